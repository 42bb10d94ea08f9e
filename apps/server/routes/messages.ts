import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { MESSAGE_KINDS, type Message, type MessageSend } from '@ruzhu/domain/messages/messages.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  atIf,
  Closed,
  given,
  Id,
  Instant,
  ListOf,
  listView,
  OneOf,
  pageQuery,
  paging,
  TextView,
  textView,
  View,
} from '../schemas.ts'

const MESSAGE_STATES = ['to_copy', 'queued', 'sent', 'unknown', 'failed', 'cancelled'] as const

const fields = {
  id: Id('ms'),
  kind: OneOf(MESSAGE_KINDS),
  client_id: Type.Optional(Id('cl')),
  subject: Type.String(),
  title: TextView,
  body: TextView,
  href: Type.Optional(Type.String()),
  state: OneOf(MESSAGE_STATES, {
    description:
      'to_copy：没有通道，等人复制；unknown：可能已送到 / to_copy: no route sends it; unknown: it may have arrived',
  }),
  created_at: Instant,
}
const MessageView = View('Message', fields)
const InboxMessageView = View('InboxMessage', { ...fields, read_at: Type.Optional(Instant) })
const SendView = View('MessageSend', {
  route_id: Id('rt'),
  state: OneOf(['pending', 'sending', 'sent', 'unknown', 'failed', 'cancelled']),
  next_at: Type.Optional(Instant),
  attempts: Type.Array(
    Type.Object({
      at: Instant,
      outcome: OneOf(['sent', 'refused', 'unknown']),
      reason: Type.Optional(Type.String()),
      duration_ms: Type.Integer(),
    }),
  ),
})
const MessageDetailView = View('MessageDetail', { ...fields, sends: Type.Array(SendView) })

const about = { tags: ['messages'] } as const

const ListMessages = operation({
  ...about,
  operationId: 'listMessages',
  summary: 'Messages, the newest first',
  description: '消息列表，新的在前。',
  access: 'messages.read',
  querystring: Closed({
    ...paging,
    client_id: Type.Optional(Id('cl')),
    kind: Type.Optional(OneOf(MESSAGE_KINDS)),
    state: Type.Optional(OneOf(MESSAGE_STATES)),
  }),
  response: { 200: ListOf(MessageView) },
})
const GetMessage = operation({
  ...about,
  operationId: 'getMessage',
  summary: 'A message with every attempt to send it',
  description: '一条消息和每次发送的结果。',
  access: 'messages.read',
  params: Closed({ id: Id('ms') }),
  response: { 200: MessageDetailView },
})
const ListInbox = operation({
  ...about,
  operationId: 'listInbox',
  summary: 'What the signed-in member is to see',
  description: '当前成员要看的消息。',
  access: 'known',
  querystring: Closed(paging),
  response: {
    200: Type.Object({
      data: Type.Array(InboxMessageView),
      next: Type.Optional(Type.String()),
      unread: Type.Integer({ description: '最多数到 100 / Counted up to 100' }),
    }),
  },
})
const ReadInbox = operation({
  ...about,
  operationId: 'readInbox',
  summary: 'Mark messages as read',
  description: '标为已读。',
  access: 'known',
  body: Closed({ ids: Type.Array(Id('ms'), { minItems: 1, maxItems: 100 }) }),
  response: { 204: Type.Null() },
})

export function messageRoutes(app: App, parts: Parts): void {
  const messages = () => parts.deps.store.read.messages

  app.get('/v1/messages', { schema: ListMessages }, async ({ query }) => {
    const { client_id: clientId, kind, state } = query
    const page = await messages().page({ ...pageQuery(query), ...given({ clientId, kind, state }) })
    return listView(page, messageView)
  })
  app.get('/v1/messages/:id', { schema: GetMessage }, async ({ params }) => {
    const message = await messages().byId(params.id)
    if (!message) throw new AppError('NOT_FOUND', params)
    return { ...messageView(message), sends: (await messages().sends(params.id)).map(sendView) }
  })
  app.get('/v1/inbox', { schema: ListInbox }, async ({ caller, query }) => {
    const reader = personOf(caller)
    const [{ rows, next }, unread] = await Promise.all([
      messages().inbox(reader, pageQuery(query)),
      messages().unread(reader),
    ])
    const data = rows.map((row) => given({ ...messageView(row), read_at: atIf(row.readAt) }))
    return given({ data, next, unread })
  })
  app.post('/v1/inbox/read', { schema: ReadInbox }, async ({ caller, body }, reply) => {
    const { userId } = personOf(caller)
    const { store, now } = parts.deps
    await store.transaction(async (tx) => {
      const there = await Promise.all(body.ids.map((id) => tx.messages.byId(id)))
      await tx.messages.markRead(
        userId,
        there.flatMap((message) => message?.id ?? []),
        now(),
      )
    })
    return reply.status(204).send(null)
  })
}

/** A program reads the lists of its own; only people have an inbox. */
function personOf(caller: Caller): Extract<Caller, { kind: 'person' }> {
  if (caller.kind !== 'person') throw new AppError('SIGN_IN_REQUIRED')
  return caller
}

function messageView(message: Message): Static<typeof MessageView> {
  return given({
    id: message.id,
    kind: message.kind,
    client_id: message.clientId,
    subject: message.subject,
    title: textView(message.title),
    body: textView(message.body),
    href: message.href?.startsWith('/') ? message.href : undefined,
    state: message.state,
    created_at: at(message.createdAt),
  })
}

function sendView({ routeId, state, nextAt, attempts }: MessageSend): Static<typeof SendView> {
  return given({
    route_id: routeId,
    state,
    next_at: atIf(nextAt),
    attempts: attempts.map((one) =>
      given({ at: at(one.at), outcome: one.outcome, reason: one.reason, duration_ms: one.durationMs }),
    ),
  })
}
