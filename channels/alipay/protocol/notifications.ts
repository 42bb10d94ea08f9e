import type { App } from './app.ts'
import { type Charset, encode, formDecode } from './charset.ts'
import { Fields, Unreadable } from './reading.ts'
import { joined, type SignType } from './signing.ts'
import { fits } from './verifying.ts'

/**
 * - `unsigned`: there is no signature
 * - `mismatch`: it fits by neither rule
 * - `other_app`: signed for another application of ours, or of somebody else's
 * - `malformed`: no form, a parameter twice, or not in its charset
 */
export type NotGenuine = { genuine: false; why: 'unsigned' | 'mismatch' | 'other_app' | 'malformed' }
/** An empty value is as good as none. */
export type Opened = { genuine: true; fields: Fields } | NotGenuine

export type Opening = Pick<App, 'appId' | 'alipayKeys' | 'signType'>

/**
 * Verifies what the gateway posted: a payment's notice or a message to the application's gateway (应用网关). Answer it
 * with `success`, those seven letters and no more, once it is stored; anything else makes the gateway send it again, for
 * a day. The signature holds no time, so one may come again at any time: `notify_id` stays the same.
 *
 * @param body  the raw bytes as they came, before anybody decoded them
 * @see 自行实现验签, https://opendocs.alipay.com/common/02kf5q
 */
export function openNotification(body: Uint8Array, app: Opening): Opened {
  const params = paramsOf(body)
  if (!params) return { genuine: false, why: 'malformed' }
  const sign = params.get('sign')
  if (!sign) return { genuine: false, why: 'unsigned' }

  // what names a certificate we do not hold is tried with those we do: a new one has the old key as a rule
  const keys = app.alipayKeys.named(params.get('alipay_cert_sn')) ?? app.alipayKeys.all
  const charset = charsetOf(params.get('charset'))
  const isSigned = (text: string) => {
    const message = encode(text, charset)
    return keys.some((key) => fits(message, sign, key, app.signType))
  }
  if (!someText(params, app.signType, isSigned)) return { genuine: false, why: 'mismatch' }
  if (params.get('app_id') !== app.appId) return { genuine: false, why: 'other_app' }
  return { genuine: true, fields: new Fields(Object.fromEntries(params), 'notification') }
}

/**
 * The texts that may have been signed. Payments leave `sign_type` out, some messages keep it; the pages do not say whether
 * an empty value counts; `alipay_cert_sn` only names a key. What is left out of the text decides nothing for us.
 */
export function signedTexts(params: ReadonlyMap<string, string>, signType: SignType): string[] {
  const texts: string[] = []
  someText(params, signType, (text) => texts.push(text) < 0)
  return texts
}

/** Whether one of the texts is it, the likeliest first; each is tried once. */
function someText(params: ReadonlyMap<string, string>, signType: SignType, isIt: (text: string) => boolean): boolean {
  const all = [...params].filter(([name]) => name !== 'sign' && name !== 'sign_type')
  const tried = new Set<string>()
  const isNew = (pairs: readonly Pair[]) => {
    const text = joined(pairs)
    if (tried.has(text)) return false
    tried.add(text)
    return isIt(text)
  }
  const typed: readonly Pair[] = [...all, ['sign_type', params.get('sign_type') ?? signType]]
  return (
    isNew(all) ||
    isNew(typed) ||
    isNew(all.filter(([name]) => name !== 'alipay_cert_sn')) ||
    isNew(all.filter(([, value]) => value !== '')) ||
    isNew(typed.filter(([, value]) => value !== ''))
  )
}
type Pair = readonly [name: string, value: string]

function paramsOf(body: Uint8Array): ReadonlyMap<string, string> | undefined {
  const form = Buffer.from(body).toString('latin1')
  if (!/^[\x20-\x7e]*$/.test(form)) return undefined
  const charset = charsetOf(/(?:^|&)charset=([^&]*)/.exec(form)?.[1])
  const pairs = formDecode(form, charset)
  const params = new Map(pairs)
  return pairs && params.size === pairs.length && params.size > 0 ? params : undefined
}

function charsetOf(name: string | undefined): Charset {
  return /^gb(k|2312|18030)$/i.test(name ?? '') ? 'gbk' : 'utf-8'
}

/** 异步通知 of a trade: paid, closed, finished, or part of it refunded, under one and the same type. */
export type TradeNotice = {
  notify_id: string
  notify_time: Date | undefined
  app_id: string
  /** The merchant's application; our own where nobody granted us anything. */
  auth_app_id: string | undefined
  seller_id: string | undefined
  trade_no: string
  out_trade_no: string
  /** Of a refund its `out_request_no`. */
  out_biz_no: string | undefined
  /** One of `TradeStatus`, or a word newer than this. */
  trade_status: string
  total_amount: string | undefined
  receipt_amount: string | undefined
  buyer_pay_amount: string | undefined
  /** All that was refunded of this trade so far. */
  refund_fee: string | undefined
  buyer_id: string | undefined
  buyer_open_id: string | undefined
  passback_params: string | undefined
  gmt_payment: Date | undefined
  gmt_refund: Date | undefined
  gmt_close: Date | undefined
}

export const TRADE_NOTICE = 'trade_status_sync'

/** Throws `Unreadable` where it lacks what makes it one. Whether order, amount and seller are ours is for the caller to check. */
export function readTradeNotice(fields: Fields): TradeNotice {
  if (fields.text('notify_type') !== TRADE_NOTICE) throw new Unreadable('no notice of a trade')
  return {
    notify_id: fields.text('notify_id'),
    notify_time: fields.timeIfAny('notify_time'),
    app_id: fields.text('app_id'),
    auth_app_id: fields.textIfAny('auth_app_id'),
    seller_id: fields.textIfAny('seller_id'),
    trade_no: fields.text('trade_no'),
    out_trade_no: fields.text('out_trade_no'),
    out_biz_no: fields.textIfAny('out_biz_no'),
    trade_status: fields.text('trade_status'),
    total_amount: fields.yuanIfAny('total_amount'),
    receipt_amount: fields.yuanIfAny('receipt_amount'),
    buyer_pay_amount: fields.yuanIfAny('buyer_pay_amount'),
    refund_fee: fields.yuanIfAny('refund_fee'),
    buyer_id: fields.textIfAny('buyer_id'),
    buyer_open_id: fields.textIfAny('buyer_open_id'),
    passback_params: fields.textIfAny('passback_params'),
    gmt_payment: fields.timeIfAny('gmt_payment'),
    gmt_refund: fields.timeIfAny('gmt_refund'),
    gmt_close: fields.timeIfAny('gmt_close'),
  }
}
