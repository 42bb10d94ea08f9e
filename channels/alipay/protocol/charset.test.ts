import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, encode, formDecode, formEncode } from './charset.ts'

describe('GBK', () => {
  test('is written as it is read', () => {
    expect(encode('a中文', 'gbk')).toEqual(Buffer.from([0x61, 0xd6, 0xd0, 0xce, 0xc4]))
    expect(decode(Buffer.from([0x61, 0xd6, 0xd0, 0xce, 0xc4]), 'gbk')).toBe('a中文')
  })

  test('every character it has comes back', () => {
    const characters = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code))
    fc.assert(fc.property(fc.string({ unit: characters }), (text) => decode(encode(text, 'gbk'), 'gbk') === text))
  })

  test('what it has not is refused, not replaced', () => {
    expect(() => encode('😀', 'gbk')).toThrow(RangeError)
  })
})

test('bytes of another charset are no text', () => {
  expect(decode(Buffer.from([0xd6, 0xd0]), 'utf-8')).toBeUndefined()
  expect(decode(Buffer.from([0xff]), 'gbk')).toBeUndefined()
})

test.each(['utf-8', 'gbk'] as const)('a form in %s is read as it was written', (charset) => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ09 +%&=/?#"\\{}中文\r\n') })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
      const filled = pairs.filter(([name, value]) => name !== '' || value !== '')
      expect(formDecode(formEncode(filled, charset), charset)).toEqual(filled)
    }),
  )
})

test('is decoded once, and a bare % is a %', () => {
  expect(formDecode('a=50%25+off&b=100%&c=%2&d=%253d&e&=f&&', 'utf-8')).toEqual([
    ['a', '50% off'],
    ['b', '100%'],
    ['c', '%2'],
    ['d', '%3d'],
    ['e', ''],
    ['', 'f'],
  ])
  expect(formDecode('a=%ff', 'utf-8')).toBeUndefined()
})
