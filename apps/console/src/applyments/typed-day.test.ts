import { expect, test } from 'vitest'
import { typedDay } from './typed-day.ts'

test.each([
  ['2026-11-22', '2026-11-22'],
  ['20261122', '2026-11-22'],
  [' 2026/1/2 ', '2026-01-02'],
  ['2026年11月22日', '2026-11-22'],
  ['2026.11.22', '2026-11-22'],
  ['长期', '长期'],
  ['22-11-2026', '22-11-2026'],
])('%s is kept as %s', (text, kept) => {
  expect(typedDay(text)).toBe(kept)
})
