import type { Sentence } from '../text.ts'
import type { PlannedCheck } from '../checks/offers.ts'
import type { Catalogue, Cause } from './causes.ts'
import { type Clues, readClues } from './clues.ts'
import { lastChecked, provingCheck } from './check-evidence.ts'
import type { Dossier } from './dossier.ts'
import { look } from './evidence.ts'
import type { RecordLine } from './record-line.ts'
import { recordedBefore } from './recorded-refusals.ts'

/** Why a cause stands where it stands. `record`: the text says nothing of it, our own records do. */
export type Evidence = { by: 'words' | 'code' | 'mention' | 'record' | 'status'; found: string; reason: Sentence }
export type RankedCause = {
  channel: string
  label: Sentence
  cause: Cause
  evidence: Evidence
  /** What our records say for it and against it. */
  records: readonly RecordLine[]
  /** What can be checked again to see whether it is mended. */
  check?: PlannedCheck
  checkedOn?: string
}
export type Diagnosis = { clues: Omit<Clues, 'text'>; causes: readonly RankedCause[] }
/** What is looked up besides the catalogues; see `openDossier`. */
export type Lookup = { dossier: Dossier; now: Date }

/** What may be behind a pasted error, the likeliest first. Empty where no catalogue and no record knows any of it. */
export function diagnose(pasted: string, catalogues: readonly Catalogue[], lookup?: Lookup): Diagnosis {
  const { text, ...clues } = readClues(pasted)
  const read = { text, ...clues }
  const marked = new Set(catalogues.filter(({ marks }) => marks.test(text)).map(({ channel }) => channel))
  const known = lookup && { ...lookup, said: lastRefusal(lookup.dossier) }
  const found = catalogues.flatMap((catalogue) => causesIn(catalogue, { clues: read, marked, known }))
  const causes = found
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ ranked }) => ranked)
  return { clues, causes }
}

const MOST = 5
/** One code stands for many causes, so words tell more than it; a status stands for nearly everything. */
const WEIGHTS: Readonly<Record<Evidence['by'], number>> = {
  words: 4000,
  code: 3000,
  record: 2500,
  mention: 2000,
  status: 1000,
}
const MARKED = 500
/** The text bears the marks of another gateway, and none of this one. */
const FOREIGN = -1500
/** What is seen in a record moves a cause past one that has the same words for it, and past none that has better ones. */
const SUPPORTED = 250
const DECIDED = 700
const RULED_OUT = -1200
const ONLY_DECIDED = 1300

type Known = Lookup & { said: Clues | undefined }
type Context = { clues: Clues; marked: ReadonlySet<string>; known: Known | undefined }

function causesIn(catalogue: Catalogue, context: Context): { ranked: RankedCause; weight: number }[] {
  const { channel, label, checkedOn } = catalogue
  const { marked, known } = context
  if (catalogue.ours && !marked.has(channel) && known?.dossier.problem === undefined) return []
  const mark = marked.has(channel) ? MARKED : marked.size > 0 ? FOREIGN : 0
  return catalogue.causes.flatMap((cause) => {
    const said = evidenceOf(cause, catalogue, context.clues) ?? evidenceBefore(cause, catalogue, known)
    const records = known && isOf(catalogue, known.dossier) ? linesOf(cause, catalogue, context.clues, known) : []
    const seen = said ?? evidenceInRecords(records)
    if (!seen) return []
    const check = known && isOf(catalogue, known.dossier) ? provingCheck(cause, catalogue, known.dossier) : undefined
    const ranked = {
      channel,
      label,
      cause,
      evidence: seen.evidence,
      records,
      ...(check && { check }),
      ...(checkedOn !== undefined && { checkedOn }),
    }
    return [{ ranked, weight: seen.weight + mark + moved(records) }]
  })
}

/** Records of one gateway say nothing of another's errors. */
function isOf({ channel, ours }: Catalogue, { payment, applyment, method, account }: Dossier): boolean {
  const of = payment?.channel ?? method?.channel ?? applyment?.channel ?? account?.outline.channel
  return ours === true || of === undefined || of === channel
}

