import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { fieldProblem } from './fields.ts'
import { isDay } from './id-documents.ts'
import { type DirectBody, type PartnerBody, readDirectBody, readPartnerBody } from './prepay-body.ts'
import { Refusal, invalidRequest, noAuth, paramError } from './refusal.ts'
import {
  type Parties,
  checkAppid,
  checkMayBePaid,
  checkProduct,
  checkSubAppid,
  paidAlready,
  payerOf,
  subMerchantOf,
} from './relations.ts'
import type { Call, Reply, Route } from './routing.ts'
import { openedField } from './sealed-fields.ts'
import type { State } from './state.ts'
import { newTicket, ticketAnswer } from './tickets.ts'
import { PRODUCTS, type Product, type Trade, stateOf, tradeId } from './trade.ts'

/** https://pay.weixin.qq.com/doc/v3/merchant/4012791856 and https://pay.weixin.qq.com/doc/v3/partner/4012085731 */
export function prepayRoutes(state: State): Route[] {
  return PRODUCTS.flatMap((product): Route[] => [
    {
      method: 'POST',
      path: `/v3/pay/transactions/${product.toLowerCase()}`,
      family: 'pay',
      handle: (call) => prepay(state, call, product, readDirect(state, call, product)),
    },
    {
      method: 'POST',
      path: `/v3/pay/partner/transactions/${product.toLowerCase()}`,
      family: 'pay',
      handle: (call) => prepay(state, call, product, readPartner(state, call, product)),
    },
  ])
}

/** Repeated with the same parameters while unpaid, it makes a fresh ticket; with others it is refused. */
function prepay(state: State, call: Call, product: Product, order: Order): Reply {
  const now = state.world.now()
  const { body, parties } = order
  const id = tradeId(parties.caller.mchid, body.out_trade_no)
  // encrypted anew each time, a name is compared by what it says
  const said =
    order.namedName === undefined ? call.body : { ...body, payer: { ...body.payer, identity: order.namedName } }
  const fingerprint = fingerprintOf(product, said)
  const earlier = state.trades.get(id)
  if (earlier?.combineId !== undefined) throw new Refusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复')
  if (earlier) checkReentry(state, earlier, fingerprint)
  const ticket = newTicket(state.world.ids, product)
  const trade = earlier
    ? { ...earlier, ticket, ticketAt: now }
    : newTrade(order, {
        id,
        product,
        fingerprint,
        ticket,
        now,
        serial: call.request.headers['wechatpay-serial'],
        longestDays: state.switches.get().time_expire_max_days,
      })
  state.trades.put(id, trade)
  return { status: 200, body: ticketAnswer(trade, call.request.origin) }
}

function checkReentry(state: State, trade: Trade, fingerprint: string): void {
  const now = state.world.now()
  const tradeState = stateOf(trade, now)
  if (tradeState === 'CLOSED') throw new Refusal(400, 'ORDER_CLOSED', '订单已关闭', { inner: 268447914 })
  if (tradeState !== 'NOTPAY') throw paidAlready(state, '该订单已支付', 268498689)
  if (trade.fingerprint !== fingerprint) {
    throw new Refusal(403, 'OUT_TRADE_NO_USED', '请求重入时，参数与首次请求时不一致')
  }
  // its time is over, though it is not closed yet
  if (now >= trade.payableUntil) throw invalidRequest('订单已失效', 268447914)
}

const DAY_MS = 86_400_000
const LONGEST_DAYS = 7
const SHORTEST_MS = 60_000

type Made = {
  id: string
  product: Product
  fingerprint: string
  ticket: string
  now: number
  serial: string | undefined
  longestDays: number
}

function newTrade({ body, parties, namedPayerId, namedName }: Order, made: Made): Trade {
  const { id, product, fingerprint, ticket, now, serial, longestDays } = made
  const deviceId = body.scene_info?.device_id
  return {
    id,
    mchid: parties.caller.mchid,
    appid: 'appid' in body ? body.appid : body.sp_appid,
    ...(parties.sub && { subMchid: parties.sub.mchid }),
    ...('sub_appid' in body && body.sub_appid !== undefined && { subAppid: body.sub_appid }),
    outTradeNo: body.out_trade_no,
    product,
    description: body.description,
    ...(body.attach !== undefined && { attach: body.attach }),
    notifyUrl: body.notify_url,
    total: body.amount.total,
    ...(deviceId !== undefined && { deviceId }),
    ...(namedName !== undefined && { namedName }),
    ...(body.settle_info?.profit_sharing && { profitSharing: true }),
    ticket,
    ticketAt: now,
    fingerprint,
    ...(namedPayerId !== undefined && { namedPayerId }),
    ...(serial !== undefined && { serial }),
    createdAt: now,
    payableUntil: payableUntil(body.time_expire, now, longestDays),
    state: 'NOTPAY',
    refunded: 0,
    refundIds: [],
  }
}

