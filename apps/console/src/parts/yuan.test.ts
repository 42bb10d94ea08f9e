import { expect, test } from 'vitest'
import { typedFen } from './yuan.ts'

test.each([
  ['38', 3800],
  ['38.5', 3850],
  [' 0.01 ', 1],
  ['19.99', 1999],
])('%s is %i fen', (text, fen) => {
  expect(typedFen(text)).toBe(fen)
})

test.each(['', '0', '0.00', '-1', '1.999', '1e3', '１２', '1,000', 'abc'])('"%s" is no amount to move', (text) => {
  expect(typedFen(text)).toBeUndefined()
})

test('more than there is, is refused to the fen', () => {
  expect(typedFen('76.00', 7600)).toBe(7600)
  expect(typedFen('76.01', 7600)).toBeUndefined()
})
