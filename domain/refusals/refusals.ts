import type { Deps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { ClientId, MethodId, ProviderId, RefusalId } from '../ids.ts'
import type { Records } from '../store.ts'
import { DAY_MS } from '../time.ts'

/** What was asked of the gateway when it said no. */
export const REFUSED_CALLS = ['prepay', 'close', 'refund', 'applyment', 'authorization'] as const
export type RefusedCall = (typeof REFUSED_CALLS)[number]

/** A definite no of a gateway, kept so that what is pasted later finds the call that it belongs to. */
export type KeptRefusal = {
  id: RefusalId
  clientId: ClientId
  providerId: ProviderId
  /** The method that was used; an application has none. */
  methodId?: MethodId
  /** `pay_…`, `rf_…`, `ap_…`, `az_…` */
  subject: string
  call: RefusedCall
  refusal: GatewayRefusal
  at: Date
}

/** Of each method, and of each client without one, the newest are kept. */
export const REFUSALS_KEPT = 100
export const REFUSALS_KEPT_MS = 90 * DAY_MS

/** Longer than any sentence of a gateway that says something. */
const LONGEST_MESSAGE = 300
const LONGEST_WORD = 100

/** Written in the transaction that records what came of the call. */
export async function keepRefusal(
  tx: Records,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  kept: Omit<KeptRefusal, 'id' | 'at'>,
): Promise<void> {
  const { channel, status, code, message, requestId } = kept.refusal
  const refusal = {
    channel,
    status,
    code: code.slice(0, LONGEST_WORD),
    message: message.slice(0, LONGEST_MESSAGE),
    ...(requestId !== undefined && { requestId: requestId.slice(0, LONGEST_WORD) }),
  }
  await tx.refusals.insert({ ...kept, refusal, id: newId('gn'), at: now() })
}

/** What the timeline shows of it beside its sentence. */
export function refusalDetail({ status, code, requestId }: GatewayRefusal): Record<string, string | number> {
  return { status, code, ...(requestId !== undefined && { request_id: requestId }) }
}
