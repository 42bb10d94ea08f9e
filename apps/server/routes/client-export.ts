import type { Caller } from '@ruzhu/domain/access/access.ts'
import { maskMiddle, maskName } from '@ruzhu/domain/applyments/mask.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import type { Language, Sentence } from '@ruzhu/domain/text.ts'
import { beijingDay, beijingTime } from '@ruzhu/domain/time.ts'
import type { Static } from 'typebox'
import { BYTE_ORDER_MARK, csvRow } from '../csv.ts'
import type { Parts } from '../parts.ts'
import { given } from '../schemas.ts'
import { clientsOf, type ClientsQuery } from './clients-read.ts'
import { keptStanding, type StandingView } from './standing.ts'

type Standing = Static<typeof StandingView>

const AT_ONCE = 100

/** The list as it is narrowed and ordered, page by page: what is held at a time is a page, however long the list is. */
export async function* exportedClients(
  parts: Parts,
  caller: Caller,
  { after: _after, limit: _limit, ...filters }: ClientsQuery,
  language: Language,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map(({ name }) => name[language]))
  const owners = new Map((await parts.deps.store.read.access.members()).map(({ userId, name }) => [userId, name]))
  for (let after: string | undefined; ; ) {
    const { rows, next } = await clientsOf(parts, caller, given({ ...filters, limit: AT_ONCE, after }))
    const standings = await keptStanding(parts, rows, caller)
    yield rows.map((client) => rowOf(parts, client, standings.get(client.id), owners, language)).join('')
    if (next === undefined) return
    after = next
  }
}

export function exportName(now: Date): string {
  return `clients-${beijingDay(now)}.csv`
}

type Row = {
  client: Client
  standing: Standing | undefined
  owner: string | undefined
  label: Label
  language: Language
}
type Label = (channel: string) => string

const COLUMNS: readonly { name: Sentence; of: (row: Row) => string | undefined }[] = [
  { name: { 'zh-CN': '客户编号', en: 'Client ID' }, of: ({ client }) => client.id },
  { name: { 'zh-CN': '客户名称', en: 'Client name' }, of: ({ client }) => client.name },
  { name: { 'zh-CN': '简称', en: 'Short name' }, of: ({ client }) => client.shortName },
  { name: { 'zh-CN': '统一社会信用代码', en: 'Credit code' }, of: ({ client }) => client.creditCode },
  { name: { 'zh-CN': '联系人', en: 'Contact' }, of: ({ client }) => maskName(client.contactName) },
  { name: { 'zh-CN': '联系人手机', en: 'Contact phone' }, of: ({ client }) => maskMiddle(client.contactPhone, 3, 4) },
  {
    name: { 'zh-CN': '平台', en: 'Platforms' },
    of: ({ standing, label }) =>
      standing?.platforms.map(({ channel, state }) => `${label(channel)} ${state}`).join('; '),
  },
  { name: { 'zh-CN': '下一步', en: 'Next step' }, of: ({ standing, language }) => standing?.next_step.title[language] },
  {
    name: { 'zh-CN': '正在等待', en: 'Waiting for' },
    of: ({ standing, language }) => standing && WAITING[standing.next_step.waiting_for][language],
  },
  { name: { 'zh-CN': '截止', en: 'Due' }, of: ({ standing }) => timeOf(standing?.next_step.due_at) },
  {
    name: { 'zh-CN': '进度', en: 'Progress' },
    of: ({ standing }) => standing && `${standing.progress.done} / ${standing.progress.total}`,
  },
  { name: { 'zh-CN': '负责人', en: 'Responsible' }, of: ({ owner }) => owner },
  { name: { 'zh-CN': '更新时间', en: 'Updated' }, of: ({ client }) => timeOf(client.updatedAt.toISOString()) },
]

function rowOf(
  { channels }: Parts,
  client: Client,
  standing: Standing | undefined,
  owners: ReadonlyMap<string, string>,
  language: Language,
): string {
  const label: Label = (name) =>
    channels.find(({ descriptor }) => descriptor.name === name)?.descriptor.label[language] ?? name
  const owner = client.ownerId && owners.get(client.ownerId)
  return csvRow(COLUMNS.map(({ of }) => of({ client, standing, owner, label, language })))
}

/** 2026-11-22 10:32, in Beijing. */
function timeOf(at: string | undefined): string | undefined {
  return at && beijingTime(new Date(at)).slice(0, 16).replace('T', ' ')
}

const WAITING: Readonly<Record<Standing['next_step']['waiting_for'], Sentence>> = {
  operator: { 'zh-CN': '运营', en: 'Operator' },
  client: { 'zh-CN': '客户', en: 'Client' },
  superAdmin: { 'zh-CN': '超级管理员', en: 'Super admin' },
  legalPerson: { 'zh-CN': '法定代表人', en: 'Legal representative' },
  platform: { 'zh-CN': '平台', en: 'Platform' },
  developer: { 'zh-CN': '开发', en: 'Developer' },
  finance: { 'zh-CN': '财务', en: 'Finance' },
  system: { 'zh-CN': '系统', en: 'System' },
  none: { 'zh-CN': '', en: '' },
}
