import type { CloseSeen, PaymentRef, PaymentSeen, PrepayOrder, PrepaySeen } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { yuanFromFen } from '@ruzhu/domain/money.ts'
import { reasonOf, type Refused, type Unknown } from '@ruzhu/alipay/answers.ts'
import { beijingTimestamp } from '@ruzhu/alipay/beijing-time.ts'
import type { AlipayClient } from '@ruzhu/alipay/client.ts'
import type { Addresses, Order } from '@ruzhu/alipay/orders.ts'
import { closeTrade, createTrade, precreateTrade, queryTrade, type Trade } from '@ruzhu/alipay/trades.ts'
import { type TradeWords, tradeSeen } from './trade-seen.ts'
import { clientFor, isNoSuchTrade, notAsked, notAuthorized, notOk, type Provider, unanswered } from './provider.ts'

export async function prepay(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  if (order.scene === 'jsapi') throw unfit('scene: Alipay has no jsapi; use native or mini_program')
  const client = await clientFor(provider, order.subMchid)
  if (!client) return notAuthorized()
  return order.scene === 'native' ? prepayByCode(provider, client, order) : prepayInMiniProgram(provider, client, order)
}

async function prepayByCode(provider: Provider, client: AlipayClient, order: PrepayOrder): Promise<PrepaySeen> {
  const { nativeProductCode } = provider
  const product = nativeProductCode === undefined ? {} : { product_code: nativeProductCode }
  const answer = await precreateTrade(client, { ...toWire(provider, order), ...product }, addressesOf(order))
  if (answer.state !== 'ok') return notReady(answer)
  if (answer.body.out_trade_no !== order.outTradeNo) return otherPayment()
  return { state: 'ready', pay: { kind: 'qr', codeUrl: answer.body.qr_code } }
}

/** The payer is known by user id (2088…) or by open id, as the mini program learned it. */
async function prepayInMiniProgram(provider: Provider, client: AlipayClient, order: PrepayOrder): Promise<PrepaySeen> {
  const payer = order.payerOpenid
  if (!payer) throw unfit('payer_openid: required where scene is mini_program')
  const appid = order.subAppid ?? (order.subMchid === provider.pid ? client.app.appId : undefined)
  if (!appid) throw unfit('sub_appid: required where scene is mini_program: the one that opens the cashier')
  const answer = await createTrade(
    client,
    {
      ...toWire(provider, order),
      product_code: 'JSAPI_PAY',
      op_app_id: appid,
      ...(/^2088\d{12}$/.test(payer) ? { buyer_id: payer } : { buyer_open_id: payer }),
    },
    addressesOf(order),
  )
  if (answer.state !== 'ok') return notReady(answer)
  if (answer.body.out_trade_no !== order.outTradeNo) return otherPayment()
  return { state: 'ready', pay: { kind: 'trade_no', tradeNo: answer.body.trade_no } }
}

/** `attach` stays with us: `passback_params` holds 512 characters once it is URL-encoded, and nobody reads it back. */
function toWire({ pid }: Provider, order: PrepayOrder): Order {
  return {
    out_trade_no: order.outTradeNo,
    total_amount: yuanFromFen(order.amount),
    subject: fitSubject(order.description),
    time_expire: beijingTimestamp(order.expiresAt),
    ...(order.subMchid === pid ? {} : { extend_params: { sys_service_provider_id: pid } }),
    ...(order.payerClientIp === undefined ? {} : { business_params: { mc_create_trade_ip: order.payerClientIp } }),
  }
}

function addressesOf({ notifyUrl }: PrepayOrder): Addresses {
  return { notifyUrl }
}

/** A subject must not hold these three; their wide forms say the same to a reader. */
function fitSubject(description: string): string {
  return description.replaceAll('/', '／').replaceAll('=', '＝').replaceAll('&', '＆')
}

function unfit(problem: string): AppError {
  return new AppError('INPUT_INVALID', { problems: [problem] })
}

function notReady(answer: Refused | Unknown): PrepaySeen {
  const seen = notOk(answer)
  if (answer.state !== 'refused' || seen.state !== 'refused') return seen
  const reason = reasonOf(answer)
  if (reason === 'ACQ.TRADE_HAS_SUCCESS') return { ...seen, state: 'paid' }
  return TAKEN.has(reason) ? { ...seen, state: 'taken' } : seen
}

/** The same order again gives the same trade while it is unpaid, so these speak of another one under its number. */
const TAKEN = new Set(['ACQ.CONTEXT_INCONSISTENT', 'ACQ.TRADE_BUYER_NOT_MATCH'])

export async function queryPayment(provider: Provider, ref: PaymentRef): Promise<PaymentSeen> {
  const client = await clientFor(provider, ref.subMchid)
  if (!client) return notAsked()
  const answer = await queryTrade(client, { out_trade_no: ref.outTradeNo })
  if (answer.state !== 'ok') return isNoSuchTrade(answer) ? { state: 'absent' } : unanswered(answer)
  return answer.body.out_trade_no === ref.outTradeNo ? tradeSeen(wordsOf(answer.body), provider.now()) : otherPayment()
}

function wordsOf(trade: Trade): TradeWords {
  return { ...trade, payer: trade.buyer_open_id ?? trade.buyer_user_id, fund_channel: trade.fund_channels[0] }
}

function otherPayment(): { state: 'unknown'; why: string } {
  return { state: 'unknown', why: 'the answer is about another payment' }
}

/** A no leaves open why: it may be paid, closed, or never have begun. Whoever closes asks afterwards. */
export async function closePayment(provider: Provider, ref: PaymentRef): Promise<CloseSeen> {
  const client = await clientFor(provider, ref.subMchid)
  if (!client) return notAuthorized()
  const answer = await closeTrade(client, { out_trade_no: ref.outTradeNo })
  return answer.state === 'ok' ? { state: 'closed' } : notOk(answer)
}
