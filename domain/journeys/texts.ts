import type { Sentence } from '../text.ts'
import { ACTION_TEXTS } from './action-texts.ts'
import { STEP_TEXTS } from './step-texts.ts'
import { TASK_TEXTS } from './task-texts.ts'

export const JOURNEY_TEXTS = { ...TASK_TEXTS, ...STEP_TEXTS, ...ACTION_TEXTS } satisfies Record<string, Sentence>
