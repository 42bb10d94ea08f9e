import { expect, test } from 'vitest'
import { gramsOf, gramsWanted, LONGEST } from './grams.ts'

test('a piece begins at every character, ends after eight or with its line, and is there once', () => {
  expect([...gramsOf('粉店粉店\nab')]).toEqual(['粉店粉店', '店粉店', '粉店', '店', 'ab', 'b'])
  expect([...gramsOf('0123456789')].slice(0, 4)).toEqual(['01234567', '12345678', '23456789', '3456789'])
})

test('a character beyond the first plane counts as one', () => {
  expect([...gramsOf('𠮷野')]).toEqual(['𠮷野', '野'])
  expect(gramsWanted('𠮷'.repeat(LONGEST))).toEqual(['𠮷'.repeat(LONGEST)])
})

test('whatever stands in a text is found by its pieces', () => {
  const text = '海珠区老陈牛腩粉店\n老陈\n91440101ma5test00x'
  const grams = [...gramsOf(text)]
  for (const line of text.split('\n')) {
    const letters = [...line]
    for (let from = 0; from < letters.length; from++) {
      for (let to = from + 1; to <= letters.length; to++) {
        const wanted = gramsWanted(letters.slice(from, to).join(''))
        for (const piece of wanted) expect(grams.some((gram) => gram.startsWith(piece))).toBe(true)
        if (wanted.length > 1) for (const piece of wanted) expect(grams).toContain(piece)
      }
    }
  }
})

test('a long search looks up a bounded number of pieces, its end among them', () => {
  const long = Array.from({ length: 100 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
  expect(gramsWanted(long).length).toBe(8)
  expect(gramsWanted(long)).toContain(long.slice(-LONGEST))
})
