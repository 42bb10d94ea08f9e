import { type Static, Type } from 'typebox'
import type { Instant } from '../../contract/simulator.ts'
import type { Seen } from './authorization.ts'
import { discountBack } from './coupon.ts'
import { amount, fieldProblem, fields, maybe, oneOf, reader, text } from './fields.ts'
import { holderOf, moveFunds } from './funds.ts'
import { type Merchant, isLimited } from './merchants.ts'
import { tell } from './notices.ts'
import { checkNotifyUrl, fingerprintOf } from './prepay.ts'
import { Refusal, invalidRequest, noAuth, paramError } from './refusal.ts'
import { type Refund, payerRefund, refundId, refundObject } from './refund.ts'
import { takeBack, takenFrom, withFrozen } from './refund-funds.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'
import { type Trade, tradeId } from './trade.ts'
import { requireParam } from './transactions.ts'
import { xmlNoticeUrl, xmlRefundEvent } from './v2/xml-events.ts'

export const REFUND_DUE = 'wechatpay.refund'
export const REFUND_TAKES_MS = 2000
const MINUTE_MS = 60_000
const YEAR_MS = 365 * 86_400_000
const PARTIAL_REFUNDS_AT_MOST = 50

/** https://pay.weixin.qq.com/doc/v3/partner/4012476892 (create) and …/4012476908 (query) */
export function refundRoutes(state: State): Route[] {
  return [
    {
      method: 'POST',
      path: '/v3/refund/domestic/refunds',
      family: 'other',
      handle: (call) => createRefund(state, call),
    },
    {
      method: 'GET',
      path: '/v3/refund/domestic/refunds/{out_refund_no}',
      family: 'other',
      handle: (call) => queryRefund(state, call),
    },
  ]
}

/** 200 says accepted, not done: the money moves a moment later. */
function createRefund(state: State, { body, merchant, seen, request }: Call): Reply {
  const order = readRefund(body)
  const { refund, trade } = placeRefund(state, merchant, order, { seen, serial: request.headers['wechatpay-serial'] })
  return { status: 200, body: refundObject(refund, trade) }
}

type Placed = { refund: Refund; trade: Trade }
type How = { seen: Seen; serial?: string | undefined; v2?: true }

/** The refund that was asked for, new or as it is by now. Both versions of the API come through here. */
export function placeRefund(state: State, merchant: Merchant, order: RefundOrder, how: How): Placed {
  const { seen } = how
  seen.about = [order.out_refund_no, ...(order.out_trade_no === undefined ? [] : [order.out_trade_no])]
  checkForm(order, merchant)
  checkPermission(state, merchant, order.sub_mchid)
  const trade = paidTrade(state, merchant, order)
  seen.about = [order.out_refund_no, trade.outTradeNo]

  const id = refundId(merchant.mchid, order.out_refund_no)
  const fingerprint = fingerprintOf(trade.id, [order.amount.refund, order.amount.total, order.amount.from])
  const earlier = state.refunds.get(id)
  if (earlier) {
    if (earlier.fingerprint !== fingerprint) throw invalidRequest('您的请求参数与订单信息不一致', 268498688)
    return { refund: earlier, trade }
  }
  checkLimits(state, trade, order)
  const taken = takenFrom(state, trade, order.amount.refund)
  const refund = newRefund(state, merchant, order, { id, trade, taken, fingerprint, serial: how.serial, v2: how.v2 })
  state.refunds.put(id, refund)
  state.trades.put(trade.id, {
    ...withFrozen(trade, -refund.taken.frozen),
    state: 'REFUND',
    refunded: trade.refunded + refund.amount,
    refundIds: [...trade.refundIds, id],
    feeReturned: (trade.feeReturned ?? 0) + refund.taken.fee,
    ...(refund.discount !== undefined && { discountReturned: (trade.discountReturned ?? 0) + refund.discount }),
  })
  moveFunds(state, holderOf(trade), { available: -refund.taken.available, frozen: -refund.taken.frozen })
  state.world.schedule.set({
    key: `refund:${id}`,
    kind: REFUND_DUE,
    subject: id,
    at: refund.createdAt + REFUND_TAKES_MS,
  })
  return { refund, trade }
}

