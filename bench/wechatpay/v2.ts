import { hash } from 'node:crypto'
import { createRequire } from 'node:module'
import LegacySignature from 'node-easywechat/dist/Pay/LegacySignature.js'
import Merchant from 'node-easywechat/dist/Pay/Merchant.js'
import { buildXml, parseXml } from 'node-easywechat/dist/Core/Support/Utils.js'
import { Hash, Transformer } from 'wechatpay-axios-plugin'
import { ApiV2Key } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { isSigned, sign, stringToSign } from '@ruzhu/wechatpay/v2/signing.ts'
import { readXml, writeXml } from '@ruzhu/wechatpay/v2/xml.ts'
import type { Contest } from '../measure.ts'

type Fields = Record<string, string>
type TenpayUtil = { buildXML(fields: Fields): string; parseXML(xml: string): Promise<Fields> }
type Tenpay = { _getSign(fields: Fields, type: string): string }
type TenpayClass = new (options: { appid: string; mchid: string; partnerKey: string }) => Tenpay

const require = createRequire(import.meta.url)
const util: TenpayUtil = require('tenpay/lib/util.js')
const TenpayOf: TenpayClass = require('tenpay')

const KEY = '192006250b4c09247ec02edce69f6a2d'
const key = new ApiV2Key(KEY)
const tenpay = new TenpayOf({ appid: 'wx8888888888888888', mchid: '1900007291', partnerKey: KEY })
// it reads files of keys at once, which v2 has no use for
const merchant = new Merchant('1900007291', import.meta.filename, import.meta.filename, KEY, KEY)
const easywechat = new LegacySignature(merchant)

const ORDER: Fields = {
  appid: 'wx8888888888888888',
  mch_id: '1900007291',
  nonce_str: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
  sign_type: 'MD5',
  body: '腾讯充值中心-QQ会员充值',
  attach: '深圳分店',
  out_trade_no: '20150806125346',
  total_fee: '88',
  spbill_create_ip: '123.12.12.123',
  notify_url: 'https://pay.example.com/wechatpay',
  trade_type: 'JSAPI',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
}
const PAID: Fields = {
  ...ORDER,
  return_code: 'SUCCESS',
  result_code: 'SUCCESS',
  is_subscribe: 'N',
  bank_type: 'CMC',
  fee_type: 'CNY',
  cash_fee: '88',
  transaction_id: '1009660380201506130728806387',
  time_end: '20141030133525',
}
const PAID_XML = Transformer.toXml({ ...PAID, sign: Hash.sign('MD5', PAID, KEY) })
const PAID_BYTES = Buffer.from(PAID_XML)
const [orderText, paidText] = [ORDER, PAID].map((fields) => `${stringToSign(fields)}&key=${KEY}`)

/**
 * Sign: from fields to XML with its signature. Read: from what came in to fields whose signature was compared. The bare
 * one is given the text to digest and does nothing else.
 */
export const V2: readonly Contest[] = [
  {
    name: 'v2: sign a request',
    inFlight: 1,
    meter: 'elapsed',
    runners: [
      { name: 'node:crypto', run: () => hash('md5', orderText ?? '', 'hex') },
      { name: 'ruzhu', run: () => writeXml({ ...ORDER, sign: sign(ORDER, key, 'MD5') }) },
      {
        name: 'wechatpay-axios-plugin',
        run: () => Transformer.toXml({ ...ORDER, sign: Hash.sign('MD5', ORDER, KEY) }),
      },
      { name: 'tenpay', run: () => util.buildXML({ ...ORDER, sign: tenpay['_getSign'](ORDER, 'MD5') }) },
      { name: 'node-easywechat', run: () => buildXml(easywechat.sign({ ...ORDER })) },
    ],
  },
  {
    name: 'v2: read an answer',
    inFlight: 1,
    meter: 'elapsed',
    runners: [
      { name: 'node:crypto', run: () => hash('md5', paidText ?? '', 'hex') },
      { name: 'ruzhu', run: () => certain(isSigned(readXml(PAID_BYTES), key, 'MD5')) },
      { name: 'wechatpay-axios-plugin', run: withPlugin },
      { name: 'tenpay', run: withTenpay },
      { name: 'node-easywechat', run: withEasywechat },
    ],
  },
]

function withPlugin(): void {
  const fields: Fields = { ...(Transformer.toObject(PAID_XML) as Fields) }
  certain(Hash.equals(Hash.sign('MD5', fields, KEY), fields['sign'] ?? ''))
}

async function withTenpay(): Promise<void> {
  const fields = await util.parseXML(PAID_XML)
  certain(tenpay['_getSign'](fields, 'MD5') === fields['sign'])
}

/** It has no way to verify an answer; the same digest as for a request is given to it. */
async function withEasywechat(): Promise<void> {
  const fields: Fields = await parseXml(PAID_XML)
  certain(easywechat.sign({ ...fields })['sign'] === fields['sign'])
}

/** A runner that fails would be the fastest of all. */
function certain(right: boolean): void {
  if (!right) throw new Error('not verified')
}
