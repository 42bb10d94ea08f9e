import { NAME_PLACES, displayLength } from './display-length.ts'
import { type Problem, must } from './verdict.ts'

/** Words that the platforms keep for those who can prove a right to them. */
export const RESERVED_WORDS = ['微信', '支付宝', '官方', '中国']

/** 姓名. https://pay.weixin.qq.com/doc/v3/partner/4012719997: 2–100 characters, no blanks around, not only digits and signs. */
export function personName(value: string): Problem | undefined {
  return nameProblem(value, 100)
}

/** The name of a company, as on its licence. */
export function companyName(value: string): Problem | undefined {
  return nameProblem(value, 128)
}

/** The name on a licence: one that only says that there is none is not a name. */
export function licenceName(value: string): Problem | undefined {
  if (value === '无' || value === '无字号' || !/\p{L}.*\p{L}/su.test(value)) return must('rule.licence_name.none')
  return companyName(value)
}

/** 个体户. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function individualName(value: string): Problem | undefined {
  if (/(?:企业|公司|农民专业合作社)$/.test(value)) return must('rule.individual_name.company')
  return licenceName(value)
}

/** 商户简称: what a payer reads on the bill. */
export function merchantShortname(value: string): Problem | undefined {
  const places = displayLength(value)
  if (places > NAME_PLACES) return must('rule.shortname.long', { n: places })
  if (!/\p{L}/u.test(value)) return must('rule.shortname.meaningless')
  const word = reservedWordIn(value)
  return word === undefined ? undefined : must('rule.shortname.reserved', { word })
}

export function reservedWordIn(name: string): string | undefined {
  return RESERVED_WORDS.find((word) => name.includes(word))
}

function nameProblem(value: string, longest: number): Problem | undefined {
  const length = Array.from(value).length
  if (length < 2 || length > longest) return must('rule.name.length', { from: 2, to: longest, n: length })
  if (value !== value.trim() || /[\t\r\n]/.test(value)) return must('rule.name.blank')
  return /\p{L}/u.test(value) ? undefined : must('rule.name.letters')
}
