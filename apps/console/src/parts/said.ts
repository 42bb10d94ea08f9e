import type { Language } from '@ruzhu/domain/text.ts'
import { usePreferences } from '../theme/preferences.ts'

/** A sentence that the server wrote in both languages. */
export type Said = Readonly<Record<Language, string>>

export function useSay(): (sentence: Said) => string {
  const { language } = usePreferences()
  return (sentence) => sentence[language]
}
