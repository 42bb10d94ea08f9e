import { type Grant, newestActive } from '../grants/grants.ts'
import type { MethodState, PaymentMethod } from './methods.ts'

/** Its own state, or what takes it away although it is switched on. */
export type MethodStanding = MethodState | 'grant_withdrawn'

/** Where a merchant's word stands behind a method, it can be used only as long as that word stands. */
export function standingOf(
  method: Pick<PaymentMethod, 'state' | 'mode' | 'providerId' | 'subMchid'>,
  grants: readonly Grant[],
): MethodStanding {
  const { state, mode, providerId, subMchid } = method
  if (state !== 'active' || mode === 'direct') return state
  const given = grants.filter((grant) => grant.providerId === providerId && grant.subMchid === subMchid)
  return given.length > 0 && !newestActive(given) ? 'grant_withdrawn' : state
}
