import { type Problem, must } from './verdict.ts'

/** 个人银行卡: 12–19 digits with a check digit. */
export function personalCard(value: string): Problem | undefined {
  if (!/^\d{12,19}$/.test(value)) return must('rule.personal_card.form')
  return luhn(value) ? undefined : must('rule.personal_card.check')
}

/** 对公账号: digits only. Corporate accounts have no check digit that holds for every bank. */
export function corporateAccount(value: string): Problem | undefined {
  if (!/^\d+$/.test(value)) return must('rule.corporate_account.digits')
  if (value.length < 6) return must('rule.corporate_account.short', { n: value.length })
  return value.length <= 32 ? undefined : must('rule.corporate_account.long', { n: value.length })
}

/** ISO/IEC 7812-1: every second digit from the right but the last counts double, by its digits. */
export function luhn(digits: string): boolean {
  const sum = Array.from(digits)
    .toReversed()
    .map((digit, i) => Number(digit) * (i % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return sum % 10 === 0
}
