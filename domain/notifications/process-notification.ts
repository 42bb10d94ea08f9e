import { applymentWork } from '../applyments/notice-applyment.ts'
import type { Channel, Notice, NotificationSeen, PaymentSeen } from '../channel.ts'
import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { endedWork, grantWork } from '../grants/notice-grant.ts'
import type { NotificationId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { paymentRef } from '../payments/at-gateway.ts'
import type { Payment } from '../payments/payments.ts'
import { existingPayment, recordPayment } from '../payments/record-payment.ts'
import { surprising } from '../payments/states.ts'
import { recordRefund } from '../refunds/record-refund.ts'
import type { Refund } from '../refunds/refunds.ts'
import { refundRef, wordOf } from '../refunds/send-refund.ts'
import { surprisingRefund } from '../refunds/states.ts'
import type { Records } from '../store.ts'
import { DAY_MS, later } from '../time.ts'
import type { Notification } from './notifications.ts'

type Work = (tx: Records) => Promise<unknown>
const NOTHING: Work = () => Promise.resolve()

/**
 * Does the work of a notification that was acknowledged long ago. Where it says what we expected, it is believed; where
 * it surprises, the gateway is asked, and its answer counts. What is about a number that is not ours changes nothing.
 */
export async function processNotification(deps: Deps, id: NotificationId): Promise<JobOutcome> {
  const notification = await deps.store.read.notifications.byId(id)
  if (!notification || notification.processedAt) return { state: 'done' }

  const channel = await deps.channel(notification.providerId)
  const seen = await readAgain(channel, notification)
  const work = seen.verified ? await workOf(deps, channel, notification, seen.notice) : undefined
  const now = deps.now()
  // Unreadable now although it was verified once, a key was exchanged: let go after a day. What surprises is never let go:
  // of what has ended with us nobody else would ask.
  if (!work && (seen.verified || now < later(notification.receivedAt, DAY_MS))) {
    return { state: 'again', at: nextAsk(notification.receivedAt, now) }
  }
  await settle(deps.store, async (tx) => {
    await work?.(tx)
    await tx.notifications.markProcessed(id, deps.now())
  })
  return { state: 'done' }
}

function readAgain(channel: Channel, { headers, body, receivedAt }: Notification): Promise<NotificationSeen> {
  return channel.readNotification({ headers, body: new TextEncoder().encode(body), receivedAt })
}

/** What to write down; undefined where that cannot be known yet. */
async function workOf(
  deps: Deps,
  channel: Channel,
  { providerId, receivedAt }: Notification,
  notice: Notice,
): Promise<Work | undefined> {
  const { payments, refunds } = deps.store.read
  if (notice.kind === 'payment') {
    const payment = await payments.byGatewayTradeNo(providerId, notice.outTradeNo)
    return payment ? paymentWork(deps, channel, payment, notice) : NOTHING
  }
  if (notice.kind === 'refund') {
    const refund = await refunds.byGatewayRefundNo(providerId, notice.outRefundNo)
    return refund ? refundWork(deps, channel, refund, notice) : NOTHING
  }
  if (notice.kind === 'grant') return (await grantWork(deps, providerId, notice)) ?? waitADay(deps, receivedAt)
  if (notice.kind === 'applyment') return (await applymentWork(deps, providerId, notice)) ?? NOTHING
  if (notice.kind === 'grant_ended') return endedWork(deps, channel, providerId, notice)
  return NOTHING
}

/** As long as the code in it is good, the merchant's browser may still bring it too. Then it was by no link of ours. */
function waitADay({ now }: Deps, receivedAt: Date): Work | undefined {
  return now() < later(receivedAt, DAY_MS) ? undefined : NOTHING
}

type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>

/** Believed also where we know of no offer: to this address the gateway writes of the orders that we sent it. */
async function paymentWork(
  deps: Deps,
  channel: Channel,
  payment: Payment,
  notice: NoticeOf<'payment'>,
): Promise<Work | undefined> {
  const doubtful = notice.subMchid !== payment.subMchid || surprising(payment, notice.seen)
  const seen: PaymentSeen = doubtful ? await channel.queryPayment(paymentRef(payment)) : notice.seen
  if (seen.state === 'unknown') return undefined
  return (tx) => recordPayment(tx, deps, payment, seen, { source: 'platform' })
}

async function refundWork(
  deps: Deps,
  channel: Channel,
  refund: Refund,
  notice: NoticeOf<'refund'>,
): Promise<Work | undefined> {
  const payment = await existingPayment(deps.store.read, refund.paymentId)
  const foreign = notice.subMchid !== payment.subMchid || notice.outTradeNo !== payment.gatewayTradeNo
  const doubtful = foreign || surprisingRefund(refund, notice.seen)
  const seen = doubtful ? await channel.queryRefund(refundRef(refund, payment)) : notice.seen
  if (seen.state === 'unknown') return undefined
  const word = wordOf(refund, seen)
  return word ? (tx) => recordRefund(tx, deps, refund.id, word) : NOTHING
}
