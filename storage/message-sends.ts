import type { MessageId, RouteId } from '@ruzhu/domain/ids.ts'
import type { MessageRecords } from '@ruzhu/domain/messages/message-records.ts'
import type { MessageSend, SendAttempt, SendState } from '@ruzhu/domain/messages/messages.ts'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'

type MessageSendsTable = {
  message_id: MessageId
  route_id: RouteId
  state: SendState
  attempts: Json<readonly StoredAttempt[]>
  started_at: number | null
  next_at: number | null
}
type StoredAttempt = Omit<SendAttempt, 'at'> & { at: number }
export type MessageSendTables = { message_sends: MessageSendsTable }
type SendRecords = Pick<MessageRecords, 'insertSend' | 'updateSend' | 'send' | 'sends'>

export function messageSends({ db }: Context): SendRecords {
  return {
    async insertSend(send) {
      await db.insertInto('message_sends').values(toRow(send)).execute()
    },
    async updateSend(send, expected) {
      const { message_id, route_id, ...changes } = toRow(send)
      const { numUpdatedRows } = await db
        .updateTable('message_sends')
        .set(changes)
        .where('message_id', '=', message_id)
        .where('route_id', '=', route_id)
        .where('state', '=', expected.state)
        .where('started_at', 'is not distinct from', millisOrNull(expected.startedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async send(messageId, routeId) {
      const row = await db
        .selectFrom('message_sends')
        .selectAll()
        .where('message_id', '=', messageId)
        .where('route_id', '=', routeId)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async sends(messageId) {
      const rows = await db
        .selectFrom('message_sends')
        .selectAll()
        .where('message_id', '=', messageId)
        .orderBy('route_id')
        .execute()
      return rows.map(fromRow)
    },
  }
}

function toRow(send: MessageSend): MessageSendsTable {
  return {
    message_id: send.messageId,
    route_id: send.routeId,
    state: send.state,
    attempts: toJson(send.attempts.map((attempt) => ({ ...attempt, at: millis(attempt.at) }))),
    started_at: millisOrNull(send.startedAt),
    next_at: millisOrNull(send.nextAt),
  }
}

function fromRow(row: MessageSendsTable): MessageSend {
  return present({
    messageId: row.message_id,
    routeId: row.route_id,
    state: row.state,
    attempts: fromJson(row.attempts).map((attempt) => ({ ...attempt, at: instant(attempt.at) })),
    startedAt: instantOrNull(row.started_at),
    nextAt: instantOrNull(row.next_at),
  })
}
