import { yuanFromFen } from '@ruzhu/domain/money.ts'
import type { Letter, NotificationNote, Spoiling } from '../../contract/simulator.ts'
import type { App } from './apps.ts'
import { type Charset, encode, formEncode } from './charset.ts'
import { signature, spoilt } from './crypto.ts'
import type { Refund } from './refund.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'
import { type Trade, amountsOf, logonIdOf, timeField } from './trade.ts'

/** Seconds after each failure: 4 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h. https://opendocs.alipay.com/open/203/105286 */
export const LADDER_S = [240, 600, 600, 3600, 7200, 21_600, 54_000] as const

export type TradeEvent = 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'REFUND'

/** Tells the order's own address, where it gave one. */
export function notify(state: State, trade: Trade, event: TradeEvent, subject = trade.id): void {
  if (trade.notifyUrl === undefined) return
  state.world.notify({
    gateway: 'alipay',
    eventType: event,
    subject,
    outTradeNo: trade.outTradeNo,
    url: trade.notifyUrl,
    seal: '',
  })
}

/**
 * One attempt: a form, the same at each. Its signature leaves out `sign_type`, and it has no empty value, since about those
 * SDKs disagree. https://opendocs.alipay.com/open/203/105286
 */
export async function tradeLetter(state: State, note: NotificationNote, spoiling: Spoiling): Promise<Letter> {
  const refund = note.eventType === 'REFUND' ? state.refunds.get(note.subject) : undefined
  const trade = state.trades.get(refund?.tradeId ?? note.subject)
  const app = trade && state.apps.get(trade.appId)
  if (!trade || !app) throw new Error(`${note.eventType} is about ${note.subject}, which is not there`)
  const fields = {
    notify_time: alipayTime(note.createdAt),
    notify_type: 'trade_status_sync',
    notify_id: `${note.id.replaceAll('-', '')}t2`,
    charset: trade.charset,
    version: '1.0',
    app_id: trade.appId,
    auth_app_id: trade.authAppId,
    ...tradeFields(trade, note.eventType, refund),
  }
  return signedForm(state, app, fields, trade.charset, spoiling)
}

export async function signedForm(
  state: State,
  app: App,
  fields: Readonly<Record<string, string>>,
  charset: Charset,
  spoiling: Spoiling,
): Promise<Letter> {
  const sign = await signature(encode(signedText(fields), charset), state.keys.privateKey(app.alipayPrivateKey))
  const all = { ...fields, sign_type: 'RSA2', sign: spoiling === undefined ? sign : spoilt(sign) }
  const pairs = Object.entries(all).map(([name, value]) => `${name}=${formEncode(value, charset)}`)
  return { headers: [['Content-Type', `application/x-www-form-urlencoded; charset=${charset}`]], body: pairs.join('&') }
}

/** Of what the gateway sends by form or by browser: in order of the names, `sign_type` left out. */
export function signedText(fields: Readonly<Record<string, string>>): string {
  return Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
}

function tradeFields(trade: Trade, event: string, refund: Refund | undefined): Record<string, string> {
  const { payer, paidAt, tradeNo, passbackParams } = trade
  const paid = paidAt !== undefined && payer
  return {
    ...(tradeNo !== undefined && { trade_no: tradeNo }),
    out_trade_no: trade.outTradeNo,
    ...(paid && { buyer_id: payer.buyerId, buyer_open_id: payer.openId, buyer_logon_id: logonIdOf(payer.buyerId) }),
    seller_id: trade.pid,
    trade_status: refund ? statusAfter(refund, trade) : event,
    ...(paid ? amountsOf(trade) : { total_amount: yuanFromFen(trade.total) }),
    ...(refund && refundFields(refund)),
    subject: trade.subject,
    ...(trade.body !== undefined && { body: trade.body }),
    ...timeField('gmt_create', trade.createdAt),
    ...timeField('gmt_payment', paidAt),
    ...timeField('gmt_close', closedAt(trade, event, refund)),
    ...(paid && { fund_bill_list: fundBill(trade) }),
    ...(passbackParams !== undefined && { passback_params: passbackParams }),
  }
}

function statusAfter({ sum }: Refund, { total }: Trade): string {
  return sum === total ? 'TRADE_CLOSED' : 'TRADE_SUCCESS'
}

function refundFields({ sum, outRequestNo, doneAt }: Refund): Record<string, string> {
  const refunded = yuanFromFen(sum)
  return { out_biz_no: outRequestNo, refund_fee: refunded, send_back_fee: refunded, ...timeField('gmt_refund', doneAt) }
}

function closedAt(trade: Trade, event: string, refund: Refund | undefined): number | undefined {
  if (refund) return statusAfter(refund, trade) === 'TRADE_CLOSED' ? refund.doneAt : undefined
  return event === 'TRADE_CLOSED' ? (trade.closedAt ?? trade.payableUntil) : undefined
}

/** The one list whose names are in camelCase here and in snake_case everywhere else. */
function fundBill({ total }: Trade): string {
  return JSON.stringify([{ amount: yuanFromFen(total), fundChannel: 'ALIPAYACCOUNT' }])
}
