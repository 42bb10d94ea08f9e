import type { Records } from '../store.ts'
import { DAY_MS, later } from '../time.ts'
import type { Applyment } from './applyments.ts'
import type { ReviewReason } from './review-reasons.ts'

/** Earlier objections to the same field in much the same words, and how many of them were mended. */
export type SimilarReasons = { index: number; seen: number; passed: number }

export const LOOKED_BACK_DAYS = 90
/** Of one field: enough to count by, and the same cost among millions. */
const READ_AT_MOST = 300
/** Half of the pairs of characters in common: 门头照片不清晰 and 门头照不清晰，请重新上传. */
const ALIKE = 0.5

export async function similarReasons(
  records: Records,
  { id, channel, objections }: Applyment,
  now: Date,
): Promise<readonly SimilarReasons[]> {
  const since = later(now, -LOOKED_BACK_DAYS * DAY_MS)
  return Promise.all(
    objections.map(async ({ field, rejectReason }, index) => {
      const earlier = await records.reviews.ofField({ channel, field, since, limit: READ_AT_MOST })
      const alike = earlier.filter((one) => one.applymentId !== id && isAlike(one.reason, rejectReason))
      return { index, seen: alike.length, passed: alike.filter(isMended).length }
    }),
  )
}

function isMended({ ended }: ReviewReason): boolean {
  return ended === 'passed'
}

export function isAlike(one: string, other: string): boolean {
  const [few, many] = [pairsOf(one), pairsOf(other)].toSorted((a, b) => a.size - b.size)
  if (!few || !many || few.size === 0) return one === other
  const common = [...few].filter((pair) => many.has(pair)).length
  return common / few.size >= ALIKE
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text.replaceAll(/[\s\p{P}]/gu, ''))
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))
}
