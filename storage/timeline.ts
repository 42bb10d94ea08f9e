import type { ClientId, TimelineId } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import type { Text } from '@ruzhu/domain/text.ts'
import type { TimelineEntry, TimelineSource } from '@ruzhu/domain/timeline/timeline.ts'
import { fromJson, instant, type Json, jsonOrNull, millis, present, toJson, valueOrNull } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type TimelineTable = {
  id: TimelineId
  client_id: ClientId
  subject: string
  at: number
  source: TimelineSource
  by_whom: string | null
  text: Json<Text>
  detail: Json<NonNullable<TimelineEntry['detail']>> | null
}
export type TimelineTables = { timeline: TimelineTable }

export function timeline({ db }: Context): Records['timeline'] {
  return {
    async append(entry) {
      await db
        .insertInto('timeline')
        .values({
          id: entry.id,
          client_id: entry.clientId,
          subject: entry.subject,
          at: millis(entry.at),
          source: entry.source,
          by_whom: entry.by ?? null,
          text: toJson(entry.text),
          detail: jsonOrNull(entry.detail),
        })
        .execute()
    },
    async ofClient(clientId, page) {
      const rows = await newest(page).where('client_id', '=', clientId).execute()
      return pageOf(rows.map(fromRow), page)
    },
    async ofSubject(subject, page) {
      const rows = await newest(page).where('subject', '=', subject).execute()
      return pageOf(rows.map(fromRow), page)
    },
  }

  function newest(page: Parameters<typeof olderThan>[0]) {
    return db.selectFrom('timeline').selectAll().where(olderThan(page)).orderBy('id', 'desc').limit(oneMore(page))
  }
}

function fromRow(row: TimelineTable): TimelineEntry {
  return present({
    id: row.id,
    clientId: row.client_id,
    subject: row.subject,
    at: instant(row.at),
    source: row.source,
    by: row.by_whom,
    text: fromJson(row.text),
    detail: valueOrNull(row.detail),
  })
}
