import type { Sentence } from '../text.ts'

export const JOURNEY_TEXTS = {} satisfies Record<string, Sentence>
