import { useTranslation } from 'react-i18next'
import type { CheckRun } from '../api/types.ts'

const STATES = ['pass', 'fail', 'warn', 'manual', 'unknown', 'skipped'] as const

export type Counts = CheckRun['counts']

/** How many of each state there are; what there is none of is left out. */
export function CheckCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation()
  const counted = STATES.filter((state) => counts[state] > 0)
  return <>{counted.map((state) => t(`checks.count_${state}`, { count: counts[state] })).join(' · ')}</>
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum = { pass: 0, fail: 0, warn: 0, manual: 0, unknown: 0, skipped: 0 }
  for (const counts of all) for (const state of STATES) sum[state] += counts[state]
  return sum
}
