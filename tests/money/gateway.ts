import type {
  Channel,
  CloseSeen,
  Notice,
  NotificationSeen,
  PaymentSeen,
  PrepayOrder,
  PrepaySeen,
  RawNotification,
  RefundOrder,
  RefundRef,
  RefundSeen,
} from '@ruzhu/domain/channel.ts'
import { type Fen, fen } from '@ruzhu/domain/money.ts'

type Order = {
  prepay: PrepayOrder
  /** Of another system, which uses the same provider's numbers and hears of its orders at an address of its own. */
  elsewhere?: Order['state']
  state: 'open' | 'paid' | 'closed'
  transactionId?: string
  paid?: Fen
  paidAt?: Date
}
type GatewayRefund = {
  order: RefundOrder
  refundId: string
  state: 'pending' | 'refunded' | 'closed' | 'needs_attention'
}

/** What may happen to a request: it never arrives, its answer never does, or it is refused. */
export type Fault = 'lose_request' | 'lose_answer' | 'refuse'

export const REFUSAL = {
  channel: 'test',
  status: 403,
  code: 'NOT_ENOUGH',
  message: '基本账户余额不足',
} as const

const TAKEN = { state: 'taken', why: 'OUT_REFUND_NO_USED 退款单号已用于订单 ELSEWHERE' } as const

/** A gateway with a ledger of its own, which does what a test asks of it and knows nothing of our code. */
export class TestGateway {
  readonly orders = new Map<string, Order>()
  readonly refunds = new Map<string, GatewayRefund>()
  readonly requests: string[] = []
  /** Which fault this request meets. */
  fault: (request: string) => Fault | undefined = () => undefined
  /** How refunds end that are asked about; until then they are pending. */
  refundsEnd: GatewayRefund['state'] = 'refunded'
  /** Whether it first says that an order has ended, and only then that its content is another. */
  looksAtStateFirst = false
  /** Whether a refund under the number of another is refused, or answered by how that other one stands. */
  refusesUsedRefundNo = false
  /** Whether a payer whose code was scanned has to agree before it is paid. */
  payersConfirmFirst = false
  readonly #now: () => Date
  #numbers = 0

  constructor(now: () => Date) {
    this.#now = now
  }

