import { type Problem, must } from './verdict.ts'

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/
const HOTLINE = /^(?:400-?\d{3}-?\d{4}|95\d{3,6})$/

export function mobilePhone(value: string): Problem | undefined {
  return MOBILE.test(value) ? undefined : must('rule.mobile_phone')
}

/** 客服电话: the reviewer calls it. The gateway takes digits, `-` and `+` only, 20 at most. */
export function servicePhone(value: string): Problem | undefined {
  const known = MOBILE.test(value) || LANDLINE.test(value) || HOTLINE.test(value)
  return known && value.length <= 20 ? undefined : must('rule.service_phone')
}
