import { expect, test } from 'vitest'
import { add, fen, fenFromYuan, subtract, yuanFromFen } from './money.ts'

test('yuan are read by their digits, never through a float', () => {
  expect(fenFromYuan('19.99')).toBe(1999)
  expect(fenFromYuan('19.9')).toBe(1990)
  expect(fenFromYuan('0')).toBe(0)
  for (const bad of ['', '1.', '.5', '1.234', '-1', '1e3', '１', '1 '])
    expect(() => fenFromYuan(bad)).toThrow(RangeError)
})

test('fen are written with two decimals', () => {
  expect(yuanFromFen(fen(1))).toBe('0.01')
  expect(yuanFromFen(fen(123456))).toBe('1234.56')
  expect(yuanFromFen(fen(-5))).toBe('-0.05')
})

test('an amount is a whole, exact number', () => {
  expect(() => fen(0.5)).toThrow(RangeError)
  expect(() => fen(2 ** 53)).toThrow(RangeError)
  expect(subtract(add(fen(1), fen(2)), fen(3))).toBe(0)
})
