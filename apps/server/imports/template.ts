import { COLUMN_LABELS, type ColumnName } from '@ruzhu/domain/imports/columns.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { withoutRemark } from '@ruzhu/domain/imports/read-row.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { BYTE_ORDER_MARK, csvRow } from '../csv.ts'

const COLUMNS = ['name', 'short_name', 'credit_code', 'contact_name', 'contact_phone'] as const satisfies ColumnName[]

/** Of nobody; its check character is right. */
const EXAMPLE: Readonly<Record<(typeof COLUMNS)[number], Readonly<Record<Language, string>>>> = {
  name: { 'zh-CN': '示例餐饮有限公司（请删除这一行）', en: 'Example Catering Ltd (delete this row)' },
  short_name: { 'zh-CN': '示例餐饮', en: 'Example' },
  credit_code: { 'zh-CN': '91350100M000100Y43', en: '91350100M000100Y43' },
  contact_name: { 'zh-CN': '李雷', en: 'Li Lei' },
  contact_phone: { 'zh-CN': '13800138000', en: '13800138000' },
}

type Channels = readonly Pick<ChannelDescriptor, 'label' | 'scenes'>[]

/** What the template holds: a heading that is recognised again, and a row that shows how. */
export function templateRows(channels: Channels, language: Language): string[][] {
  const between = language === 'en' ? ', ' : '、'
  return [
    [...COLUMNS.map((name) => COLUMN_LABELS[name][language]), ...channels.map(({ label }) => label[language])],
    [
      ...COLUMNS.map((name) => EXAMPLE[name][language]),
      ...channels.map(({ scenes }) =>
        scenes
          .slice(0, 2)
          .map(({ label }) => withoutRemark(label[language]))
          .join(between),
      ),
    ],
  ]
}

export function csvTemplate(channels: Channels, language: Language): string {
  return BYTE_ORDER_MARK + templateRows(channels, language).map(csvRow).join('')
}
