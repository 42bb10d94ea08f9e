import { createHash } from 'node:crypto'
import { type Fen, ZERO, add } from '@ruzhu/domain/money.ts'
import type { Instant } from '../../contract/simulator.ts'
import type { App } from './apps.ts'
import { type Fields, fieldsOf } from './fields.ts'
import type { Call } from './methods.ts'
import { business } from './refusal.ts'
import { secondaryMerchant } from './secondary.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'
import { payableUntil, qrCodeUntil } from './timeouts.ts'
import { type Kind, type Trade, isPaid, statusOf, tradeId } from './trade.ts'

/** What each call may sell, the usual first. https://opendocs.alipay.com/open/270/105898 */
const PRODUCT_CODES: Readonly<Record<Kind, readonly string[]>> = {
  create: ['FACE_TO_FACE_PAYMENT', 'OFFLINE_PAYMENT', 'JSAPI_PAY'],
  precreate: ['FACE_TO_FACE_PAYMENT', 'OFFLINE_PAYMENT', 'QR_CODE_OFFLINE'],
  pay: ['FACE_TO_FACE_PAYMENT', 'OFFLINE_PAYMENT'],
  page: ['FAST_INSTANT_TRADE_PAY'],
  wap: ['QUICK_WAP_WAY'],
  app: ['QUICK_MSECURITY_PAY'],
}
const GOODS_AT_MOST = 150

/** Who is named as the payer, if anybody is. */
export type Buyer = { readonly payerId?: string }

/**
 * The order under its number: a new one, or the one that is there where it was ordered again unchanged and is unpaid.
 * https://opendocs.alipay.com/open/59da99d0_alipay.trade.page.pay and the pages beside it
 */
export function placeOrder(state: State, call: Call, kind: Kind, buyer: Buyer = {}): Trade {
  const now = state.world.now()
  const fields = fieldsOf(call.biz)
  const order = readOrder(state, call, fields, kind, now)
  const earlier = state.trades.get(order.id)
  if (!earlier) return keep(state, newTrade(state, call, order, buyer, now))
  checkReentry(earlier, order.fingerprint, buyer, now)
  return keep(state, { ...earlier, timesOrdered: earlier.timesOrdered + 1 })
}

/** The payer came to it, by scanning, by the cashier or by name: from now on the gateway knows a trade. */
export function openTrade(state: State, trade: Trade): Trade {
  if (trade.tradeNo !== undefined) return trade
  const now = state.world.now()
  const tradeNo = `${dayDigits(now)}2200${state.world.ids.digits('trade_no', 16)}`
  return keep(state, { ...trade, tradeNo, createdAt: now })
}

export function keep(state: State, trade: Trade): Trade {
  state.trades.put(trade.id, trade)
  return trade
}

function checkReentry(earlier: Trade, fingerprint: string, buyer: Buyer, now: Instant): void {
  const status = statusOf(earlier, now)
  if (isPaid(status)) throw business('ACQ.TRADE_HAS_SUCCESS', '交易已被支付')
  if (status === 'TRADE_CLOSED') throw business('ACQ.TRADE_HAS_CLOSE', '交易已经关闭')
  if (earlier.fingerprint !== fingerprint) throw business('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改')
  if (earlier.namedPayerId === buyer.payerId || buyer.payerId === undefined) return
  throw business('ACQ.TRADE_BUYER_NOT_MATCH', '交易买家不匹配')
}

type Order = Pick<Trade, 'id' | 'outTradeNo' | 'kind' | 'productCode' | 'subject' | 'total' | 'fingerprint'> &
  Pick<Trade, 'payableUntil' | 'ticketUntil'> & { fields: Fields; notifyUrl: string | undefined; smid?: string }

