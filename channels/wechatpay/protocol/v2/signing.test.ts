import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hash } from 'wechatpay-axios-plugin'
import vectors from '../../vectors/v2.json' with { type: 'json' }
import { KeyError } from '../keys.ts'
import { ApiV2Key, readApiV2Key, type SignType } from './api-v2-key.ts'
import { isSigned, sign, stringToSign } from './signing.ts'
import { readXml, writeXml } from './xml.ts'

const TYPES = ['MD5', 'HMAC-SHA256'] as const

describe('published signatures', () => {
  test.each(vectors.signed)('$id: $title', ({ params, key, sign_type, string_a, sign: published }) => {
    const parameters: Record<string, string> = params
    expect(stringToSign(parameters)).toBe(string_a)
    expect(sign(parameters, new ApiV2Key(key), sign_type as SignType)).toBe(published)
  })

  test('V2-1 as it stands in its XML', () => {
    const { key, xml = '', params, sign: published } = vectors.signed[0] ?? {}
    const message = readXml(Buffer.from(xml))
    expect({ ...message }).toEqual({ ...params, sign: published })
    expect(isSigned(message, new ApiV2Key(key ?? ''), 'MD5')).toBe(true)
    expect(writeXml(message)).toBe(xml)
  })

  test.each(vectors.order.cases)('V2-5: $given in the order of their bytes', ({ given, sorted }) => {
    const parameters = Object.fromEntries(given.map((name) => [name, '1']))
    expect(stringToSign(parameters)).toBe(sorted.map((name) => `${name}=1`).join('&'))
  })
})

const text = fc.string({ unit: 'grapheme', minLength: 1 })
const parameters = fc.dictionary(fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/), text, { minKeys: 1 })
const keys = fc.stringMatching(/^[0-9A-Za-z]{32}$/)

describe.each(TYPES)('any parameters, %s', (type) => {
  test('are signed as an outside library signs them', () => {
    fc.assert(
      fc.property(parameters, keys, (some, key) => {
        delete some['sign']
        expect(sign(some, new ApiV2Key(key), type)).toBe(Hash.sign(type, some, key))
      }),
    )
  })

  test('fit their signature, whatever their order, and no other key', () => {
    fc.assert(
      fc.property(parameters, keys, keys, (some, key, other) => {
        const signed = { ...some, sign: sign(some, new ApiV2Key(key), type) }
        const turned = Object.fromEntries(Object.entries(signed).toReversed())
        expect(isSigned(turned, new ApiV2Key(key), type)).toBe(true)
        expect(isSigned(signed, new ApiV2Key(other), type)).toBe(other === key)
      }),
    )
  })

  test('are refused with any bit flipped, in a value or in the signature', () => {
    const key = new ApiV2Key('192006250b4c09247ec02edce69f6a2d')
    const some = { appid: 'wxd930ea5d5a258f4f', attach: '中文 & <a>', total_fee: '888', mch_id: '10000100' }
    const bytes = Buffer.from(JSON.stringify({ ...some, sign: sign(some, key, type) }))
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        const message = parsed(flipped.toString('utf8'))
        fc.pre(message !== undefined)
        expect(isSigned(message ?? {}, key, type)).toBe(false)
      }),
    )
  })
})

test('a signature of the other kind does not fit, nor does none', () => {
  const key = new ApiV2Key('192006250b4c09247ec02edce69f6a2d')
  const message = { a: '1', sign: sign({ a: '1' }, key, 'MD5') }
  expect(isSigned(message, key, 'HMAC-SHA256')).toBe(false)
  expect(isSigned({ a: '1' }, key, 'MD5')).toBe(false)
  expect(isSigned({ ...message, sign: message.sign.toLowerCase() }, key, 'MD5')).toBe(false)
})

describe('the key', () => {
  test('is the digest of itself where it seals', () => {
    const [{ hex } = { hex: '' }] = vectors.digests.cases
    const sealed = Hash.md5('exposed_your_key_here_have_risks')
    expect(sealed).toBe(hex)
  })

  test('has 32 characters', () => {
    expect(() => readApiV2Key(' ')).toThrow(new KeyError('empty'))
    expect(() => readApiV2Key('short')).toThrow(new KeyError('not_32_bytes'))
    expect(readApiV2Key(' 192006250b4c09247ec02edce69f6a2d\n').sign('a=1', 'MD5')).toMatch(/^[0-9A-F]{32}$/)
  })

  test('does not print', () => {
    const key = readApiV2Key('192006250b4c09247ec02edce69f6a2d')
    expect(`${JSON.stringify({ key })} ${inspect(key, { depth: 9, showHidden: true })}`).not.toContain('192006')
  })
})

function parsed(json: string): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : undefined
  } catch {
    return undefined // not JSON any more
  }
}
