import type { Applyment } from '../applyments/applyments.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { Grant } from '../grants/grants.ts'
import type { ClientId, ProviderId } from '../ids.ts'
import type { Records } from '../store.ts'
import type { NewMethod } from './create-method.ts'
import { describedChannel } from './method-input.ts'
import type { PaymentMethod } from './methods.ts'

/** Whom the money goes to, and through which account. */
export type Merchant = Pick<PaymentMethod, 'providerId' | 'channel' | 'subMchid' | 'mode'>

export async function merchantOf(
  tx: Records,
  { describe }: Pick<OnboardingDeps, 'describe'>,
  input: NewMethod,
): Promise<Merchant> {
  const { clientId, accountId } = input
  if (!(await tx.clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  if (accountId !== undefined) return ownMerchant(tx, describe, clientId, accountId)
  const { providerId, channel, subMchid } = await throughUs(tx, input)
  return { providerId, channel, subMchid, mode: 'provider' }
}

/** A client paid with its own keys is paid under the number that these keys are for. */
async function ownMerchant(
  tx: Records,
  describe: OnboardingDeps['describe'],
  clientId: ClientId,
  accountId: ProviderId,
): Promise<Merchant> {
  const account = (await tx.providers.ofClients([clientId])).find(({ id }) => id === accountId)
  if (!account) throw new AppError('NOT_FOUND', { id: accountId })
  const { channel, settings } = account
  const subMchid = settings[describedChannel(describe(channel), channel).own.number]
  if (subMchid === undefined) throw new AppError('METHOD_NOT_READY', { client_id: clientId })
  return { providerId: accountId, channel, subMchid, mode: 'direct' }
}

type Served = { providerId: ProviderId; channel: string; subMchid: string }

async function throughUs(tx: Records, { clientId, applymentId, grantId }: NewMethod): Promise<Served> {
  const applyments = applymentId || !grantId ? await tx.applyments.ofClients([clientId]) : []
  const grants = grantId || !applymentId ? await tx.grants.ofClients([clientId]) : []
  const named = applymentId ?? grantId
  const all = [...applyments, ...grants].filter(({ id }) => named === undefined || id === named)
  if (named !== undefined && all.length === 0) throw new AppError('NOT_FOUND', { id: named })
  const [newest] = all.filter(isReady).toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  if (!newest) throw new AppError('METHOD_NOT_READY', { client_id: clientId })
  return newest
}

function isReady(one: Applyment | Grant): one is (Applyment | Grant) & Served {
  return one.state === 'active' || (one.state === 'finished' && one.subMchid !== undefined)
}
