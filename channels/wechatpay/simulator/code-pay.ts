import { type Static, Type } from 'typebox'
import { amount, fields, maybe, oneOf, reader, text } from './fields.ts'
import { fingerprintOf } from './prepay.ts'
import { OUT_TRADE_NO } from './prepay-body.ts'
import { Refusal, invalidRequest, noAuth } from './refusal.ts'
import { type Parties, checkAppid, checkMayBePaid, checkProduct, checkSubAppid, subMerchantOf } from './relations.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'
import { type Trade, stateOf, tradeId, transactionOf } from './trade.ts'
import { ownTrade } from './transactions.ts'
import { CONFIRMED_WITHIN_MS, type CodeOrder, takeByCode } from './v2/micropay.ts'
import { XmlRefusal } from './v2/refusal.ts'
import { reverseTrade } from './v2/reverse.ts'

/**
 * 付款码支付 as version 3 offers it to some: the very orders of version 2's, in JSON. While the payer types the password the
 * answer is the transaction, USERPAYING.
 */
export function codePayRoutes(state: State): Route[] {
  const of = (path: string, read: (call: Call) => Orderer): Route[] => [
    { method: 'POST', path: `${path}/codepay`, family: 'pay', handle: (call) => payByCode(state, call, read(call)) },
    {
      method: 'POST',
      path: `${path}/out-trade-no/{out_trade_no}/reverse`,
      family: 'pay',
      handle: (call) => reverse(state, call, path.includes('partner')),
    },
  ]
  return [
    ...of('/v3/pay/transactions', (call) => direct(call)),
    ...of('/v3/pay/partner/transactions', (call) => partner(state, call)),
  ]
}

const order = {
  description: text('商品描述', 127),
  out_trade_no: text('商户订单号', 32, OUT_TRADE_NO),
  attach: maybe(text('商户数据包', 128)),
  goods_tag: maybe(text('订单优惠标记', 32)),
  support_fapiao: maybe(Type.Boolean({ title: '电子发票入口开放标识' })),
  payer: fields('支付者', { auth_code: text('付款码', 128) }),
  amount: fields('订单金额', { total: amount('总金额'), currency: maybe(oneOf('货币类型', ['CNY'])) }),
  scene_info: fields('场景信息', {
    device_id: maybe(text('商户端设备号', 32)),
    device_ip: maybe(text('商户端设备IP', 45)),
    store_info: fields('商户门店信息', { id: maybe(text('门店编号', 32)), out_id: maybe(text('商户侧门店编号', 32)) }),
  }),
  detail: maybe(Type.Object({}, { title: '优惠功能' })),
  settle_info: maybe(fields('结算信息', { profit_sharing: maybe(Type.Boolean({ title: '是否指定分账' })) })),
}
const Order = fields('付款码支付', order)
const readDirect = reader(
  fields('付款码支付', { appid: text('公众号ID', 32), mchid: text('直连商户号', 32), ...order }),
)
const readPartner = reader(
  fields('付款码支付', {
    sp_appid: maybe(text('服务商应用ID', 32)),
    sp_mchid: text('服务商户号', 32),
    sub_appid: maybe(text('子商户应用ID', 32)),
    sub_mchid: text('子商户号', 32),
    ...order,
  }),
)

type Orderer = { body: Static<typeof Order>; parties: Parties; appid: string; subAppid?: string }

function direct({ body, merchant }: Call): Orderer {
  const read = readDirect(body)
  if (merchant.kind === 'provider') throw noAuth('商户号该产品权限未开通')
  checkAppid(merchant, read.appid)
  return { body: read, parties: { caller: merchant }, appid: read.appid }
}

function partner(state: State, { body, merchant }: Call): Orderer {
  const read = readPartner(body)
  const sub = subMerchantOf(state, merchant, read.sub_mchid)
  if (read.sp_appid !== undefined) checkAppid(merchant, read.sp_appid)
  if (read.sub_appid !== undefined) checkSubAppid(sub, read.sub_appid)
  const subAppid = read.sub_appid === undefined ? {} : { subAppid: read.sub_appid }
  return {
    body: read,
    parties: { caller: merchant, sub },
    appid: read.sp_appid ?? merchant.appids[0] ?? '',
    ...subAppid,
  }
}

