import type { GrantCalls } from '../channel.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { GrantId } from '../ids.ts'
import { GRANT_TOKEN } from '../keys/grant-keys.ts'
import { HOUR_MS, later } from '../time.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Grant } from './grants.ts'
import { oweCheck, withdrawGrant } from './record-grant.ts'
import { changeAsked, hasTokensOf, renewTokens } from './renew-tokens.ts'
import { grantCalls } from './start-authorization.ts'

/**
 * What getting new tokens would meet. `ended`: the merchant took the grant back, which no refresh mends. `unheard`: nobody
 * answered.
 */
export type GrantTrial = {
  state: 'ready' | 'ended' | 'unheard'
  grant: Grant
  /** Until when the tokens can be exchanged, where the gateway said so. */
  validTo?: Date
}

/** An answer that is lost may have ended the tokens that we hold; by then it shows. */
const LOST_SHOWS_AFTER_MS = HOUR_MS

/** Asks the gateway whether the grant holds, and changes nothing, there or here. */
export async function tryGrantRefresh(deps: Deps, id: GrantId): Promise<GrantTrial> {
  const grant = await existing(deps, id)
  const lives = await deps.store.read.keys.ofHolders([id])
  const life = lives.find(({ part, state }) => part === GRANT_TOKEN && state === 'active')
  const trial = { grant, ...(life?.validTo && { validTo: life.validTo }) }
  if (grant.state === 'withdrawn') return { ...trial, state: 'ended' }
  const { state } = await (await callsOf(deps, grant)).query(grant.token)
  return { ...trial, state: state === 'valid' ? 'ready' : state === 'ended' ? 'ended' : 'unheard' }
}

/**
 * New tokens before their time. There is no way back: the gateway ends the old ones shortly after. So it is asked first
 * whether the grant holds at all, and where the answer to the exchange is lost, what became of it is looked for.
 *
 * @throws AppError GRANT_WITHDRAWN, GATEWAY_NOT_ASKED, GATEWAY_REFUSED, GRANT_REFRESH_UNKNOWN
 */
export async function refreshGrantNow(deps: Deps, id: GrantId, by: string): Promise<Grant> {
  const grant = await existing(deps, id)
  const calls = await callsOf(deps, grant)
  await mustHold(deps, calls, grant)

  await deps.store.transaction(async (tx) => {
    await oweCheck(tx, deps, grant, later(deps.now(), LOST_SHOWS_AFTER_MS))
    const sentence = text('timeline.grant_refresh_asked', { sub_mchid: grant.subMchid })
    await tell(tx, deps, { clientId: grant.clientId, subject: id, source: 'us', by, text: sentence })
  })
  const seen = await renewTokens(deps, calls, grant)
  if (seen.state === 'renewed') return seen.grant

  const now = await existing(deps, id)
  if (now.state === 'active' && !hasTokensOf(now, grant)) return now // whoever asked in the same moment has got them
  if (seen.state === 'unknown') throw new AppError('GRANT_REFRESH_UNKNOWN', { why: seen.why })
  const { code, message } = seen.refusal
  throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: seen.refusal })
}

async function mustHold(deps: Deps, calls: GrantCalls, grant: Grant): Promise<void> {
  const standing = grant.state === 'withdrawn' ? { state: 'ended' as const } : await calls.query(grant.token)
  if (standing.state === 'valid') return
  if (standing.state === 'unknown') throw new AppError('GATEWAY_NOT_ASKED', { why: standing.why })
  await changeAsked(deps, grant, (tx, before) => withdrawGrant(tx, deps, before))
  throw new AppError('GRANT_WITHDRAWN', { sub_mchid: grant.subMchid })
}

async function callsOf(deps: Deps, { providerId, channel }: Grant): Promise<GrantCalls> {
  return grantCalls(await deps.channel(providerId), channel)
}

async function existing({ store }: Pick<Deps, 'store'>, id: GrantId): Promise<Grant> {
  const grant = await store.read.grants.byId(id)
  if (!grant) throw new AppError('NOT_FOUND', { id })
  return grant
}
