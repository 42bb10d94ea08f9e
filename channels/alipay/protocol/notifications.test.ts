import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import vectors from '../vectors/notifications.json' with { type: 'json' }
import { AlipayKeys } from './alipay-keys.ts'
import { formEncode } from './charset.ts'
import { readPublicKey } from './keys.ts'
import { openNotification, readTradeNotice, signedTexts } from './notifications.ts'
import { ALIPAY_KEY, signatureOf, spki } from './testing/raw-gateway.ts'

type Vector = (typeof vectors)[number]
const published = (name: string) => keys[name as 'NODE_NOTIFY_V1'].public_key
const paramsOf = ({ params, form }: Vector): Record<string, string> =>
  form === undefined ? { ...params } : Object.fromEntries(new URLSearchParams(form))

function openVector(vector: Vector, body = vector.form ?? new URLSearchParams(paramsOf(vector)).toString()) {
  const params = paramsOf(vector)
  const alipayKeys = AlipayKeys.ofPublicKey(readPublicKey(published(vector.public_key)))
  const signType = params['sign_type'] === 'RSA' ? ('RSA' as const) : ('RSA2' as const)
  return openNotification(Buffer.from(body), { appId: params['app_id'] ?? '', alipayKeys, signType })
}

test.each(vectors)('$id: $title', (vector) => {
  const opened = openVector(vector)
  expect(opened.genuine).toBe(vector.genuine)
  expect(signedTexts(new Map(Object.entries(paramsOf(vector))), 'RSA2')).toContain(
    vector.text.replace(/sign_type=RSA$/, 'sign_type=RSA'),
  )
})

const [payment] = vectors
if (!payment) throw new Error('no vector')

test('a payment’s notice is read', () => {
  const opened = openVector(payment)
  if (!opened.genuine) throw new Error(opened.why)
  expect(readTradeNotice(opened.fields)).toMatchObject({
    notify_id: '2019081500222155624068450559358070',
    out_trade_no: '20190815155618536-564-57',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '0.10',
    seller_id: '2088531891668739',
    gmt_payment: new Date('2019-08-15T07:56:24Z'),
    refund_fee: undefined,
  })
})

test('one bit flipped anywhere is refused, where it changes what is signed', () => {
  const body = Buffer.from(new URLSearchParams(paramsOf(payment)).toString())
  fc.assert(
    fc.property(fc.nat(body.length * 8 - 1), (bit) => {
      const changed = Buffer.from(body)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      fc.pre(meaning(changed) !== meaning(body))
      expect(openVector(payment, changed.toString('latin1')).genuine).toBe(false)
    }),
    { numRuns: 500 },
  )
})

describe('made by our own hand', () => {
  const APP = {
    appId: '2014072300007148',
    alipayKeys: AlipayKeys.ofPublicKey(readPublicKey(spki(ALIPAY_KEY))),
    signType: 'RSA2' as const,
  }
  const NOTICE = { app_id: APP.appId, charset: 'utf-8', notify_id: '1', subject: '50% off a+b&c=d 中文' }
  const open = (params: Record<string, string>, app = APP) =>
    openNotification(Buffer.from(new URLSearchParams(params).toString()), app)

  test('empty values count or do not; either way it is genuine', () => {
    const kept = { ...NOTICE, passback_params: '' }
    expect(open({ ...kept, sign: signatureOf(textOf(kept)) }).genuine).toBe(true)
    expect(open({ ...kept, sign: signatureOf(textOf(NOTICE)) }).genuine).toBe(true)
  })

  test('an alipay_cert_sn that nobody signed changes nothing', () => {
    expect(open({ ...NOTICE, alipay_cert_sn: 'x', sign: signatureOf(textOf(NOTICE)) }).genuine).toBe(true)
  })

  test('but any other parameter that nobody signed does', () => {
    expect(open({ ...NOTICE, trade_status: 'TRADE_SUCCESS', sign: signatureOf(textOf(NOTICE)) })).toEqual({
      genuine: false,
      why: 'mismatch',
    })
  })

  test('what was meant for another application is refused by name', () => {
    const sign = signatureOf(textOf(NOTICE))
    expect(open({ ...NOTICE, sign }, { ...APP, appId: '2021000000000000' })).toEqual({
      genuine: false,
      why: 'other_app',
    })
  })

  test('in GBK it is decoded and verified as GBK', () => {
    const inGbk = { ...NOTICE, charset: 'GBK', subject: '一碗牛肉面' }
    const sign = signatureOf(
      Buffer.concat([Buffer.from(`app_id=${APP.appId}&charset=GBK&notify_id=1&subject=`), GBK_NOODLES]),
    )
    const opened = openNotification(Buffer.from(formEncode(Object.entries({ ...inGbk, sign }), 'gbk')), APP)
    expect(opened.genuine && opened.fields.text('subject')).toBe('一碗牛肉面')
  })

  test.each([
    ['nothing', '', 'malformed'],
    ['no form', '{"sign":"x"}', 'unsigned'],
    ['bytes outside ASCII', 'sign=x&subject=中文', 'malformed'],
    ['no text in its charset', 'sign=x&subject=%ff', 'malformed'],
    ['no signature', 'app_id=1', 'unsigned'],
    ['an empty signature', 'app_id=1&sign=', 'unsigned'],
    ['a bare %', 'app_id=1&a=%&sign=x', 'mismatch'],
  ] as const)('%s: %s', (_, body, why) => {
    expect(openNotification(Buffer.from(body), APP)).toEqual({ genuine: false, why })
  })

  test('a parameter twice is malformed, whichever of the two was signed', () => {
    const sign = signatureOf(textOf(NOTICE))
    const body = new URLSearchParams({ ...NOTICE, sign }).toString()
    expect(openNotification(Buffer.from(body), APP).genuine).toBe(true)
    for (const twice of [`${body}&subject=other`, `subject=other&${body}`, `${body}&sign=x`]) {
      expect(openNotification(Buffer.from(twice), APP)).toEqual({ genuine: false, why: 'malformed' })
    }
  })
})

// 一碗牛肉面, by a table outside of this program
const GBK_NOODLES = Buffer.from('d2bbcdebc5a3c8e2c3e6', 'hex')

function textOf(params: Record<string, string>): string {
  const pairs = Object.keys(params).map((name) => `${name}=${params[name]}`)
  return pairs.sort().join('&')
}

/** %3a and %3A are one byte, and neither sign_type nor an empty parameter counts. */
function meaning(form: Buffer): string {
  const { sign_type: _, ...signed } = Object.fromEntries(new URLSearchParams(form.toString('latin1')))
  return JSON.stringify(Object.entries(signed).filter(([, value]) => value !== ''))
}
