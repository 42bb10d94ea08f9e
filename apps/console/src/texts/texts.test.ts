import { LANGUAGES, type Sentence } from '@ruzhu/domain/text.ts'
import { expect, test } from 'vitest'
import { TEXTS } from './texts.ts'

const sentences: [string, Sentence][] = Object.entries(TEXTS)

/** The keys of those sentences of which this is not true. */
function keysBut(holds: (sentence: Sentence, key: string) => boolean): string[] {
  return sentences.filter(([key, sentence]) => !holds(sentence, key)).map(([key]) => key)
}

const holes = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

test('every sentence is said in every language, with the same holes', () => {
  expect(keysBut((sentence) => LANGUAGES.every((language) => sentence[language] !== ''))).toEqual([])
  expect(keysBut((sentence) => holes(sentence['zh-CN']).join() === holes(sentence.en).join())).toEqual([])
})

test('Chinese has full-width punctuation', () => {
  const narrow = /[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]/
  expect(keysBut((sentence) => !narrow.test(sentence['zh-CN']))).toEqual([])
})

test('English has no Chinese in it', () => {
  expect(keysBut(({ en }) => !/[\u4e00-\u9fff]/.test(en))).toEqual([])
})

test('a plural has both its forms', () => {
  const plurals = sentences.map(([key]) => key).filter((key) => key.endsWith('_other'))
  for (const key of plurals) expect(TEXTS).toHaveProperty([key.replace(/_other$/, '_one')])
})
