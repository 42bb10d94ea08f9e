import type { CloseSeen, PaymentRef, PaymentSeen, PrepayOrder, PrepaySeen } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Refused, Unknown } from '@ruzhu/wechatpay/answers.ts'
import { appPay, h5Pay, jsapiPay } from '@ruzhu/wechatpay/client-pay.ts'
import {
  type DirectPrepay,
  type PartnerPrepay,
  type Prepay,
  prepayApp,
  prepayH5,
  prepayJsapi,
  prepayNative,
} from '@ruzhu/wechatpay/prepay.ts'
import { closeTransaction, type Payee, queryByOutTradeNo, type Transaction } from '@ruzhu/wechatpay/transactions.ts'
import { mustBeTakenBack, payAtTill, takeBack } from './code-pay.ts'
import { isPaidItself, notOk, type Provider } from './provider.ts'

export async function prepay(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  switch (order.scene) {
    case 'native':
      return prepayByCode(provider, order)
    case 'jsapi':
    case 'mini_program':
      return prepayInWechat(provider, order)
    case 'h5':
      return prepayInBrowser(provider, order)
    case 'app':
      return prepayInOwnApp(provider, order)
    case 'bar_code':
      return prepayAtTill(provider, order)
    default:
      throw unfit(`scene: WeChat Pay has no ${order.scene}`)
  }
}

async function prepayByCode(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const answer = await prepayNative(provider.client, toWire(provider, order))
  if (answer.state !== 'ok') return notReady(answer)
  return { state: 'ready', pay: { kind: 'qr', codeUrl: answer.body.code_url } }
}

/** A WeChat page and a mini program are one call; they differ in their AppID. */
async function prepayInWechat(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const { client, spAppid } = provider
  const openid = order.payerOpenid
  if (!openid) throw unfit(`payer_openid: required where scene is ${order.scene}`)
  const answer = await jsapiOrder(provider, order, openid)
  if (answer.state !== 'ok') return notReady(answer)

  const prepayId = answer.body.prepay_id
  const app = { appId: order.subAppid ?? spAppid, prepayId }
  const pay = await jsapiPay(app, client.merchant.privateKey, client.stamp())
  return { state: 'ready', pay: { kind: 'jsapi', prepayId, ...pay } }
}

function jsapiOrder(provider: Provider, order: PrepayOrder, openid: string) {
  const { client } = provider
  if (isPaidItself(provider, order)) return prepayJsapi(client, { ...ownOrder(provider, order), payer: { openid } })
  const payer = order.subAppid === undefined ? { sp_openid: openid } : { sub_openid: openid }
  return prepayJsapi(client, { ...partnerOrder(provider, order), payer })
}

/** The payer is sent to a page of the gateway's that knows their device by its address, and opens WeChat from there. */
async function prepayInBrowser(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const { payerClientIp, returnUrl } = order
  if (payerClientIp === undefined) throw unfit('payer_client_ip: required where scene is h5')
  const scene_info = { payer_client_ip: payerClientIp, h5_info: { type: 'Wap' } } as const
  const answer = await prepayH5(provider.client, { ...toWire(provider, order), scene_info })
  if (answer.state !== 'ok') return notReady(answer)
  return { state: 'ready', pay: { kind: 'redirect', url: h5Pay(answer.body.h5_url, returnUrl) } }
}

/** Signed for our own number, as all is that we sign: the sub-merchant's app pays through us. */
async function prepayInOwnApp(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const { client, spAppid, spMchid } = provider
  const answer = await prepayApp(client, toWire(provider, order))
  if (answer.state !== 'ok') return notReady(answer)
  const app = { appId: order.subAppid ?? spAppid, partnerId: spMchid, prepayId: answer.body.prepay_id }
  return { state: 'ready', pay: { kind: 'app', ...(await appPay(app, client.merchant.privateKey, client.stamp())) } }
}

async function prepayAtTill(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const code = order.authCode
  if (!code) throw unfit('auth_code: required where scene is bar_code')
  const answer = await payAtTill(provider, order, code.reveal())
  return answer.state === 'ok' ? { state: 'ready', pay: { kind: 'bar_code' } } : notReady(answer)
}

function unfit(problem: string): AppError {
  return new AppError('INPUT_INVALID', { problems: [problem] })
}

function notReady(answer: Refused | Unknown): PrepaySeen {
  const seen = notOk(answer)
  if (answer.state !== 'refused' || seen.state !== 'refused') return seen
  return isPaid(answer) ? { ...seen, state: 'paid' } : isTaken(answer) ? { ...seen, state: 'taken' } : seen
}

/**
 * The same number with the same content is answered as before, so this is said of another order only, whoever made it.
 * One that is paid or closed has codes of its own; this one also comes as INVALID_REQUEST, told by its sentence or the
 * number that ends the Request-ID. https://pay.weixin.qq.com/doc/v3/partner/4012738659
 */
function isTaken({ code, message, requestId }: Refused): boolean {
  if (code === 'OUT_TRADE_NO_USED' || requestId?.endsWith('-268498688')) return true
  return message.includes('商户订单号重复') || message.includes('参数与首次请求时不一致')
}

