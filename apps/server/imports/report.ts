import type { ImportId } from '@ruzhu/domain/ids.ts'
import { COLUMN_LABELS } from '@ruzhu/domain/imports/columns.ts'
import type { ImportRow, RowProblem, RowState } from '@ruzhu/domain/imports/imports.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { type Language, say, type Sentence } from '@ruzhu/domain/text.ts'
import { Readable } from 'node:stream'
import { BYTE_ORDER_MARK, csvRow } from '../csv.ts'

const AT_ONCE = 500

const HEADINGS: readonly Sentence[] = [
  { 'zh-CN': '行号', en: 'Row' },
  { 'zh-CN': '客户名称', en: 'Client name' },
  { 'zh-CN': '结果', en: 'Result' },
  { 'zh-CN': '问题', en: 'Problem' },
  { 'zh-CN': '怎么改', en: 'Fix' },
  { 'zh-CN': '客户编号', en: 'Client ID' },
  { 'zh-CN': '负责人', en: 'Owner' },
]

const RESULTS: Readonly<Record<RowState, Sentence>> = {
  new: { 'zh-CN': '将新建', en: 'Will be added' },
  created: { 'zh-CN': '已新建', en: 'Added' },
  same_client: { 'zh-CN': '已在名单里', en: 'Is on the list already' },
  same_row: { 'zh-CN': '与第 {row} 行重复', en: 'Same as row {row}' },
  problem: { 'zh-CN': '要修改', en: 'Needs a change' },
}

/** Every row with what becomes of it, as a table to work through; read and written piece by piece. */
export function reportOf(read: Read, id: ImportId, language: Language): Readable {
  return Readable.from(written(read, id, language))
}

type Read = Pick<Records, 'imports' | 'clients' | 'access'>

async function* written(read: Read, id: ImportId, language: Language): AsyncGenerator<string> {
  const names = new Map((await read.access.members()).map(({ userId, name }) => [userId, name]))
  yield BYTE_ORDER_MARK + csvRow(HEADINGS.map((heading) => heading[language]))
  for (let after = 0; ; ) {
    const rows = await read.imports.rows(id, { limit: AT_ONCE, after })
    const clients = await read.clients.byIds(rows.flatMap(({ clientId }) => clientId ?? []))
    const owners = new Map(clients.map(({ id: client, ownerId }) => [client, ownerId && names.get(ownerId)]))
    yield rows.map((row) => reportRow(row, row.clientId && owners.get(row.clientId), language)).join('')
    const last = rows.length === AT_ONCE ? rows.at(-1) : undefined
    if (!last) return
    after = last.number
  }
}

function reportRow(row: ImportRow, owner: string | undefined, language: Language): string {
  const { number, name, state, problems, clientId, sameAsRow } = row
  const result = RESULTS[state][language].replace('{row}', String(sameAsRow ?? ''))
  const told = (of: (problem: RowProblem) => string) => problems.map(of).join(language === 'en' ? '; ' : '；')
  const colon = language === 'en' ? ': ' : '：'
  const reasons = told(({ column, reason }) => `${COLUMN_LABELS[column][language]}${colon}${say(reason, language)}`)
  return csvRow([number, name, result, reasons, told(({ fix }) => say(fix, language)), clientId, owner])
}
