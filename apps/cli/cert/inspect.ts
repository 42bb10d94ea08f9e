import type { Finding, Recognised, Told } from '@ruzhu/credentials/finding.ts'
import { isSecretKind, KIND_NAMES } from '@ruzhu/credentials/kinds.ts'
import { dayOf, recognise } from '@ruzhu/credentials/recognise.ts'
import { isTrouble, sayIn } from '@ruzhu/credentials/sentences.ts'
import type { Language } from '@ruzhu/domain/text.ts'
import { readFiles } from './files.ts'
import { readOptions } from './options.ts'
import { DONE, Stop, type Terminal, WRONG_CALL, WRONG_MATERIAL } from './terminal.ts'
import { CERT } from './texts.ts'

const OPTIONS = { mchid: { type: 'string' }, json: { type: 'boolean' }, reveal: { type: 'boolean' } } as const

/** What these files are, whose, until when, and whether they belong together. Secrets only where that was asked for. */
export async function inspect(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  if (positionals.length === 0) throw new Stop(WRONG_CALL, CERT.needs_files)
  const { language, now, env, out } = terminal
  const password = env['RUZHU_P12_PASSWORD']
  const seen = await recognise(await readFiles(positionals), [], {
    now,
    ...(values.mchid !== undefined && { mchid: values.mchid }),
    ...(password !== undefined && { passwords: [password] }),
  })
  const reveal = values.reveal === true
  out(
    values.json === true
      ? JSON.stringify(inJson(seen, reveal, language), undefined, 2)
      : inWords(seen, reveal, language),
  )
  const isTroubled = seen.refused.length > 0 || seen.findings.some(({ notes }) => notes.some(isTrouble))
  return isTroubled || seen.findings.length === 0 ? WRONG_MATERIAL : DONE
}

function inWords({ findings, unused, refused }: Recognised, reveal: boolean, language: Language): string {
  const aside = (told: readonly Told[], what: string) =>
    told.map(({ source, why }) => `${what}  ${source}: ${sayIn(language, why)}`)
  return [
    ...findings.flatMap((finding) => [
      `✓ ${KIND_NAMES[finding.kind][language]}  ${factsIn(finding)}  (${finding.source})`,
      ...finding.notes.map((note) => `    ${isTrouble(note) ? '✗' : '·'} ${sayIn(language, note)}`),
      ...(reveal || !isSecretKind(finding.kind) ? [finding.value.reveal().trimEnd()] : []),
    ]),
    ...(findings.length === 0 ? [CERT.nothing[language]] : []),
    ...aside(refused, `✗ ${CERT.refused[language]}`),
    ...aside(unused, `– ${CERT.unused[language]}`),
  ].join('\n')
}

function factsIn({ facts }: Finding): string {
  const { mchid, appId, serialNo, validFrom, validTo, bits } = facts
  const dates = validFrom && validTo ? `${dayOf(validFrom)} – ${dayOf(validTo)}` : undefined
  const size = bits === undefined ? undefined : `RSA ${bits}`
  return [mchid ?? appId, serialNo, dates, size].filter((fact) => fact !== undefined).join(' · ')
}

/** For programs: the words are stable, the sentences are for people. */
function inJson({ findings, unused, refused }: Recognised, reveal: boolean, language: Language) {
  const told = ({ source, why }: Told) => ({ source, word: why.word, said: sayIn(language, why) })
  return {
    findings: findings.map(({ kind, source, facts, notes, value }) => ({
      kind,
      source,
      mchid: facts.mchid,
      app_id: facts.appId,
      serial_no: facts.serialNo,
      issuer: facts.issuer,
      valid_from: facts.validFrom,
      valid_to: facts.validTo,
      bits: facts.bits,
      fits: facts.fits,
      notes: notes.map((note) => ({ word: note.word, said: sayIn(language, note) })),
      ...(reveal || !isSecretKind(kind) ? { value: value.reveal() } : {}),
    })),
    refused: refused.map(told),
    unused: unused.map(told),
  }
}
