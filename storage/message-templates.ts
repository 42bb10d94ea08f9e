import type { MessageRecords } from '@ruzhu/domain/messages/message-records.ts'
import type { MessageKind } from '@ruzhu/domain/messages/messages.ts'
import { type MessageSettings, USUAL_SETTINGS } from '@ruzhu/domain/messages/settings.ts'
import type { MessageTemplate } from '@ruzhu/domain/messages/templates.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'

type MessageTemplatesTable = {
  kind: MessageKind
  subject: Json<Sentence>
  body: Json<Sentence>
  approved_at: number | null
  approved_by: string | null
  updated_at: number | null
}
type Settings = Omit<MessageSettings, 'updatedAt' | 'updatedBy'>
type MessageSettingsTable = { name: string; value: Json<Settings>; updated_at: number; updated_by: string }
export type MessageTemplateTables = {
  message_templates: MessageTemplatesTable
  message_settings: MessageSettingsTable
}
type TemplateRecords = Pick<MessageRecords, 'template' | 'templates' | 'putTemplate' | 'settings' | 'putSettings'>

/** The one row of what holds for the whole company. */
const COMPANY_WIDE = 'company'

export function messageTemplates({ db }: Context): TemplateRecords {
  return {
    async template(kind) {
      const row = await db.selectFrom('message_templates').selectAll().where('kind', '=', kind).executeTakeFirst()
      return row && fromRow(row)
    },
    async templates() {
      return (await db.selectFrom('message_templates').selectAll().execute()).map(fromRow)
    },
    async putTemplate(template) {
      const row = toRow(template)
      await db
        .insertInto('message_templates')
        .values(row)
        .onConflict((there) => there.column('kind').doUpdateSet(row))
        .execute()
    },
    async settings() {
      const row = await db
        .selectFrom('message_settings')
        .selectAll()
        .where('name', '=', COMPANY_WIDE)
        .executeTakeFirst()
      if (!row) return USUAL_SETTINGS
      return { ...fromJson(row.value), updatedAt: instant(row.updated_at), updatedBy: row.updated_by }
    },
    async putSettings({ updatedAt = new Date(0), updatedBy = '', ...settings }) {
      const row = { value: toJson(settings), updated_at: millis(updatedAt), updated_by: updatedBy }
      await db
        .insertInto('message_settings')
        .values({ name: COMPANY_WIDE, ...row })
        .onConflict((there) => there.column('name').doUpdateSet(row))
        .execute()
    },
  }
}

function toRow(template: MessageTemplate): MessageTemplatesTable {
  return {
    kind: template.kind,
    subject: toJson(template.subject),
    body: toJson(template.text),
    approved_at: millisOrNull(template.approvedAt),
    approved_by: template.approvedBy ?? null,
    updated_at: millisOrNull(template.updatedAt),
  }
}

function fromRow(row: MessageTemplatesTable): MessageTemplate {
  return present({
    kind: row.kind,
    subject: fromJson(row.subject),
    text: fromJson(row.body),
    approvedAt: instantOrNull(row.approved_at),
    approvedBy: row.approved_by,
    updatedAt: instantOrNull(row.updated_at),
  })
}
