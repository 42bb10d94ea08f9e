import type { Role } from '@ruzhu/domain/access/access.ts'
import type { ClientId, MessageId, UserId } from '@ruzhu/domain/ids.ts'
import type { MessageRecords } from '@ruzhu/domain/messages/message-records.ts'
import type { Message, MessageKind, MessageState, Recipient } from '@ruzhu/domain/messages/messages.ts'
import { type SqlBool, sql } from 'kysely'
import { fromJson, instant, type Json, millis, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { type MessageRouteTables, messageRoutes } from './message-routes.ts'
import { type MessageSendTables, messageSends } from './message-sends.ts'
import { type MessageTemplateTables, messageTemplates } from './message-templates.ts'
import { BEHIND_ALL_IDS, olderThan, oneMore, pageOf } from './pages.ts'
import { COMPANY, type Sealer } from './vault.ts'

type MessagesTable = {
  id: MessageId
  key: string
  kind: MessageKind
  recipient: Json<Recipient>
  /** Roles between bars, `|operator|developer|`, where members are to see it. */
  for_members: string | null
  client_id: ClientId | null
  subject: string
  /** It may hold a link that acts for whoever opens it, so it is sealed. */
  content: Uint8Array
  state: MessageState
  created_at: number
}
type MessageReadsTable = { user_id: UserId; message_id: MessageId; read_at: number }
export type MessageTables = { messages: MessagesTable; message_reads: MessageReadsTable } & MessageSendTables &
  MessageRouteTables &
  MessageTemplateTables

/** A number that somebody typed is sealed with what is said to it. */
type Content = Pick<Message, 'title' | 'body' | 'href'> & { phone?: string }

export function messages(context: Context): MessageRecords {
  const { db, sealer } = context
  return {
    ...messageSends(context),
    ...messageRoutes(context),
    ...messageTemplates(context),
    async insert(message) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('messages')
        .values(await toRow(sealer, message))
        .onConflict((taken) => taken.column('key').doNothing())
        .executeTakeFirstOrThrow()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(sealer, row)
    },
    async page(query) {
      const { clientId, kind, state } = query
      let some = db.selectFrom('messages').selectAll().where(olderThan(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      if (kind !== undefined) some = some.where('kind', '=', kind)
      if (state !== undefined) some = some.where('state', '=', state)
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(await Promise.all(rows.map((row) => fromRow(sealer, row))), query)
    },
    async openAboutSteps(clientId) {
      return db
        .selectFrom('messages')
        .select(['id', 'key'])
        .where('client_id', '=', clientId)
        .where('kind', 'in', ['handover', 'reminder', 'escalation'])
        .where('state', 'in', ['to_copy', 'queued'])
        .where('key', 'like', 'step/%')
        .execute()
    },
    async stateOfKey(key) {
      const row = await db.selectFrom('messages').select('state').where('key', '=', key).executeTakeFirst()
      return row?.state
    },
    ...inbox(context),
    async setState(id, state) {
      await db.updateTable('messages').set({ state }).where('id', '=', id).execute()
    },
  }
}

type InboxRecords = Pick<MessageRecords, 'inbox' | 'unread' | 'markRead'>
const COUNTED_AT_MOST = 100

/** What a member is to see in the console, whether or not it went anywhere else. */
function inbox({ db, sealer }: Context): InboxRecords {
  return {
    async inbox(reader, page) {
      const rows = await forReader(reader)
        .leftJoin('message_reads', (join) =>
          join.onRef('message_reads.message_id', '=', 'messages.id').on('message_reads.user_id', '=', reader.userId),
        )
        .selectAll('messages')
        .select('message_reads.read_at')
        .where(sql<SqlBool>`messages.id < ${page.after ?? BEHIND_ALL_IDS}`)
        .orderBy('messages.id', 'desc')
        .limit(oneMore(page))
        .execute()
      const shown = rows.map(async ({ read_at, ...row }) => {
        return { ...(await fromRow(sealer, row)), ...(read_at !== null && { readAt: instant(read_at) }) }
      })
      return pageOf(await Promise.all(shown), page)
    },
    async unread(reader) {
      const rows = await forReader(reader)
        .select('messages.id')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('message_reads')
                .select('message_id')
                .whereRef('message_id', '=', 'messages.id')
                .where('user_id', '=', reader.userId),
            ),
          ),
        )
        .limit(COUNTED_AT_MOST)
        .execute()
      return rows.length
    },
    async markRead(userId, ids, now) {
      if (ids.length === 0) return
      await db
        .insertInto('message_reads')
        .values(ids.map((id) => ({ user_id: userId, message_id: id, read_at: millis(now) })))
        .onConflict((read) => read.columns(['user_id', 'message_id']).doNothing())
        .execute()
    },
  }

  function forReader({ role }: { role: Role }) {
    return db
      .selectFrom('messages')
      .where('for_members', 'like', `%|${role}|%`)
      .where('messages.state', '!=', 'cancelled')
  }
}

async function toRow(sealer: Sealer, message: Message): Promise<MessagesTable> {
  const { id, to, title, body, href } = message
  const typed = 'phone' in to
  const content: Content = { title, body, ...(href !== undefined && { href }), ...(typed && { phone: to.phone }) }
  return {
    id,
    key: message.key,
    kind: message.kind,
    recipient: toJson<Recipient>(typed ? { phone: '' } : to),
    for_members: 'members' in to ? `|${to.members.join('|')}|` : null,
    client_id: message.clientId ?? null,
    subject: message.subject,
    content: await sealer.seal(COMPANY, placeOf(id), toJson(content)),
    state: message.state,
    created_at: millis(message.createdAt),
  }
}

async function fromRow(sealer: Sealer, row: MessagesTable): Promise<Message> {
  const opened = await sealer.open(COMPANY, placeOf(row.id), row.content)
  const { phone, ...content } = fromJson(opened.toString('utf8') as Json<Content>) // sealed by toRow: the seal vouches for it
  return {
    ...present({
      id: row.id,
      kind: row.kind,
      key: row.key,
      to: phone === undefined ? fromJson(row.recipient) : { phone },
      clientId: row.client_id,
      subject: row.subject,
      state: row.state,
      createdAt: instant(row.created_at),
    }),
    ...content,
  }
}

function placeOf(id: MessageId): string {
  return `messages.content/${id}`
}