function queryRefund(state: State, { merchant, params, query, seen }: Call): Reply {
  const outRefundNo = params['out_refund_no'] ?? ''
  seen.about = [outRefundNo]
  const subMchid = merchant.kind === 'provider' ? requireParam(query, 'sub_mchid') : undefined
  if (subMchid !== undefined) providersOwn(state, merchant, subMchid)
  const refund = state.refunds.get(refundId(merchant.mchid, outRefundNo))
  const trade = refund && state.trades.get(refund.tradeId)
  if (!trade || trade.subMchid !== subMchid) throw absent('退款单不存在')
  seen.about = [outRefundNo, trade.outTradeNo]
  return { status: 200, body: refundObject(refund, trade) }
}

export type RefundEnd = 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

/** The bank's answer. Success pays the payer back; closed gives the order its amount back; both are told. */
export function endRefund(state: State, id: string, end: RefundEnd, at: Instant): Refund | undefined {
  const refund = state.refunds.get(id)
  const trade = refund && state.trades.get(refund.tradeId)
  if (!refund || !trade || (refund.status !== 'PROCESSING' && refund.status !== 'ABNORMAL')) return undefined
  const ended: Refund = { ...refund, status: end, endedAt: at, ...(end === 'SUCCESS' && { successAt: at }) }
  state.refunds.put(id, ended)
  if (end === 'CLOSED') takeBack(state, trade, refund)
  if (end === 'SUCCESS' && trade.payer) state.world.payers.move(trade.payer.payerId, payerRefund(refund))
  state.world.schedule.drop(`refund:${id}`)
  const xmlUrl = xmlNoticeUrl(state, refund)
  const url = xmlUrl ?? refund.notifyUrl
  if (url !== undefined) {
    tell(state, {
      eventType: xmlUrl === undefined ? `REFUND.${end}` : xmlRefundEvent(end),
      subject: id,
      outTradeNo: trade.outTradeNo,
      url,
    })
  }
  return ended
}

/** What comes of it when nobody decides by hand: a payer whose card is gone cannot be paid back. */
export function refundDue(state: State, id: string, at: Instant): void {
  const refund = state.refunds.get(id)
  const payerId = refund && state.trades.get(refund.tradeId)?.payer?.payerId
  const closed = payerId !== undefined && state.world.payers.get(payerId)?.behaviour === 'card_closed'
  const gone = closed && refund?.rerouted === undefined
  endRefund(state, id, gone ? 'ABNORMAL' : 'SUCCESS', at)
}

const goods = fields('退款商品', {
  merchant_goods_id: text('商户侧商品编码', 32),
  wechatpay_goods_id: maybe(text('微信支付商品编码', 32)),
  goods_name: maybe(text('商品名称', 256)),
  unit_price: Type.Integer({ title: '商品单价', minimum: 0 }),
  refund_amount: Type.Integer({ title: '商品退款金额', minimum: 0 }),
  refund_quantity: amount('商品退货数量'),
})
const RefundBody = fields('申请退款', {
  sub_mchid: maybe(text('子商户号', 32)),
  transaction_id: maybe(text('微信支付订单号', 32)),
  out_trade_no: maybe(text('商户订单号', 32)),
  out_refund_no: text('商户退款单号', 64, '^[0-9A-Za-z_\\-|*@]+$'),
  reason: maybe(text('退款原因', 80)),
  notify_url: maybe(text('退款结果回调url', 256)),
  funds_account: maybe(oneOf('退款资金来源', ['AVAILABLE', 'UNSETTLED'])),
  amount: fields('金额信息', {
    refund: amount('退款金额'),
    total: amount('原订单金额'),
    currency: oneOf('退款币种', ['CNY']),
    from: maybe(
      Type.Array(
        fields('退款出资账户及金额', {
          account: oneOf('出资账户类型', ['AVAILABLE', 'UNAVAILABLE']),
          amount: amount('出资金额'),
        }),
      ),
    ),
  }),
  goods_detail: maybe(Type.Array(goods, { title: '退款商品' })),
})
export type RefundOrder = Static<typeof RefundBody>
const readRefund = reader(RefundBody)

const REASON_BYTES = 80

function checkForm({ sub_mchid, notify_url, reason, amount, ...order }: RefundOrder, merchant: Merchant): void {
  if (merchant.kind === 'provider' && sub_mchid === undefined) {
    throw paramError('受理机构必须传入sub_mch_id', undefined, 268443704)
  }
  if (order.transaction_id === undefined && order.out_trade_no === undefined) {
    throw fieldProblem('/out_trade_no', '商户订单号', '与微信支付订单号必须二选一', undefined)
  }
  if (notify_url !== undefined) checkNotifyUrl('/notify_url', notify_url)
  if (reason !== undefined && Buffer.byteLength(reason) > REASON_BYTES) {
    const length = Buffer.byteLength(reason)
    throw fieldProblem(
      '/reason',
      '退款原因',
      `字符串规则校验失败，字节数 ${length}，大于最大值 ${REASON_BYTES}`,
      reason,
    )
  }
  const fromSum = amount.from?.reduce((sum, part) => sum + part.amount, 0)
  if (fromSum !== undefined && fromSum !== amount.refund) throw invalidRequest('您的请求参数与订单信息不一致')
}

