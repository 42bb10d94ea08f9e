import type { Sentence } from '../text.ts'
import type { Catalogue, Cause } from './causes.ts'
import { type Clues, readClues } from './clues.ts'

/** Why a cause stands where it stands. */
export type Evidence = { by: 'words' | 'code' | 'mention' | 'status'; found: string; reason: Sentence }
export type RankedCause = { channel: string; label: Sentence; cause: Cause; evidence: Evidence }
export type Diagnosis = { clues: Omit<Clues, 'text'>; causes: readonly RankedCause[] }

/** What may be behind a pasted error, the likeliest first. Empty where no catalogue knows any of it. */
export function diagnose(pasted: string, catalogues: readonly Catalogue[]): Diagnosis {
  const { text, ...clues } = readClues(pasted)
  const found = catalogues.flatMap((catalogue) => causesIn(catalogue, { text, ...clues }))
  const causes = found
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ ranked }) => ranked)
  return { clues, causes }
}

const MOST = 5
/** One code stands for many causes, so words tell more than it; a status stands for nearly everything. */
const WEIGHTS: Readonly<Record<Evidence['by'], number>> = { words: 4000, code: 3000, mention: 2000, status: 1000 }
const MARKED = 500

function causesIn(catalogue: Catalogue, clues: Clues): { ranked: RankedCause; weight: number }[] {
  const { channel, label, causes } = catalogue
  const marked = catalogue.marks.test(clues.text) ? MARKED : 0
  return causes.flatMap((cause) => {
    const seen = evidenceOf(cause, catalogue, clues)
    if (!seen) return []
    return [{ ranked: { channel, label, cause, evidence: seen.evidence }, weight: seen.weight + marked }]
  })
}

/** The strongest that speaks for a cause; of two as strong, the longer words or the code that was named first. */
function evidenceOf(
  cause: Cause,
  { spell }: Catalogue,
  clues: Clues,
): { evidence: Evidence; weight: number } | undefined {
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

function weigh(by: Evidence['by'], found: string, finer: number) {
  return { evidence: { by, found, reason: REASONS[by](found) }, weight: WEIGHTS[by] + finer }
}

function longest(words: readonly string[]): string | undefined {
  return words.toSorted((a, b) => b.length - a.length)[0]
}

const REASONS: Readonly<Record<Evidence['by'], (found: string) => Sentence>> = {
  words: (found) => ({ 'zh-CN': `文字里写着「${found}」。`, en: `The text says “${found}”.` }),
  code: (found) => ({ 'zh-CN': `错误码是 ${found}。`, en: `The error code is ${found}.` }),
  mention: (found) => ({ 'zh-CN': `文字里出现了 ${found}。`, en: `The text mentions ${found}.` }),
  status: (found) => ({
    'zh-CN': `只有 HTTP 状态 ${found} 可以参考。`,
    en: `Only the HTTP status ${found} points here.`,
  }),
}
