import { TEXTS } from './texts.ts'

export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** One sentence in every language; `{name}` is filled from the parameters. */
export type Sentence = Readonly<Record<Language, string>>
export type TextKey = keyof typeof TEXTS
export type TextParams = Readonly<Record<string, string | number>>

/** A sentence by its key, so that each reader gets it in their own language. */
export type Text = { key: TextKey; params?: TextParams }

export function text(key: TextKey, params?: TextParams): Text {
  return params ? { key, params } : { key }
}

export function say({ key, params }: Text, language: Language): string {
  return fill(TEXTS[key][language], params)
}

/** Fills `{name}`. A parameter that is missing stays visible as `{name}`: a gap is worse than a brace. */
export function fill(sentence: string, params: TextParams = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
}