function payByCode(state: State, call: Call, orderer: Orderer): Reply {
  const made = newOrder(state, call, orderer)
  call.seen.about = [made.outTradeNo]
  checkProduct(orderer.parties, 'MICROPAY')
  checkMayBePaid(orderer.parties)
  try {
    return answer(state, takeByCode(state, made, orderer.body.payer.auth_code))
  } catch (error) {
    const asked = state.trades.get(made.id)
    if (error instanceof XmlRefusal && error.code === 'USERPAYING' && asked) return answer(state, asked)
    throw inJson(error)
  }
}

function newOrder({ world }: State, { body: sent }: Call, { body, parties, appid, subAppid }: Orderer): CodeOrder {
  const now = world.now()
  return {
    id: tradeId(parties.caller.mchid, body.out_trade_no),
    mchid: parties.caller.mchid,
    appid,
    ...(parties.sub && { subMchid: parties.sub.mchid }),
    ...(subAppid !== undefined && { subAppid }),
    outTradeNo: body.out_trade_no,
    product: 'MICROPAY',
    description: body.description,
    ...(body.attach !== undefined && { attach: body.attach }),
    notifyUrl: '',
    total: body.amount.total,
    ...(body.settle_info?.profit_sharing && { profitSharing: true }),
    fingerprint: fingerprintOf('MICROPAY', withoutCode(sent)),
    createdAt: now,
    payableUntil: now + CONFIRMED_WITHIN_MS,
    state: 'NOTPAY',
    refunded: 0,
    refundIds: [],
  }
}

/** A payment that failed may be tried again with another code. */
function withoutCode(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return sent
  return { ...sent, payer: undefined }
}

const readDirectReverse = reader(fields('撤销', { appid: maybe(text('公众号ID', 32)), mchid: text('直连商户号', 32) }))
const readPartnerReverse = reader(
  fields('撤销', {
    sp_appid: maybe(text('服务商应用ID', 32)),
    sp_mchid: text('服务商户号', 32),
    sub_appid: maybe(text('子商户应用ID', 32)),
    sub_mchid: text('子商户号', 32),
  }),
)

function reverse(state: State, call: Call, isPartner: boolean): Reply {
  const subMchid = isPartner ? readPartnerReverse(call.body).sub_mchid : undefined
  if (!isPartner) readDirectReverse(call.body)
  const outTradeNo = call.params['out_trade_no'] ?? ''
  call.seen.about = [outTradeNo]
  const trade = ownTrade(state, call.merchant, state.trades.get(tradeId(call.merchant.mchid, outTradeNo)), subMchid)
  try {
    reverseTrade(state, call, trade)
  } catch (error) {
    throw inJson(error)
  }
  const { appid, mchid } = trade
  return { status: 200, body: { appid, mchid, out_trade_no: outTradeNo } }
}

/** 202 says: not finished, ask again. https://pay.weixin.qq.com/doc/v3/merchant/4012365342 */
function answer(state: State, trade: Trade): Reply {
  const now = stateOf(trade, state.world.now())
  return { status: now === 'USERPAYING' ? 202 : 200, body: transactionOf(trade, now) }
}

const FORBIDDEN: Readonly<Record<string, string>> = {
  NOTENOUGH: 'NOT_ENOUGH',
  TRADE_ERROR: 'TRADE_ERROR',
  OUT_TRADE_NO_USED: 'OUT_TRADE_NO_USED',
}

/** Version 2's words under version 3's codes. */
function inJson(error: unknown): unknown {
  if (!(error instanceof XmlRefusal)) return error
  const code = FORBIDDEN[error.code]
  if (code !== undefined) return new Refusal(403, code, error.message)
  return error.code === 'ORDERPAID' ? new Refusal(400, 'ORDERPAID', error.message) : invalidRequest(error.message)
}
