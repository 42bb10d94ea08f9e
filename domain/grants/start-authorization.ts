import type { Channel, GrantCalls } from '../channel.ts'
import type { Deps, OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { AuthorizationId, ClientId, ProviderId } from '../ids.ts'
import { providerOf } from '../providers/provider-of.ts'
import type { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { DAY_MS, later } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import { type Authorization, isUsable } from './grants.ts'

export type NewAuthorization = {
  clientId: ClientId
  channel: string
  /** Needed where we have several accounts there. */
  providerAccountId?: ProviderId
}

const GOOD_FOR_MS = 7 * DAY_MS
/** One that still lasts this long is handed out again: the merchant may have it already. */
const LASTS_MS = DAY_MS

/** A link for this client to agree by: the one that is under way, or a new one. */
export async function startAuthorization(
  deps: OnboardingDeps,
  input: NewAuthorization,
  ticket: Secret<'authorization_ticket'>,
  by: string,
): Promise<Authorization> {
  const { read } = deps.store
  const client = await read.clients.byId(input.clientId)
  if (!client) throw new AppError('NOT_FOUND', { id: input.clientId })
  const account = await providerOf(read, input)
  const calls = grantCalls(await deps.channel(account.id), account.channel)
  const links = calls.links({ redirectUri: redirectUri(deps, account.id), state: ticket.reveal() })
  return deps.store.transaction(async (tx) => {
    const underWay = await usableFor(tx, input.clientId, account.id, later(deps.now(), LASTS_MS))
    if (underWay) return underWay
    const now = deps.now()
    const authorization: Authorization = {
      id: deps.newId('az'),
      clientId: input.clientId,
      providerId: account.id,
      channel: account.channel,
      state: 'open',
      links,
      expiresAt: later(now, GOOD_FOR_MS),
      createdBy: by,
      createdAt: now,
      updatedAt: now,
    }
    await tx.grants.insertAuthorization(authorization, ticket)
    const sentence = text('timeline.authorization_started')
    await tell(tx, deps, { clientId: input.clientId, subject: authorization.id, source: 'us', by, text: sentence })
    return authorization
  })
}

/** The address that merchants come back to: one for each account, as the platform wants it entered there. */
export function redirectUri({ publicUrl }: Pick<Deps, 'publicUrl'>, providerId: ProviderId): string {
  return `${publicUrl}/authorized/${providerId}`
}

export function grantCalls({ grants }: Channel, channel: string): GrantCalls {
  if (!grants) throw new AppError('GRANTS_NOT_OFFERED', { channel })
  return grants
}

/** The link is for the wrong person: whoever comes back by it from now on is sent away. */
export async function cancelAuthorization(deps: Deps, id: AuthorizationId, by: string): Promise<Authorization> {
  return deps.store.transaction(async (tx) => {
    const before = await existingAuthorization(tx, id)
    if (before.state === 'cancelled') return before
    if (before.state !== 'open') throw new AppError('AUTHORIZATION_USED', { state: before.state })
    const after: Authorization = { ...before, state: 'cancelled', updatedAt: deps.now() }
    if (!(await tx.grants.updateAuthorization(after, before))) throw new AppError('CONFLICT', { id })
    const sentence = text('timeline.authorization_cancelled')
    await tell(tx, deps, { clientId: before.clientId, subject: id, source: 'us', by, text: sentence })
    return after
  })
}

export async function existingAuthorization(records: Records, id: AuthorizationId): Promise<Authorization> {
  const authorization = await records.grants.authorization(id)
  if (!authorization) throw new AppError('NOT_FOUND', { id })
  return authorization
}

async function usableFor(tx: Records, clientId: ClientId, providerId: ProviderId, until: Date) {
  const all = await tx.grants.authorizationsOf([clientId])
  return all.find((one) => one.providerId === providerId && isUsable(one, until))
}
