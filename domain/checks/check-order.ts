import type { Channel, CloseSeen, PaymentRef } from '../channel.ts'
import type { Deps } from '../deps.ts'
import type { CheckOrderId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { appidFor } from '../methods/apps.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import { fen } from '../money.ts'
import { notifyUrlOf } from '../notifications/notify-url.ts'
import { later, MINUTE_MS } from '../time.ts'
import type { CheckOrderSeen, CheckTools } from './asking.ts'
import type { CheckOrder } from './checks.ts'

/**
 * One fen that nobody is asked to pay: it shows what no question shows, whether the platform takes an order of this scene.
 * Written down before it is sent, and owed to be closed, so that it ends also when we do. What pays it is shown to nobody.
 */
export async function orderForCheck(
  deps: Deps,
  channel: Channel,
  method: PaymentMethod,
  scene: CheckOrder['scene'],
  besides: Parameters<CheckTools['order']>[1] = {},
): Promise<CheckOrderSeen> {
  const order = await intend(deps, method, scene)
  const ref = refOf(order)
  const subAppid = appidFor(method.apps, scene)
  const prepay = await channel.prepay({
    ...ref,
    scene,
    ...(subAppid !== undefined && { subAppid }),
    description: DESCRIPTION,
    amount: fen(1),
    expiresAt: later(order.createdAt, LIVES_MS),
    notifyUrl: notifyUrlOf(deps, method.id),
    ...besides,
  })
  const close = await end(channel, ref)
  if (close?.state === 'closed') await closed(deps, order.id)
  return { outTradeNo: ref.outTradeNo, prepay, ...(close && { close }) }
}

/** Closes what a check left open: it was cut off, or nobody answered. */
export async function closeCheckOrder(deps: Deps, id: CheckOrderId): Promise<JobOutcome> {
  const order = await deps.store.read.checks.order(id)
  if (!order || order.closedAt) return { state: 'done' }
  const close = await end(await deps.channel(order.providerId), refOf(order))
  // long after its time it is over at every gateway, whatever is answered
  const isOver = close?.state === 'closed' || deps.now() > later(order.createdAt, GIVEN_UP_MS)
  if (!isOver) return { state: 'again', at: nextAsk(order.createdAt, deps.now()) }
  await closed(deps, id)
  return { state: 'done' }
}

/** Orders of checks at the gateway, told from those of payments by how they begin. */
export const CHECK_ORDER_PREFIX = 'RZCHECK'

/** Read by nobody but an operator who looks at the platform's pages. */
const DESCRIPTION = '连接检测（自动关闭）'
/** As short as gateways let an order live. */
const LIVES_MS = 2 * MINUTE_MS
const GIVEN_UP_MS = 24 * 60 * MINUTE_MS
/** A check has long gone on by then. */
const CLOSED_AFTER_MS = MINUTE_MS

async function intend(deps: Deps, method: PaymentMethod, scene: CheckOrder['scene']): Promise<CheckOrder> {
  const { id: methodId, providerId, subMchid } = method
  const createdAt = deps.now()
  const order = { id: deps.newId('co'), methodId, providerId, subMchid, scene, createdAt }
  await deps.store.transaction(async (tx) => {
    await tx.checks.insertOrder(order)
    await owe(tx, deps, 'close_check_order', order.id, later(createdAt, CLOSED_AFTER_MS))
  })
  return order
}

function refOf({ id, subMchid }: Pick<CheckOrder, 'id' | 'subMchid'>): PaymentRef {
  return { outTradeNo: `${CHECK_ORDER_PREFIX}${id.slice('co_'.length)}`, subMchid }
}

/** A no to closing leaves open why, so that is asked: what was never begun there need not be ended. */
async function end(channel: Channel, ref: PaymentRef): Promise<CloseSeen | undefined> {
  const close = await channel.closePayment?.(ref)
  if (close?.state === 'closed') return close
  const seen = await channel.queryPayment(ref)
  return seen.state === 'closed' || seen.state === 'absent' ? { state: 'closed' } : close
}

async function closed({ store, now }: Deps, id: CheckOrderId): Promise<void> {
  await store.transaction((tx) => tx.checks.closeOrder(id, now()))
}
