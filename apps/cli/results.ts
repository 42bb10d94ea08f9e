import type { Language } from '@ruzhu/domain/text.ts'
import { type Json, list, object, text } from './demo/api.ts'

/** How each state of a check is marked at a terminal, in the order in which they are counted. */
export const SIGNS: Readonly<Record<string, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  manual: '?',
  unknown: '~',
  skipped: '–',
}

/** What was checked, what was found, and why. `of` is whose check it is. */
export function resultLine(result: Json, language: Language, of?: string): string {
  const sign = SIGNS[String(result['state'])] ?? '·'
  const reason = result['reason'] === undefined ? '' : ` — ${text(object(result['reason'], 'reason'), language)}`
  return `${sign} ${of === undefined ? '' : `${of}: `}${text(object(result['title'], 'title'), language)}${reason}`
}

/** What mends it, one line each. */
export function stepLines(result: Json, language: Language): string[] {
  return list(result, 'fix').map((fix) => `→ ${stepText(fix, language)}`)
}

export function stepText(fix: Json, language: Language): string {
  const place = fix['place'] === undefined ? '' : `${text(object(fix['place'], 'place'), language)} → `
  return `${place}${text(object(fix['do'], 'do'), language)}`
}
