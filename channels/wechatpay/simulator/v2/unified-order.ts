import { createHash } from 'node:crypto'
import { isNotifyUrl, payableUntil } from '../prepay.ts'
import { checkMayBePaid, checkProduct, payerOf } from '../relations.ts'
import type { State } from '../state.ts'
import { newTicket, ticketAnswer } from '../tickets.ts'
import { type Product, type Trade, stateOf, tradeId } from '../trade.ts'
import { askedBy, malformed } from './asked.ts'
import type { XmlCall } from './door.ts'
import type { Written } from './order-fields.ts'
import { type Terms, readTerms, termsPrint } from './order-terms.ts'
import { type Ordering, partiesOf } from './parties.ts'
import { forbidden, unread } from './refusal.ts'
import type { Fields } from './xml.ts'

const PRODUCTS = { JSAPI: 'JSAPI', NATIVE: 'NATIVE', APP: 'APP', MWEB: 'H5' } as const

/** Repeated with the same parameters while unpaid, it makes a fresh ticket. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_1 */
export function unifiedOrder(state: State, call: XmlCall): Written {
  const now = state.world.now()
  const terms = readTerms(call, now)
  call.seen.about = [terms.outTradeNo]
  const notifyUrl = notifyUrlOf(call.fields)
  const product = productOf(call.fields)
  checkScene(call.fields, product)
  const parties = partiesOf(state, call)
  checkProduct(parties, product)
  checkMayBePaid(parties)
  const namedPayerId = product === 'JSAPI' ? payerNamed(state, call, parties) : undefined

  const id = tradeId(call.merchant.mchid, terms.outTradeNo)
  const fingerprint = termsPrint(call.fields)
  const earlier = state.trades.get(id)
  if (earlier) checkReentry(earlier, stateOf(earlier, now), fingerprint)
  const made = { id, product, fingerprint, notifyUrl, namedPayerId, now }
  const ticket = newTicket(state.world.ids, product)
  const trade = { ...(earlier ?? newTrade(call, terms, parties, made)), ticket, ticketAt: now }
  state.trades.put(id, trade)
  return ticketFields(trade, call)
}

function checkReentry(trade: Trade, tradeState: Trade['state'], fingerprint: string): void {
  if (!trade.v2 || trade.product === 'MICROPAY') throw forbidden('OUT_TRADE_NO_USED', '商户订单号重复')
  if (tradeState === 'CLOSED') throw forbidden('ORDERCLOSED', '该订单已关闭')
  if (tradeState !== 'NOTPAY') throw forbidden('ORDERPAID', '该订单已支付')
  if (trade.fingerprint !== fingerprint) throw forbidden('INVALID_REQUEST', '201 商户订单号重复')
}

type Made = {
  id: string
  product: Product
  fingerprint: string
  notifyUrl: string
  namedPayerId: string | undefined
  now: number
}

function newTrade(call: XmlCall, terms: Terms, parties: Ordering, made: Made): Omit<Trade, 'ticket' | 'ticketAt'> {
  const { id, product, fingerprint, notifyUrl, namedPayerId, now } = made
  return {
    id,
    mchid: call.merchant.mchid,
    appid: call.appid,
    ...(parties.sub && { subMchid: parties.sub.mchid }),
    ...(parties.subAppid !== undefined && { subAppid: parties.subAppid }),
    outTradeNo: terms.outTradeNo,
    product,
    description: terms.description,
    ...(terms.attach !== undefined && { attach: terms.attach }),
    notifyUrl,
    total: terms.total,
    ...(terms.profitSharing && { profitSharing: true }),
    fingerprint,
    ...(namedPayerId !== undefined && { namedPayerId }),
    createdAt: now,
    payableUntil: payableUntil(terms.expires, now),
    state: 'NOTPAY',
    v2: v2Of(call, terms),
    refunded: 0,
    refundIds: [],
  }
}

/** How its notice is to be signed, and what it says again. */
export function v2Of({ signType }: XmlCall, { deviceInfo }: Terms): NonNullable<Trade['v2']> {
  return { signType, ...(deviceInfo !== undefined && { deviceInfo }) }
}

/** In APIv2 a code to be scanned has a `prepay_id` beside it. */
function ticketFields(
  { product, ticket }: Pick<Trade, 'ticket'> & { product: Trade['product'] },
  call: XmlCall,
): Written {
  const trade_type = call.fields.get('trade_type')
  if (product === 'MICROPAY') return { trade_type }
  const answer = ticketAnswer({ product, ticket }, call.request.origin)
  switch (product) {
    case 'NATIVE': {
      const digest = createHash('sha256').update(ticket).digest('hex')
      return { trade_type, prepay_id: `wx${digest.slice(0, 34)}`, ...answer }
    }
    case 'H5':
      return { trade_type, prepay_id: ticket, mweb_url: 'h5_url' in answer ? String(answer.h5_url) : undefined }
    default:
      return { trade_type, ...answer }
  }
}

function productOf(fields: Fields): Product {
  const said = askedBy(fields).need('trade_type', 16)
  const product = Object.entries(PRODUCTS).find(([name]) => name === said)?.[1]
  if (!product) throw malformed('trade_type')
  return product
}

function notifyUrlOf(fields: Fields): string {
  const url = askedBy(fields).need('notify_url', 256)
  if (!isNotifyUrl(url)) throw malformed('notify_url')
  return url
}

/** What each way of paying wants to know beside the order itself. */
function checkScene(fields: Fields, product: Product): void {
  const asked = askedBy(fields)
  const productId = asked.maybe('product_id', 32)
  if (product === 'NATIVE' && productId === undefined) throw unread('LACK_PARAMS', '缺少参数product_id')
  const scene = asked.maybe('scene_info', 256)
  if (product !== 'H5') return
  if (scene === undefined) throw unread('LACK_PARAMS', '缺少参数scene_info')
  if (!isH5Scene(scene)) throw malformed('scene_info')
}

/** `{"h5_info":{"type":"Wap","wap_url":"…","wap_name":"…"}}`. https://pay.weixin.qq.com/wiki/doc/api/H5.php?chapter=9_20 */
function isH5Scene(text: string): boolean {
  try {
    const type: unknown = JSON.parse(text)?.h5_info?.type
    return typeof type === 'string' && /^(wap|ios|android)$/i.test(type)
  } catch {
    return false // no JSON is no scene
  }
}

function payerNamed(state: State, { fields, appid }: XmlCall, { subAppid }: Ordering): string {
  const asked = askedBy(fields)
  const subOpenid = asked.maybe('sub_openid', 128)
  const openid = asked.maybe('openid', 128)
  if (subOpenid !== undefined) {
    if (subAppid === undefined) throw unread('LACK_PARAMS', '传入sub_openid时，sub_appid必传')
    return payerOf(state, subOpenid, subAppid, 'sub_appid和sub_openid不匹配')
  }
  if (openid === undefined) throw unread('LACK_PARAMS', 'JSAPI支付必须传openid')
  return payerOf(state, openid, appid, 'appid和openid不匹配')
}
