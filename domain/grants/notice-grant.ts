import type { ApplymentState } from '../applyments/applyments.ts'
import type { Channel, Notice } from '../channel.ts'
import type { Deps } from '../deps.ts'
import type { ProviderId } from '../ids.ts'
import type { Records } from '../store.ts'
import type { Grant } from './grants.ts'
import { recordExchange, recordGrant, withdrawGrant } from './record-grant.ts'
import { grantCalls } from './start-authorization.ts'

type Told = Extract<Notice, { kind: 'grant' }>
type Ended = Extract<Notice, { kind: 'grant_ended' }>
type Work = (tx: Records) => Promise<unknown>

/**
 * Whose it is, is known by the code that the merchant's browser brings us too, by an earlier grant of the same application,
 * or by an application (进件) of ours that the merchant agreed to: by our own number, or by the merchant's that the gateway
 * told us there. Undefined where none is there: the browser, or the answer, may be on its way yet.
 */
export async function grantWork(deps: Deps, providerId: ProviderId, told: Told): Promise<Work | undefined> {
  const { grants } = deps.store.read
  const authorization = told.code && (await grants.authorizationByCode(providerId, told.code))
  const held = await grants.byApp(providerId, told.words.authAppId)
  const known = held ?? (authorization ? undefined : await applicationOf(deps, providerId, told))
  if (!authorization && !known) return undefined
  return async (tx) => {
    const asked = authorization && (await tx.grants.authorization(authorization.id))
    // an exchange that seemed to fail had been answered after all
    if (asked?.state === 'returned' || asked?.state === 'failed') return recordExchange(tx, deps, asked, [told.words])
    return known && recordGrant(tx, deps, known, told.words, told.grantedAt)
  }
}

async function applicationOf({ store }: Deps, providerId: ProviderId, { businessCode, words }: Told) {
  const { applyments } = store.read
  const named = businessCode === undefined ? undefined : await applyments.byNumber(providerId, businessCode)
  return named ?? (await applyments.ofMerchant(providerId, words.subMchid)).find(({ state }) => AGREED.has(state))
}

/** It is before the merchant, or behind it. */
const AGREED = new Set<ApplymentState>(['to_be_signed', 'signing', 'finished'])

/** Messages come out of order, so it is the gateway's own answer about the token that counts. */
export async function endedWork(
  deps: Deps,
  channel: Channel,
  providerId: ProviderId,
  { authAppId }: Ended,
): Promise<Work | undefined> {
  const grant = await deps.store.read.grants.byApp(providerId, authAppId)
  if (grant?.state !== 'active') return () => Promise.resolve()
  const standing = await grantCalls(channel, grant.channel).query(grant.token)
  switch (standing.state) {
    case 'ended':
      return (tx) => end(tx, deps, grant)
    case 'valid':
      return () => Promise.resolve()
    case 'unknown':
      return undefined
  }
}

/** Unless the merchant has granted again meanwhile. */
async function end(tx: Records, deps: Deps, asked: Grant): Promise<void> {
  const before = await tx.grants.byId(asked.id)
  if (before && before.token.reveal() === asked.token.reveal()) await withdrawGrant(tx, deps, before)
}
