import { parseArgs } from 'node:util'
import type { Language, Sentence } from '@ruzhu/domain/text.ts'
import { type Api, type Json, list, object, text } from './demo/api.ts'
import { serverAt, usualUrl } from './server.ts'

/** Everything that waits for somebody, most urgent first, as the console shows it. Asked of a server that runs. */
export async function showNext(args: readonly string[], language: Language): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', default: usualUrl(process.env) },
      json: { type: 'boolean', default: false },
      waiting: { type: 'string' },
      overdue: { type: 'boolean', default: false },
    },
  })
  const api = serverAt(values.url, process.env, language)
  const rows = await toDo(api, values)
  if (values.json) console.log(JSON.stringify(rows, undefined, 2))
  else console.log(toDoText(rows, language))
  return 0
}

/** Page by page; who has nothing left to do is left out. */
async function toDo(api: Api, asked: { waiting?: string; overdue: boolean }): Promise<readonly Json[]> {
  const filters = new URLSearchParams({ limit: '100' })
  if (asked.waiting !== undefined) filters.set('waiting_for', asked.waiting)
  if (asked.overdue) filters.set('overdue', 'true')
  const rows: Json[] = []
  for (;;) {
    const page = await api.get(`/v1/next-steps?${filters}`)
    rows.push(...list(page, 'data').filter((row) => text(stepOf(row), 'waiting_for') !== 'none'))
    const { next } = page
    if (typeof next !== 'string') return rows
    filters.set('after', next)
  }
}

/** Client, sentence and deadline, one line each. */
export function toDoText(rows: readonly Json[], language: Language): string {
  if (rows.length === 0) return NOTHING[language]
  return rows
    .map((row) => {
      const step = stepOf(row)
      const due = step['due_at']
      const until = typeof due === 'string' ? `${DUE[language]} ${due.slice(0, 16).replace('T', ' ')}Z` : ''
      const late = step['overdue'] === true ? LATE[language] : ''
      const name = text(object(row['client'], 'client'), 'name')
      const title = text(object(step['title'], 'title'), language)
      return [name, title, [until, late].filter((part) => part !== '').join(' ')]
        .filter((part) => part !== '')
        .join('  ·  ')
    })
    .join('\n')
}

function stepOf(row: Json): Json {
  return object(row['next_step'], 'next_step')
}

const NOTHING: Sentence = { 'zh-CN': '没有等着谁做的事。', en: 'Nothing is waiting for anybody.' }
const DUE: Sentence = { 'zh-CN': '截止', en: 'due' }
const LATE: Sentence = { 'zh-CN': '（已超时）', en: '(overdue)' }
