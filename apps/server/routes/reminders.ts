import { assignClients } from '@ruzhu/domain/clients/assign-clients.ts'
import type { UserId } from '@ruzhu/domain/ids.ts'
import { snooze, wake } from '@ruzhu/domain/journeys/snoozes.ts'
import { sendReminders } from '@ruzhu/domain/messages/send-reminders.ts'
import { Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, Closed, Id, Instant, instant, OneOf, Words } from '../schemas.ts'
import { clientFor } from './clients-read.ts'

const about = { tags: ['clients'] } as const
const Some = Type.Array(Id('cl'), { minItems: 1, maxItems: 100, uniqueItems: true })
const ClientParams = Closed({ id: Id('cl') })

const SendReminders = operation({
  ...about,
  operationId: 'sendReminders',
  summary: 'Remind whom clients wait for, once a day for each step however often it is asked',
  description: '提醒正在等的人：每一步一天最多一次，重复请求不会多发；没有通道时给出可复制的消息。',
  access: 'clients.edit',
  body: Closed({ client_ids: Some }),
  response: {
    200: Type.Object({
      data: Type.Array(
        Type.Object({
          client_id: Id('cl'),
          outcome: OneOf(['queued', 'to_copy', 'already', 'not_waiting', 'unknown_client']),
        }),
      ),
    }),
  },
})
const AssignClients = operation({
  ...about,
  operationId: 'assignClients',
  summary: 'Say who looks after these clients; without an owner, nobody',
  description: '设置负责人；不填就是没有负责人。',
  access: 'clients.edit',
  body: Closed({ client_ids: Some, owner_id: Type.Optional(Words(64)) }),
  response: { 200: Type.Object({ changed: Type.Integer() }) },
})
const SnoozeClient = operation({
  ...about,
  operationId: 'snoozeClient',
  summary: 'Put the next step of a client aside until a time, with the reason',
  description: '搁置客户的下一步，到时间或有变化时回来。',
  access: 'clients.edit',
  params: ClientParams,
  body: Closed({ until: Instant, reason: Words(200) }),
  response: { 200: Type.Object({ until: Instant, reason: Type.String(), by: Type.String() }) },
})
const WakeClient = operation({
  ...about,
  operationId: 'wakeClient',
  summary: 'Take a next step up again that was put aside',
  description: '取消搁置。',
  access: 'clients.edit',
  params: ClientParams,
  response: { 204: Type.Null() },
})

export function reminderRoutes(app: App, parts: Parts): void {
  app.post('/v1/reminders', { schema: SendReminders }, async ({ body }) => {
    const results = await sendReminders(parts.deps, body.client_ids)
    return { data: results.map(({ clientId, outcome }) => ({ client_id: clientId, outcome })) }
  })
  app.post('/v1/clients/assign', { schema: AssignClients }, async ({ caller, body }) => {
    const owner = body.owner_id as UserId | undefined // looked up among the members before anything is written
    return { changed: await assignClients(parts.deps, body.client_ids, owner, caller.name) }
  })
  app.put('/v1/clients/:id/snooze', { schema: SnoozeClient }, async ({ caller, params, body }) => {
    const { id: clientId } = await clientFor(parts, caller, params.id)
    const until = instant('/until', body.until)
    const put = await snooze(parts.deps, { clientId, until, reason: body.reason }, caller.name)
    return { until: at(put.until), reason: put.reason, by: put.by }
  })
  app.delete('/v1/clients/:id/snooze', { schema: WakeClient }, async ({ caller, params }, reply) => {
    const { id } = await clientFor(parts, caller, params.id)
    await wake(parts.deps, id)
    return reply.status(204).send(null)
  })
}
