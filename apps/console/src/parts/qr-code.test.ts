import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { darkModules } from './qr-code.tsx'

test('neighbours in a row are one run', () => {
  expect(
    darkModules([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ]),
  ).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z')
})

test('four light modules stay round the code', () => {
  const { data, size } = encode('weixin://wxpay/bizpayurl?pr=abc', { ecc: 'M', border: 4 })
  const rim = [0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1]
  for (const i of rim) {
    expect(data[i]?.some(Boolean)).toBe(false)
    expect(data.some((row) => row[i])).toBe(false)
  }
  expect(data[4]?.[4]).toBe(true)
})
