import type { Deps } from '../deps.ts'
import { recordEvent } from '../events/record-event.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { type Text, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { TimelineEntry } from '../timeline/timeline.ts'
import { applymentEvent } from './applyment-event.ts'
import type { Applyment, Objection } from './applyments.ts'
import { recordApplyment } from './existing-applyment.ts'
import type { ApplymentSeen } from './gateway.ts'
import { sameObjection } from './objections.ts'
import { recordReasons } from './record-reasons.ts'
import { editable, nextAskAt, surprising } from './states.ts'

/** The gateway's word about an applyment that it has. */
export type Standing = Extract<ApplymentSeen, { raw: string }>

/** Writes down what the gateway says of it. */
export async function recordStanding(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  before: Applyment,
  seen: Standing,
): Promise<Applyment> {
  const after = observed(before, seen, deps.now())
  const changed = after.state !== before.state || !sameObjections(after.objections, before.objections)
  if (changed)
    return recordChange(tx, deps, before, after, { gateway_state: seen.raw, message: seen.message.slice(0, 500) })
  // each write makes a new version, and a form that somebody is typing into must not grow old by being asked about
  return editable(before.state) ? before : recordApplyment(tx, before, after)
}

/** A state of the gateway's, with the sentence and the event that tell it: all or none of them. */
export async function recordChange(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  before: Applyment,
  after: Applyment,
  detail: NonNullable<TimelineEntry['detail']> = {},
): Promise<Applyment> {
  const stored = await recordApplyment(tx, before, after)
  const unexpected = surprising(before.state, after.state) && { unexpected_after: before.state }
  await tell(tx, deps, {
    clientId: stored.clientId,
    subject: stored.id,
    source: 'platform',
    text: sentenceOf(stored),
    detail: { ...detail, ...unexpected },
  })
  await recordEvent(tx, deps, applymentEvent(stored))
  await recordReasons(tx, before, stored, deps.now())
  if (stored.state === 'finished') await owe(tx, deps, 'watch_merchant', stored.id, deps.now())
  return stored
}

function observed(before: Applyment, seen: Standing, now: Date): Applyment {
  const { submitProblem: _answered, nextCheckAt: _asked, ...rest } = before
  const stateAt = seen.state === before.state ? before.stateAt : now
  const next = nextAskAt({ state: seen.state, stateAt }, now)
  return {
    ...underNumber(rest, seen.applymentId),
    state: seen.state,
    stateAt,
    gatewayState: seen.raw,
    gatewayStateMsg: seen.message,
    objections: seen.objections.map((objection) => withNote(objection, before.objections)),
    ...(seen.signUrl !== undefined && { signUrl: seen.signUrl }),
    ...(seen.subMchid !== undefined && { subMchid: seen.subMchid }),
    checkedAt: now,
    ...(next && { nextCheckAt: next }),
    updatedAt: now,
  }
}

/** Handed in under this number. Where it is a new one, the link for the one before leads nowhere. */
export function underNumber({ begunId: _handedIn, signUrl, ...rest }: Applyment, applymentId: string): Applyment {
  const same = signUrl !== undefined && rest.applymentId === applymentId
  return { ...rest, applymentId, ...(same && { signUrl }) }
}

/** A person's note stays with the objection while the reviewer says the same. */
function withNote(objection: Objection, before: readonly Objection[]): Objection {
  return before.find((other) => sameObjection(other, objection)) ?? objection
}

export function sameObjections(one: readonly Objection[], other: readonly Objection[]): boolean {
  return one.length === other.length && one.every((objection, i) => sameAt(objection, other[i]))
}

function sameAt(one: Objection, other: Objection | undefined): boolean {
  return other !== undefined && sameObjection(one, other)
}

function sentenceOf({ state, objections, gatewayState = '', gatewayStateMsg = '', subMchid = '' }: Applyment): Text {
  switch (state) {
    case 'rejected':
      return text('timeline.applyment_rejected', { n: objections.length })
    case 'finished':
      return text('timeline.applyment_finished', { sub_mchid: subMchid })
    case 'editting':
      return text('timeline.applyment_editting', { message: gatewayStateMsg })
    case 'unknown':
    case 'draft':
    case 'submitting': // the last two are ours; no gateway says them
      return text('timeline.applyment_unknown', { raw: gatewayState })
    default:
      return text(`timeline.applyment_${state}`)
  }
}
