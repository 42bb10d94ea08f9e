import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import { createClient, type NewClient } from '@ruzhu/domain/clients/create-client.ts'
import { type ClientChanges, updateClient } from '@ruzhu/domain/clients/update-client.ts'
import { maskMiddle, maskName } from '@ruzhu/domain/applyments/mask.ts'
import { may } from '@ruzhu/domain/access/may.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { ClientProgress } from '@ruzhu/domain/journeys/read-next-step.ts'
import { Readable } from 'node:stream'
import { type Static, Type } from 'typebox'
import { mustMeet } from '../access/callers.ts'
import { languageOf } from '../edge/language.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  atIf,
  ChannelNameText,
  Closed,
  given,
  Id,
  Instant,
  ListOf,
  listView,
  OneOf,
  pageQuery,
  paging,
  Scenes,
  View,
  Words,
} from '../schemas.ts'
import { exportedClients, exportName } from './client-export.ts'
import { clientFor, clientsOf } from './clients-read.ts'
import { checklistView, JourneyView } from './journeys.ts'
import { NextStepView, nextStepView, TaskView } from './next-steps.ts'
import { keptStanding, ProgressView, STANDING, standingOf } from './standing.ts'
import { URGENCY_FILTERS } from './todo.ts'
import { addNote, TimelineEntryView, timelineEntryView } from './timeline.ts'

const Path = Type.String({ pattern: '^[a-z][a-z_]{0,63}$', description: '接入方式 / Way, of GET /v1/channels' })
const Wants = Type.Array(Closed({ channel: ChannelNameText, scenes: Scenes, path: Type.Optional(Path) }), {
  maxItems: 8,
})
const CREDIT_CODE = Words(18, { description: '统一社会信用代码', examples: ['91440101MA5TEST00X'] })

export const ClientView = View('Client', {
  id: Id('cl'),
  name: Type.String(),
  short_name: Type.Optional(Type.String()),
  credit_code: Type.Optional(Type.String()),
  contact_name: Type.String(),
  contact_phone: Type.String(),
  contact_email: Type.Optional(Type.String()),
  owner_id: Type.Optional(Type.String({ description: '负责人，成员的编号 / The member who looks after it' })),
  wants: Type.Array(Type.Object({ channel: Type.String(), scenes: Scenes, path: Type.Optional(Type.String()) })),
  archived_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
})

export const ClientRowView = View('ClientRow', { ...ClientView.properties, ...STANDING })

const ChecklistView = View('Checklist', {
  next_step: NextStepView,
  tasks: Type.Array(TaskView),
  progress: ProgressView,
  journeys: Type.Array(JourneyView, {
    description: '每个平台一份，最急的在前 / One for each platform, the most urgent first',
  }),
})

const ClientParams = Closed({ id: Id('cl') })
const NewClientBody = Closed({
  name: Words(128),
  contact_name: Words(64),
  contact_phone: Words(32),
  contact_email: Type.Optional(Words(254)),
  short_name: Type.Optional(Words(64)),
  credit_code: Type.Optional(CREDIT_CODE),
  wants: Type.Optional(Wants),
})
const ClientChangesBody = Closed({
  name: Type.Optional(Words(128)),
  contact_name: Type.Optional(Words(64)),
  contact_phone: Type.Optional(Words(32)),
  contact_email: Type.Optional(Type.Union([Words(254), Type.Null()])),
  short_name: Type.Optional(Type.Union([Words(64), Type.Null()])),
  credit_code: Type.Optional(Type.Union([CREDIT_CODE, Type.Null()])),
  wants: Type.Optional(Wants),
  archived: Type.Optional(Type.Boolean()),
})
const about = { tags: ['clients'] } as const

const ListClients = operation({
  ...about,
  operationId: 'listClients',
  summary: 'List clients with their next step',
  description: '客户列表，每行带下一步。',
  access: 'clients.read',
  querystring: Closed({
    ...URGENCY_FILTERS,
    after: Type.Optional(Type.Union([paging.after, URGENCY_FILTERS.after])),
    sort: Type.Optional(
      OneOf(['newest', 'urgency'], {
        description: '默认最新的在前；筛选时按紧急程度 / Newest first; by urgency where it is narrowed',
      }),
    ),
  }),
  response: { 200: ListOf(ClientRowView) },
})

const { limit: _limit, after: _after, ...NARROWED } = URGENCY_FILTERS
const ExportClients = operation({
  ...about,
  operationId: 'exportClients',
  summary: 'The same list as CSV, whole, with contacts masked',
  description: '导出筛选后的全部客户（CSV，联系方式已遮盖）。',
  access: 'clients.read',
  querystring: Closed({ ...NARROWED, sort: Type.Optional(OneOf(['newest', 'urgency'])) }),
  produces: ['text/csv'],
})

const CreateClient = operation({
  ...about,
  operationId: 'createClient',
  summary: 'Add a client',
  description: '新建客户。',
  access: 'clients.edit',
  body: NewClientBody,
  response: { 201: ClientView },
})

const GetClient = operation({
  ...about,
  operationId: 'getClient',
  summary: 'Read a client',
  description: '查看客户。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: ClientView },
})

const ChangeClient = operation({
  ...about,
  operationId: 'changeClient',
  summary: 'Change a client',
  description: '修改客户资料，只改给出的字段。',
  access: 'clients.edit',
  params: ClientParams,
  body: ClientChangesBody,
  response: { 200: ClientView },
})

