import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ApplymentKey, ClientId, GrantId, ProviderId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { MethodApp } from './apps.ts'
import { merchantOf } from './merchant-of.ts'
import { checkMethod, describedChannel } from './method-input.ts'
import { inOrder, type PaymentMethod } from './methods.ts'

export type NewMethod = Pick<PaymentMethod, 'name' | 'scenes'> & {
  clientId: ClientId
  apps?: readonly MethodApp[]
  /** One of the three; the newest of the client that is finished or granted, where none is said. */
  applymentId?: ApplymentKey
  grantId?: GrantId
  /** An account of the client's own: then the method is paid directly. */
  accountId?: ProviderId
}

/** A way to be paid, as a draft. Whom the money goes to is told by application, grant or account, never by the caller. */
export async function createMethod(deps: OnboardingDeps, input: NewMethod, by: string): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const merchant = await merchantOf(tx, deps, input)
    const now = deps.now()
    const { clientId, name, scenes, apps = [] } = input
    checkMethod({ name, scenes, apps }, describedChannel(deps.describe(merchant.channel), merchant.channel))
    const method: PaymentMethod = {
      id: deps.newId('pm'),
      clientId,
      ...merchant,
      name,
      apps,
      scenes,
      place: await nextPlace(tx, clientId),
      state: 'draft',
      createdAt: now,
      updatedAt: now,
    }
    if (!(await tx.methods.insert(method))) throw new AppError('METHOD_NAME_TAKEN', { name })
    const sentence = text('timeline.method_created', { name })
    await tell(tx, deps, { clientId, subject: method.id, source: 'us', by, text: sentence })
    return method
  })
}

/** Behind those that are there: what was taken before is taken still. */
async function nextPlace(tx: Records, clientId: ClientId): Promise<number> {
  const last = inOrder(await tx.methods.ofClients([clientId])).at(-1)
  return last ? last.place + 1 : 0
}
