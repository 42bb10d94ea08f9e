import type { Records } from '../store.ts'
import type { Applyment, Objection } from './applyments.ts'
import type { ReviewReason } from './review-reasons.ts'

/** What reviewers said is kept, and how it ended: by it the next person sees what helped before. */
export async function recordReasons(tx: Records, before: Applyment, after: Applyment, now: Date): Promise<void> {
  if (after.state === 'rejected') {
    await endOlder(tx, after)
    await tx.reviews.insert(after.objections.map((objection, place) => reasonOf(after, objection, place, now)))
  } else if (PASSED.has(after.state) && !PASSED.has(before.state)) await endOlder(tx, after)
}

/** The states behind a review. */
const PASSED: ReadonlySet<Applyment['state']> = new Set(['to_be_confirmed', 'to_be_signed', 'signing', 'finished'])

/** What is not said again of a later submission was mended. */
async function endOlder(tx: Records, { id, submissions, objections, state }: Applyment): Promise<void> {
  const again = new Set(state === 'rejected' ? objections.map(({ field }) => field) : [])
  for (const reason of await tx.reviews.open(id))
    if (reason.submission < submissions || state !== 'rejected')
      await tx.reviews.end(reason, again.has(reason.field) ? 'again' : 'passed')
}

function reasonOf({ id, channel, submissions }: Applyment, objection: Objection, place: number, now: Date) {
  const { field, rejectReason } = objection
  return {
    applymentId: id,
    submission: submissions,
    place,
    channel,
    field,
    reason: rejectReason,
    saidAt: now,
  } satisfies ReviewReason
}
