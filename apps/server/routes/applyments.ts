import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Applyment } from '@ruzhu/domain/applyments/applyments.ts'
import { askApplyment } from '@ruzhu/domain/applyments/ask-applyment.ts'
import { type CheckResult, checkApplyment } from '@ruzhu/domain/applyments/check-applyment.ts'
import { copyApplyment } from '@ruzhu/domain/applyments/copy-applyment.ts'
import { createApplyment, type NewApplyment } from '@ruzhu/domain/applyments/create-applyment.ts'
import { readForm } from '@ruzhu/domain/applyments/form.ts'
import { existingApplyment } from '@ruzhu/domain/applyments/existing-applyment.ts'
import { keepObjection } from '@ruzhu/domain/applyments/keep-objection.ts'
import { noteEditor } from '@ruzhu/domain/applyments/note-editor.ts'
import { readCheckContext } from '@ruzhu/domain/applyments/read-check.ts'
import { saveApplyment } from '@ruzhu/domain/applyments/save-applyment.ts'
import { similarReasons } from '@ruzhu/domain/applyments/similar-reasons.ts'
import { subjectTypeOf } from '@ruzhu/domain/applyments/subject-types.ts'
import { submitApplyment } from '@ruzhu/domain/applyments/submit-applyment.ts'
import type { ApplymentKey } from '@ruzhu/domain/ids.ts'
import { askMerchant } from '@ruzhu/domain/permissions/watch-merchant.ts'
import { merchantOf } from '@ruzhu/domain/settlement/merchant-of.ts'
import { type Static, Type } from 'typebox'
import { found, mustMeet, scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
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
  View,
  Words,
} from '../schemas.ts'
import {
  APPLYMENT_STATES,
  ApplymentView,
  applymentView,
  applymentViews,
  CheckView,
  checkView,
  SubmissionView,
  submissionViews,
} from './applyment-views.ts'
import { TimelineEntryView, timelineEntryView } from './timeline.ts'

const FIELD_PATH = Type.String({ pattern: '^_?[a-z][a-z0-9_]*(\\.[a-z0-9_]+){0,7}$' })
/** `null` takes a value out again. */
export const FormChange = Type.Record(
  FIELD_PATH,
  Type.Union([
    Type.String({ maxLength: 4096 }),
    Type.Array(Type.String({ maxLength: 512 }), { maxItems: 50 }),
    Type.Null(),
  ]),
  { additionalProperties: false, maxProperties: 400 },
)

const NewApplymentBody = Closed({
  client_id: Id('cl'),
  channel: ChannelNameText,
  subject_type: Words(64),
  provider_account_id: Type.Optional(Id('sp')),
})
const SimilarReasonsView = View('SimilarReasons', {
  index: Type.Integer({ description: '驳回意见的序号 / place of the objection' }),
  seen: Type.Integer(),
  passed: Type.Integer(),
})
const EditorView = View('ApplymentEditor', { name: Type.String(), since: Instant })
const about = { tags: ['applyments'] } as const
const ApplymentParams = Closed({ id: Id('ap') })

const CreateApplyment = operation({
  ...about,
  operationId: 'createApplyment',
  summary: 'Begin an application for a client',
  description: '为客户新建进件申请。',
  access: 'applyments.edit',
  body: NewApplymentBody,
  response: { 201: ApplymentView },
})

const ListApplyments = operation({
  ...about,
  operationId: 'listApplyments',
  summary: 'List applications',
  description: '进件申请列表。',
  access: 'applyments.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')), state: Type.Optional(OneOf(APPLYMENT_STATES)) }),
  response: { 200: ListOf(ApplymentView) },
})

const GetApplyment = operation({
  ...about,
  operationId: 'getApplyment',
  summary: 'Read an application; personal data masked for readers',
  description: '查看进件申请；没有编辑权限的人看到的个人信息已遮盖。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: ApplymentView },
})

