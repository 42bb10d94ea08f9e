import type { PaymentSeen } from '../channel.ts'
import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError, type GatewayRefusal } from '../errors.ts'
import type { PaymentId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { keepRefusal } from '../refusals/refusals.ts'
import { closeAtGateway } from './at-gateway.ts'
import { isOffered, type Payment } from './payments.ts'
import { existingPayment, recordPayment } from './record-payment.ts'
import { mayMove } from './states.ts'

/** Closes it at the gateway and then with us. Where the payer was faster, it is paid and says so. */
export async function closePayment(deps: Deps, id: PaymentId, by?: string): Promise<Payment> {
  const payment = await existingPayment(deps.store.read, id)
  if (payment.state === 'closed') return payment
  if (!mayMove(payment, 'close')) throw notOpen(payment)

  const { seen, refusal } = await closeAtGateway(deps, payment)
  // an order that the gateway never had is as good as closed there
  const word: PaymentSeen = seen.state === 'absent' ? { state: 'closed' } : seen
  const told = by === undefined ? ({ source: 'client_system' } as const) : ({ source: 'us', by } as const)
  const recorded = await settle(deps.store, (tx) =>
    recordPayment(tx, deps, payment, word, word.state === 'closed' ? told : { source: 'platform' }),
  )
  if (recorded.state === 'closed') return recorded
  if (recorded.state !== 'pending') throw notOpen(recorded)
  if (isOffered(recorded) && !isOffered(payment)) return closePayment(deps, id, by) // just now: it is closed there first
  if (refusal) throw await refused(deps, recorded, refusal)
  await deps.store.transaction((tx) => owe(tx, deps, 'ask_payment', id, deps.now()))
  throw new AppError('GATEWAY_UNREACHABLE', { payment_id: id })
}

function notOpen({ id, state }: Payment): AppError {
  return new AppError('PAYMENT_NOT_OPEN', { payment_id: id, state })
}

async function refused(deps: Deps, payment: Payment, refusal: GatewayRefusal): Promise<AppError> {
  const { id: subject, clientId, providerId, methodId } = payment
  await deps.store.transaction((tx) =>
    keepRefusal(tx, deps, { clientId, providerId, methodId, subject, call: 'close', refusal }),
  )
  return new AppError('GATEWAY_REFUSED', { message: refusal.message, code: refusal.code }, { gateway: refusal })
}
