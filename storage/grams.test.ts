import { expect, test } from 'vitest'
import { gramsOf, gramsWanted } from './grams.ts'

test('every pair of neighbours is there once, and each character begins one', () => {
  expect([...gramsOf('粉店粉店\nab')]).toEqual(['粉店', '店粉', '店\n', 'ab', 'b\n'])
})

test('a character beyond the first plane counts as one', () => {
  expect([...gramsOf('𠮷野')]).toEqual(['𠮷野', '野\n'])
  expect(gramsWanted('𠮷')).toEqual(['𠮷'])
})

test('whatever stands in a text is found by its pairs', () => {
  const text = '海珠区老陈牛腩粉店\n老陈\n91440101ma5test00x'
  const grams = gramsOf(text)
  for (const line of text.split('\n')) {
    const letters = [...line]
    for (let from = 0; from < letters.length - 1; from++) {
      for (let to = from + 2; to <= letters.length; to++) {
        for (const wanted of gramsWanted(letters.slice(from, to).join(''))) expect(grams).toContain(wanted)
      }
    }
  }
})

test('a long search looks up a bounded number of pairs', () => {
  expect(gramsWanted('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸').length).toBe(16)
})
