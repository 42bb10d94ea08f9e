import type { ReviewReason } from '@ruzhu/domain/applyments/review-reasons.ts'
import type { ApplymentKey } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, millis, present } from './columns.ts'
import type { Context } from './context.ts'

type ReviewReasonsTable = {
  applyment_id: ApplymentKey
  submission: number
  /** Among the reasons of this submission. */
  place: number
  channel: string
  field: string
  reason: string
  said_at: number
  ended: 'passed' | 'again' | null
}
export type ReviewTables = { review_reasons: ReviewReasonsTable }

export function reviews({ db }: Context): Records['reviews'] {
  return {
    async insert(reasons) {
      if (reasons.length === 0) return
      await db
        .insertInto('review_reasons')
        .values(reasons.map(toRow))
        .onConflict((known) => known.doNothing())
        .execute()
    },
    async open(id) {
      const rows = await db
        .selectFrom('review_reasons')
        .selectAll()
        .where('applyment_id', '=', id)
        .where('ended', 'is', null)
        .execute()
      return rows.map(fromRow)
    },
    async end({ applymentId, submission, place }, ended) {
      await db
        .updateTable('review_reasons')
        .set({ ended })
        .where('applyment_id', '=', applymentId)
        .where('submission', '=', submission)
        .where('place', '=', place)
        .execute()
    },
    async ofField({ channel, field, since, limit }) {
      const rows = await db
        .selectFrom('review_reasons')
        .selectAll()
        .where('channel', '=', channel)
        .where('field', '=', field)
        .where('said_at', '>=', millis(since))
        .orderBy('said_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(fromRow)
    },
  }
}

function toRow(reason: ReviewReason): ReviewReasonsTable {
  return {
    applyment_id: reason.applymentId,
    submission: reason.submission,
    place: reason.place,
    channel: reason.channel,
    field: reason.field,
    reason: reason.reason,
    said_at: millis(reason.saidAt),
    ended: reason.ended ?? null,
  }
}

function fromRow(row: ReviewReasonsTable): ReviewReason {
  return present({
    applymentId: row.applyment_id,
    submission: row.submission,
    place: row.place,
    channel: row.channel,
    field: row.field,
    reason: row.reason,
    saidAt: instant(row.said_at),
    ended: row.ended,
  })
}
