import type { ApplymentKey } from '../ids.ts'

/** One thing a reviewer objected to, and how it ended: it was said `again`, or the review `passed` beyond it. */
export type ReviewReason = {
  applymentId: ApplymentKey
  /** Number of the submission that it was said of, and its place among the reasons of it. */
  submission: number
  place: number
  channel: string
  /** The gateway's name of the field, which is the same in every form. */
  field: string
  reason: string
  saidAt: Date
  ended?: 'passed' | 'again'
}
