import { type Problem, must } from './verdict.ts'

// GB 32100-2015: 17 characters and a check character, of an alphabet that leaves out I, O, S, V and Z.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** 统一社会信用代码. */
export function creditCode(value: string): Problem | undefined {
  const slip = slipOf(value)
  if (slip) return slip
  if (value.length !== 18) return must('rule.credit_code.length', { n: value.length })
  const wrong = Array.from(value).findIndex((character) => !ALPHABET.includes(character))
  if (wrong !== -1) return must('rule.credit_code.character', { i: wrong + 1, character: value.charAt(wrong) })
  return value.charAt(17) === creditCodeCheck(value) ? undefined : must('rule.credit_code.check')
}

/** An enterprise is registered with the market regulator, whose codes begin with 9. */
export function enterpriseCreditCode(value: string): Problem | undefined {
  return creditCode(value) ?? (value.startsWith('9') ? undefined : must('rule.credit_code.enterprise'))
}

/** 个体户: the same code, or the 15 digits of a licence from before 2015. */
export function individualLicence(value: string): Problem | undefined {
  if (/^\d{15}$/.test(value))
    return value.charAt(14) === registrationCheck(value) ? undefined : must('rule.individual_licence.check')
  if (/^\d*$/.test(value) && value.length !== 18) return must('rule.individual_licence.form')
  return enterpriseCreditCode(value)
}

/** 工商注册号, the check digit that belongs to the first 14: ISO 7064 MOD 11,10. */
export function registrationCheck(number: string): string {
  let rest = 10
  for (const digit of number.slice(0, 14)) {
    const sum = (rest + Number(digit)) % 10
    rest = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - rest) % 10)
}

/** The check character that belongs to the first 17. */
export function creditCodeCheck(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code.charAt(i)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Letters read for digits, small letters, blanks between groups: offered mended, where the mended code is right. */
function slipOf(value: string): Problem | undefined {
  const fixed = value.replaceAll(/\s/g, '').toUpperCase().replaceAll('O', '0').replaceAll('I', '1')
  if (fixed === value || fixed.length !== 18) return undefined
  const rest = creditCode(fixed)
  if (rest) return undefined
  return /[OI]/i.test(value) ? must('rule.credit_code.slip', { fixed }) : must('rule.credit_code.spelling', { fixed })
}
