import type { Applyment } from '../applyments/applyments.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ApplymentKey, ClientId } from '../ids.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { checkMethod, describedChannel } from './method-input.ts'
import type { PaymentMethod } from './methods.ts'

export type NewMethod = Pick<PaymentMethod, 'name' | 'scenes' | 'subAppid'> & {
  clientId: ClientId
  /** The newest finished one of the client, where it is not said. */
  applymentId?: ApplymentKey
}

/** A way to be paid, as a draft. Whom the money goes to is the platform's word, by the finished application, never the caller's. */
export async function createMethod(deps: OnboardingDeps, input: NewMethod, by: string): Promise<PaymentMethod> {
  return deps.store.transaction(async (tx) => {
    const { channel, providerId, subMchid } = await finishedApplyment(tx, input)
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

async function finishedApplyment(
  tx: Records,
  { clientId, applymentId }: NewMethod,
): Promise<Applyment & { subMchid: string }> {
  if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  const applyments = await tx.applyments.ofClients([clientId])
  const named = applyments.filter(({ id }) => applymentId === undefined || id === applymentId)
  if (applymentId !== undefined && named.length === 0) throw new AppError('NOT_FOUND', { id: applymentId })
  const finished = named
    .filter(isFinished)
    .reduce<(Applyment & { subMchid: string }) | undefined>(
      (one, other) => (one && one.id > other.id ? one : other),
      undefined,
    )
  if (!finished) throw new AppError('METHOD_NOT_READY', { client_id: clientId })
  return finished
}

function isFinished(applyment: Applyment): applyment is Applyment & { subMchid: string } {
  return applyment.state === 'finished' && applyment.subMchid !== undefined
}
