import { failedIn } from '../checks/checks.ts'
import { changeTime } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { recordEvent } from '../events/record-event.ts'
import { newestActive } from '../grants/grants.ts'
import type { MethodId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { checkNeeds, describedChannel } from './method-input.ts'
import type { MethodState, PaymentMethod } from './methods.ts'
import { existingMethod } from './update-method.ts'

/** From here on payments can be made with it; not while the last check found something broken. */
export async function enableMethod(deps: OnboardingDeps, id: MethodId, by: string): Promise<PaymentMethod> {
  return turn(deps, id, 'active', by)
}

/** No new payments; what is under way goes on, and refunds stay possible. */
export async function disableMethod(deps: OnboardingDeps, id: MethodId, by: string): Promise<PaymentMethod> {
  return turn(deps, id, 'disabled', by)
}

/** Turning it to where it stands already is no mistake: nothing happens. */
async function turn(
  deps: OnboardingDeps,
  id: MethodId,
  state: Exclude<MethodState, 'draft'>,
  by: string,
): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const before = await existingMethod(tx, id)
    if (before.state === state) return before
    if (state === 'active') await checkReady(tx, deps, before)
    const method: PaymentMethod = { ...before, state, updatedAt: changeTime(before.updatedAt, deps.now()) }
    if (!(await tx.methods.update(method, before))) throw new AppError('CONFLICT', { id })
    const { clientId, name } = method
    const key = state === 'active' ? 'timeline.method_enabled' : 'timeline.method_disabled'
    await tell(tx, deps, { clientId, subject: id, source: 'us', by, text: text(key, { name }) })
    if (state === 'active') await recordEvent(tx, deps, activated(method))
    return method
  })
}

async function checkReady(tx: Records, { describe }: OnboardingDeps, method: PaymentMethod): Promise<void> {
  const { channel, providerId, subMchid } = method
  checkNeeds(method, describedChannel(describe(channel), channel))
  const grants = await tx.grants.ofMerchant(providerId, subMchid)
  if (grants.length > 0 && !newestActive(grants)) throw new AppError('GRANT_WITHDRAWN', { sub_mchid: subMchid })
  const last = (await tx.checks.latest([method.id])).get(method.id)
  const failed = last ? failedIn(last) : []
  if (failed.length === 0) return
  const fields = failed.map(({ name, title, reason }) => ({ path: name, label: title, message: reason ?? title }))
  throw new AppError(
    'METHOD_CHECK_FAILED',
    { method_id: method.id, checks: failed.map(({ name }) => name) },
    { fields },
  )
}

function activated({ id, clientId, channel, mode, name, scenes, subMchid, apps, state }: PaymentMethod) {
  return {
    clientId,
    type: 'method.activated',
    orderKey: id,
    data: {
      id,
      client_id: clientId,
      channel,
      name,
      scenes,
      mode,
      sub_mchid: subMchid,
      apps: apps.map(({ kind, appid }) => ({ kind, appid })),
      state,
    },
  } as const
}