function readOrder(state: State, { merchant, ...call }: Call, fields: Fields, kind: Kind, now: Instant): Order {
  const outTradeNo = fields.need('out_trade_no', 64)
  // the pages allow letters, digits and underscores; the gateway was seen to take a UUID
  if (!/^[\w-]+$/.test(outTradeNo)) throw fields.invalid('out_trade_no只能包含字母、数字、下划线')
  const total = fields.needAmount('total_amount')
  const subject = fields.need('subject', 256)
  if (state.switches.get().subject_signs_refused && /[/=&]/.test(subject))
    throw fields.invalid('subject不可使用特殊字符')
  const productCode = productOf(fields, kind, merchant)
  checkParts(fields, total)
  checkSeller(fields, merchant)
  const smid = secondaryMerchant(state, merchant, fields, total)
  const until = payableUntil(fields, kind, productCode, now)
  return {
    id: tradeId(merchant.pid, outTradeNo),
    outTradeNo,
    kind,
    productCode,
    subject,
    total,
    fingerprint: fingerprintOf([kind, productCode, subject, total, fields.text('body', 128), smid]),
    payableUntil: until,
    ticketUntil: kind === 'precreate' ? qrCodeUntil(fields, now) : until,
    fields,
    notifyUrl: notifyUrlOf(fields, call.notifyUrl),
    ...(smid !== undefined && { smid }),
  }
}

function productOf(fields: Fields, kind: Kind, merchant: App): string {
  const known = PRODUCT_CODES[kind]
  const productCode = fields.word('product_code', known) ?? known[0] ?? ''
  const contract = productCode === 'OFFLINE_PAYMENT' ? 'FACE_TO_FACE_PAYMENT' : productCode
  if (!merchant.products.includes(contract)) throw business('ACQ.ACCESS_FORBIDDEN', '无权限使用接口')
  return productCode
}

function checkParts(fields: Fields, total: Fen): void {
  const [discountable, undiscountable] = [fields.amount('discountable_amount'), fields.amount('undiscountable_amount')]
  if (discountable !== undefined && undiscountable !== undefined && add(discountable, undiscountable) !== total) {
    throw fields.invalid('total_amount不等于discountable_amount与undiscountable_amount之和')
  }
  if (fields.text('enable_pay_channels', 128) !== undefined && fields.text('disable_pay_channels', 128) !== undefined) {
    throw fields.invalid('enable_pay_channels与disable_pay_channels互斥')
  }
  const goods = fields.list('goods_detail')
  if (goods.length > GOODS_AT_MOST) throw business('ACQ.SUB_GOODS_SIZE_MAX_COUNT', '子商品明细超长')
  for (const item of goods.map((one) => fieldsOf(one))) {
    item.need('goods_id', 32)
    item.need('goods_name', 256)
    item.need('quantity', 10)
    item.needAmount('price')
  }
}

/** Another account would have to be allowed by the gateway first, which nobody here has done. */
function checkSeller(fields: Fields, { pid }: App): void {
  const sellerId = fields.text('seller_id', 32)
  if (sellerId === undefined || sellerId === pid) return
  throw business('ACQ.INVALID_RECEIVE_ACCOUNT', '卖家不在设置的收款账户列表之中')
}

/** A common parameter in v2, a field in v3. */
function notifyUrlOf(fields: Fields, common: string | undefined): string | undefined {
  const url = common ?? fields.text('notify_url', 256)
  if (url === undefined) return undefined
  if (/^https?:\/\/\S+$/.test(url) && URL.canParse(url)) return url
  throw fields.invalid('notify_url不是合法的地址')
}

function newTrade(state: State, call: Call, order: Order, { payerId }: Buyer, now: Instant): Trade {
  const { fields, notifyUrl, ...known } = order
  const texts = {
    body: fields.text('body', 128),
    returnUrl: call.returnUrl,
    passbackParams: fields.text('passback_params', 512),
    storeId: fields.text('store_id', 32),
    terminalId: fields.text('terminal_id', 32),
  }
  const extend = fields.record('extend_params')
  return {
    ...known,
    ...given(texts),
    ...(notifyUrl !== undefined && { notifyUrl }),
    ...(extend && fieldsOf(extend).flag('royalty_freeze') && { royaltyFreeze: true }),
    ...(payerId !== undefined && { namedPayerId: payerId }),
    appId: call.app.appId,
    authAppId: call.merchant.appId,
    pid: call.merchant.pid,
    ticket: `ba${state.world.ids.hex('alipay_ticket', 18)}`,
    charset: call.charset,
    timesOrdered: 1,
    orderedAt: now,
    status: 'WAIT_BUYER_PAY',
    refunded: ZERO,
    refundIds: [],
    settlementIds: [],
  }
}

/** Only those that are there: `exactOptionalPropertyTypes` tells absent from undefined. */
function given<T extends Record<string, string | undefined>>(texts: T): { [Name in keyof T]?: string } {
  const entries = Object.entries(texts).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Name in keyof T]?: string } // the names are those of T, the rest was filtered
}

export function fingerprintOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}
