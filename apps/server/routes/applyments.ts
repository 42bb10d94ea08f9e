import type { Applyment, Submission } from '@ruzhu/domain/applyments/applyments.ts'
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
  OneOf,
  paging,
  TextView,
  View,
  Words,
} from '../schemas.ts'
import { NextStepView } from './next-steps.ts'
import { TimelineEntryView } from './timeline.ts'

const STATES = [
  'draft',
  'submitting',
  'editting',
  'auditing',
  'rejected',
  'to_be_confirmed',
  'to_be_signed',
  'signing',
  'finished',
  'canceled',
  'unknown',
] as const

const FormValue = Type.Union([Type.String(), Type.Array(Type.String())])
const FormView = Type.Record(Type.String(), FormValue)
const FIELD_PATH = Type.String({ pattern: '^[a-z][a-z0-9_]*(\\.[a-z0-9_]+){0,7}$' })
/** `null` takes a value out again. */
const FormChange = Type.Record(
  FIELD_PATH,
  Type.Union([
    Type.String({ maxLength: 4096 }),
    Type.Array(Type.String({ maxLength: 512 }), { maxItems: 50 }),
    Type.Null(),
  ]),
  { additionalProperties: false, maxProperties: 400 },
)

const ObjectionView = View('Objection', {
  field: Type.String(),
  field_name: Type.String(),
  reject_reason: Type.String(),
  path: Type.Optional(Type.String()),
  value_sent: Type.Optional(FormValue),
  value_now: Type.Optional(FormValue),
  changed: Type.Boolean(),
  kept: Type.Optional(Type.Object({ note: Type.String(), by: Type.String(), at: Instant })),
})

const ApplymentView = View('Applyment', {
  id: Id('ap'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  subject_type: Type.String(),
  business_code: Type.String(),
  state: OneOf(STATES),
  state_at: Instant,
  form: FormView,
  version: Type.Integer(),
  submissions: Type.Integer(),
  objections: Type.Array(ObjectionView),
  applyment_id: Type.Optional(Type.String()),
  gateway_state: Type.Optional(Type.String()),
  gateway_state_msg: Type.Optional(Type.String()),
  sign_url: Type.Optional(Type.String()),
  sub_mchid: Type.Optional(Type.String()),
  submit_problem: Type.Optional(Type.String()),
  checked_at: Type.Optional(Instant),
  next_check_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
  locked: Type.Boolean(),
  deadline_at: Type.Optional(Instant),
  next_step: NextStepView,
})

const FindingView = View('Finding', {
  path: Type.Optional(Type.String()),
  rule: Type.String(),
  message: TextView,
})

const CheckView = View('ApplymentCheck', {
  must: Type.Array(FindingView),
  should: Type.Array(FindingView),
  passed: Type.Integer(),
})

const SubmissionView = View('Submission', {
  id: Id('su'),
  number: Type.Integer(),
  submitted_at: Instant,
  submitted_by: Type.String(),
  form: FormView,
})

const about = { tags: ['applyments'] as const }
const ApplymentParams = Closed({ id: Id('ap') })

const CreateApplyment = {
  ...about,
  operationId: 'createApplyment',
  summary: 'Begin an application for a client',
  description: '为客户新建进件申请。',
  access: 'applyments.edit',
  body: Closed({
    client_id: Id('cl'),
    channel: ChannelNameText,
    subject_type: Words(64),
    provider_account_id: Type.Optional(Id('sp')),
  }),
  response: { 201: ApplymentView },
}

const ListApplyments = {
  ...about,
  operationId: 'listApplyments',
  summary: 'List applications',
  description: '进件申请列表。',
  access: 'applyments.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')), state: Type.Optional(OneOf(STATES)) }),
  response: { 200: ListOf(ApplymentView) },
}

const GetApplyment = {
  ...about,
  operationId: 'getApplyment',
  summary: 'Read an application; personal data masked for readers',
  description: '查看进件申请；没有编辑权限的人看到的个人信息已遮盖。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: ApplymentView },
}

const SaveApplyment = {
  ...about,
  operationId: 'saveApplyment',
  summary: 'Save fields of the form; null takes a value out',
  description: '保存表单的若干字段；null 表示清空。',
  access: 'applyments.edit',
  params: ApplymentParams,
  body: Closed({ version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), form: FormChange }),
  response: { 200: ApplymentView },
}

const CheckApplyment = {
  ...about,
  operationId: 'checkApplyment',
  summary: 'What must and what should be mended before it is submitted',
  description: '提交前检查：必须改的、建议改的。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: CheckView },
}

const SubmitApplyment = {
  ...about,
  operationId: 'submitApplyment',
  summary: 'Submit to the platform; pictures and form go out in the background',
  description: '提交给平台；图片和表单在后台发送。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 202: ApplymentView },
}

const AskApplyment = {
  ...about,
  operationId: 'askApplyment',
  summary: 'Ask the platform now',
  description: '现在就查询平台。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 200: ApplymentView },
}

const KeepObjection = {
  ...about,
  operationId: 'keepObjection',
  summary: 'Leave a value as it is although the reviewer objects, and say why',
  description: '驳回的某一项保持不改，并写明原因。',
  access: 'applyments.edit',
  params: Closed({ id: Id('ap'), index: Type.Integer({ minimum: 0, maximum: 999 }) }),
  body: Closed({ note: Words(500) }),
  response: { 200: ApplymentView },
}

const ListSubmissions = {
  ...about,
  operationId: 'listSubmissions',
  summary: 'Each version as it was sent',
  description: '每一次提交的内容。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: ListOf(SubmissionView) },
}

const CopyApplyment = {
  ...about,
  operationId: 'copyApplyment',
  summary: 'Begin anew from a cancelled application',
  description: '复制已作废的申请，重新开始。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 201: ApplymentView },
}

const GetTimeline = {
  ...about,
  operationId: 'listApplymentTimeline',
  summary: 'Everything that happened with an application',
  description: '进件申请的动态。',
  access: 'applyments.read',
  params: ApplymentParams,
  querystring: Closed(paging),
  response: { 200: ListOf(TimelineEntryView) },
}

export function applymentRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.post('/v1/applyments', { schema: CreateApplyment }, later)
  app.get('/v1/applyments', { schema: ListApplyments }, later)
  app.get('/v1/applyments/:id', { schema: GetApplyment }, later)
  app.patch('/v1/applyments/:id', { schema: SaveApplyment }, later)
  app.post('/v1/applyments/:id/check', { schema: CheckApplyment }, later)
  app.post('/v1/applyments/:id/submit', { schema: SubmitApplyment }, later)
  app.post('/v1/applyments/:id/ask', { schema: AskApplyment }, later)
  app.post('/v1/applyments/:id/objections/:index/keep', { schema: KeepObjection }, later)
  app.get('/v1/applyments/:id/submissions', { schema: ListSubmissions }, later)
  app.post('/v1/applyments/:id/copy', { schema: CopyApplyment }, later)
  app.get('/v1/applyments/:id/timeline', { schema: GetTimeline }, later)
}
void at
void atIf
void given
export type { Applyment, Submission, Static }
