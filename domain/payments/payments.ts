import type { ClientId, MethodId, PaymentId, ProviderId } from '../ids.ts'
import { type Fen, subtract } from '../money.ts'
import { HOUR_MS, later, MINUTE_MS } from '../time.ts'

/**
 * Where the payer pays: by scanning our code (`native`), inside the gateway's own app (`jsapi`, `mini_program`), in a
 * browser on a phone (`h5`) or at a desk (`page`), in the merchant's app (`app`), or at a till that scans the payer's
 * code (`bar_code`). A mini program and a page inside the gateway's app share a call but not their AppID.
 */
export const SCENES = ['native', 'jsapi', 'mini_program', 'h5', 'page', 'app', 'bar_code'] as const
export type Scene = (typeof SCENES)[number]

export type PaymentState = 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'closed'

/** What nobody planned for but the gateway did: money is there that should not be, or not as much as agreed. */
export const PAYMENT_ATTENTIONS = ['paid_after_closed', 'amount_differs', 'paid_twice'] as const
export type PaymentAttention = (typeof PAYMENT_ATTENTIONS)[number]

/** What the payer's side needs to pay. */
export type ClientPay =
  | { kind: 'qr'; codeUrl: string }
  | { kind: 'trade_no'; tradeNo: string } // all that `my.tradePay` takes
  | { kind: 'redirect'; url: string } // where the payer's browser goes
  | { kind: 'order_string'; orderString: string } // what the merchant's app hands to the gateway's SDK
  | {
      kind: 'app' // what the merchant's app hands to WeChat's SDK, field by field
      appId: string
      partnerId: string
      prepayId: string
      packageValue: string
      nonceStr: string
      timeStamp: string
      sign: string
    }
  | { kind: 'bar_code' } // the payer may have to confirm; there is nothing to show
  | {
      kind: 'jsapi'
      prepayId: string
      appId: string
      timeStamp: string
      nonceStr: string
      package: string
      signType: 'RSA' | 'MD5' | 'HMAC-SHA256'
      paySign: string
    }

export type Payment = {
  id: PaymentId
  clientId: ClientId
  methodId: MethodId
  providerId: ProviderId
  channel: string
  scene: Scene
  subMchid: string
  subAppid?: string
  /** The client's own number, unique per client. */
  outTradeNo: string
  /**
   * The number as the gateway knows it: the client's own unless another client of the same provider used it first,
   * since the gateway holds it unique over all sub-merchants of a provider.
   */
  gatewayTradeNo: string
  description: string
  amount: Fen
  attach?: string
  payerOpenid?: string
  /** Sent the same at each sending: another address would be another order. Absent on what was made before it was kept. */
  notifyUrl?: string
  state: PaymentState
  attention?: PaymentAttention
  /** Absent until the gateway has taken our order; see `isOffered`. */
  pay?: ClientPay
  transactionId?: string
  /** What was paid towards the order, by the gateway's word. */
  paid?: Fen
  paidAt?: Date
  /** Refunds that are done. */
  refunded: Fen
  /** Refunds that are done or under way; never above what was paid. */
  refundReserved: Fen
  expiresAt: Date
  closedAt?: Date
  createdAt: Date
  updatedAt: Date
}

export function leftToRefund(payment: Pick<Payment, 'paid' | 'refundReserved'>): Fen {
  return payment.paid === undefined
    ? subtract(payment.refundReserved, payment.refundReserved)
    : subtract(payment.paid, payment.refundReserved)
}

/** Whether the payer may still pay, as far as we know. */
export function canBePaid(payment: Pick<Payment, 'state' | 'expiresAt'>, now: Date): boolean {
  return payment.state === 'pending' && now < payment.expiresAt
}

/**
 * Whether the gateway took our order under this number. Until it did, the number may be somebody else's there: what the
 * gateway says of it is not about this payment, and it is not ours to close. And nobody can have paid what was never
 * shown, except where sending it is paying it. See docs/decisions/0021-a-number-is-doubtful-until-it-is-offered.md
 */
export function isOffered(payment: Pick<Payment, 'pay'>): boolean {
  return payment.pay !== undefined
}

/** Whether sending it is paying it: then it may be paid though no answer to it ever arrived. */
export function paysAtOnce({ scene }: Pick<Payment, 'scene'>): boolean {
  return scene === 'bar_code'
}

/** What the payer is shown works for two hours from when the gateway gave it, which was never before the payment. */
const PAY_LIFETIME_MS = 2 * HOUR_MS
/** The address of a cashier is for the browser that waits for it: WeChat's H5 lives five minutes. */
const ADDRESS_LIFETIME_MS = 4 * MINUTE_MS

export function hasFreshPay({ pay, createdAt }: Pick<Payment, 'pay' | 'createdAt'>, now: Date): boolean {
  const lifetimeMs = pay?.kind === 'redirect' ? ADDRESS_LIFETIME_MS : PAY_LIFETIME_MS
  return pay !== undefined && now < later(createdAt, lifetimeMs)
}
