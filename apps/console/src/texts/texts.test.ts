import { LANGUAGES } from '@ruzhu/domain/text.ts'
import { expect, test } from 'vitest'
import { TEXTS } from './texts.ts'

const sentences = Object.entries(TEXTS)

test.each(sentences)('%s is said in every language, with the same holes', (_key, sentence) => {
  const holes = LANGUAGES.map((language) => {
    expect(sentence[language]).not.toBe('')
    return [...sentence[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  })
  expect(holes[0]).toEqual(holes[1])
})

test.each(sentences)('%s has full-width punctuation in Chinese', (_key, { 'zh-CN': chinese }) => {
  expect(chinese).not.toMatch(/[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]/)
})

test.each(sentences)('%s keeps Chinese words out of English', (key, { en }) => {
  if (!key.startsWith('sim.')) expect(en).not.toMatch(/[\u4e00-\u9fff]/)
})

test('a plural has both its forms', () => {
  const plurals = sentences.map(([key]) => key).filter((key) => key.endsWith('_other'))
  for (const key of plurals) expect(TEXTS).toHaveProperty([key.replace(/_other$/, '_one')])
})
