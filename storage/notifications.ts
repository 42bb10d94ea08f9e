import type { NotificationId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { Notification } from '@ruzhu/domain/notifications/notifications.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { sql } from 'kysely'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { COMPANY, type Sealer } from './vault.ts'

type NotificationsTable = {
  id: NotificationId
  provider_id: ProviderId
  gateway_id: string
  headers: Json<Notification['headers']>
  /** Empty where it is sealed. */
  body: string
  sealed_body: Uint8Array | null
  received_at: number
  processed_at: number | null
}
type RefusedNotificationsTable = { provider_id: ProviderId; day: string; why: string; count: number }
export type NotificationTables = {
  notifications: NotificationsTable
  refused_notifications: RefusedNotificationsTable
}

/** Rows of refused notifications that are shown: a year of days for each of a few reasons. */
const REFUSED_SHOWN = 2000

export function notifications({ db, sealer }: Context): Records['notifications'] {
  return {
    async insert(notification) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('notifications')
        .values({
          id: notification.id,
          provider_id: notification.providerId,
          gateway_id: notification.gatewayId,
          headers: toJson(notification.headers),
          body: '',
          sealed_body: await sealer.seal(COMPANY, place(notification.id), notification.body),
          received_at: millis(notification.receivedAt),
          processed_at: millisOrNull(notification.processedAt),
        })
        .onConflict((taken) => taken.columns(['provider_id', 'gateway_id']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async byId(id) {
      const row = await db.selectFrom('notifications').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(sealer, row)
    },
    async markProcessed(id, now) {
      await db
        .updateTable('notifications')
        .set({ processed_at: millis(now) })
        .where('id', '=', id)
        .where('processed_at', 'is', null)
        .execute()
    },
    async countRefused(providerId, why, day) {
      await db
        .insertInto('refused_notifications')
        .values({ provider_id: providerId, day, why, count: 1 })
        .onConflict((taken) =>
          taken.columns(['provider_id', 'day', 'why']).doUpdateSet({ count: sql`refused_notifications.count + 1` }),
        )
        .execute()
    },
    async refused(providerId) {
      return db
        .selectFrom('refused_notifications')
        .select(['day', 'why', 'count'])
        .where('provider_id', '=', providerId)
        .orderBy('day', 'desc')
        .orderBy('why')
        .limit(REFUSED_SHOWN)
        .execute()
    },
  }
}

async function fromRow(sealer: Sealer, row: NotificationsTable): Promise<Notification> {
  const { id, sealed_body: sealed } = row
  const body = sealed ? (await sealer.open(COMPANY, place(id), sealed)).toString('utf8') : row.body
  return present({
    id,
    providerId: row.provider_id,
    gatewayId: row.gateway_id,
    headers: fromJson(row.headers),
    body,
    receivedAt: instant(row.received_at),
    processedAt: instantOrNull(row.processed_at),
  })
}

function place(id: NotificationId): string {
  return `notifications.body/${id}`
}
