import { expect, test } from 'vitest'
import { NativeProducts } from './native-products.ts'

test.each([
  [undefined, 'QR_CODE_OFFLINE', undefined],
  ['FACE_TO_FACE_PAYMENT', 'QR_CODE_OFFLINE', 'FACE_TO_FACE_PAYMENT'],
  ['OFFLINE_PAYMENT', 'QR_CODE_OFFLINE', 'OFFLINE_PAYMENT'],
  ['QR_CODE_OFFLINE', 'FACE_TO_FACE_PAYMENT', 'QR_CODE_OFFLINE'],
])('with %s as usual the other one is %s, and back', (usual, other, back) => {
  const products = new NativeProducts(usual)
  expect(products.otherThan(products.of('2088'))).toBe(other)
  products.learn('2088', other)
  expect(products.of('2088')).toBe(other)
  expect(products.of('2089')).toBe(usual)
  expect(products.otherThan(products.of('2088'))).toBe(back)
})

test('ten thousand merchants are remembered, and those that pay seldom are forgotten first', () => {
  const products = new NativeProducts(undefined)
  for (let at = 0; at < 10_000; at++) products.learn(String(at), 'QR_CODE_OFFLINE')
  products.of('0')
  products.learn('one more', 'QR_CODE_OFFLINE')
  expect(['0', '1', '2', 'one more'].map((id) => products.of(id))).toEqual([
    'QR_CODE_OFFLINE',
    undefined,
    'QR_CODE_OFFLINE',
    'QR_CODE_OFFLINE',
  ])
})