const SaveApplyment = operation({
  ...about,
  operationId: 'saveApplyment',
  summary: 'Save fields of the form; null takes a value out',
  description: '保存表单的若干字段；null 表示清空。',
  access: 'applyments.edit',
  params: ApplymentParams,
  body: Closed({ version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), form: FormChange }),
  response: { 200: ApplymentView },
})

const CheckApplyment = operation({
  ...about,
  operationId: 'checkApplyment',
  summary: 'What must and what should be mended before it is submitted',
  description: '提交前检查：必须改的、建议改的。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: CheckView },
})

const SubmitApplyment = operation({
  ...about,
  operationId: 'submitApplyment',
  summary: 'Submit to the platform; pictures and form go out in the background',
  description: '提交给平台；图片和表单在后台发送。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 202: ApplymentView },
})

const AskApplyment = operation({
  ...about,
  operationId: 'askApplyment',
  summary: 'Ask the platform now',
  description: '现在就查询平台。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 200: ApplymentView },
})

const KeepObjection = operation({
  ...about,
  operationId: 'keepObjection',
  summary: 'Leave a value as it is although the reviewer objects, and say why',
  description: '驳回的某一项保持不改，并写明原因。',
  access: 'applyments.edit',
  params: Closed({ id: Id('ap'), index: Type.Integer({ minimum: 0, maximum: 999 }) }),
  body: Closed({ note: Words(500) }),
  response: { 200: ApplymentView },
})

const ListSubmissions = operation({
  ...about,
  operationId: 'listSubmissions',
  summary: 'Each version as it was sent',
  description: '每一次提交的内容。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: ListOf(SubmissionView) },
})

const ListSimilarReasons = operation({
  ...about,
  operationId: 'listSimilarReasons',
  summary: 'How often reviewers said the like of the same field in 90 days, and how often it was mended',
  description: '近 90 天对同一字段的类似意见：出现几次，改好通过几次。',
  access: 'applyments.read',
  params: ApplymentParams,
  response: { 200: ListOf(SimilarReasonsView) },
})

const NoteEditor = operation({
  ...about,
  operationId: 'noteApplymentEditor',
  summary: 'Say that this form is open at your screen; answers who else has it open',
  description: '告诉服务器正在编辑这份申请；返回还有谁正在编辑。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 200: ListOf(EditorView) },
})

const CopyApplyment = operation({
  ...about,
  operationId: 'copyApplyment',
  summary: 'Begin anew from a cancelled application',
  description: '复制已作废的申请，重新开始。',
  access: 'applyments.edit',
  params: ApplymentParams,
  response: { 201: ApplymentView },
})

const GetTimeline = operation({
  ...about,
  operationId: 'listApplymentTimeline',
  summary: 'Everything that happened with an application',
  description: '进件申请的动态。',
  access: 'applyments.read',
  params: ApplymentParams,
  querystring: Closed(paging),
  response: { 200: ListOf(TimelineEntryView) },
})

