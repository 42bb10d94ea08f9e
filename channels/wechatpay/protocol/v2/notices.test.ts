import { createCipheriv, createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hash, Transformer } from 'wechatpay-axios-plugin'
import vectors from '../../vectors/v2.json' with { type: 'json' }
import { ApiV2Key } from './api-v2-key.ts'
import { ACKNOWLEDGEMENT, openV2Notice } from './notices.ts'
import { KEY, MERCHANT, signedXml } from './testing/raw-v2.ts'

const { mchId, key } = MERCHANT
const PAID = {
  return_code: 'SUCCESS',
  result_code: 'SUCCESS',
  appid: MERCHANT.appid,
  mch_id: mchId,
  attach: '支付测试',
  bank_type: 'CFT',
  fee_type: 'CNY',
  is_subscribe: 'Y',
  nonce_str: '5d2b6c2a8db53831f7eda20af46e531c',
  openid: 'oUpF8uMEb4qRXf22hE3X68TekukE',
  out_trade_no: '1409811653',
  time_end: '20140903131540',
  total_fee: '1',
  cash_fee: '1',
  trade_type: 'JSAPI',
  transaction_id: '1004400740201409030005092168',
}
const open = (xml: string) => openV2Notice(Buffer.from(xml), { mchId, key })

describe('a payment', () => {
  test.each(['MD5', 'HMAC-SHA256'] as const)('signed by %s is believed', (signType) => {
    expect(open(signedXml(PAID, signType))).toMatchObject({
      genuine: true,
      notice: {
        kind: 'payment',
        transaction: { out_trade_no: '1409811653', total_fee: 1, time_end: new Date('2014-09-03T05:15:40Z') },
      },
    })
  })

  test('with any bit flipped is not', () => {
    const bytes = Buffer.from(signedXml(PAID))
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(openV2Notice(flipped, { mchId, key }).genuine).toBe(false)
      }),
    )
  })

  test.each([
    ['mismatch', 'nobody signed', Transformer.toXml(PAID)],
    ['mismatch', 'another key signed', Transformer.toXml({ ...PAID, sign: Hash.sign('MD5', PAID, 'another') })],
    ['malformed', 'tells of another merchant', signedXml({ ...PAID, mch_id: '1900000001' })],
    ['malformed', 'tells of a failure', signedXml({ ...PAID, result_code: 'FAIL', err_code: 'SYSTEMERROR' })],
    ['malformed', 'has no number', signedXml({ ...PAID, out_trade_no: '' })],
    ['malformed', 'has an amount that is none', signedXml({ ...PAID, total_fee: '1e3' })],
    ['malformed', 'is JSON', '{"id":"EV-1"}'],
    ['malformed', 'is empty', ''],
    ['malformed', 'declares an entity', `<!DOCTYPE xml [<!ENTITY a "1">]>${signedXml(PAID)}`],
  ])('%s where it %s', (why, _what, xml) => expect(open(xml)).toEqual({ genuine: false, why }))
})

describe('a refund', () => {
  const { api_v2_key, req_info, plaintext, aes_key } = vectors.reqInfo
  const published = { mchId, key: new ApiV2Key(api_v2_key) }
  const around = (info: string) =>
    Buffer.from(
      Transformer.toXml({
        return_code: 'SUCCESS',
        appid: MERCHANT.appid,
        mch_id: mchId,
        nonce_str: '1',
        req_info: info,
      }),
    )

  test('ECB-1: the published one is opened', () => {
    expect(published.key.open(req_info)?.toString('utf8')).toBe(plaintext)
    expect(Hash.md5(api_v2_key)).toBe(aes_key)
    expect(openV2Notice(around(req_info), published)).toMatchObject({
      genuine: true,
      notice: {
        kind: 'refund',
        refund: {
          mch_id: mchId,
          out_refund_no: '123',
          out_trade_no: 'abc',
          refund_fee: 1,
          refund_status: 'SUCCESS',
          success_time: new Date('2017-07-26T16:33:09Z'),
          refund_recv_accout: '用户零钱',
        },
      },
    })
  })

  test('ECB-2: what is sealed here is sealed as it was published', () => {
    const { key: bare, plaintext: text, ciphertext } = vectors.ecb
    expect(sealed(text, bare)).toBe(ciphertext)
  })

  test('with any text is opened', () => {
    const sealing = createHash('md5').update(KEY).digest('hex')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(key.open(sealed(text, sealing))?.toString('utf8')).toBe(text)
      }),
    )
  })

  test.each([
    ['undecryptable', 'is sealed with another key', () => ({ mchId, key })],
    ['malformed', 'tells of another merchant', () => ({ ...published, mchId: '1900000001' })],
  ])('%s where it %s', (why, _what, whose) => {
    expect(openV2Notice(around(req_info), whose())).toEqual({ genuine: false, why })
  })

  test.each([
    ['cut', req_info.slice(0, -24)],
    ['not Base64', `${req_info.slice(0, -4)}!!!!`],
    ['spelled another way', req_info.replace(/=+$/, '')],
    ['a text of no form', sealed('OK', aes_key)],
    ['sealed without what it must have', sealed('<root><refund_id>1</refund_id></root>', aes_key)],
    ['a bomb', sealed(`<!DOCTYPE root [<!ENTITY a "aa">]><root>${'&a;'.repeat(1_000)}</root>`, aes_key)],
  ])('%s is not genuine', (_what, info) => {
    expect(openV2Notice(around(info), published).genuine).toBe(false)
  })
})

test('the acknowledgement is what the gateway wants to read', () => {
  expect(Transformer.toObject(ACKNOWLEDGEMENT)).toEqual({ return_code: 'SUCCESS', return_msg: 'OK' })
})

function sealed(text: string, key: string): string {
  const cipher = createCipheriv('aes-256-ecb', key, null)
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
}
