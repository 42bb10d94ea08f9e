import type { Fix, GatewayRefusal } from '../errors.ts'
import type { CheckOrderId, CheckRunId, ClientId, MethodId, ProbeId, ProviderId } from '../ids.ts'
import type { Scene } from '../payments/payments.ts'
import type { Sentence } from '../text.ts'

/**
 * - `fail`: somebody has to mend it before the method works; `warn`: it works, and will not for ever
 * - `manual`: the platform tells nobody, so a person has to say that it is done
 * - `unknown`: nobody answered. The configuration may be right
 * - `skipped`: cannot be known before an earlier one is mended, or there is nothing to look at
 */
export const CHECK_STATES = ['pass', 'fail', 'warn', 'manual', 'unknown', 'skipped'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** What was found, and what mends it. Holds no secret. */
export type CheckResult = {
  /** Of all methods alike: `signature`; of each scene or app of this one: `product/native`, `app/mini_program`. */
  name: string
  state: CheckState
  title: Sentence
  reason?: Sentence
  fix: readonly Fix[]
  /** The gateway's own words, where it refused. */
  gateway?: GatewayRefusal
  durationMs: number
}

/** All checks of a method, once through. Until `endedAt` it is under way, and results come one by one. */
export type CheckRun = {
  id: CheckRunId
  methodId: MethodId
  clientId: ClientId
  by: string
  startedAt: Date
  endedAt?: Date
  results: readonly CheckResult[]
  /** Only these are asked anew, and what they stand on; the others stay as they were found before. */
  only?: readonly string[]
}

/** Somebody's word for what the platform tells nobody. */
export type CheckWord = { methodId: MethodId; name: string; by: string; at: Date }

/**
 * An order of one fen that nobody is shown, made to see whether the platform takes it. Written before it is sent, so that
 * it is closed whatever happens; it is no payment, and finance never meets it.
 */
export type CheckOrder = {
  /** Its number at the gateway follows from it: see `check-order.ts`. */
  id: CheckOrderId
  methodId: MethodId
  providerId: ProviderId
  subMchid: string
  scene: Scene
  createdAt: Date
  closedAt?: Date
}

/** A letter that we send to our own address, to see how it arrives. Good for a minute, once. */
export type CallbackProbe = { id: ProbeId; methodId: MethodId; createdAt: Date }

/** Who checks at night; no person's name. */
export const NIGHTLY = 'nightly'

export type CheckCounts = Readonly<Record<CheckState, number>>

export function countsOf(results: readonly Pick<CheckResult, 'state'>[]): CheckCounts {
  const count = (state: CheckState) => results.filter((result) => result.state === state).length
  return {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    manual: count('manual'),
    unknown: count('unknown'),
    skipped: count('skipped'),
  }
}

export function failedIn({ results }: Pick<CheckRun, 'results'>): readonly CheckResult[] {
  return results.filter(({ state }) => state === 'fail')
}
