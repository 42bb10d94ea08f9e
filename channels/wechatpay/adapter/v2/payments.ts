import type { CloseSeen, PaymentRef, PaymentSeen, PrepayOrder, PrepaySeen } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { V2Refused, V2Unknown } from '@ruzhu/wechatpay/v2/answers.ts'
import { appPayV2, jsapiPayV2, mwebPage } from '@ruzhu/wechatpay/v2/client-pay.ts'
import { closeOrder, orderQuery, type V2OrderSeen, type V2Transaction } from '@ruzhu/wechatpay/v2/orders.ts'
import { beijingDigits } from '@ruzhu/wechatpay/v2/times.ts'
import {
  unifiedOrderApp,
  unifiedOrderJsapi,
  unifiedOrderMweb,
  unifiedOrderNative,
  type V2Order,
} from '@ruzhu/wechatpay/v2/unified-order.ts'
import { isPayerAsked, mustBeTakenBack, payAtTill, takeBack } from './code-pay.ts'
import { appOf, notOkV2, payeeOf, subMchidOf, type V2Provider } from './provider.ts'

export function prepay(provider: V2Provider, order: PrepayOrder): Promise<PrepaySeen> {
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
      throw unfit(`scene: ${order.scene} is none of WeChat Pay’s`)
  }
}

async function prepayByCode(provider: V2Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const product_id = order.outTradeNo // required by its page, and read by nobody
  const answer = await unifiedOrderNative(provider.client, { ...toWire(provider, order), product_id })
  if (answer.state !== 'ok') return notReady(answer)
  return { state: 'ready', pay: { kind: 'qr', codeUrl: answer.body.code_url } }
}

async function prepayInWechat(provider: V2Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const { client, spAppid } = provider
  const openid = order.payerOpenid
  if (!openid) throw unfit(`payer_openid: required where scene is ${order.scene}`)
  const payer = 'sub_appid' in appOf(provider, order) ? { sub_openid: openid } : { openid }
  const answer = await unifiedOrderJsapi(client, { ...toWire(provider, order), ...payer })
  if (answer.state !== 'ok') return notReady(answer)

  const prepayId = answer.body.prepay_id
  const app = { appId: order.subAppid ?? spAppid, prepayId }
  const pay = jsapiPayV2(app, client.merchant.key, client.signType, client.stamp())
  return { state: 'ready', pay: { kind: 'jsapi', prepayId, ...pay } }
}

async function prepayInBrowser(provider: V2Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const { payerClientIp, returnUrl, notifyUrl } = order
  if (payerClientIp === undefined) throw unfit('payer_client_ip: required where scene is h5')
  const site = new URL(returnUrl ?? notifyUrl).origin
  const h5_info = { type: 'Wap', wap_url: site, wap_name: order.description.slice(0, 32) } as const
  const answer = await unifiedOrderMweb(provider.client, { ...toWire(provider, order), h5_info })
  if (answer.state !== 'ok') return notReady(answer)
  const { mweb_url } = answer.body
  const url = returnUrl === undefined ? mweb_url : mwebPage(mweb_url, returnUrl)
  return { state: 'ready', pay: { kind: 'redirect', url } }
}

async function prepayInOwnApp(provider: V2Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const { client, spAppid, spMchid } = provider
  const answer = await unifiedOrderApp(client, toWire(provider, order))
  if (answer.state !== 'ok') return notReady(answer)
  const app = { appid: order.subAppid ?? spAppid, partnerId: spMchid, prepayId: answer.body.prepay_id }
  const pay = appPayV2(app, client.merchant.key, client.signType, client.stamp())
  return {
    state: 'ready',
    pay: {
      kind: 'app',
      appId: pay.appid,
      partnerId: pay.partnerid,
      prepayId: pay.prepayid,
      packageValue: pay.package,
      nonceStr: pay.noncestr,
      timeStamp: pay.timestamp,
      sign: pay.sign,
    },
  }
}

async function prepayAtTill(provider: V2Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const code = order.authCode
  if (!code) throw unfit('auth_code: required where scene is bar_code')
  // a code’s order ends by itself within the minute, and the gateway takes no end that is as near
  const { notify_url: _none, time_expire: _near, ...terms } = toWire(provider, order)
  const answer = await payAtTill(provider, terms, code.reveal())
  if (answer.state === 'ok' || isPayerAsked(answer)) return { state: 'ready', pay: { kind: 'bar_code' } }
  return notReady(answer)
}

