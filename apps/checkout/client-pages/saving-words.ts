import type { Language } from '@ruzhu/domain/text.ts'
import type { SavingState } from './saving.ts'
import { sayIn } from './texts.ts'
import { clockOf } from './times.ts'

/** What the line at the foot says of what was typed. */
export function savingWords(state: SavingState, savedAt: string, language: Language): string {
  const t = sayIn(language)
  switch (state.state) {
    case 'saved':
      return t('saved', { time: clockOf(savedAt) })
    case 'typing':
      return t('unsaved')
    case 'saving':
      return t('saving')
    case 'offline':
      return t('offline')
    case 'failed':
      return t('save_failed', { n: state.seconds })
  }
}
