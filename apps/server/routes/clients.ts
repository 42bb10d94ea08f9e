import type { Client } from '@ruzhu/domain/clients/clients.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
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
  paging,
  Scenes,
  View,
  Words,
} from '../schemas.ts'
import { NextStepView, TaskView } from './next-steps.ts'
import { TimelineEntryView } from './timeline.ts'

const Wants = Type.Array(Closed({ channel: ChannelNameText, scenes: Scenes }), { maxItems: 8 })
const CREDIT_CODE = Words(18, { description: '统一社会信用代码', examples: ['91440101MA5TEST00X'] })

export const ClientView = View('Client', {
  id: Id('cl'),
  name: Type.String(),
  short_name: Type.Optional(Type.String()),
  credit_code: Type.Optional(Type.String()),
  contact_name: Type.String(),
  contact_phone: Type.String(),
  wants: Type.Array(Type.Object({ channel: Type.String(), scenes: Scenes })),
  archived_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
})

export const ProgressView = View('Progress', { done: Type.Integer(), total: Type.Integer() })

export const ClientRowView = View('ClientRow', {
  ...ClientView.properties,
  next_step: NextStepView,
  platforms: Type.Array(
    Type.Object({
      channel: Type.String(),
      applyment_id: Type.Optional(Id('ap')),
      state: Type.String(),
    }),
  ),
  progress: ProgressView,
})

const ChecklistView = View('Checklist', {
  next_step: NextStepView,
  tasks: Type.Array(TaskView),
  progress: ProgressView,
})

const ClientParams = Closed({ id: Id('cl') })
const about = { tags: ['clients'] as const }

const ListClients = {
  ...about,
  operationId: 'listClients',
  summary: 'List clients with their next step',
  description: '客户列表，每行带下一步。',
  access: 'clients.read',
  querystring: Closed({ ...paging, text: Type.Optional(Words(100)) }),
  response: { 200: ListOf(ClientRowView) },
}

const CreateClient = {
  ...about,
  operationId: 'createClient',
  summary: 'Add a client',
  description: '新建客户。',
  access: 'clients.edit',
  body: Closed({
    name: Words(128),
    contact_name: Words(64),
    contact_phone: Words(32),
    short_name: Type.Optional(Words(64)),
    credit_code: Type.Optional(CREDIT_CODE),
    wants: Type.Optional(Wants),
  }),
  response: { 201: ClientView },
}

const GetClient = {
  ...about,
  operationId: 'getClient',
  summary: 'Read a client',
  description: '查看客户。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: ClientView },
}

const ChangeClient = {
  ...about,
  operationId: 'changeClient',
  summary: 'Change a client',
  description: '修改客户资料，只改给出的字段。',
  access: 'clients.edit',
  params: ClientParams,
  body: Closed({
    name: Type.Optional(Words(128)),
    contact_name: Type.Optional(Words(64)),
    contact_phone: Type.Optional(Words(32)),
    short_name: Type.Optional(Words(64)),
    credit_code: Type.Optional(CREDIT_CODE),
    wants: Type.Optional(Wants),
  }),
  response: { 200: ClientView },
}

const GetNextStep = {
  ...about,
  operationId: 'getNextStep',
  summary: 'What is next for this client, who has to do it and by when',
  description: '这个客户的下一步：做什么、谁来做、什么时候之前。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: NextStepView },
}

const GetChecklist = {
  ...about,
  operationId: 'getChecklist',
  summary: 'All tasks of a client, from first contact to live',
  description: '客户从开始到上线的全部任务。',
  access: 'clients.read',
  params: ClientParams,
  response: { 200: ChecklistView },
}

const GetTimeline = {
  ...about,
  operationId: 'listClientTimeline',
  summary: 'Everything that happened with a client, newest first',
  description: '客户动态，新的在前。',
  access: 'clients.read',
  params: ClientParams,
  querystring: Closed(paging),
  response: { 200: ListOf(TimelineEntryView) },
}

const AddNote = {
  ...about,
  operationId: 'addClientNote',
  summary: 'Write a note into the timeline',
  description: '在客户动态里写一条备注。',
  access: 'clients.edit',
  params: ClientParams,
  body: Closed({ text: Words(2000) }),
  response: { 201: TimelineEntryView },
}

export function clientRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.get('/v1/clients', { schema: ListClients }, later)
  app.post('/v1/clients', { schema: CreateClient }, later)
  app.get('/v1/clients/:id', { schema: GetClient }, later)
  app.patch('/v1/clients/:id', { schema: ChangeClient }, later)
  app.get('/v1/clients/:id/next-step', { schema: GetNextStep }, later)
  app.get('/v1/clients/:id/checklist', { schema: GetChecklist }, later)
  app.get('/v1/clients/:id/timeline', { schema: GetTimeline }, later)
  app.post('/v1/clients/:id/notes', { schema: AddNote }, later)
}

export function clientView(client: Client): Static<typeof ClientView> {
  return given({
    id: client.id,
    name: client.name,
    short_name: client.shortName,
    credit_code: client.creditCode,
    contact_name: client.contactName,
    contact_phone: client.contactPhone,
    wants: client.wants.map(({ channel, scenes }) => ({ channel, scenes: [...scenes] })),
    archived_at: atIf(client.archivedAt),
    created_at: at(client.createdAt),
    updated_at: at(client.updatedAt),
  })
}
