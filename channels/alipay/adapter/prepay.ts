import type { PrepayOrder, PrepaySeen } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { fenFromYuan } from '@ruzhu/domain/money.ts'
import type { Scene } from '@ruzhu/domain/payments/payments.ts'
import { reasonOf, type Refused, type Unknown } from '@ruzhu/alipay/answers.ts'
import type { AlipayClient } from '@ruzhu/alipay/client.ts'
import type { Addresses } from '@ruzhu/alipay/orders.ts'
import { appPay, pagePay, wapPay } from '@ruzhu/alipay/page-trades.ts'
import { createTrade, payTrade, precreateTrade, queryTrade } from '@ruzhu/alipay/trades.ts'
import type { NativeProduct } from './native-products.ts'
import { type Asked, addressesOf, openingWords, orderWords } from './order-words.ts'
import { CHANNEL, clientFor, isNoSuchTrade, notAuthorized, notOk, otherPayment, type Provider } from './provider.ts'

type Ways = Readonly<Partial<Record<Scene, (asked: Asked) => Promise<PrepaySeen>>>>

/** What this gateway has no product for is missing. */
const WAYS: Ways = {
  native: byCode,
  mini_program: inMiniProgram,
  page: inBrowser((client, order, addresses) => pagePay(client, order, addresses).url()),
  h5: inBrowser((client, order, addresses) => wapPay(client, order, addresses).url()),
  app: inApp,
  bar_code: atTill,
}

export async function prepay(provider: Provider, order: PrepayOrder): Promise<PrepaySeen> {
  const way = WAYS[order.scene]
  if (!way) throw unfit(`scene: one of ${Object.keys(WAYS).join(', ')}`)
  const client = await clientFor(provider, order.subMchid)
  return client ? way({ provider, client, order }) : notAuthorized()
}

/**
 * By the product that the merchant signed. `ACQ.ACCESS_FORBIDDEN` is a definite no to one of them, and no trade begins
 * before a payer scans: so the other may be asked for under the same number, once.
 */
async function byCode(asked: Asked): Promise<PrepaySeen> {
  const { provider, order } = asked
  const { nativeProducts } = provider
  const signed = nativeProducts.of(order.subMchid)
  const first = await orderCode(asked, signed)
  if (!isNotSigned(first)) return codeOf(first, order)
  const other = nativeProducts.otherThan(signed)
  const second = await orderCode(asked, other)
  if (isNotSigned(second)) return codeOf(first, order)
  if (second.state === 'ok') nativeProducts.learn(order.subMchid, other)
  return codeOf(second, order)
}

function orderCode({ provider, client, order }: Asked, product: NativeProduct) {
  const wanted = {
    ...orderWords({ provider, client, order }),
    ...(product === undefined ? {} : { product_code: product }),
  }
  return precreateTrade(client, wanted, addressesOf(order))
}

type Precreated = Awaited<ReturnType<typeof precreateTrade>>

function isNotSigned(answer: Precreated): boolean {
  return answer.state === 'refused' && reasonOf(answer) === 'ACQ.ACCESS_FORBIDDEN'
}

function codeOf(answer: Precreated, order: PrepayOrder): PrepaySeen {
  if (answer.state !== 'ok') return notReady(answer)
  if (answer.body.out_trade_no !== order.outTradeNo) return otherPayment()
  return { state: 'ready', pay: { kind: 'qr', codeUrl: answer.body.qr_code } }
}

async function inMiniProgram({ provider, client, order }: Asked): Promise<PrepaySeen> {
  const appid = order.subAppid ?? (order.subMchid === provider.pid ? client.app.appId : undefined)
  if (!appid) throw unfit('sub_appid: required where scene is mini_program: the one that opens the cashier')
  const answer = await createTrade(
    client,
    {
      ...orderWords({ provider, client, order }),
      product_code: 'JSAPI_PAY',
      op_app_id: appid,
      ...payer(order, client, appid),
    },
    addressesOf(order),
  )
  if (answer.state !== 'ok') return notReady(answer)
  if (answer.body.out_trade_no !== order.outTradeNo) return otherPayment()
  return { state: 'ready', pay: { kind: 'trade_no', tradeNo: answer.body.trade_no } }
}

