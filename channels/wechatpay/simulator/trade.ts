import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'
import { type Coupon, payerTotal, promotionOf } from './coupon.ts'

export const PRODUCTS = ['JSAPI', 'NATIVE', 'H5', 'APP'] as const
export type Product = (typeof PRODUCTS)[number]

/** One order, paid or not. `mchid` is who ordered: the direct merchant, or the provider. */
export type Trade = {
  readonly id: string
  /** Where it is one of several that are paid together. */
  readonly combineId?: string
  readonly mchid: string
  readonly appid: string
  readonly subMchid?: string
  readonly subAppid?: string
  readonly outTradeNo: string
  /** A payment by code (付款码) is begun by the shop, and has no ticket that a payer could take up. */
  readonly product: Product | 'MICROPAY'
  readonly description: string
  readonly attach?: string
  /** Empty where nobody is told: a payment by code is answered to whoever scanned it. */
  readonly notifyUrl: string
  /** 商户端设备号, where one was given. */
  readonly deviceId?: string
  readonly total: number
  readonly profitSharing?: true
  /** What of a paid order waits for its profit to be shared; absent where nothing does any more. */
  readonly frozen?: number
  /** Given away by profit sharing, or about to be; and in how many requests. */
  readonly shared?: number
  readonly shareCount?: number
  /** What the payer's app is given: `prepay_id`, or the code in a `code_url`. A new prepay makes a new one. */
  readonly ticket: string
  readonly ticketAt: Instant
  /** Of the first request's parameters; a repeat has to be the same. */
  readonly fingerprint: string
  readonly namedPayerId?: string
  /** 实名支付: nobody of another name may pay. */
  readonly namedName?: string
  /** `Wechatpay-Serial` of the request: the notification is signed by the same key. */
  readonly serial?: string
  readonly createdAt: Instant
  readonly payableUntil: Instant
  readonly state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'USERPAYING' | 'PAYERROR' | 'REVOKED'
  /** Ordered by APIv2, which tells it in XML and signs with the kind of signature that the order had. */
  readonly v2?: { readonly signType: 'MD5' | 'HMAC-SHA256'; readonly deviceInfo?: string }
  readonly transactionId?: string
  readonly paidAt?: Instant
  readonly payer?: { readonly payerId: string; readonly openid: string; readonly subOpenid?: string }
  readonly coupon?: Coupon
  readonly refunded: number
  readonly refundIds: readonly string[]
  /** What of the fee came back with refunds. */
  readonly feeReturned?: number
  /** What of the coupon did. */
  readonly discountReturned?: number
}

const DAY_MS = 86_400_000
const TICKET_LIFE_MS = { NATIVE: 7_200_000, JSAPI: 7_200_000, APP: 7_200_000, H5: 300_000, MICROPAY: Infinity } as const
/** An order that nobody paid is closed by itself. */
export const UNPAID_LIFE_MS = 7 * DAY_MS

/** The number of an order is its own per merchant that orders. */
export function tradeId(mchid: string, outTradeNo: string): string {
  return `${mchid}/${outTradeNo}`
}

/** What the payer was given, of one order or of several together. */
export type Ticket = Pick<Trade, 'product' | 'ticket' | 'ticketAt' | 'payableUntil'>

/** Reckoned when somebody looks, so that a million unpaid orders need no alarm clock each. */
export function stateOf({ state, createdAt, payableUntil }: Trade, now: Instant): Trade['state'] {
  if (state === 'USERPAYING' && now >= payableUntil) return 'PAYERROR' // the phone waits for the password no longer
  const ends = Math.max(createdAt + UNPAID_LIFE_MS, payableUntil)
  return state === 'NOTPAY' && now >= ends ? 'CLOSED' : state
}

export function ticketEnds({ product, ticketAt, payableUntil }: Ticket): Instant {
  return Math.min(ticketAt + TICKET_LIFE_MS[product], payableUntil)
}

export const STATE_WORDS = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
  USERPAYING: '需要用户输入支付密码',
  PAYERROR: '支付失败',
  REVOKED: '订单已撤销',
} as const
export const TRADE_TYPES = { JSAPI: 'JSAPI', NATIVE: 'NATIVE', APP: 'APP', H5: 'MWEB', MICROPAY: 'MICROPAY' } as const

/** The transaction object of queries and notifications. https://pay.weixin.qq.com/doc/v3/partner/4012085840 */
export function transactionOf(trade: Trade, state: Trade['state']): Record<string, unknown> {
  const { mchid, appid, subMchid, subAppid, outTradeNo, total, paidAt, payer } = trade
  const whose =
    subMchid === undefined
      ? { appid, mchid }
      : {
          sp_appid: appid,
          sp_mchid: mchid,
          ...(subAppid !== undefined && { sub_appid: subAppid }),
          sub_mchid: subMchid,
        }
  if (paidAt === undefined || !payer) {
    const amount = { total, currency: 'CNY' }
    return { ...whose, out_trade_no: outTradeNo, trade_state: state, trade_state_desc: STATE_WORDS[state], amount }
  }
  return {
    ...whose,
    out_trade_no: outTradeNo,
    transaction_id: trade.transactionId,
    trade_type: TRADE_TYPES[trade.product],
    trade_state: state,
    trade_state_desc: STATE_WORDS[state],
    bank_type: 'OTHERS',
    ...(trade.attach !== undefined && { attach: trade.attach }),
    success_time: beijingTime(new Date(paidAt)),
    payer: payerOf(trade, payer),
    amount: { total, payer_total: payerTotal(trade), currency: 'CNY', payer_currency: 'CNY' },
    ...promotionOf(trade),
    ...(trade.deviceId !== undefined && { scene_info: { device_id: trade.deviceId } }),
  }
}

function payerOf({ subMchid }: Trade, { openid, subOpenid }: NonNullable<Trade['payer']>): object {
  if (subMchid === undefined) return { openid }
  return { sp_openid: openid, ...(subOpenid !== undefined && { sub_openid: subOpenid }) }
}
