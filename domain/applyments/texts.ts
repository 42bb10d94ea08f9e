import type { Sentence } from '../text.ts'
import { CHECK_TEXTS } from './check-texts.ts'
import { RULE_TEXTS } from './rules/texts.ts'

export const APPLYMENT_TEXTS = { ...RULE_TEXTS, ...CHECK_TEXTS } satisfies Record<string, Sentence>