function toWire(provider: Provider, order: PrepayOrder): PartnerPrepay | DirectPrepay {
  return isPaidItself(provider, order) ? ownOrder(provider, order) : partnerOrder(provider, order)
}

function partnerOrder({ spAppid, spMchid }: Provider, order: PrepayOrder): PartnerPrepay {
  return {
    sp_appid: spAppid,
    sp_mchid: spMchid,
    ...(order.subAppid === undefined ? {} : { sub_appid: order.subAppid }),
    sub_mchid: order.subMchid,
    ...words(order),
  }
}

function ownOrder({ spAppid, spMchid }: Provider, order: PrepayOrder): DirectPrepay {
  return { appid: order.subAppid ?? spAppid, mchid: spMchid, ...words(order) }
}

function words(order: PrepayOrder): Prepay {
  return {
    description: order.description,
    out_trade_no: order.outTradeNo,
    time_expire: beijingTime(order.expiresAt),
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    notify_url: order.notifyUrl,
    amount: { total: order.amount, currency: 'CNY' },
    ...(order.payerClientIp === undefined ? {} : { scene_info: { payer_client_ip: order.payerClientIp } }),
  }
}

export async function queryPayment(provider: Provider, ref: PaymentRef): Promise<PaymentSeen> {
  const answer = await queryByOutTradeNo(provider.client, ref.outTradeNo, payee(provider, ref))
  if (answer.state === 'ok') {
    const { out_trade_no, sub_mchid, mchid } = answer.body
    const ours = out_trade_no === ref.outTradeNo && (sub_mchid ?? mchid ?? ref.subMchid) === ref.subMchid
    return ours ? paymentSeen(answer.body) : { state: 'unknown', why: 'the answer is about another payment' }
  }
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  if (ABSENT.has(answer.code)) return { state: 'absent' }
  if (isOfAnother(answer)) return { state: 'taken' }
  return { state: 'unknown', why: `the query was refused: ${answer.code} ${answer.message}` }
}

const ABSENT = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST'])

/** Numbers are kept over all sub-merchants of a provider: this one is another's. */
function isOfAnother({ message, requestId }: Refused): boolean {
  return message.includes('子商户号和订单不匹配') || requestId?.endsWith('-268447845') === true
}

/** Paid only with all that makes it so; a word we do not know leaves it open to be asked again. */
export function paymentSeen(transaction: Transaction): PaymentSeen {
  switch (transaction.trade_state) {
    case 'SUCCESS':
    case 'REFUND': // paid, and at least one refund accepted
      return paid(transaction)
    case 'NOTPAY':
    case 'USERPAYING':
      return { state: 'open' }
    case 'CLOSED':
    case 'REVOKED':
      return { state: 'closed' }
    default:
      return { state: 'unknown', why: `trade_state ${transaction.trade_state}` }
  }
}

function paid({ transaction_id, amount, success_time, payer, bank_type, trade_state }: Transaction): PaymentSeen {
  if (transaction_id === undefined || amount.total === undefined || success_time === undefined) {
    return { state: 'unknown', why: `${trade_state} without transaction_id, amount or success_time` }
  }
  if (amount.currency !== undefined && amount.currency !== 'CNY') {
    return { state: 'unknown', why: `paid in ${amount.currency}` }
  }
  const openid = payer.sub_openid ?? payer.sp_openid ?? payer.openid
  return {
    state: 'paid',
    transactionId: transaction_id,
    amount: fen(amount.total),
    payerPaid: fen(amount.payer_total ?? amount.total),
    paidAt: success_time,
    ...(openid === undefined ? {} : { payerOpenid: openid }),
    ...(bank_type === undefined ? {} : { bankType: bank_type }),
    refunding: trade_state === 'REFUND',
  }
}

export async function closePayment(provider: Provider, ref: PaymentRef): Promise<CloseSeen> {
  const answer = await closeTransaction(provider.client, ref.outTradeNo, payee(provider, ref))
  if (answer.state === 'ok') return { state: 'closed' }
  if (answer.state === 'refused' && isPaid(answer)) return { state: 'paid' }
  if (answer.state === 'refused' && CLOSED.has(answer.code)) return { state: 'closed' }
  if (answer.state === 'refused' && mustBeTakenBack(answer)) return takeBack(provider, ref)
  return notOk(answer)
}

const CLOSED = new Set(['ORDER_CLOSED', 'ORDERCLOSED'])
const PAID = new Set(['ORDERPAID', 'ORDER_PAID'])

/** The pages do not agree on the code; under a general one the sentence tells. Whoever hears `paid` asks once more. */
function isPaid({ code, message }: Refused): boolean {
  return PAID.has(code) || message.includes('订单已支付')
}

function payee(provider: Provider, ref: PaymentRef): Payee {
  const { spMchid } = provider
  return isPaidItself(provider, ref) ? { mchid: spMchid } : { sp_mchid: spMchid, sub_mchid: ref.subMchid }
}
