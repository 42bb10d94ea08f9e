import { parseArgs } from 'node:util'
import { connect, type Json, object, text } from '../demo/api.ts'
import type { KeysTerminal } from './keys.ts'

/** The calendar of the console as lines, the first to end first. */
export async function calendar(args: readonly string[], { env, language, out, tell }: KeysTerminal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', default: env['RUZHU_PUBLIC_URL'] || 'http://127.0.0.1:7300' },
      json: { type: 'boolean', default: false },
    },
  })
  const key = env['RUZHU_API_KEY']
  if (!key) {
    tell(NO_KEY[language])
    return 1
  }
  const rows = await connect(values.url, () => ({ authorization: `Bearer ${key}` })).all('/v1/keys')
  out(values.json ? JSON.stringify(rows, undefined, 2) : rows.map((row) => lineOf(row, language)).join('\n'))
  return 0
}

const NO_KEY = {
  'zh-CN': '先把接口密钥放进 RUZHU_API_KEY；在「开发者 → 接口密钥」里创建。',
  en: 'Put an API key into RUZHU_API_KEY first; make one under Developers → API keys.',
}
const NO_END = { 'zh-CN': '没有期限  ', en: 'no end    ' }

function lineOf(row: Json, language: KeysTerminal['language']): string {
  const ends = typeof row['valid_to'] === 'string' ? row['valid_to'].slice(0, 10) : NO_END[language]
  const label = row['label'] === undefined ? text(row, 'part') : text(object(row['label'], 'label'), language)
  const whose = typeof row['client_name'] === 'string' ? `${String(row['client_name'])} · ` : ''
  return [ends, text(row, 'state'), label, `${whose}${String(row['holder_name'] ?? row['holder'])}`].join('  ')
}