function checkPermission(state: State, merchant: Merchant, subMchid: string | undefined): void {
  const whose = subMchid === undefined ? merchant : providersOwn(state, merchant, subMchid)
  if (!whose.refundPermission) throw noAuth('特约子商户商户号未授权服务商的产品权限')
  if (isLimited(whose, 'NO_REFUND')) throw noAuth('此商家的退款功能已被限制')
}

/** Here a missing relation is NO_AUTH, and an unknown number 404: other words than those of the pay services. */
export function providersOwn(state: State, provider: Merchant, subMchid: string): Merchant {
  const sub = state.merchants.get(subMchid)
  if (!sub) throw new Refusal(404, 'MCH_NOT_EXISTS', '商户号不存在')
  if (!sub.providers.includes(provider.mchid)) throw noAuth('受理关系不存在')
  return sub
}

function paidTrade(state: State, merchant: Merchant, { transaction_id, out_trade_no, sub_mchid }: RefundOrder): Trade {
  const trade =
    transaction_id === undefined
      ? state.trades.get(tradeId(merchant.mchid, out_trade_no ?? ''))
      : state.trades.by('transactionId', transaction_id)
  if (!trade || trade.mchid !== merchant.mchid || trade.paidAt === undefined) throw absent('订单不存在')
  const fits = out_trade_no === undefined || out_trade_no === trade.outTradeNo
  if (!fits || trade.subMchid !== sub_mchid) throw invalidRequest('您的请求参数与订单信息不一致')
  return trade
}

function checkLimits(state: State, trade: Trade, { amount }: RefundOrder): void {
  const now = state.world.now()
  if (amount.from && !trade.profitSharing) throw invalidRequest('非分账订单不支持指定出资账户')
  if (amount.total !== trade.total) throw invalidRequest('您的请求参数与订单信息不一致')
  if (trade.refunded >= trade.total) throw invalidRequest('订单已全额退款')
  if (trade.refunded + amount.refund > trade.total) throw invalidRequest('累计退款金额大于支付金额')
  if (now > (trade.paidAt ?? now) + YEAR_MS) throw new Refusal(400, 'TRADE_OVERDUE', '订单已经超过退款期限')
  const earlier = trade.refundIds.flatMap((id) => state.refunds.get(id) ?? [])
  if (earlier.length >= PARTIAL_REFUNDS_AT_MOST) throw invalidRequest('部分退款次数超过限制')
  const tooSoon = earlier.some(({ createdAt }) => now - createdAt < MINUTE_MS)
  if (tooSoon && state.switches.get().refund_interval) {
    throw new Refusal(429, 'FREQUENCY_LIMITED', '频率限制，请稍后再试')
  }
}

type Made = {
  id: string
  trade: Trade
  taken: Refund['taken']
  fingerprint: string
  serial: string | undefined
  v2: true | undefined
}

function newRefund(
  { world }: State,
  merchant: Merchant,
  order: RefundOrder,
  { id, trade, taken, fingerprint, serial, v2 }: Made,
): Refund {
  return {
    id,
    mchid: merchant.mchid,
    tradeId: trade.id,
    outRefundNo: order.out_refund_no,
    refundId: `503${world.ids.digits('refund', 26)}`,
    amount: order.amount.refund,
    fundsAccount: order.funds_account ?? (taken.frozen > 0 ? 'UNAVAILABLE' : 'AVAILABLE'),
    taken,
    ...(trade.coupon && { discount: discountBack(trade, order.amount.refund) }),
    ...(order.amount.from && { from: order.amount.from }),
    ...(order.notify_url !== undefined && { notifyUrl: order.notify_url }),
    fingerprint,
    ...(serial !== undefined && { serial }),
    ...(v2 && { v2 }),
    status: 'PROCESSING',
    createdAt: world.now(),
  }
}

function absent(message: string): Refusal {
  return new Refusal(404, 'RESOURCE_NOT_EXISTS', message)
}
