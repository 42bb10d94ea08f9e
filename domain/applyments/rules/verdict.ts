import { type Text, type TextKey, type TextParams, text } from '../../text.ts'

/** What is wrong with a value. `must` stops a submission; `should` only warns. */
export type Problem = { level: 'must' | 'should'; message: Text }

export function must(key: TextKey, params?: TextParams): Problem {
  return { level: 'must', message: text(key, params) }
}

export function should(key: TextKey, params?: TextParams): Problem {
  return { level: 'should', message: text(key, params) }
}
