import { type Problem, must } from './verdict.ts'

/** As the gateways count what a payer sees: a code point above U+00FF takes two places, every other one. */
export function displayLength(text: string): number {
  let places = 0
  for (const character of text) places += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1
  return places
}

export const NAME_PLACES = 50

/** 支付方式名称: 1–50 places. */
export function methodName(value: string): Problem | undefined {
  const places = displayLength(value)
  if (value.trim() === '') return must('rule.required')
  return places > NAME_PLACES ? must('rule.method_name.long', { n: places }) : undefined
}
