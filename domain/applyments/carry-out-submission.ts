import type { Channel } from '../channel.ts'
import type { OnboardingDeps } from '../deps.ts'
import type { ApplymentKey, MaterialId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, later } from '../time.ts'
import type { Applyment } from './applyments.ts'
import { existingApplyment, lastSent } from './existing-applyment.ts'
import { formToSend } from './form.ts'
import type { ApplymentRef, ApplymentSeen } from './gateway.ts'
import { sameObjections, type Standing } from './record-applyment.ts'
import { giveBack, keepBegun, recordAccepted, recordTaken, tellUnanswered } from './settle-submission.ts'
import { pictureOf, uploadPictures } from './upload-pictures.ts'

/** What the gateway said of it before anything was sent: nothing, or how the last version ended. */
export type Before = Standing | { state: 'absent' }

/**
 * Sends what `submitApplyment` wrote down; run again until the gateway has said yes or no. It may have been run before, up
 * to the gateway's yes and no further, so each run first asks under our number: what is there is never sent again.
 */
export async function carryOutSubmission(deps: OnboardingDeps, id: ApplymentKey): Promise<JobOutcome> {
  const applyment = await existingApplyment(deps.store.read, id)
  if (applyment.state !== 'submitting') return { state: 'done' }
  const channel = await deps.channel(applyment.providerId)
  const before = await ask(channel, applyment)
  if (before.state === 'unreadable') return again(applyment, deps.now())
  if (isTaken(applyment, before)) return recordTaken(deps, applyment, before)

  const form = await lastSent(deps.store.read, applyment)
  if (!form) throw new Error(`${id} is being submitted, but submission ${applyment.submissions} is not there`)
  const uploaded = await uploadPictures(deps, channel, applyment, form)
  if (uploaded.state === 'refused') return giveBack(deps, applyment, before, uploaded.refusal)
  if (uploaded.state === 'unknown') return again(applyment, deps.now())

  const { businessCode, subjectType, applymentId, begunId } = applyment
  const numbers = { ...(applymentId !== undefined && { applymentId }), ...(begunId !== undefined && { begunId }) }
  const submission = { businessCode, subjectType, ...numbers, form: formToSend(uploaded.form) }
  const answer = await channel.submitApplyment?.(submission, {
    begun: (number) => keepBegun(deps, id, number),
    picture: (picture) => pictureOf(deps, picture as MaterialId), // of the form, where only ids of ours stand
  })
  if (answer?.state === 'accepted') return recordAccepted(deps, applyment, answer)
  if (answer?.state !== 'refused') {
    await tellUnanswered(deps, applyment)
    return again(applyment, deps.now())
  }
  // "there is one in progress" is a refusal too, and then it is ours
  const after = await ask(channel, await existingApplyment(deps.store.read, id))
  if (after.state === 'unreadable') return again(applyment, deps.now())
  return isTaken(applyment, after)
    ? recordTaken(deps, applyment, after)
    : giveBack(deps, applyment, before, answer.refusal)
}

/** What was begun for this version counts first; as long as it is not handed in, the version before stands. */
async function ask(channel: Channel, applyment: Applyment): Promise<ApplymentSeen> {
  const begun = applyment.begunId === undefined ? undefined : { ...applyment, applymentId: applyment.begunId }
  const seen = begun && (await askAbout(channel, begun))
  return seen && seen.state !== 'absent' ? seen : askAbout(channel, applyment)
}

async function askAbout(channel: Channel, ref: ApplymentRef): Promise<ApplymentSeen> {
  return (await channel.queryApplyment?.(ref)) ?? { state: 'unreadable', why: 'this channel has no applyments' }
}

/**
 * Whether this version has arrived. What stands under a number that we had not heard of came with it. Under the number that
 * we know, a rejection, or being sent back, stands from the version before; only where the reviewer objects to other things
 * than then has ours been seen, and rejected, while we were away.
 */
function isTaken(applyment: Applyment, standing: Before): standing is Standing {
  if (standing.state === 'absent') return false
  const isNew = standing.applymentId !== applyment.applymentId
  if (standing.state === 'editting') return isNew && standing.applymentId === applyment.begunId
  if (isNew) return true
  return standing.state !== 'rejected' || !sameObjections(standing.objections, applyment.objections)
}

/** Soon at first, then ever more seldom; a gateway that is down for a day is asked once an hour. */
function again({ stateAt }: Applyment, now: Date): JobOutcome {
  const age = now.getTime() - stateAt.getTime()
  const wait = [10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS].find((ms) => age < 10 * ms) ?? HOUR_MS
  return { state: 'again', at: later(now, wait) }
}