const GetNextStep = operation({
  ...about,
  operationId: 'getNextStep',
  summary: 'What is next for this client, who has to do it and by when',
  description: '这个客户的下一步：做什么、谁来做、什么时候之前。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: NextStepView },
})

const GetChecklist = operation({
  ...about,
  operationId: 'getChecklist',
  summary: 'All tasks of a client, from first contact to live',
  description: '客户从开始到上线的全部任务。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: ChecklistView },
})

const GetTimeline = operation({
  ...about,
  operationId: 'listClientTimeline',
  summary: 'Everything that happened with a client, newest first',
  description: '客户动态，新的在前。',
  access: 'clients.read',
  params: ClientParams,
  querystring: Closed(paging),
  response: { 200: ListOf(TimelineEntryView) },
})

const AddNote = operation({
  ...about,
  operationId: 'addClientNote',
  summary: 'Write a note into the timeline',
  description: '在客户动态里写一条备注。',
  access: 'clients.edit',
  params: ClientParams,
  body: Closed({ text: Words(2000) }),
  response: { 201: TimelineEntryView },
})

export function clientRoutes(app: App, parts: Parts): void {
  const shownTo = (caller: Caller) => (client: Client) =>
    clientView(client, may(caller, 'clients.edit', parts.environment))

  app.get('/v1/clients', { schema: ListClients }, async ({ caller, query }) => {
    const { rows, next } = await clientsOf(parts, caller, query)
    const standing = await keptStanding(parts, rows, caller)
    const data = rows.flatMap((client) => {
      const of = standing.get(client.id)
      return of ? [{ ...shownTo(caller)(client), ...of }] : []
    })
    return given({ data, next })
  })
  app.get('/v1/clients.csv', { schema: ExportClients }, async ({ caller, query, headers }, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${exportName(parts.deps.now())}"`)
      .send(Readable.from(exportedClients(parts, caller, query, languageOf(headers['accept-language'])))),
  )
  app.post('/v1/clients', { schema: CreateClient }, async ({ caller, body }, reply) => {
    const client = await createClient(parts.deps, newClient(body), caller.name)
    return reply.status(201).send(shownTo(caller)(client))
  })
  app.get('/v1/clients/:id', { schema: GetClient }, async ({ caller, params }) =>
    shownTo(caller)(await clientFor(parts, caller, params.id)),
  )
  app.patch('/v1/clients/:id', { schema: ChangeClient }, async ({ caller, params, body }) => {
    mustMeet(caller, params.id)
    return shownTo(caller)(await updateClient(parts.deps, params.id, changesOf(body), caller.name))
  })
  app.get('/v1/clients/:id/next-step', { schema: GetNextStep }, async ({ caller, params }) =>
    nextStepView((await checklistFor(parts, caller, params.id)).nextStep),
  )
  app.get('/v1/clients/:id/checklist', { schema: GetChecklist }, async ({ caller, params }) => {
    return checklistView(await checklistFor(parts, caller, params.id))
  })
  app.get('/v1/clients/:id/timeline', { schema: GetTimeline }, async ({ caller, params, query }) => {
    const client = await clientFor(parts, caller, params.id)
    const page = await parts.deps.store.read.timeline.ofClient(client.id, pageQuery(query))
    return listView(page, timelineEntryView)
  })
  app.post('/v1/clients/:id/notes', { schema: AddNote }, async ({ caller, params, body }, reply) => {
    mustMeet(caller, params.id)
    const entry = await addNote(parts.deps, params.id, body.text, caller.name)
    return reply.status(201).send(timelineEntryView(entry))
  })
}

/** @param whole  whether the contact is shown whole; whoever only reads sees it with its middle hidden */
function clientView(client: Client, whole: boolean): Static<typeof ClientView> {
  return given({
    id: client.id,
    name: client.name,
    short_name: client.shortName,
    credit_code: client.creditCode,
    contact_name: whole ? client.contactName : maskName(client.contactName),
    contact_phone: whole ? client.contactPhone : maskMiddle(client.contactPhone, 3, 4),
    contact_email: whole ? client.contactEmail : client.contactEmail && maskMiddle(client.contactEmail, 1, 4),
    owner_id: client.ownerId,
    wants: client.wants.map(({ channel, scenes, path }) => given({ channel, scenes: [...scenes], path })),
    archived_at: atIf(client.archivedAt),
    created_at: at(client.createdAt),
    updated_at: at(client.updatedAt),
  })
}

async function checklistFor(parts: Parts, caller: Caller, id: ClientId): Promise<ClientProgress> {
  const client = await clientFor(parts, caller, id)
  const standing = (await standingOf(parts, [client], caller)).get(id)
  if (!standing) throw new AppError('NOT_FOUND', { id })
  return standing
}

function newClient(body: Static<typeof NewClientBody>): NewClient {
  return given({
    name: body.name,
    contactName: body.contact_name,
    contactPhone: body.contact_phone,
    contactEmail: body.contact_email,
    shortName: body.short_name,
    creditCode: body.credit_code,
    wants: body.wants,
  })
}

function changesOf(body: Static<typeof ClientChangesBody>): ClientChanges {
  return given({
    name: body.name,
    contactName: body.contact_name,
    contactPhone: body.contact_phone,
    contactEmail: body.contact_email,
    shortName: body.short_name,
    creditCode: body.credit_code,
    wants: body.wants,
    archived: body.archived,
  })
}
