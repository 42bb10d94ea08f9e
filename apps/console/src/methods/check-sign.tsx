import { useTranslation } from 'react-i18next'
import type { CheckResult } from '../api/types.ts'

export type CheckState = CheckResult['state']

const SIGNS: Record<CheckState, string> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  manual: '?',
  unknown: '~',
  skipped: '–',
  running: '○',
}

/** What somebody has to do something about, or at least to know. */
export const TROUBLE: ReadonlySet<CheckState> = new Set(['fail', 'warn', 'manual', 'unknown'])

/** Never by colour alone: the sign says it. For who does not see it, a word stands in the text beside it. */
export function CheckSign({ state }: { state: CheckState }) {
  return (
    <span className="check-sign" aria-hidden="true">
      {SIGNS[state]}
    </span>
  )
}

export function CheckStateUnseen({ state }: { state: CheckState }) {
  const { t } = useTranslation()
  return <span className="unseen">{t(`checks.state_${state}`)}：</span>
}
