import type { Sentence } from '../text.ts'

/** What a row of the checklist waits for. */
export const TASK_TEXTS = {
  'task.after': { 'zh-CN': '「{step}」完成后开始', en: 'After “{step}”' },
} satisfies Record<string, Sentence>
