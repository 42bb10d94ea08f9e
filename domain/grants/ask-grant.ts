import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { GrantId, ProviderId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { askGranted } from '../permissions/watch-grant.ts'
import { DAY_MS, HOUR_MS, later } from '../time.ts'
import type { Grant } from './grants.ts'
import { oweCheck, withdrawGrant } from './record-grant.ts'
import { changeAsked, putGrant, renewTokens } from './renew-tokens.ts'
import { grantCalls } from './start-authorization.ts'

/** Looks after a grant while it lasts: every day whether it still holds, and new tokens long before the old ones end. */
export async function askGrant(deps: Deps, id: GrantId): Promise<JobOutcome> {
  const grant = await deps.store.read.grants.byId(id)
  if (grant?.state !== 'active') return { state: 'done' }

  const calls = grantCalls(await deps.channel(grant.providerId), grant.channel)
  const standing = await calls.query(grant.token)
  if (standing.state === 'unknown') return { state: 'again', at: later(deps.now(), HOUR_MS) }
  if (standing.state === 'ended') {
    await changeAsked(deps, grant, (tx, before) => withdrawGrant(tx, deps, before))
    return { state: 'done' }
  }
  await changeAsked(deps, grant, (tx, before) => putGrant(tx, deps, before, { checkedAt: deps.now() }))
  const isDue = deps.now() >= grant.refreshAt
  const unanswered = isDue && (await renewTokens(deps, calls, grant)).state === 'unknown'
  return { state: 'again', at: later(deps.now(), unanswered ? HOUR_MS : DAY_MS) }
}

/** Asked by a person, or because a call with it was refused. */
export async function askGrantNow(deps: Deps, id: GrantId): Promise<Grant> {
  await askGrant(deps, id)
  const grant = await deps.store.read.grants.byId(id)
  if (!grant) throw new AppError('NOT_FOUND', { id })
  if (grant.state === 'active') await askGranted(deps, grant)
  return grant
}

/** The gateway refused the token in the middle of other work: whether it is over is asked at once, beside that work. */
export async function doubtGrants(
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  providerId: ProviderId,
  subMchid: string,
): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const grants = await tx.grants.ofMerchant(providerId, subMchid)
    for (const grant of grants.filter(({ state }) => state === 'active')) await oweCheck(tx, deps, grant, deps.now())
  })
}
