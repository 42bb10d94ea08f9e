import type { PaymentSeen } from '../channel.ts'
import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { PaymentId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { later, MINUTE_MS } from '../time.ts'
import { askGateway, closeAtGateway } from './at-gateway.ts'
import type { Payment } from './payments.ts'
import { recordPayment } from './record-payment.ts'

/** A prepay that was on its way when the order expired may still arrive there. */
const GRACE_MS = MINUTE_MS

/**
 * Asks the gateway how a payment stands and records its word. An order that has expired is closed there first: only what
 * the gateway has closed, or never had, is closed with us.
 */
export async function askPayment(deps: Deps, id: PaymentId): Promise<JobOutcome> {
  const payment = await deps.store.read.payments.byId(id)
  if (!payment || payment.paid !== undefined) return { state: 'done' }

  const seen = await ask(deps, payment, deps.now())
  const recorded = await settle(deps.store, (tx) => recordPayment(tx, deps, payment, seen, { source: 'platform' }))
  const now = deps.now()
  return isOver(recorded, seen) ? { state: 'done' } : { state: 'again', at: whenToAsk(recorded, now) }
}

async function ask(deps: Deps, payment: Payment, now: Date): Promise<PaymentSeen> {
  const seen = await askGateway(deps, payment)
  if (seen.state === 'open' && (payment.state === 'closed' || now >= payment.expiresAt)) {
    return (await closeAtGateway(deps, payment)).seen
  }
  if (seen.state === 'absent' && now >= later(payment.expiresAt, GRACE_MS)) return { state: 'closed' }
  return seen
}

/** Closed with us is over only when the gateway does not hold it open. */
function isOver(payment: Payment, seen: PaymentSeen): boolean {
  if (payment.state === 'closed') return seen.state === 'closed' || seen.state === 'absent'
  return payment.state !== 'pending'
}

/** By the schedule from its beginning, then at its expiry, then by the schedule again from there. */
function whenToAsk({ createdAt, expiresAt }: Payment, now: Date): Date {
  if (now >= expiresAt) return nextAsk(expiresAt, now)
  const next = nextAsk(createdAt, now)
  return next < expiresAt ? next : expiresAt
}
