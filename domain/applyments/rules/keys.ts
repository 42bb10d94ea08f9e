import { type Problem, must } from './verdict.ts'

export function appid(value: string): Problem | undefined {
  return /^wx[0-9a-f]{16}$/.test(value) ? undefined : must('rule.appid')
}

/** At an open platform where applications have numbers. */
export function numericAppid(value: string): Problem | undefined {
  return /^\d{16,20}$/.test(value) ? undefined : must('rule.numeric_appid')
}

export function appSecret(value: string): Problem | undefined {
  return /^[0-9a-f]{32}$/.test(value) ? undefined : must('rule.app_secret')
}

export function mchid(value: string): Problem | undefined {
  return /^\d{8,10}$/.test(value) ? undefined : must('rule.mchid')
}

/** APIv2 and APIv3 key alike: 32 digits and letters. Never says what the key is, only how long and where it is wrong. */
export function apiKey(value: string): Problem | undefined {
  const characters = Array.from(value)
  const wrong = characters.findIndex((character) => !/^[0-9A-Za-z]$/.test(character))
  if (wrong !== -1) return must('rule.api_key.character', { n: characters.length, i: wrong + 1 })
  if (characters.length !== 32) return must('rule.api_key.length', { n: characters.length })
  return new Set(characters).size === 1 ? must('rule.api_key.same') : undefined
}
