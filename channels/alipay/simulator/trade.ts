import { type Fen, subtract, yuanFromFen } from '@ruzhu/domain/money.ts'
import type { Instant } from '../../contract/simulator.ts'
import type { Charset } from './charset.ts'
import { alipayTime } from './times.ts'

/** By which call it was ordered. */
export type Kind = 'create' | 'precreate' | 'pay' | 'page' | 'wap' | 'app'
export type Status = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'TRADE_FINISHED'

/** One order. For the gateway's callers a trade is there only once it has a number: when the payer came to it. */
export type Trade = {
  readonly id: string
  /** Who signed the order, and for which app of the merchant. */
  readonly appId: string
  readonly authAppId: string
  /** The merchant's account; an `out_trade_no` is its own per account. */
  readonly pid: string
  readonly outTradeNo: string
  readonly tradeNo?: string
  readonly kind: Kind
  readonly productCode: string
  readonly subject: string
  readonly body?: string
  readonly total: Fen
  /** Under which the payer finds it: in a `qr_code`, or in the address of the cashier. */
  readonly ticket: string
  readonly ticketUntil: Instant
  readonly notifyUrl?: string
  readonly returnUrl?: string
  readonly passbackParams?: string
  /** Of the order's request: its notifications come in the same. */
  readonly charset: Charset
  readonly storeId?: string
  readonly terminalId?: string
  /** Whose account of the platform's merchants (直付通). */
  readonly smid?: string
  /** Let go to it so far. */
  readonly confirmed?: Fen
  /** Its money waits to be shared. */
  readonly royaltyFreeze?: true
  /** Of the data that may not change when it is ordered again. */
  readonly fingerprint: string
  readonly namedPayerId?: string
  readonly timesOrdered: number
  readonly orderedAt: Instant
  readonly createdAt?: Instant
  readonly payableUntil: Instant
  readonly status: Status
  readonly paidAt?: Instant
  readonly closedAt?: Instant
  readonly payer?: { readonly payerId: string; readonly buyerId: string; readonly openId: string }
  readonly refunded: Fen
  readonly refundIds: readonly string[]
  readonly settlementIds: readonly string[]
  /** What `alipay.trade.cancel` did the first time. */
  readonly cancelled?: 'close' | 'refund'
}

const YEAR_MS = 365 * 86_400_000

export function tradeId(pid: string, outTradeNo: string): string {
  return `${pid}/${outTradeNo}`
}

/** Reckoned when somebody looks, so that a million unpaid orders need no alarm clock each. */
export function statusOf({ status, payableUntil, paidAt }: Trade, now: Instant): Status {
  if (status === 'WAIT_BUYER_PAY' && now >= payableUntil) return 'TRADE_CLOSED'
  return status === 'TRADE_SUCCESS' && now >= (paidAt ?? now) + YEAR_MS ? 'TRADE_FINISHED' : status
}

export function isPaid(status: Status): boolean {
  return status === 'TRADE_SUCCESS' || status === 'TRADE_FINISHED'
}

/** What the answers of several interfaces say of money and payer. https://opendocs.alipay.com/open/82ea786a_alipay.trade.query */
export function amountsOf({ total }: Trade): Record<string, string> {
  const yuan = yuanFromFen(total)
  return {
    total_amount: yuan,
    receipt_amount: yuan,
    buyer_pay_amount: yuan,
    invoice_amount: yuan,
    point_amount: '0.00',
  }
}

export function buyerOf({ payer }: Trade): Record<string, string> {
  if (!payer) return {}
  const { buyerId, openId } = payer
  return {
    buyer_logon_id: logonIdOf(buyerId),
    buyer_user_id: buyerId,
    buyer_open_id: openId,
    buyer_user_type: 'PRIVATE',
  }
}

/** A telephone number with its middle hidden, as the gateway shows payers. */
export function logonIdOf(buyerId: string): string {
  return `138****${buyerId.slice(-4)}`
}

export function numbersOf({ tradeNo, outTradeNo }: Trade): { trade_no?: string; out_trade_no: string } {
  return { ...(tradeNo !== undefined && { trade_no: tradeNo }), out_trade_no: outTradeNo }
}

export function leftOf({ total, refunded }: Trade): Fen {
  return subtract(total, refunded)
}

export function timeField<N extends string>(name: N, at: Instant | undefined): Partial<Record<N, string>> {
  const fields: Partial<Record<N, string>> = {}
  if (at !== undefined) fields[name] = alipayTime(at)
  return fields
}