/** By user id (2088…), or by open id, which is another one at each application: here as the mini program learned it. */
function payer({ payerOpenid }: PrepayOrder, client: AlipayClient, appid: string) {
  if (!payerOpenid) throw unfit('payer_openid: required where scene is mini_program')
  if (/^2088\d{12}$/.test(payerOpenid)) return { buyer_id: payerOpenid }
  return appid === client.app.appId ? { buyer_open_id: payerOpenid } : { op_buyer_open_id: payerOpenid }
}

type Open = (client: AlipayClient, order: ReturnType<typeof openingWords>, addresses: Addresses) => Promise<string>

/** An address is all it takes: the trade begins when the payer comes to the cashier. */
function inBrowser(open: Open) {
  return async ({ provider, client, order }: Asked): Promise<PrepaySeen> => {
    const obstacle = await obstacleTo(client, order)
    if (obstacle) return obstacle
    return {
      state: 'ready',
      pay: { kind: 'redirect', url: await open(client, openingWords({ provider, client, order }), addressesOf(order)) },
    }
  }
}

async function inApp({ provider, client, order }: Asked): Promise<PrepaySeen> {
  const obstacle = await obstacleTo(client, order)
  if (obstacle) return obstacle
  const orderString = await appPay(client, openingWords({ provider, client, order }), addressesOf(order))
  return { state: 'ready', pay: { kind: 'order_string', orderString } }
}

/** What opens a cashier is not sent anywhere, so whether the number is free has to be asked. */
async function obstacleTo(client: AlipayClient, order: PrepayOrder): Promise<PrepaySeen | undefined> {
  const answer = await queryTrade(client, { out_trade_no: order.outTradeNo })
  if (answer.state !== 'ok') return isNoSuchTrade(answer) ? undefined : notReady(answer)
  const { out_trade_no, trade_status, total_amount } = answer.body
  if (out_trade_no !== order.outTradeNo) return otherPayment()
  const same = total_amount === undefined || fenFromYuan(total_amount) === order.amount
  if (trade_status === 'WAIT_BUYER_PAY')
    return same ? undefined : asCashier('taken', 'CONTEXT_INCONSISTENT', '交易信息被篡改')
  if (trade_status === 'TRADE_CLOSED') return asCashier('refused', 'TRADE_HAS_CLOSE', '交易已经关闭')
  return asCashier('paid', 'TRADE_HAS_SUCCESS', '交易已被支付')
}

/** What the payer would read there. */
function asCashier(state: 'paid' | 'taken' | 'refused', code: string, message: string): PrepaySeen {
  return { state, refusal: { channel: CHANNEL, status: 200, code: `ACQ.${code}`, message } }
}

/**
 * 10000: paid; 10003: the payer is asked on the phone. How it stands is asked in either case, as the gateway's page wants
 * it. Until the order expires: then it is closed, so there is nothing to cancel.
 */
async function atTill({ provider, client, order }: Asked): Promise<PrepaySeen> {
  const code = order.authCode
  if (!code) throw unfit('auth_code: required where scene is bar_code')
  // 订单码 is a contract for codes of ours only
  const product = provider.nativeProductCode === 'OFFLINE_PAYMENT' ? { product_code: 'OFFLINE_PAYMENT' } : {}
  const wanted = {
    ...orderWords({ provider, client, order }),
    ...product,
    auth_code: code.reveal(),
    scene: 'bar_code' as const,
  }
  const answer = await payTrade(client, wanted, addressesOf(order))
  if (answer.state !== 'ok') return notReady(answer)
  if (answer.body.out_trade_no !== order.outTradeNo) return otherPayment()
  return { state: 'ready', pay: { kind: 'bar_code' } }
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
