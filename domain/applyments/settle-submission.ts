import { settle } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { GatewayRefusal } from '../errors.ts'
import { recordGrant } from '../grants/record-grant.ts'
import type { ApplymentKey } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { owe } from '../jobs/owe.ts'
import { keepRefusal, refusalDetail } from '../refusals/refusals.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Applyment } from './applyments.ts'
import type { Before } from './carry-out-submission.ts'
import { existingApplyment, recordApplyment } from './existing-applyment.ts'
import type { SubmitSeen } from './gateway.ts'
import { recordChange, recordStanding, type Standing, underNumber } from './record-applyment.ts'
import { nextAskAt } from './states.ts'

/** It had arrived: an earlier attempt of ours, whose answer we never saw. */
export function recordTaken(deps: OnboardingDeps, applyment: Applyment, standing: Standing): Promise<JobOutcome> {
  return whileSubmitting(deps, applyment, async (tx, current) => {
    const stored = await recordStanding(tx, deps, current, standing)
    const at = nextAskAt(stored, deps.now())
    if (at) await owe(tx, deps, 'ask_applyment', stored.id, at)
  })
}

/** Under review from here on. The first question is due at once: its answer has the link for the super admin. */
export function recordAccepted(
  deps: OnboardingDeps,
  applyment: Applyment,
  { applymentId, grant }: Accepted,
): Promise<JobOutcome> {
  return whileSubmitting(deps, applyment, async (tx, current) => {
    const now = deps.now()
    const { gatewayState: _past, gatewayStateMsg: _alike, ...rest } = current
    await recordChange(tx, deps, current, {
      ...underNumber(rest, applymentId),
      state: 'auditing',
      stateAt: now,
      objections: [],
      applymentId,
      nextCheckAt: now,
      updatedAt: now,
    })
    await owe(tx, deps, 'ask_applyment', current.id, now)
    if (grant) await recordGrant(tx, deps, current, grant, now)
  })
}
type Accepted = Extract<SubmitSeen, { state: 'accepted' }>

/** A definite no: the form is ours again, in the state that it had at the gateway, with the gateway's reason beside it. */
export function giveBack(
  deps: OnboardingDeps,
  applyment: Applyment,
  before: Before,
  refusal: GatewayRefusal,
): Promise<JobOutcome> {
  return whileSubmitting(deps, applyment, async (tx, current) => {
    const now = deps.now()
    const reason = `${refusal.message} (${refusal.code})`
    const { begunId: _neverHandedIn, ...rest } = current
    await recordApplyment(tx, current, {
      ...rest,
      state: before.state === 'absent' ? 'draft' : before.state,
      stateAt: now,
      submitProblem: reason,
      updatedAt: now,
    })
    await tell(tx, deps, {
      clientId: current.clientId,
      subject: current.id,
      source: 'platform',
      text: text('timeline.applyment_refused', { reason }),
      detail: refusalDetail(refusal),
    })
    const { clientId, providerId, id: subject } = current
    await keepRefusal(tx, deps, { clientId, providerId, subject, call: 'applyment', refusal })
  })
}

/** The gateway's number, before it is known what becomes of it: by it we ask, should the last answer be lost. */
export async function keepBegun(deps: OnboardingDeps, id: ApplymentKey, begunId: string): Promise<void> {
  await settle(deps.store, async (tx) => {
    const current = await existingApplyment(tx, id)
    await recordApplyment(tx, current, { ...current, begunId, updatedAt: deps.now() })
  })
}

export async function tellUnanswered(deps: OnboardingDeps, { id, clientId }: Applyment): Promise<void> {
  const sentence = text('timeline.applyment_unanswered')
  await deps.store.transaction((tx) => tell(tx, deps, { clientId, subject: id, source: 'platform', text: sentence }))
}

/** Another run of the same job may have settled it in the meantime; then there is nothing left to do. */
async function whileSubmitting(
  deps: OnboardingDeps,
  { id }: Applyment,
  work: (tx: Records, current: Applyment) => Promise<void>,
): Promise<JobOutcome> {
  await settle(deps.store, async (tx) => {
    const current = await existingApplyment(tx, id)
    if (current.state === 'submitting') await work(tx, current)
  })
  return { state: 'done' }
}
