import { TEXTS } from './texts.ts'

export type Language = 'zh-CN' | 'en'
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en']

/** One sentence in every language; `{name}` is filled from the parameters. */
export type Sentence = Readonly<Record<Language, string>>
export function both(chinese: string, english: string): Sentence {
  return { 'zh-CN': chinese, en: english }
}

export type TextKey = keyof typeof TEXTS
export type TextParams = Readonly<Record<string, string | number>>

/**
 * A sentence by its key, so that each reader gets it in their own language. One that is not ours to list, such as a
 * channel's or one made of several, brings its words along.
 */
export type Text =
  | { key: TextKey; params?: TextParams; says?: undefined }
  | { key: string; params?: TextParams; says: Sentence }

export function text(key: TextKey, params?: TextParams): Text {
  return params ? { key, params } : { key }
}

/** A sentence that brings its words along. */
export function saying(key: string, says: Sentence, params?: TextParams): Text {
  return params ? { key, says, params } : { key, says }
}

/** Some `{holes}` are filled with words that differ by language, the others from the parameters as ever. */
export function textOf(key: TextKey, words: Readonly<Record<string, Sentence>>, params?: TextParams): Text {
  return saying(key, compose(TEXTS[key], words), params)
}

/** Fills holes of a sentence with sentences. */
export function compose(sentence: Sentence, words: Readonly<Record<string, Sentence>>): Sentence {
  const of = (language: Language) =>
    fill(
      sentence[language],
      Object.fromEntries(Object.entries(words).map(([hole, said]) => [hole, said[language]] as const)),
    )
  return { 'zh-CN': of('zh-CN'), en: of('en') }
}

export function say(given: Text, language: Language): string {
  const sentence = given.says ?? TEXTS[given.key]
  return fill(sentence[language], given.params)
}

/** For a reader whose language is not known, such as one of our API's errors. */
export function sayInBoth(given: Text): string {
  return `${say(given, 'zh-CN')} / ${say(given, 'en')}`
}

/** Fills `{name}`. A parameter that is missing stays visible as `{name}`: a gap is worse than a brace. */
export function fill(sentence: string, params: TextParams = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
}
