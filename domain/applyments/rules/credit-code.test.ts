import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCode, creditCodeCheck, enterpriseCreditCode } from './credit-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const said = (value: string) => creditCode(value)?.message

describe('good codes', () => {
  // the example of GB 32100-2015, and codes that well-known companies print on their own pages
  test.each(['91350100M000100Y43', '91110000600037341L', '9144030071526726XG', '91330100799655058B'])('%s', (code) => {
    expect(creditCode(code)).toBeUndefined()
    expect(enterpriseCreditCode(code)).toBeUndefined()
  })
})

describe('wrong codes say what mends them', () => {
  test.each([
    ['', 'rule.credit_code.length', { n: 0 }],
    ['91350100M000100Y4', 'rule.credit_code.length', { n: 17 }],
    ['91350100M000100Y433', 'rule.credit_code.length', { n: 19 }],
    ['91350100M000100Y44', 'rule.credit_code.check', undefined],
    ['9135010ZM000100Y43', 'rule.credit_code.character', { i: 8, character: 'Z' }],
    ['91350100M00O100Y43', 'rule.credit_code.slip', { fixed: '91350100M000100Y43' }],
    ['9I350I00M000I00Y43', 'rule.credit_code.slip', { fixed: '91350100M000100Y43' }],
    ['91350100m000100y43', 'rule.credit_code.spelling', { fixed: '91350100M000100Y43' }],
    ['91350100 M000 100Y43', 'rule.credit_code.spelling', { fixed: '91350100M000100Y43' }],
  ])('%s', (code, key, params) => {
    expect(said(code)).toEqual(params ? { key, params } : { key })
  })

  test('a slip is not offered mended where the mended code would be wrong too', () => {
    expect(said('91350100M00O100Y44')).toEqual({ key: 'rule.credit_code.character', params: { i: 12, character: 'O' } })
  })

  test('a public institution is not an enterprise', () => {
    const code = `12100000400000456${creditCodeCheck('12100000400000456')}`
    expect(creditCode(code)).toBeUndefined()
    expect(enterpriseCreditCode(code)?.message.key).toBe('rule.credit_code.enterprise')
  })
})

const codes = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''))
  .map((body) => body + creditCodeCheck(body))

test('every code with its own check character is taken', () => {
  fc.assert(fc.property(codes, (code) => creditCode(code) === undefined))
})

test('one wrong character, wherever and whichever, is always caught', () => {
  fc.assert(
    fc.property(
      codes,
      fc.nat(17),
      fc.constantFrom(...ALPHABET, 'I', 'O', 'S', 'V', 'Z', 'a', '-', '陈'),
      (code, i, other) => {
        fc.pre(code.charAt(i) !== other)
        const wrong = code.slice(0, i) + other + code.slice(i + 1)
        expect(creditCode(wrong)?.level).toBe('must')
      },
    ),
  )
})
