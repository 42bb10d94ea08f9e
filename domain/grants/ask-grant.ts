import type { GrantCalls } from '../channel.ts'
import { changeTime, Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { GrantId, ProviderId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { askGranted } from '../permissions/watch-grant.ts'
import { DAY_MS, HOUR_MS, later } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import type { Grant } from './grants.ts'
import { oweCheck, recordGrant, withdrawGrant } from './record-grant.ts'
import { grantCalls } from './start-authorization.ts'

/** Refused once, it is tried again after a while: half of its life is left for that. */
const REFUSED_AGAIN_MS = 7 * DAY_MS

/** Looks after a grant while it lasts: every day whether it still holds, and new tokens long before the old ones end. */
export async function askGrant(deps: Deps, id: GrantId): Promise<JobOutcome> {
  const grant = await deps.store.read.grants.byId(id)
  if (grant?.state !== 'active') return { state: 'done' }

  const calls = grantCalls(await deps.channel(grant.providerId), grant.channel)
  const standing = await calls.query(grant.token)
  if (standing.state === 'unknown') return { state: 'again', at: later(deps.now(), HOUR_MS) }
  if (standing.state === 'ended') {
    await change(deps, grant, (tx, before) => withdrawGrant(tx, deps, before))
    return { state: 'done' }
  }
  await change(deps, grant, (tx, before) => put(tx, deps, before, { checkedAt: deps.now() }))
  const unanswered = deps.now() >= grant.refreshAt && !(await refresh(deps, calls, grant))
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

/** False where no answer came. The old tokens end soon after an answer, so they are not asked for twice in a row. */
async function refresh(deps: Deps, calls: GrantCalls, grant: Grant): Promise<boolean> {
  const seen = await calls.refresh(grant.refreshToken)
  if (seen.state === 'unknown') return false
  if (seen.state === 'granted') {
    const fresh = seen.grants.find(({ authAppId }) => authAppId === grant.authAppId)
    if (!fresh) return false
    await settle(deps.store, (tx) => recordGrant(tx, deps, grant, fresh, deps.now()))
    return true
  }
  const reason = `${seen.refusal.code} ${seen.refusal.message}`
  await change(deps, grant, async (tx, before) => {
    await put(tx, deps, before, { refreshAt: later(deps.now(), REFUSED_AGAIN_MS) })
    const sentence = text('timeline.grant_not_refreshed', { reason })
    await tell(tx, deps, { clientId: grant.clientId, subject: grant.id, source: 'platform', text: sentence })
  })
  return true
}

/** What was said of these tokens is written down only where they are still ours. */
async function change(deps: Deps, asked: Grant, work: (tx: Records, before: Grant) => Promise<unknown>): Promise<void> {
  await settle(deps.store, async (tx) => {
    const before = await tx.grants.byId(asked.id)
    if (before?.state === 'active' && before.token.reveal() === asked.token.reveal()) await work(tx, before)
  })
}

async function put(tx: Records, { now }: Deps, before: Grant, changes: Partial<Grant>): Promise<void> {
  const after = { ...before, ...changes, updatedAt: changeTime(before.updatedAt, now()) }
  if (!(await tx.grants.update(after, before))) throw new Overtaken(before.id)
}
