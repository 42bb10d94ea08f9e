import type { ReturnQuery } from '../channel.ts'
import { changeTime, Overtaken, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { ProviderId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { nextAsk } from '../jobs/schedule.ts'
import type { Secret } from '../secret.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { exchangeAuthorization } from './exchange-authorization.ts'
import { type Authorization, isUsable } from './grants.ts'
import { existingAuthorization, grantCalls } from './start-authorization.ts'

/**
 * What the merchant is told. `asking`: it agreed, and the gateway has not answered us yet. `foreign`: it came from another
 * application than ours. `unknown`: no link of ours, or one of another account.
 */
export type ReturnOutcome =
  | 'granted'
  | 'asking'
  | 'declined'
  | 'used'
  | 'expired'
  | 'cancelled'
  | 'foreign'
  | 'failed'
  | 'other_client'
  | 'unknown'

/** A merchant came back from the gateway in a browser that we know nothing of: only the ticket says whose link it was. */
export async function acceptReturn(deps: Deps, providerId: ProviderId, query: ReturnQuery): Promise<ReturnOutcome> {
  const found = await deps.store.read.grants.authorizationByTicket(query['state'] ?? '')
  if (!found || found.providerId !== providerId) return 'unknown'
  const channel = await deps.channel(providerId)
  const back = grantCalls(channel, found.channel).readReturn(query)
  if (back.state === 'foreign') return 'foreign'
  // the same page loaded again is no second use
  if (found.code && back.state === 'agreed' && found.code.reveal() === back.code.reveal()) return outcomeOf(found)
  if (!isUsable(found, deps.now())) return whyNot(found)
  if (back.state === 'declined') return decline(deps, found)

  const returned = await takeCode(deps, found, back.code)
  if (!returned) return 'used'
  await exchangeAuthorization(deps, found.id)
  return outcomeOf(await existingAuthorization(deps.store.read, found.id))
}

/** Written down before it is used: whoever was faster has the link, and what crashes from here on is owed. */
async function takeCode(deps: Deps, before: Authorization, code: Secret<'app_auth_code'>): Promise<boolean> {
  return deps.store.transaction(async (tx) => {
    const now = changeTime(before.updatedAt, deps.now())
    const after: Authorization = { ...before, state: 'returned', code, updatedAt: now }
    if (!(await tx.grants.updateAuthorization(after, before))) return false
    await owe(tx, deps, 'exchange_authorization', before.id, nextAsk(now, now))
    return true
  })
}

/** Told once; the link stays open, for a merchant who has second thoughts. */
async function decline(deps: Deps, found: Authorization): Promise<ReturnOutcome> {
  await settle(deps.store, async (tx) => {
    const before = await existingAuthorization(tx, found.id)
    if (before.declinedAt || before.state !== 'open') return
    const now = changeTime(before.updatedAt, deps.now())
    const after: Authorization = { ...before, declinedAt: now, updatedAt: now }
    if (!(await tx.grants.updateAuthorization(after, before))) throw new Overtaken(before.id)
    const sentence = text('timeline.authorization_declined')
    await tell(tx, deps, { clientId: before.clientId, subject: before.id, source: 'client', text: sentence })
  })
  return 'declined'
}

function whyNot({ state }: Authorization): ReturnOutcome {
  if (state === 'open') return 'expired'
  return state === 'cancelled' ? 'cancelled' : 'used'
}

function outcomeOf({ state, problem }: Authorization): ReturnOutcome {
  if (state === 'granted') return 'granted'
  if (state === 'failed') return problem === 'other_client' ? 'other_client' : 'failed'
  return 'asking'
}
