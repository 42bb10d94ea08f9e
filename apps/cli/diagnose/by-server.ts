import { maskSecrets } from '@ruzhu/domain/diagnosis/mask.ts'
import type { Party } from '@ruzhu/domain/parties.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { parseArgs } from 'node:util'
import { runUntilEnded } from '../checks.ts'
import { type Api, type Json, list, object, text } from '../demo/api.ts'
import { resultLine, stepLines } from '../results.ts'
import { serverAt, usualUrl } from '../server.ts'
import type { DiagnoseTerminal } from './diagnose.ts'
import { DIAGNOSE } from './texts.ts'

type ServerTerminal = DiagnoseTerminal & { env: Readonly<Record<string, string | undefined>> }

/** The same, with what the records of a running server say. Secrets are masked here, before anything is sent. */
export async function diagnoseByServer(args: readonly string[], terminal: ServerTerminal): Promise<number> {
  const { language, env, out, tell } = terminal
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '-'),
    options: {
      url: { type: 'string', default: usualUrl(env) },
      json: { type: 'boolean', default: false },
      retest: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const api = serverAt(values.url, env, language)
  const pasted = positionals.length > 0 ? positionals.join(' ') : await terminal.input()
  const found = await api.post('/v1/diagnoses', { text: maskSecrets(pasted) })
  if (values.retest) return retest(api, found, terminal)
  const causes = list(found, 'causes')
  if (values.json) out(JSON.stringify(found, undefined, 2))
  else if (causes.length > 0)
    out([...notes(found, language), ...causes.map((cause, at) => inWords(cause, at + 1, language))].join('\n\n'))
  else tell([...notes(found, language), DIAGNOSE[nothing(pasted, found)][language]].join('\n'))
  return causes.length > 0 ? 0 : 1
}

/** Does once more the check that shows whether it is the likeliest cause; exits with 0 when it passes. */
async function retest(api: Api, found: Json, { language, out, tell }: ServerTerminal): Promise<number> {
  const [check] = list(found, 'causes').flatMap((cause) =>
    cause['check'] === undefined ? [] : [object(cause['check'], 'check')],
  )
  if (!check) {
    tell(DIAGNOSE.no_check[language])
    return 1
  }
  const name = text(check, 'name')
  const started = await api.post(`/v1/methods/${text(check, 'method_id')}/checks`, { only: [name] })
  const run = await runUntilEnded(api, text(started, 'id'))
  const result = list(run, 'results').find((one) => one['name'] === name)
  if (!result) {
    tell(DIAGNOSE.no_check[language])
    return 1
  }
  out([resultLine(result, language), ...stepLines(result, language)].join('\n'))
  return result['state'] === 'pass' ? 0 : 1
}

function nothing(pasted: string, found: Json): 'empty' | 'well' | 'unknown' {
  if (pasted.trim() === '') return 'empty'
  return list(found, 'about').length > 0 ? 'well' : 'unknown'
}

function notes(found: Json, language: Language): string[] {
  return list(found, 'notes').map((note) => text(object(note['text'], 'text'), language))
}

const MARKS: Readonly<Record<string, string>> = { supports: '+', rules_out: '−', notes: '·' }

function inWords(cause: Json, rank: number, language: Language): string {
  const source = object(cause['source'], 'source')
  const check = cause['check'] === undefined ? undefined : object(cause['check'], 'check')
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
    ...(check ? [`   ${DIAGNOSE.retest[language]}${text(object(check['title'], 'title'), language)}`] : []),
    `   ${DIAGNOSE.source[language]}${text(source, 'name')}`,
  ].join('\n')
}