/** Not sooner than in a minute, not later than in seven days: what lies outside is moved, not refused. */
export function payableUntil(timeExpire: string | undefined, now: number, longestDays = LONGEST_DAYS): number {
  const wanted = timeExpire === undefined ? now + LONGEST_DAYS * DAY_MS : Date.parse(timeExpire)
  return Math.min(Math.max(wanted, now + SHORTEST_MS), now + longestDays * DAY_MS)
}

/** The parameters in one order of their names, so that only their meaning counts. */
export function fingerprintOf(kind: string, body: unknown): string {
  return createHash('sha256')
    .update(`${kind}${canonical(body)}`)
    .digest('base64url')
    .slice(0, 22)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`
}

type Order = { body: DirectBody | PartnerBody; parties: Parties; namedPayerId?: string; namedName?: string | undefined }

function readDirect(state: State, call: Call, product: Product): Order {
  const { body, merchant, seen } = call
  const read = readDirectBody[product](body)
  seen.about = [read.out_trade_no]
  checkCommon(read)
  if (merchant.kind === 'provider') throw noAuth('商户号该产品权限未开通')
  const parties = { caller: merchant }
  checkAppid(merchant, read.appid)
  checkProduct(parties, product)
  checkMayBePaid(parties)
  const namedName = namedBy(state, call, read)
  if (product !== 'JSAPI') return { body: read, parties, namedName }
  const openid = read.payer?.openid
  if (openid === undefined) throw paramError('JSAPI支付必须传openid', undefined, 268501013)
  return { body: read, parties, namedName, namedPayerId: payerOf(state, openid, read.appid, 'appid和openid不匹配') }
}

function readPartner(state: State, call: Call, product: Product): Order {
  const { body, merchant, seen } = call
  const read = readPartnerBody[product](body)
  seen.about = [read.out_trade_no]
  checkCommon(read)
  const sub = subMerchantOf(state, merchant, read.sub_mchid)
  const parties = { caller: merchant, sub }
  checkAppid(merchant, read.sp_appid)
  if (read.sub_appid !== undefined) checkSubAppid(sub, read.sub_appid)
  checkProduct(parties, product)
  checkMayBePaid(parties)
  const namedName = namedBy(state, call, read)
  if (product !== 'JSAPI') return { body: read, parties, namedName }
  return { body: read, parties, namedName, namedPayerId: partnerPayer(state, read) }
}

function partnerPayer(state: State, { payer, sp_appid, sub_appid }: PartnerBody): string {
  if (payer?.sub_openid !== undefined) {
    if (sub_appid === undefined) throw paramError('传入sub_openid时，sub_appid必传')
    return payerOf(state, payer.sub_openid, sub_appid, 'sub_appid和sub_openid不匹配')
  }
  if (payer?.sp_openid !== undefined) return payerOf(state, payer.sp_openid, sp_appid, 'appid和openid不匹配')
  throw paramError('JSAPI支付必须传openid', undefined, 268501013)
}

const REAL_NAME = 'REAL_NAME'
const DETAIL_BYTES = 6144

function checkCommon({ notify_url, time_expire, detail, scene_info }: DirectBody | PartnerBody): void {
  checkNotifyUrl('/notify_url', notify_url)
  checkTime(time_expire)
  if (detail && Buffer.byteLength(JSON.stringify(detail)) > DETAIL_BYTES) {
    throw fieldProblem('/detail', '优惠功能', `字符串规则校验失败，大于最大值 ${DETAIL_BYTES}`, undefined)
  }
  const ip = scene_info?.payer_client_ip
  if (ip !== undefined && isIP(ip) === 0) {
    throw fieldProblem('/scene_info/payer_client_ip', '用户终端IP', '字符串规则校验失败，格式不正确', ip)
  }
}

/** 实名支付, which a contract of its own opens: only the person of this name may pay. */
function namedBy(state: State, call: Call, { payer }: DirectBody | PartnerBody): string | undefined {
  if (!payer?.identity) return undefined
  if (!call.merchant.products.includes(REAL_NAME)) throw noAuth('商户号该产品权限未开通')
  openedField(state, call, '/payer/identity/number', '证件号', payer.identity.number)
  return openedField(state, call, '/payer/identity/name', '证件姓名', payer.identity.name)
}

/** The pattern lets a 31st of February through. */
export function checkTime(timeExpire: string | undefined): void {
  if (timeExpire === undefined) return
  if (isDay(timeExpire.slice(0, 10)) && !Number.isNaN(Date.parse(timeExpire))) return
  throw fieldProblem('/time_expire', '交易结束时间', '字符串规则校验失败，格式不正确', timeExpire)
}

/** Absolute, and without a query. https://pay.weixin.qq.com/doc/v3/merchant/4012791861 */
export function isNotifyUrl(url: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s?#]*$/.test(url) && URL.canParse(url)
}

export function checkNotifyUrl(field: string, url: string): void {
  if (!isNotifyUrl(url)) throw fieldProblem(field, '通知地址', '字符串规则校验失败，必须为不带参数的绝对地址', url)
}
