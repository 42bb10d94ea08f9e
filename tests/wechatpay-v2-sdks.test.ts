import { createRequire } from 'node:module'
import { ApiV2Key, type SignType } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { appPayV2, jsapiPayV2 } from '@ruzhu/wechatpay/v2/client-pay.ts'
import { isSigned, sign } from '@ruzhu/wechatpay/v2/signing.ts'
import { readXml, writeXml } from '@ruzhu/wechatpay/v2/xml.ts'
import vectors from '@ruzhu/channels/wechatpay/vectors/v2.json' with { type: 'json' }
import * as fc from 'fast-check'
import { buildXml, parseXml } from 'node-easywechat/dist/Core/Support/Utils.js'
import LegacySignature from 'node-easywechat/dist/Pay/LegacySignature.js'
import Merchant from 'node-easywechat/dist/Pay/Merchant.js'
import EasywechatUtils from 'node-easywechat/dist/Pay/Utils.js'
import { describe, expect, test } from 'vitest'

/** What two SDKs, unmodified, think of what we sign and write, and we of theirs. */

type Fields = Record<string, string>
type TenpayUtil = {
  buildXML(fields: Fields): string
  parseXML(xml: string): Promise<Fields>
  decrypt(text: string, key: string): string
  md5(text: string): string
}
type Tenpay = {
  _getSign(fields: Fields, type: string): string
  _parse(xml: string, type: string, signType?: string): Promise<Fields>
  getPayParamsByPrepay(order: { prepay_id: string }, type: string): Fields
  getAppParamsByPrepay(order: { prepay_id: string }, type: string): Fields
}
type TenpayClass = new (options: { appid: string; mchid: string; partnerKey: string }) => Tenpay

const require = createRequire(import.meta.url)
const util: TenpayUtil = require('tenpay/lib/util.js')
const TenpayOf: TenpayClass = require('tenpay')

const KEY = '192006250b4c09247ec02edce69f6a2d'
const OWN = { appid: 'wx8888888888888888', mch_id: '1900007291', nonce_str: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS' }
const key = new ApiV2Key(KEY)
const tenpay = new TenpayOf({ appid: OWN.appid, mchid: OWN.mch_id, partnerKey: KEY })
// it reads files of keys at once, which v2 has no use for
const merchant = new Merchant(OWN.mch_id, import.meta.filename, import.meta.filename, KEY, KEY)
const easywechat = new LegacySignature(merchant)

const TYPES = ['MD5', 'HMAC-SHA256'] as const
/** Both cut blanks off the ends of a text, and know control characters as little as XML does. */
const texts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() === text && !/[\p{Cc}\ufffe\uffff]/u.test(text))
const messages = fc.dictionary(fc.stringMatching(/^[a-z]{2}_[a-z0-9_]{0,8}$/), texts, { maxKeys: 8 })

describe.each(TYPES)('any message, %s', (type) => {
  test('is signed by all three alike', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const fields = { ...message, ...OWN, sign_type: type }
        const ours = sign(fields, key, type)
        expect(tenpay['_getSign'](fields, type)).toBe(ours)
        expect(easywechat.sign({ ...fields })['sign']).toBe(ours)
      }),
    )
  })

  test('is believed by tenpay as we send it, and by us as tenpay and node-easywechat do', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (message) => {
        const fields: Fields = { ...message, ...OWN, return_code: 'SUCCESS', result_code: 'SUCCESS', sign_type: type }
        const signed = { ...fields, sign: sign(fields, key, type) }
        expect(await tenpay['_parse'](writeXml(signed), 'unifiedorder')).toEqual(signed)
        for (const xml of [util.buildXML(signed), buildXml(easywechat.sign({ ...fields }))]) {
          const read = readXml(Buffer.from(xml))
          expect({ ...read }).toEqual(signed)
          expect(isSigned(read, key, type)).toBe(true)
        }
      }),
    )
  })
})

test('any message we write is read by both', async () => {
  await fc.assert(
    fc.asyncProperty(messages, async (message) => {
      const fields = { ...message, ...OWN }
      const xml = writeXml(fields)
      expect(await util.parseXML(xml)).toEqual(fields)
      expect(await parseXml(xml)).toEqual(fields)
    }),
  )
})

const stampOf = (nonce = '', seconds = '') => ({ nonce, seconds: Number(seconds) })

describe.each(TYPES)('what opens the cashier, %s', (type) => {
  const prepayId = 'wx201410272009395522657a690389285100'
  const at = (type: SignType) => ({ prepay_id: prepayId, sign_type: type })

  test('in WeChat is what both of them make', () => {
    const theirs = tenpay.getPayParamsByPrepay(at(type), type)
    const app = { appId: OWN.appid, prepayId }
    const ours = jsapiPayV2(app, key, type, stampOf(theirs['nonceStr'], theirs['timeStamp']))
    expect(theirs).toMatchObject(ours)
    const bridge = new EasywechatUtils(merchant).buildBridgeConfig(prepayId, OWN.appid, type)
    expect(bridge).toEqual(jsapiPayV2(app, key, type, stampOf(bridge.nonceStr, bridge.timeStamp)))
  })

  test('in an app is what tenpay makes', () => {
    const theirs = tenpay.getAppParamsByPrepay(at(type), type)
    const app = { appid: OWN.appid, partnerId: OWN.mch_id, prepayId }
    expect(appPayV2(app, key, type, stampOf(theirs['noncestr'], theirs['timestamp']))).toEqual(theirs)
  })
})

test('a sealed refund is opened by tenpay as by us', () => {
  const { api_v2_key, req_info, plaintext } = vectors.reqInfo
  expect(util.decrypt(req_info, util.md5(api_v2_key))).toBe(plaintext)
  expect(new ApiV2Key(api_v2_key).open(req_info)?.toString()).toBe(plaintext)
})
