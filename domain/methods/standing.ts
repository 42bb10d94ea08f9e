import { type CheckRun, failedIn } from '../checks/checks.ts'
import { type Grant, newestActive } from '../grants/grants.ts'
import type { MethodState, PaymentMethod } from './methods.ts'

/** Its own state, or what takes it away although it is switched on; `check_failed` takes nothing away and is said. */
export type MethodStanding = MethodState | 'grant_withdrawn' | 'check_failed'

/** Where a merchant's word stands behind a method, it can be used only as long as that word stands. */
export function standingOf(
  method: Pick<PaymentMethod, 'state' | 'mode' | 'providerId' | 'subMchid'>,
  grants: readonly Grant[],
  lastCheck?: Pick<CheckRun, 'results'>,
): MethodStanding {
  const { state, mode, providerId, subMchid } = method
  if (state !== 'active') return state
  const standing = lastCheck && failedIn(lastCheck).length > 0 ? 'check_failed' : state
  if (mode === 'direct') return standing
  const given = grants.filter((grant) => grant.providerId === providerId && grant.subMchid === subMchid)
  return given.length > 0 && !newestActive(given) ? 'grant_withdrawn' : standing
}
