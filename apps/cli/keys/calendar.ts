import { parseArgs } from 'node:util'
import { type Json, object, text } from '../demo/api.ts'
import { serverAt, usualUrl } from '../server.ts'
import type { KeysTerminal } from './keys.ts'

/** The calendar of the console as lines, the first to end first. */
export async function calendar(args: readonly string[], { env, language, out }: KeysTerminal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', default: usualUrl(env) },
      json: { type: 'boolean', default: false },
    },
  })
  const rows = await serverAt(values.url, env, language).all('/v1/keys')
  out(values.json ? JSON.stringify(rows, undefined, 2) : rows.map((row) => lineOf(row, language)).join('\n'))
  return 0
}

const NO_END = { 'zh-CN': '没有期限  ', en: 'no end    ' }

function lineOf(row: Json, language: KeysTerminal['language']): string {
  const ends = typeof row['valid_to'] === 'string' ? row['valid_to'].slice(0, 10) : NO_END[language]
  const label = row['label'] === undefined ? text(row, 'part') : text(object(row['label'], 'label'), language)
  const whose = typeof row['client_name'] === 'string' ? `${String(row['client_name'])} · ` : ''
  return [ends, text(row, 'state'), label, `${whose}${String(row['holder_name'] ?? row['holder'])}`].join('  ')
}
