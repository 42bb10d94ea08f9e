import { MESSAGE_KINDS } from '@ruzhu/domain/messages/messages.ts'
import { LONGEST_DAYS, USUAL_DAYS } from '@ruzhu/domain/links/client-links.ts'
import { saveSettings } from '@ruzhu/domain/messages/save-settings.ts'
import { approveTemplate, saveTemplate, withdrawTemplate } from '@ruzhu/domain/messages/save-template.ts'
import type { MessageSettings } from '@ruzhu/domain/messages/settings.ts'
import { holesOf, type MessageTemplate, usualTemplate } from '@ruzhu/domain/messages/templates.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { atIf, Closed, given, Instant, OneOf, SentenceView, View, Words } from '../schemas.ts'

const KindName = OneOf(MESSAGE_KINDS)
const TemplateView = View('MessageTemplate', {
  kind: KindName,
  subject: SentenceView,
  text: SentenceView,
  holes: Type.Array(Type.String()),
  approved_at: Type.Optional(Instant),
  approved_by: Type.Optional(Type.String()),
  updated_at: Type.Optional(Instant),
})
const SettingsView = View('MessageSettings', {
  time_zone: Type.String(),
  from_hour: Type.Integer(),
  to_hour: Type.Integer(),
  link_days: Type.Integer({ description: '资料链接默认几天有效 / Days that a link for materials is good for' }),
  holidays_known_to: Type.Optional(
    Type.Integer({ description: '节假日已知到哪一年 / The last year whose holidays are known' }),
  ),
  updated_at: Type.Optional(Instant),
  updated_by: Type.Optional(Type.String()),
})

const about = { tags: ['messages'] } as const
const KindParams = Closed({ kind: KindName })
const Both = Closed({ 'zh-CN': Words(4000), en: Words(4000) })

const ListTemplates = operation({
  ...about,
  operationId: 'listMessageTemplates',
  summary: 'How messages of each kind are worded, and whether they go out by themselves',
  description: '各类消息的模板，以及是否已批准自动发送。',
  access: 'messages.read',
  response: { 200: Type.Object({ data: Type.Array(TemplateView) }) },
})
const SaveTemplate = operation({
  ...about,
  operationId: 'saveMessageTemplate',
  summary: 'Word messages of a kind anew; this takes the approval back',
  description: '修改模板；修改后要重新批准。',
  access: 'messages.edit',
  params: KindParams,
  body: Closed({ subject: Both, text: Both }),
  response: { 200: TemplateView },
})
const ApproveTemplate = operation({
  ...about,
  operationId: 'approveMessageTemplate',
  summary: 'Let messages of this kind go out by themselves',
  description: '批准这类消息自动发送。',
  access: 'messages.edit',
  params: KindParams,
  response: { 200: TemplateView },
})
const WithdrawTemplate = operation({
  ...about,
  operationId: 'withdrawMessageTemplate',
  summary: 'Send nothing of this kind by itself any more',
  description: '撤回批准，这类消息不再自动发送。',
  access: 'messages.edit',
  params: KindParams,
  response: { 200: TemplateView },
})
const GetSettings = operation({
  ...about,
  operationId: 'getMessageSettings',
  summary: 'When people are written to',
  description: '什么时间可以发消息。',
  access: 'messages.read',
  response: { 200: SettingsView },
})
const SaveSettings = operation({
  ...about,
  operationId: 'saveMessageSettings',
  summary: 'Say when people are written to',
  description: '设置什么时间可以发消息。',
  access: 'messages.edit',
  body: Closed({
    time_zone: Words(64),
    from_hour: Type.Integer({ minimum: 0, maximum: 23 }),
    to_hour: Type.Integer({ minimum: 1, maximum: 24 }),
    link_days: Type.Optional(Type.Integer({ minimum: 1, maximum: LONGEST_DAYS })),
  }),
  response: { 200: SettingsView },
})

export function messageTemplateRoutes(app: App, parts: Parts): void {
  app.get('/v1/message-templates', { schema: ListTemplates }, async () => {
    const changed = await parts.deps.store.read.messages.templates()
    return {
      data: MESSAGE_KINDS.map((kind) => {
        return templateView(changed.find((template) => template.kind === kind) ?? usualTemplate(kind))
      }),
    }
  })
  app.put('/v1/message-templates/:kind', { schema: SaveTemplate }, async ({ params, body }) => {
    return templateView(await saveTemplate(parts.deps, params.kind, body))
  })
  app.post('/v1/message-templates/:kind/approve', { schema: ApproveTemplate }, async ({ caller, params }) => {
    return templateView(await approveTemplate(parts.deps, params.kind, caller.name))
  })
  app.post('/v1/message-templates/:kind/withdraw', { schema: WithdrawTemplate }, async ({ params }) => {
    return templateView(await withdrawTemplate(parts.deps, params.kind))
  })
  app.get('/v1/message-settings', { schema: GetSettings }, async () => {
    return settingsView(parts, await parts.deps.store.read.messages.settings())
  })
  app.put('/v1/message-settings', { schema: SaveSettings }, async ({ caller, body }) => {
    const hours = { timeZone: body.time_zone, from: body.from_hour, to: body.to_hour }
    return settingsView(parts, await saveSettings(parts.deps, given({ hours, linkDays: body.link_days }), caller.name))
  })
}

function templateView(template: MessageTemplate): Static<typeof TemplateView> {
  return given({
    kind: template.kind,
    subject: template.subject,
    text: template.text,
    holes: [...holesOf(template.kind)],
    approved_at: atIf(template.approvedAt),
    approved_by: template.approvedBy,
    updated_at: atIf(template.updatedAt),
  })
}

function settingsView({ deps }: Parts, settings: MessageSettings): Static<typeof SettingsView> {
  const { timeZone, from, to } = settings.hours
  const thisYear = deps.now().getUTCFullYear()
  return given({
    time_zone: timeZone,
    from_hour: from,
    to_hour: to,
    link_days: settings.linkDays ?? USUAL_DAYS,
    holidays_known_to: [thisYear + 1, thisYear, thisYear - 1].find((year) => deps.workdays.knows(year)),
    updated_at: atIf(settings.updatedAt),
    updated_by: settings.updatedBy,
  })
}
