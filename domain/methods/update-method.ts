import { checkAgain } from '../checks/check-again.ts'
import { changeTime } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { MethodId } from '../ids.ts'
import { holderOfApp } from '../keys/parts.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { MethodApp } from './apps.ts'
import { checkMethod, checkNeeds, describedChannel } from './method-input.ts'
import type { PaymentMethod } from './methods.ts'

/** `apps` are all of them: one that is left out is taken out, and its AppSecret with it. */
export type MethodChanges = Partial<Pick<PaymentMethod, 'name' | 'scenes' | 'apps'>>

export async function updateMethod(
  deps: OnboardingDeps,
  id: MethodId,
  changes: MethodChanges,
  by: string,
): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const before = await existingMethod(tx, id)
    const channel = describedChannel(deps.describe(before.channel), before.channel)
    const after = changed(before, changes, deps.now())
    checkMethod(after, channel)
    if (after.state === 'active') checkNeeds(after, channel)
    await refuseTakenName(tx, after)
    if (!(await tx.methods.update(after, before))) throw new AppError('CONFLICT', { id })
    await dropOrphans(tx, before, after)
    const sentence = text('timeline.method_changed', { name: after.name })
    await tell(tx, deps, { clientId: after.clientId, subject: id, source: 'us', by, text: sentence })
    await checkAgain(tx, deps, id, by)
    return after
  })
}

export async function existingMethod(records: Records, id: MethodId): Promise<PaymentMethod> {
  const method = await records.methods.byId(id)
  if (!method) throw new AppError('NOT_FOUND', { id })
  return method
}

function changed(before: PaymentMethod, changes: MethodChanges, now: Date): PaymentMethod {
  return {
    ...before,
    name: changes.name ?? before.name,
    scenes: changes.scenes ?? before.scenes,
    apps: changes.apps ?? before.apps,
    updatedAt: changeTime(before.updatedAt, now),
  }
}

/** An AppSecret belongs to its AppID: with another it would only look as if it were set. */
async function dropOrphans(tx: Records, before: PaymentMethod, after: PaymentMethod): Promise<void> {
  const kept = (app: MethodApp) => after.apps.some(({ kind, appid }) => kind === app.kind && appid === app.appid)
  for (const app of before.apps.filter((one) => !kept(one))) {
    await tx.methods.dropAppSecret(before.id, app.kind)
    await tx.keys.drop(holderOfApp(before.id, app.kind), after.updatedAt)
  }
}

async function refuseTakenName(tx: Records, { id, clientId, name }: PaymentMethod): Promise<void> {
  const methods = await tx.methods.ofClients([clientId])
  if (methods.some((other) => other.id !== id && other.name === name)) throw new AppError('METHOD_NAME_TAKEN', { name })
}
