import { CATALOGUES } from '@ruzhu/channels/catalogues.ts'
import { type Diagnosis, diagnose, type RankedCause } from '@ruzhu/domain/diagnosis/diagnose.ts'
import type { Fix } from '@ruzhu/domain/errors.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { DIAGNOSE } from './texts.ts'

export type DiagnoseTerminal = {
  language: Language
  input(): Promise<string>
  out(text: string): void
  tell(text: string): void
}

/** `ruzhu diagnose [text|-] [--json]`: asks nobody, so it works where nothing else does. */
export async function runDiagnose(args: readonly string[], terminal: DiagnoseTerminal): Promise<number> {
  const { language, out, tell } = terminal
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    out(DIAGNOSE.help[language])
    return 0
  }
  const words = args.filter((arg) => arg !== '--json' && arg !== '-')
  const pasted = words.length > 0 ? words.join(' ') : await terminal.input()
  const found = diagnose(pasted, CATALOGUES)
  if (args.includes('--json')) out(JSON.stringify(inJson(found, language), undefined, 2))
  else if (found.causes.length > 0) out(inWords(found, language))
  else tell(DIAGNOSE[pasted.trim() === '' ? 'empty' : 'unknown'][language])
  return found.causes.length > 0 ? 0 : 1
}

function inWords({ clues, causes }: Diagnosis, language: Language): string {
  const told = [
    clues.requestId === undefined ? [] : `${DIAGNOSE.request_id[language]} ${clues.requestId}`,
    clues.outTradeNo === undefined ? [] : `${DIAGNOSE.out_trade_no[language]} ${clues.outTradeNo}`,
  ].flat()
  return [...told, ...causes.map((ranked, at) => causeInWords(ranked, at + 1, language))].join('\n\n')
}

function causeInWords({ label, cause, evidence }: RankedCause, rank: number, language: Language): string {
  return [
    `${rank}. ${cause.title[language]}  (${label[language]} · ${cause.key})`,
    `   ${evidence.reason[language]}`,
    ...cause.fix.flatMap((step) => stepInWords(step, language)),
    `   ${DIAGNOSE.source[language]}${[cause.source.name, cause.source.link].filter((part) => part !== undefined).join(' ')}`,
  ].join('\n')
}

function stepInWords({ owner, do: what, place, link }: Fix, language: Language): string[] {
  return [
    `   → ${DIAGNOSE.owners[owner][language]}${what[language]}`,
    ...(place ? [`     ${place[language]}`] : []),
    ...(link === undefined ? [] : [`     ${link}`]),
  ]
}

/** For programs: keys and words are stable, the sentences are for people. */
function inJson({ clues, causes }: Diagnosis, language: Language) {
  return {
    codes: clues.codes,
    status: clues.status,
    request_id: clues.requestId,
    out_trade_no: clues.outTradeNo,
    causes: causes.map(({ channel, cause, evidence }) => ({
      channel,
      key: cause.key,
      title: cause.title[language],
      evidence: { by: evidence.by, found: evidence.found, reason: evidence.reason[language] },
      fix: cause.fix.map((step) => ({
        owner: step.owner,
        do: step.do[language],
        place: step.place?.[language],
        link: step.link,
      })),
      source: cause.source,
    })),
  }
}
