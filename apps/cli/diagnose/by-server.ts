import { maskSecrets } from '@ruzhu/domain/diagnosis/mask.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import { parseArgs } from 'node:util'
import { connect, type Json, list, object, text } from '../demo/api.ts'
import type { DiagnoseTerminal } from './diagnose.ts'
import { DIAGNOSE } from './texts.ts'

type ServerTerminal = DiagnoseTerminal & { env: Readonly<Record<string, string | undefined>> }

/** The same, with what the records of a running server say. Secrets are masked here, before anything is sent. */
export async function diagnoseByServer(args: readonly string[], terminal: ServerTerminal): Promise<number> {
  const { language, env, out, tell } = terminal
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '-'),
    options: { url: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const key = env['RUZHU_API_KEY']
  if (!key) {
    tell(DIAGNOSE.no_key[language])
    return 1
  }
  const pasted = positionals.length > 0 ? positionals.join(' ') : await terminal.input()
  const api = connect(values.url, () => ({ authorization: `Bearer ${key}`, 'accept-language': language }))
  const found = await api.post('/v1/diagnoses', { text: maskSecrets(pasted) })
  const causes = list(found, 'causes')
  if (values.json) out(JSON.stringify(found, undefined, 2))
  else if (causes.length > 0)
    out([...notes(found, language), ...causes.map((cause, at) => inWords(cause, at + 1, language))].join('\n\n'))
  else tell([...notes(found, language), DIAGNOSE.unknown[language]].join('\n'))
  return causes.length > 0 ? 0 : 1
}

function notes(found: Json, language: DiagnoseTerminal['language']): string[] {
  return list(found, 'notes').map((note) => text(object(note['text'], 'text'), language))
}

const MARKS: Readonly<Record<string, string>> = { supports: '+', rules_out: '−', notes: '·' }

function inWords(cause: Json, rank: number, language: DiagnoseTerminal['language']): string {
  const source = object(cause['source'], 'source')
  return [
    `${rank}. ${text(cause, 'title')}  (${text(cause, 'channel_name')} · ${text(cause, 'key')})`,
    `   ${text(object(cause['evidence'], 'evidence'), 'reason')}`,
    ...list(cause, 'records').map(
      (line) => `   ${MARKS[text(line, 'verdict')] ?? '·'} ${text(object(line['text'], 'text'), language)}`,
    ),
    ...list(cause, 'fix').flatMap((step) => [
      `   → ${DIAGNOSE.owners[text(step, 'owner') as Party][language]}${text(step, 'do')}`,
      ...(typeof step['place'] === 'string' ? [`     ${step['place']}`] : []),
    ]),
    `   ${DIAGNOSE.source[language]}${text(source, 'name')}`,
  ].join('\n')
}
