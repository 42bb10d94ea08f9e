import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { AuthorizationId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { keepRefusal } from '../refusals/refusals.ts'
import { DAY_MS, later } from '../time.ts'
import type { Authorization } from './grants.ts'
import { endAuthorization, recordExchange } from './record-grant.ts'
import { existingAuthorization, grantCalls } from './start-authorization.ts'

/** A code is good for a day. */
const CODE_LIFE_MS = DAY_MS

/**
 * Exchanges what the merchant brought back. A lost answer may have used the code up: then the next one is refused, and the
 * tokens come with the gateway's message, see `notice-grant.ts`.
 */
export async function exchangeAuthorization(deps: Deps, id: AuthorizationId): Promise<JobOutcome> {
  const authorization = await deps.store.read.grants.authorization(id)
  if (authorization?.state !== 'returned' || !authorization.code) return { state: 'done' }

  const channel = await deps.channel(authorization.providerId)
  const seen = await grantCalls(channel, authorization.channel).exchange(authorization.code)
  const now = deps.now()
  if (seen.state === 'granted') await record(deps, id, (tx, before) => recordExchange(tx, deps, before, seen.grants))
  else if (seen.state === 'refused') await refused(deps, id, seen.refusal)
  else if (now >= later(authorization.updatedAt, CODE_LIFE_MS)) await fail(deps, id, seen.why)
  else return { state: 'again', at: nextAsk(authorization.updatedAt, now) }
  return { state: 'done' }
}

function refused(deps: Deps, id: AuthorizationId, refusal: GatewayRefusal): Promise<void> {
  const problem = `${refusal.code} ${refusal.message}`
  return record(deps, id, async (tx, before) => {
    await endAuthorization(tx, deps, before, { ...before, state: 'failed', problem })
    const { clientId, providerId } = before
    await keepRefusal(tx, deps, { clientId, providerId, subject: id, call: 'authorization', refusal })
  })
}

function fail(deps: Deps, id: AuthorizationId, problem: string): Promise<void> {
  return record(deps, id, (tx, before) => endAuthorization(tx, deps, before, { ...before, state: 'failed', problem }))
}

type Work = (tx: Parameters<typeof recordExchange>[0], before: Authorization) => Promise<unknown>

/** Unless the gateway's message was faster. */
async function record(deps: Deps, id: AuthorizationId, work: Work): Promise<void> {
  await settle(deps.store, async (tx) => {
    const before = await existingAuthorization(tx, id)
    if (before.state === 'returned') await work(tx, before)
  })
}