/** What is seen stands first, then what speaks for it, against it, and what is only told besides. */
function linesOf(cause: Cause, catalogue: Catalogue, clues: Clues, known: Known): readonly RecordLine[] {
  const { dossier, now } = known
  const looked = cause.looks.flatMap((question) => look(question, { dossier, clues, now }))
  const checked = lastChecked(cause, catalogue, known)
  const lines = [...looked, ...checked, ...recordedBefore(cause, catalogue, dossier)]
  return lines.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function placeOf({ decides, verdict }: RecordLine): number {
  return decides ? 0 : 1 + ['supports', 'rules_out', 'notes'].indexOf(verdict)
}

function moved(records: readonly RecordLine[]): number {
  if (records.some(({ decides }) => decides)) return DECIDED
  if (records.some(({ verdict }) => verdict === 'supports')) return SUPPORTED
  return records.some(({ verdict }) => verdict === 'rules_out') ? RULED_OUT : 0
}

/** What our API answered, else the newest no of the gateway to what the text names, read like a pasted one. */
function lastRefusal({ problem, payment, refund, applyment, refusals }: Dossier): Clues | undefined {
  if (problem) return readClues(JSON.stringify(problem.gateway ?? { code: problem.code }))
  const subjects: readonly (string | undefined)[] = [payment?.id, refund?.id, applyment?.id]
  const isNamed = subjects.some((id) => id !== undefined)
  const last = refusals.find(({ subject }) => !isNamed || subjects.includes(subject))
  return last && readClues(JSON.stringify({ code: last.refusal.code, message: last.refusal.message }))
}

type Seen = { evidence: Evidence; weight: number }

function evidenceBefore(cause: Cause, catalogue: Catalogue, known: Known | undefined): Seen | undefined {
  if (!known?.said || !isOf(catalogue, known.dossier)) return undefined
  const before = evidenceOf(cause, catalogue, known.said)
  return before && weigh('record', before.evidence.found, before.weight / 10)
}

function evidenceInRecords(records: readonly RecordLine[]): Seen | undefined {
  const seen = records.find(({ alone }) => alone)
  return seen && weigh('record', '', ONLY_DECIDED - WEIGHTS.record)
}

/** The strongest that speaks for a cause; of two as strong, the longer words or the code that was named first. */
function evidenceOf(cause: Cause, { spell }: Catalogue, clues: Clues): Seen | undefined {
  const words = longest(cause.says.flatMap((says) => says.exec(clues.text)?.[0] ?? []))
  if (words !== undefined) return weigh('words', words, Math.min(words.length, 99))
  const at = clues.codes.findIndex((code) => cause.codes.includes(spell(code)))
  const code = clues.codes[at]
  if (code !== undefined) return weigh('code', code, -Math.min(at, 99))
  const hints = (cause.hints ?? []).flatMap((hint) => hint.exec(clues.text)?.[0] ?? [])
  const mention = longest([...hints, ...clues.mentions.filter((word) => cause.codes.includes(spell(word)))])
  if (mention !== undefined) return weigh('mention', mention, Math.min(mention.length, 99))
  const { status } = clues
  if (status !== undefined && cause.statuses?.includes(status)) return weigh('status', String(status), 0)
  return undefined
}

function weigh(by: Evidence['by'], found: string, finer: number): Seen {
  return { evidence: { by, found, reason: REASONS[by](found) }, weight: WEIGHTS[by] + finer }
}

function longest(words: readonly string[]): string | undefined {
  return words.toSorted((a, b) => b.length - a.length)[0]
}

const REASONS: Readonly<Record<Evidence['by'], (found: string) => Sentence>> = {
  words: (found) => ({ 'zh-CN': `文字里写着「${found}」。`, en: `The text says “${found}”.` }),
  code: (found) => ({ 'zh-CN': `错误码是 ${found}。`, en: `The error code is ${found}.` }),
  mention: (found) => ({ 'zh-CN': `文字里出现了 ${found}。`, en: `The text mentions ${found}.` }),
  record: (found) =>
    found === ''
      ? {
          'zh-CN': '文字里没有提到，是从我们的记录里看到的。',
          en: 'The text does not mention it; our records show it.',
        }
      : {
          'zh-CN': `平台上次就是这样拒绝的：「${found}」。`,
          en: `This is how the platform refused it last: “${found}”.`,
        },
  status: (found) => ({
    'zh-CN': `只有 HTTP 状态 ${found} 可以参考。`,
    en: `Only the HTTP status ${found} points here.`,
  }),
}
