import type { ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import type { Sentence } from '../text.ts'
import { COLUMNS_LIMIT, type ImportColumn } from './imports.ts'

/** What a file can say of a client. `wants` is a column for each channel, of the channel's name. */
export const COLUMN_NAMES = ['name', 'short_name', 'credit_code', 'contact_name', 'contact_phone', 'wants'] as const
export type ColumnName = (typeof COLUMN_NAMES)[number]

export const COLUMN_LABELS: Readonly<Record<ColumnName, Sentence>> = {
  name: { 'zh-CN': '客户名称', en: 'Client name' },
  short_name: { 'zh-CN': '简称', en: 'Short name' },
  credit_code: { 'zh-CN': '统一社会信用代码', en: 'Credit code' },
  contact_name: { 'zh-CN': '联系人', en: 'Contact name' },
  contact_phone: { 'zh-CN': '联系人手机', en: 'Contact phone' },
  wants: { 'zh-CN': '要开通的场景', en: 'Scenes wanted' },
}

/** As people head their lists; compared without blanks, marks and capitals. */
const SPELLINGS: Readonly<Record<Exclude<ColumnName, 'wants'>, readonly string[]>> = {
  name: [
    '客户名称',
    '客户',
    '公司名称',
    '公司',
    '企业名称',
    '商户名称',
    '商户全称',
    '名称',
    'client',
    'client name',
    'company',
    'company name',
    'name',
    'merchant name',
  ],
  short_name: ['简称', '商户简称', '客户简称', '门店名称', 'short name', 'shortname', 'brand'],
  credit_code: [
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '营业执照号',
    '营业执照注册号',
    '税号',
    'credit code',
    'uscc',
    'unified social credit code',
    'license number',
    'licence number',
  ],
  contact_name: ['联系人', '联系人姓名', '负责人姓名', '姓名', 'contact', 'contact name', 'contact person'],
  contact_phone: [
    '联系人手机',
    '联系人电话',
    '联系电话',
    '手机',
    '手机号',
    '手机号码',
    '电话',
    'phone',
    'mobile',
    'contact phone',
    'contact mobile',
    'telephone',
  ],
}
const NEEDED: readonly ColumnName[] = ['name', 'contact_name', 'contact_phone']

export type KnownColumn = ImportColumn & { index: number }
export type KnownColumns = { known: readonly KnownColumn[]; unknown: readonly string[] }
type Offered = Pick<ChannelDescriptor, 'name' | 'label'>

/**
 * What each column of a list is, by its heading in either language. Refuses a list in which a needed one is missing, or one
 * stands twice: nobody knows then which of them is meant.
 */
export function knowColumns(header: readonly string[], channels: readonly Offered[]): KnownColumns {
  if (header.length > COLUMNS_LIMIT) throw new AppError('IMPORT_TOO_LARGE', { limit_columns: COLUMNS_LIMIT })
  const known: KnownColumn[] = []
  const unknown: string[] = []
  header.forEach((heading, index) => {
    const found = columnOf(heading, channels)
    if (found) known.push({ header: shown(heading), index, ...found })
    else if (heading.trim() !== '') unknown.push(shown(heading))
  })
  refuseMissing(known, header)
  refuseTwice(known)
  return { known, unknown }
}

function columnOf(heading: string, channels: readonly Offered[]): Pick<ImportColumn, 'name' | 'channel'> | undefined {
  const wanted = plain(heading)
  for (const [name, spellings] of Object.entries(SPELLINGS) as [Exclude<ColumnName, 'wants'>, readonly string[]][]) {
    if (spellings.some((spelling) => plain(spelling) === wanted)) return { name }
  }
  const channel = channels.find(({ name, label }) =>
    [name, label['zh-CN'], label.en].some((spelling) => plain(spelling) === wanted),
  )
  return channel && { name: 'wants', channel: channel.name }
}

/** `联系人手机（必填）*` is 联系人手机. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function shown(heading: string): string {
  return Array.from(heading.trim().replaceAll(/\p{Cc}/gu, ' '))
    .slice(0, 60)
    .join('')
}

function refuseMissing(known: readonly KnownColumn[], header: readonly string[]): void {
  const missing = NEEDED.filter((name) => !known.some((column) => column.name === name))
  if (missing.length === 0) return
  throw new AppError('IMPORT_COLUMNS_MISSING', {
    missing: missing.map((name) => COLUMN_LABELS[name]['zh-CN']).join('、'),
    missing_en: missing.map((name) => COLUMN_LABELS[name].en).join(', '),
    found: header
      .map(shown)
      .filter((heading) => heading !== '')
      .slice(0, 20),
  })
}

function refuseTwice(known: readonly KnownColumn[]): void {
  for (const { name, channel, header, index } of known) {
    const other = known.find((one) => one.index < index && one.name === name && one.channel === channel)
    if (other) throw new AppError('IMPORT_COLUMN_TWICE', { one: other.header, other: header })
  }
}
