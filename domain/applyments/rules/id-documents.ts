import { type Problem, must } from './verdict.ts'

// The forms of https://pay.weixin.qq.com/doc/v3/partner/4012719997; none of them has a published check character.
const FORMS = {
  passport: /^[0-9A-Za-z-]{4,15}$/,
  hongkong_permit: /^[Hh](?:[0-9A-Za-z]{8}|[0-9A-Za-z]{10})$/,
  macao_permit: /^[Mm](?:[0-9A-Za-z]{8}|[0-9A-Za-z]{10})$/,
  taiwan_permit: /^(?:\d{8}|\d{10})$/,
  foreign_residence_card: /^[0-9A-Za-z]{15}$/,
  residence_permit: /^\d{17}[\dX]$/,
} as const

export function idDocument(document: keyof typeof FORMS) {
  return (value: string): Problem | undefined => (FORMS[document].test(value) ? undefined : must(`rule.${document}`))
}
