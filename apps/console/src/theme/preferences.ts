import { LANGUAGES, type Language } from '@ruzhu/domain/text.ts'
import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** How this person wants to see the console; kept in this browser. */
export type Preferences = { language: Language; theme: ThemeChoice; shortcuts: boolean }

const KEY = 'ruzhu.preferences'
const listeners = new Set<() => void>()
let current: Preferences = read()

export function preferences(): Preferences {
  return current
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  globalThis.localStorage?.setItem(KEY, JSON.stringify(current))
  for (const listener of listeners) listener()
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): Preferences {
  const stored = parse(globalThis.localStorage?.getItem(KEY) ?? null)
  return {
    language: LANGUAGES.find((language) => language === stored.language) ?? browserLanguage(),
    theme: THEME_CHOICES.find((choice) => choice === stored.theme) ?? 'system',
    shortcuts: stored.shortcuts !== false,
  }
}

function browserLanguage(): Language {
  return globalThis.navigator?.language.startsWith('en') ? 'en' : 'zh-CN'
}

/** Whatever stands in the browser's storage: a text that is not ours counts as none. */
function parse(text: string | null): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
