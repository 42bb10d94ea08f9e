import type { ApplymentKey, UserId } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, millis } from './columns.ts'
import type { Context } from './context.ts'

type ApplymentEditorsTable = { applyment_id: ApplymentKey; user_id: UserId; since: number; seen_at: number }
export type EditorTables = { applyment_editors: ApplymentEditorsTable }

export function editors({ db }: Context): Records['editors'] {
  return {
    async seen({ applymentId, userId, at, unseenBefore }) {
      await db.deleteFrom('applyment_editors').where('seen_at', '<', millis(unseenBefore)).execute()
      const now = millis(at)
      const row = { applyment_id: applymentId, user_id: userId, since: now, seen_at: now }
      await db
        .insertInto('applyment_editors')
        .values(row)
        .onConflict((known) => known.columns(['applyment_id', 'user_id']).doUpdateSet({ seen_at: now }))
        .execute()
    },
    async gone(applymentId, userId) {
      await db
        .deleteFrom('applyment_editors')
        .where('applyment_id', '=', applymentId)
        .where('user_id', '=', userId)
        .execute()
    },
    async of(applymentId, seenSince) {
      const rows = await db
        .selectFrom('applyment_editors')
        .innerJoin('members', 'members.user_id', 'applyment_editors.user_id')
        .select(['applyment_editors.user_id', 'members.name', 'applyment_editors.since'])
        .where('applyment_id', '=', applymentId)
        .where('seen_at', '>=', millis(seenSince))
        .orderBy('applyment_editors.since')
        .limit(20)
        .execute()
      return rows.map(({ user_id, name, since }) => ({ userId: user_id, name, since: instant(since) }))
    },
  }
}
