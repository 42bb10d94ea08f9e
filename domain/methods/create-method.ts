import type { Applyment } from '../applyments/applyments.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { Grant } from '../grants/grants.ts'
import type { ApplymentKey, ClientId, GrantId, ProviderId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { checkMethod, describedChannel } from './method-input.ts'
import type { PaymentMethod } from './methods.ts'

export type NewMethod = Pick<PaymentMethod, 'name' | 'scenes' | 'subAppid'> & {
  clientId: ClientId
  /** One of the two; the newest of the client that is finished or granted, where neither is said. */
  applymentId?: ApplymentKey
  grantId?: GrantId
}

/** A way to be paid, as a draft. Whom the money goes to is the platform's word, by application or grant, never the caller's. */
export async function createMethod(deps: OnboardingDeps, input: NewMethod, by: string): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const { channel, providerId, subMchid } = await merchantOf(tx, input)
    const now = deps.now()
    const { clientId, name, scenes, subAppid } = input
    checkMethod(input, describedChannel(deps.describe(channel), channel))
    const method: PaymentMethod = {
      id: deps.newId('pm'),
      clientId,
      providerId,
      channel,
      mode: 'provider',
      name,
      subMchid,
      ...(subAppid !== undefined && { subAppid }),
      scenes,
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

/** Whom the money goes to, and through which account of ours. */
type Merchant = { providerId: ProviderId; channel: string; subMchid: string }

async function merchantOf(tx: Records, { clientId, applymentId, grantId }: NewMethod): Promise<Merchant> {
  if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  const applyments = applymentId || !grantId ? await tx.applyments.ofClients([clientId]) : []
  const grants = grantId || !applymentId ? await tx.grants.ofClients([clientId]) : []
  const named = applymentId ?? grantId
  const all = [...applyments, ...grants].filter(({ id }) => named === undefined || id === named)
  if (named !== undefined && all.length === 0) throw new AppError('NOT_FOUND', { id: named })
  const [newest] = all.filter(isReady).toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  if (!newest) throw new AppError('METHOD_NOT_READY', { client_id: clientId })
  return newest
}

function isReady(one: Applyment | Grant): one is (Applyment | Grant) & Merchant {
  return one.state === 'active' || (one.state === 'finished' && one.subMchid !== undefined)
}