  channel(): Channel {
    return {
      prepay: (order) => this.#ask(`prepay ${order.outTradeNo}`, () => this.#prepay(order)),
      queryPayment: async ({ outTradeNo, subMchid }) => {
        const seen = await this.#ask(`query ${outTradeNo}`, () => {
          const theirs = this.orders.get(outTradeNo)?.prepay.subMchid
          return theirs && theirs !== subMchid ? ({ state: 'taken' } as const) : this.paymentSeen(outTradeNo)
        })
        return seen.state === 'refused' ? { state: 'unknown', why: seen.refusal.code } : seen
      },
      closePayment: ({ outTradeNo }) => this.#ask(`close ${outTradeNo}`, () => this.#close(outTradeNo)),
      refund: (order) => this.#ask(`refund ${order.outRefundNo}`, () => this.#refund(order)),
      queryRefund: (ref) => this.#ask(`query refund ${ref.outRefundNo}`, () => this.#queryRefund(ref)),
      readNotification: (raw) => Promise.resolve(this.#read(raw)),
      probe: () => Promise.resolve({ state: 'ok', clockSkewMs: 0 }),
    }
  }

  /** The payer's side. False where there is nothing to pay any more. */
  pay(outTradeNo: string, amount?: Fen): boolean {
    const order = this.orders.get(outTradeNo)
    if (order?.state !== 'open') return false
    this.#markPaid(order, amount)
    return true
  }

  /** Another system has used this number, with other content. */
  orderElsewhere(outTradeNo: string, state: Order['state'], differing: Partial<PrepayOrder> = {}): void {
    if (this.orders.has(outTradeNo)) return
    const content = { subMchid: '1900000109', scene: 'native', description: '别处的茶', amount: fen(8800) } as const
    const urls = { notifyUrl: 'https://elsewhere.example.com/', expiresAt: this.#now() }
    const order: Order = { prepay: { outTradeNo, ...content, ...urls, ...differing }, state, elsewhere: state }
    this.orders.set(outTradeNo, order)
    if (state === 'paid') this.#markPaid(order)
  }

  refundElsewhere(outRefundNo: string): void {
    const order = { outRefundNo, outTradeNo: 'ELSEWHERE', subMchid: '1900000109', amount: fen(100), total: fen(100) }
    const notifyUrl = 'https://elsewhere.example.com/'
    this.refunds.set(outRefundNo, { order: { ...order, notifyUrl }, refundId: `50${this.#next()}`, state: 'refunded' })
  }

  /** What it holds of ours under this number. */
  ours(outTradeNo: string): Order | undefined {
    const order = this.orders.get(outTradeNo)
    return order?.elsewhere ? undefined : order
  }

  ourRefund(outRefundNo: string, outTradeNo: string): GatewayRefund | undefined {
    const refund = this.refunds.get(outRefundNo)
    return refund?.order.outTradeNo === outTradeNo ? refund : undefined
  }

  /** What no gateway should do. */
  payAlthoughClosed(outTradeNo: string): void {
    const order = this.orders.get(outTradeNo)
    if (order) this.#markPaid(order)
  }

  paidSum(): number {
    return sum([...this.orders.values()].map((order) => order.paid ?? 0))
  }

  refundedSum(outTradeNo: string): number {
    const done = [...this.refunds.values()].filter(
      (refund) => refund.state === 'refunded' && refund.order.outTradeNo === outTradeNo,
    )
    return sum(done.map((refund) => refund.order.amount))
  }

  endRefund(outRefundNo: string, state: GatewayRefund['state']): void {
    const refund = this.refunds.get(outRefundNo)
    if (refund?.state === 'pending' || refund?.state === 'needs_attention') refund.state = state
  }

  paymentSeen(outTradeNo: string): PaymentSeen {
    const order = this.orders.get(outTradeNo)
    if (!order) return { state: 'absent' }
    if (!order.transactionId || order.paid === undefined || !order.paidAt) {
      return { state: order.state === 'closed' ? 'closed' : 'open' }
    }
    const { transactionId, paid, paidAt } = order
    return { state: 'paid', transactionId, amount: paid, payerPaid: paid, paidAt, refunding: false }
  }

  paymentNotice(outTradeNo: string): RawNotification {
    const subMchid = this.orders.get(outTradeNo)?.prepay.subMchid ?? ''
    return this.notification({ kind: 'payment', outTradeNo, subMchid, seen: this.paymentSeen(outTradeNo) })
  }

  refundNotice(outRefundNo: string): RawNotification {
    const { outTradeNo, subMchid } = this.refunds.get(outRefundNo)?.order ?? { outTradeNo: '', subMchid: '' }
    return this.notification({ kind: 'refund', outRefundNo, outTradeNo, subMchid, seen: this.refundSeen(outRefundNo) })
  }

  notification(notice: Notice): RawNotification {
    const body = JSON.stringify({ id: `EV-${this.#next()}`, createdAt: this.#now(), notice })
    return { headers: signed(body, this.#now()), body: new TextEncoder().encode(body) }
  }

  async #ask<Answer>(request: string, does: () => Answer) {
    this.requests.push(request)
    const fault = this.fault(request)
    if (fault === 'lose_request') return { state: 'unknown', why: 'it never arrived' } as const
    if (fault === 'refuse') return { state: 'refused', refusal: REFUSAL } as const
    const answer = does()
    await Promise.resolve() // others come between what is done and our hearing of it
    return fault === 'lose_answer' ? ({ state: 'unknown', why: 'the answer was lost' } as const) : answer
  }

  #prepay(prepay: PrepayOrder): PrepaySeen {
    const known = this.orders.get(prepay.outTradeNo)
    const other = known && JSON.stringify(known.prepay) !== JSON.stringify(prepay)
    const ended =
      known?.state === 'paid'
        ? ({ ...refuse('ORDERPAID'), state: 'paid' } as const)
        : known?.state === 'closed' && refuse('ORDER_CLOSED')
    if (ended && (this.looksAtStateFirst || !other)) return ended
    if (other) return { ...refuse('OUT_TRADE_NO_USED'), state: 'taken' }
    if (!known) this.orders.set(prepay.outTradeNo, { prepay, state: 'open' })
    if (prepay.scene === 'bar_code') {
      if (!this.payersConfirmFirst) this.pay(prepay.outTradeNo)
      return { state: 'ready', pay: { kind: 'bar_code' } }
    }
    if (prepay.scene === 'h5')
      return { state: 'ready', pay: { kind: 'redirect', url: `https://pay.example/${this.#next()}` } }
    return { state: 'ready', pay: { kind: 'qr', codeUrl: `weixin://wxpay/bizpayurl?pr=${this.#next()}` } }
  }

  #close(outTradeNo: string): CloseSeen | ReturnType<typeof refuse> {
    const order = this.orders.get(outTradeNo)
    if (!order) return refuse('ORDER_NOT_EXIST')
    if (order.state === 'paid') return { state: 'paid' }
    order.state = 'closed'
    return { state: 'closed' }
  }

  #refund(order: RefundOrder): RefundSeen {
    const known = this.refunds.get(order.outRefundNo)
    if (known && known.order.outTradeNo !== order.outTradeNo && !this.refusesUsedRefundNo) return TAKEN
    if (known)
      return JSON.stringify(known.order) === JSON.stringify(order)
        ? this.refundSeen(order.outRefundNo)
        : refuse('INVALID_REQUEST')
    const paid = this.orders.get(order.outTradeNo)?.paid
    const given = [...this.refunds.values()].filter(
      (refund) => refund.order.outTradeNo === order.outTradeNo && refund.state !== 'closed',
    )
    if (paid === undefined || paid !== order.total) return refuse('RESOURCE_NOT_EXISTS')
    if (sum(given.map((refund) => refund.order.amount)) + order.amount > paid) return refuse('INVALID_REQUEST')
    this.refunds.set(order.outRefundNo, { order, refundId: `50${this.#next()}`, state: 'pending' })
    return this.refundSeen(order.outRefundNo)
  }

  #queryRefund({ outRefundNo, outTradeNo }: RefundRef): RefundSeen {
    const known = this.refunds.get(outRefundNo)
    if (known && known.order.outTradeNo !== outTradeNo) return TAKEN
    if (this.refunds.get(outRefundNo)?.state === 'pending') this.endRefund(outRefundNo, this.refundsEnd)
    return this.refundSeen(outRefundNo)
  }

  refundSeen(outRefundNo: string): RefundSeen {
    const refund = this.refunds.get(outRefundNo)
    if (!refund) return { state: 'absent' }
    const { refundId, state } = refund
    if (state === 'refunded') return { state, refundId, at: this.#now(), receivedBy: '支付用户零钱' }
    if (state === 'needs_attention') return { state, refundId, why: '银行卡已注销' }
    return { state, refundId }
  }

  #markPaid(order: Order, amount?: Fen): void {
    order.state = 'paid'
    order.transactionId = `42${this.#next()}`
    order.paid = amount ?? order.prepay.amount
    order.paidAt = this.#now()
  }

  #read({ headers, body, receivedAt }: RawNotification): NotificationSeen {
    const text = new TextDecoder().decode(body)
    const signature = headers['test-signature'] ?? ''
    if (signature.startsWith('WECHATPAY/SIGNTEST/')) return { verified: false, why: 'probe' }
    if (signature !== signatureOf(text)) return { verified: false, why: 'signature' }
    const age = (receivedAt ?? this.#now()).getTime() - Number(headers['test-timestamp'])
    if (age > 5 * 60_000) return { verified: false, why: 'stale' }
    const { id, createdAt, notice } = JSON.parse(text, revive)
    return { verified: true, notificationId: id, createdAt, notice }
  }

  #next(): string {
    this.#numbers += 1
    return String(this.#numbers).padStart(6, '0')
  }
}

function signed(body: string, now: Date): Record<string, string> {
  return { 'test-signature': signatureOf(body), 'test-timestamp': String(now.getTime()), cookie: 'never=kept' }
}

function signatureOf(body: string): string {
  return `good:${body.length}`
}

function revive(key: string, value: unknown): unknown {
  return typeof value === 'string' && (key === 'createdAt' || key.endsWith('At') || key === 'at')
    ? new Date(value)
    : value
}

function refuse(code: string) {
  return { state: 'refused', refusal: { ...REFUSAL, code, message: code } } as const
}

function sum(amounts: readonly number[]): Fen {
  return fen(amounts.reduce((total, amount) => total + amount, 0))
}