export function applymentRoutes(app: App, parts: Parts): void {
  const applymentFor = async (caller: Caller, id: ApplymentKey) =>
    found(caller, await parts.deps.store.read.applyments.byId(id))

  app.post('/v1/applyments', { schema: CreateApplyment }, async ({ caller, body }, reply) => {
    mustMeet(caller, body.client_id)
    const applyment = await createApplyment(parts.deps, newApplyment(body), caller.name)
    return reply.status(201).send(await applymentView(parts, applyment, caller))
  })
  app.get('/v1/applyments', { schema: ListApplyments }, async ({ caller, query }) => {
    const filter = {
      ...pageQuery(query),
      ...scope(caller, query.client_id),
      ...(query.state && { state: query.state }),
    }
    const { rows, next } = await parts.deps.store.read.applyments.page(filter)
    return given({ data: await applymentViews(parts, rows, caller), next })
  })
  app.get('/v1/applyments/:id', { schema: GetApplyment }, async ({ caller, params }) =>
    applymentView(parts, await applymentFor(caller, params.id), caller),
  )
  app.patch('/v1/applyments/:id', { schema: SaveApplyment }, async ({ caller, params, body }) => {
    const { id } = await applymentFor(caller, params.id)
    return applymentView(parts, await saveApplyment(parts.deps, id, body, caller.name), caller)
  })
  app.post('/v1/applyments/:id/check', { schema: CheckApplyment }, async ({ caller, params }) =>
    checkView(await check(parts, await applymentFor(caller, params.id))),
  )
  app.post('/v1/applyments/:id/submit', { schema: SubmitApplyment }, async ({ caller, params }, reply) => {
    const { id } = await applymentFor(caller, params.id)
    const applyment = await submitApplyment(parts.deps, id, caller.name)
    return reply.status(202).send(await applymentView(parts, applyment, caller))
  })
  app.post('/v1/applyments/:id/ask', { schema: AskApplyment }, async ({ caller, params }) => {
    const { id } = await applymentFor(caller, params.id)
    await askApplyment(parts.deps, id)
    await askMerchantOf(parts, id)
    return applymentView(parts, await applymentFor(caller, id), caller)
  })
  app.post('/v1/applyments/:id/objections/:index/keep', { schema: KeepObjection }, async ({ caller, params, body }) => {
    const { id } = await applymentFor(caller, params.id)
    const applyment = await keepObjection(parts.deps, id, { index: params.index, note: body.note }, caller.name)
    return applymentView(parts, applyment, caller)
  })
  app.get('/v1/applyments/:id/submissions', { schema: ListSubmissions }, async ({ caller, params }) => {
    const applyment = await applymentFor(caller, params.id)
    const submissions = await parts.deps.store.read.applyments.submissions(applyment.id)
    return { data: submissionViews(parts, applyment, submissions, caller) }
  })
  app.get('/v1/applyments/:id/similar-reasons', { schema: ListSimilarReasons }, async ({ caller, params }) => {
    const applyment = await applymentFor(caller, params.id)
    return { data: [...(await similarReasons(parts.deps.store.read, applyment, parts.deps.now()))] }
  })
  app.post('/v1/applyments/:id/editors', { schema: NoteEditor }, async ({ caller, params }) => {
    const { id } = await applymentFor(caller, params.id)
    if (caller.kind !== 'person') return { data: [] } // programs have no screen
    const others = await noteEditor(parts.deps, id, caller.userId)
    return { data: others.map(({ name, since }) => ({ name, since: at(since) })) }
  })
  app.post('/v1/applyments/:id/copy', { schema: CopyApplyment }, async ({ caller, params }, reply) => {
    const { id } = await applymentFor(caller, params.id)
    const applyment = await copyApplyment(parts.deps, id, caller.name)
    return reply.status(201).send(await applymentView(parts, applyment, caller))
  })
  app.get('/v1/applyments/:id/timeline', { schema: GetTimeline }, async ({ caller, params, query }) => {
    const { id } = await applymentFor(caller, params.id)
    return listView(await parts.deps.store.read.timeline.ofSubject(id, pageQuery(query)), timelineEntryView)
  })
}

/** Of a finished one there is still its merchant to ask about. */
async function askMerchantOf({ deps }: Parts, id: ApplymentKey): Promise<void> {
  const { state, subMchid } = await existingApplyment(deps.store.read, id)
  if (state === 'finished' && subMchid !== undefined) await askMerchant(deps, await merchantOf(deps.store.read, id))
}

async function check({ deps }: Parts, applyment: Applyment): Promise<CheckResult> {
  const subjectType = subjectTypeOf(deps.describe, applyment)
  const answers = readForm(subjectType, applyment.form)
  const context = await readCheckContext(deps.store.read, applyment, answers, deps.now())
  return checkApplyment(applyment, subjectType, context)
}

function newApplyment(body: Static<typeof NewApplymentBody>): NewApplyment {
  return given({
    clientId: body.client_id,
    channel: body.channel,
    subjectType: body.subject_type,
    providerAccountId: body.provider_account_id,
  })
}