function unfit(problem: string): AppError {
  return new AppError('INPUT_INVALID', { problems: [problem] })
}

function notReady(answer: V2Refused | V2Unknown): PrepaySeen {
  const seen = notOkV2(answer)
  if (answer.state !== 'refused' || seen.state !== 'refused') return seen
  return isPaid(answer) ? { ...seen, state: 'paid' } : isTaken(answer) ? { ...seen, state: 'taken' } : seen
}

function isPaid({ code }: V2Refused): boolean {
  return code === 'ORDERPAID'
}

/** The same number with the same content is answered as before, so this is said of another order only. */
function isTaken({ code, message }: V2Refused): boolean {
  return code === 'OUT_TRADE_NO_USED' || message.includes('商户订单号重复')
}

/** Where the caller knows no address of the payer's, the gateway wants the address of whoever asks. */
const OWN_ADDRESS = '127.0.0.1'

function toWire(provider: V2Provider, order: PrepayOrder): V2Order {
  return {
    ...payeeOf(provider, order),
    ...appOf(provider, order),
    body: order.description,
    out_trade_no: order.outTradeNo,
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    fee_type: 'CNY',
    total_fee: order.amount,
    spbill_create_ip: order.payerClientIp ?? OWN_ADDRESS,
    time_expire: beijingDigits(order.expiresAt),
    notify_url: order.notifyUrl,
  }
}

export async function queryPayment(provider: V2Provider, ref: PaymentRef): Promise<PaymentSeen> {
  const answer = await orderQuery(provider.client, { ...payeeOf(provider, ref), out_trade_no: ref.outTradeNo })
  if (answer.state === 'ok') {
    const { out_trade_no, sub_mch_id } = answer.body
    const ours = out_trade_no === ref.outTradeNo && subMchidOf(provider, sub_mch_id) === ref.subMchid
    return ours ? orderSeen(answer.body) : { state: 'unknown', why: 'the answer is about another payment' }
  }
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  if (answer.code === 'ORDERNOTEXIST') return { state: 'absent' }
  if (answer.message.includes('子商户号和订单不匹配')) return { state: 'taken' }
  return { state: 'unknown', why: `the query was refused: ${answer.code} ${answer.message}` }
}

/** Paid only with all that makes it so; a word we do not know leaves it open to be asked again. */
function orderSeen(order: V2OrderSeen): PaymentSeen {
  switch (order.trade_state) {
    case 'SUCCESS':
    case 'REFUND': // paid, and at least one refund accepted
      return paidSeen(order, order.trade_state === 'REFUND')
    case 'NOTPAY':
    case 'USERPAYING':
    case 'ACCEPT':
      return { state: 'open' }
    case 'CLOSED':
    case 'REVOKED':
      return { state: 'closed' }
    default:
      return { state: 'unknown', why: `trade_state ${order.trade_state}` }
  }
}

/** Also what a notification says. */
export function paidSeen(transaction: V2Transaction, refunding: boolean): PaymentSeen {
  const { transaction_id, total_fee, time_end, fee_type, cash_fee, bank_type } = transaction
  if (transaction_id === undefined || total_fee === undefined || time_end === undefined) {
    return { state: 'unknown', why: 'paid without transaction_id, total_fee or time_end' }
  }
  if (fee_type !== undefined && fee_type !== 'CNY') return { state: 'unknown', why: `paid in ${fee_type}` }
  const openid = transaction.sub_openid ?? transaction.openid
  return {
    state: 'paid',
    transactionId: transaction_id,
    amount: fen(total_fee),
    payerPaid: fen(cash_fee ?? total_fee),
    paidAt: time_end,
    ...(openid === undefined ? {} : { payerOpenid: openid }),
    ...(bank_type === undefined ? {} : { bankType: bank_type }),
    refunding,
  }
}

export async function closePayment(provider: V2Provider, ref: PaymentRef): Promise<CloseSeen> {
  const answer = await closeOrder(provider.client, { ...payeeOf(provider, ref), out_trade_no: ref.outTradeNo })
  if (answer.state === 'ok') return { state: 'closed' }
  if (answer.state === 'refused' && isPaid(answer)) return { state: 'paid' }
  if (answer.state === 'refused' && answer.code === 'ORDERCLOSED') return { state: 'closed' }
  if (answer.state === 'refused' && mustBeTakenBack(answer)) return takeBack(provider, ref)
  return notOkV2(answer)
}
