import { createHash, createHmac, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Made } from './world.ts'

export type Fields = Record<string, string | number>
export type XmlAnswer = { status: number; type: string | null; text: string; fields: Record<string, string> }
export type BentXml = {
  /** After the signature was made. */
  text?: (xml: string) => string
  sign?: (sign: string) => string
  key?: string
  /** Sent in place of the form. */
  body?: string | Uint8Array<ArrayBuffer>
  method?: string
}

/** A client of APIv2 by hand, so that each part of a request can be bent. Answers that are signed are checked. */
export function xmlClient(url: string, merchant: Made, signType: 'MD5' | 'HMAC-SHA256' = 'MD5') {
  return async (path: string, order: Fields, bent: BentXml = {}): Promise<XmlAnswer> => {
    const common: Fields = { appid: merchant.appid, mch_id: merchant.mchid, nonce_str: randomBytes(16).toString('hex') }
    if (signType !== 'MD5') common['sign_type'] = signType
    const fields = { ...common, ...order }
    const sign = signed(fields, bent.key ?? merchant.api_v2_key, signType)
    const xml = written({ ...fields, sign: bent.sign?.(sign) ?? sign })
    const method = bent.method ?? 'POST'
    const body = method === 'GET' ? null : (bent.body ?? bent.text?.(xml) ?? xml)
    const response = await fetch(`${url}${path}`, { method, body, headers: { 'content-type': 'text/xml' } })
    const text = await response.text()
    const said = text.startsWith('<xml') ? parsed(text) : {}
    if (said['sign'] !== undefined) expect(said['sign']).toBe(signed(said, merchant.api_v2_key, signType))
    return { status: response.status, type: response.headers.get('content-type'), text, fields: said }
  }
}

/** https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3 */
export function signed(fields: Fields, key: string, signType: string): string {
  const kept = Object.entries(fields).filter(([name, value]) => name !== 'sign' && value !== '')
  const text = `${kept
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}&key=${key}`
  const hash = signType === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash.update(text).digest('hex').toUpperCase()
}

export function written(fields: Fields): string {
  const lines = Object.entries(fields).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`)
  return `<xml>${lines.join('')}</xml>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Flat, with every value in CDATA, as the gateway writes; a value that holds `]]>` is in two of them. */
export function parsed(xml: string): Record<string, string> {
  const pairs = xml.matchAll(/<(\w+)>((?:<!\[CDATA\[[^]*?\]\]>)+)<\/\1>/g)
  return Object.fromEntries(
    [...pairs].map(([, name = '', value = '']) => [name, value.slice(9, -3).replaceAll(']]><![CDATA[', '')]),
  )
}

export function orderOf(outTradeNo: string, changes: Fields = {}): Fields {
  return {
    body: '招牌牛腩粉',
    out_trade_no: outTradeNo,
    total_fee: 8800,
    spbill_create_ip: '123.12.12.123',
    notify_url: 'http://127.0.0.1:9/notify',
    trade_type: 'NATIVE',
    product_id: 'P1',
    ...changes,
  }
}

export const XML_OK = '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'

/** What a merchant is told of a refusal: the code and sentence of the business, or the sentence alone. */
export function refusalOf({ fields }: XmlAnswer): string[] {
  if (fields['return_code'] === 'FAIL') {
    expect(fields).not.toHaveProperty('sign')
    return [fields['return_msg'] ?? '']
  }
  expect(fields).toMatchObject({ result_code: 'FAIL', sign: expect.any(String) })
  return [fields['err_code'] ?? '', fields['err_code_des'] ?? '']
}
