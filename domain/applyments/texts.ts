import type { Sentence } from '../text.ts'

export const APPLYMENT_TEXTS = {} satisfies Record<string, Sentence>
