import type { GrantWords } from '../channel.ts'
import { changeTime, Overtaken } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../jobs/owe.ts'
import { endGrantKey, keepGrantKey } from '../keys/grant-keys.ts'
import type { Records } from '../store.ts'
import { type TextKey, text } from '../text.ts'
import { DAY_MS, later } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import { type Authorization, type Grant, whenToRefresh } from './grants.ts'

type Bits = Pick<Deps, 'newId' | 'now'>
/** Whom it is for, as long as nobody else has granted under this merchant's number before. */
type Asked = Pick<Grant, 'clientId' | 'providerId' | 'channel'>

const CHECKED_EVERY_MS = DAY_MS

/** What came of one link. A merchant that already granted for another client stays that client's. */
export async function recordExchange(
  tx: Records,
  deps: Bits,
  authorization: Authorization,
  granted: readonly GrantWords[],
): Promise<Authorization> {
  const grants: Grant[] = []
  for (const words of granted) grants.push(await recordGrant(tx, deps, authorization, words, deps.now()))
  const own = grants.find(({ clientId }) => clientId === authorization.clientId)
  const { problem: _, ...rest } = authorization
  return endAuthorization(
    tx,
    deps,
    authorization,
    own ? { ...rest, state: 'granted', grantId: own.id } : { ...rest, state: 'failed', problem: 'other_client' },
  )
}

/** Writes its end once; where it did not end well, the timeline says why. */
export async function endAuthorization(
  tx: Records,
  deps: Bits,
  before: Authorization,
  ended: Authorization,
): Promise<Authorization> {
  const after = { ...ended, updatedAt: changeTime(before.updatedAt, deps.now()) }
  if (!(await tx.grants.updateAuthorization(after, before))) throw new Overtaken(before.id)
  if (after.state === 'failed') {
    const { id, clientId, problem: reason = '' } = after
    const sentence =
      reason === 'other_client'
        ? text('timeline.authorization_other_client')
        : text('timeline.authorization_failed', { reason })
    await tell(tx, deps, { clientId, subject: id, source: 'platform', text: sentence })
  }
  return after
}

/**
 * A grant as the gateway told it, also of one that we hold: granting again gives new tokens, and so does refreshing. What
 * is older than what we hold changes nothing.
 */
export async function recordGrant(
  tx: Records,
  deps: Bits,
  asked: Asked,
  words: GrantWords,
  grantedAt: Date,
): Promise<Grant> {
  const held = await tx.grants.byApp(asked.providerId, words.authAppId)
  if (held) return renew(tx, deps, held, words, grantedAt)
  const [same] = await tx.grants.ofMerchant(asked.providerId, words.subMchid)
  const now = deps.now()
  const { subMchid, authAppId, token, refreshToken } = words
  const grant: Grant = {
    id: deps.newId('gr'),
    clientId: same?.clientId ?? asked.clientId,
    providerId: asked.providerId,
    channel: asked.channel,
    subMchid,
    authAppId,
    state: 'active',
    token,
    refreshToken,
    grantedAt,
    refreshAt: whenToRefresh(words, now),
    checkedAt: now,
    createdAt: now,
    updatedAt: now,
  }
  if (!(await tx.grants.insert(grant))) throw new Overtaken(authAppId)
  await keepGrantKey(tx, deps, grant, words.refreshBefore)
  await oweCheck(tx, deps, grant)
  await owe(tx, deps, 'watch_grant', grant.id, now)
  await tellOf(tx, deps, grant, 'timeline.grant_given')
  return grant
}

async function renew(tx: Records, deps: Bits, held: Grant, words: GrantWords, grantedAt: Date): Promise<Grant> {
  const known = words.token.reveal() === held.token.reveal()
  if (known || grantedAt < held.grantedAt) return held
  const { withdrawnAt: _, ...rest } = held
  const now = deps.now()
  const { token, refreshToken } = words
  const grant: Grant = {
    ...rest,
    state: 'active',
    token,
    refreshToken,
    grantedAt,
    refreshAt: whenToRefresh(words, now),
    checkedAt: now,
    updatedAt: changeTime(held.updatedAt, now),
  }
  if (!(await tx.grants.update(grant, held))) throw new Overtaken(held.id)
  await keepGrantKey(tx, deps, grant, words.refreshBefore)
  await oweCheck(tx, deps, grant)
  await owe(tx, deps, 'watch_grant', grant.id, now)
  await tellOf(tx, deps, grant, held.state === 'withdrawn' ? 'timeline.grant_given' : 'timeline.grant_renewed')
  return grant
}

/** The merchant took it back, or the gateway no longer knows it. */
export async function withdrawGrant(tx: Records, deps: Bits, grant: Grant): Promise<Grant> {
  if (grant.state === 'withdrawn') return grant
  const now = deps.now()
  const after: Grant = {
    ...grant,
    state: 'withdrawn',
    withdrawnAt: now,
    checkedAt: now,
    updatedAt: changeTime(grant.updatedAt, now),
  }
  if (!(await tx.grants.update(after, grant))) throw new Overtaken(grant.id)
  await endGrantKey(tx, deps, grant.id)
  await tellOf(tx, deps, after, 'timeline.grant_withdrawn')
  return after
}

export async function oweCheck(tx: Records, deps: Bits, { id }: Grant, at?: Date): Promise<void> {
  await owe(tx, deps, 'ask_grant', id, at ?? later(deps.now(), CHECKED_EVERY_MS))
}

async function tellOf(tx: Records, deps: Bits, { id, clientId, subMchid, authAppId }: Grant, key: TextKey) {
  const sentence = text(key, { sub_mchid: subMchid, auth_app_id: authAppId })
  await tell(tx, deps, { clientId, subject: id, source: 'platform', text: sentence })
}
