import type { GrantCalls } from '../channel.ts'
import { changeTime, Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { DAY_MS, later } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import type { Grant } from './grants.ts'
import { recordGrant } from './record-grant.ts'

/** `unknown`: nobody answered, so the gateway may have given new tokens, and the ones that we hold may end shortly. */
export type Renewal =
  | { state: 'renewed'; grant: Grant }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }

/** Refused once, it is tried again after a while: half of its life is left for that. */
const REFUSED_AGAIN_MS = 7 * DAY_MS

/** New tokens for old ones, once. The old ones end soon after an answer, so they are not asked for twice in a row. */
export async function renewTokens(deps: Deps, calls: GrantCalls, grant: Grant): Promise<Renewal> {
  const seen = await calls.refresh(grant.refreshToken)
  if (seen.state === 'unknown') return seen
  if (seen.state === 'granted') {
    const fresh = seen.grants.find(({ authAppId }) => authAppId === grant.authAppId)
    if (!fresh) return { state: 'unknown', why: 'the answer names another application' }
    const renewed = await settle(deps.store, (tx) => recordGrant(tx, deps, grant, fresh, deps.now()))
    return { state: 'renewed', grant: renewed }
  }
  const reason = `${seen.refusal.code} ${seen.refusal.message}`
  await changeAsked(deps, grant, async (tx, before) => {
    await putGrant(tx, deps, before, { refreshAt: later(deps.now(), REFUSED_AGAIN_MS) })
    const sentence = text('timeline.grant_not_refreshed', { reason })
    await tell(tx, deps, { clientId: grant.clientId, subject: grant.id, source: 'platform', text: sentence })
  })
  return seen
}

/** What was said of these tokens is written down only where they are still ours. */
export async function changeAsked(
  deps: Pick<Deps, 'store'>,
  asked: Grant,
  work: (tx: Records, before: Grant) => Promise<unknown>,
): Promise<void> {
  await settle(deps.store, async (tx) => {
    const before = await tx.grants.byId(asked.id)
    if (before?.state === 'active' && hasTokensOf(before, asked)) await work(tx, before)
  })
}

export function hasTokensOf(one: Grant, other: Grant): boolean {
  return one.token.reveal() === other.token.reveal()
}

export async function putGrant(
  tx: Records,
  { now }: Pick<Deps, 'now'>,
  before: Grant,
  changes: Partial<Grant>,
): Promise<void> {
  const after = { ...before, ...changes, updatedAt: changeTime(before.updatedAt, now()) }
  if (!(await tx.grants.update(after, before))) throw new Overtaken(before.id)
}
