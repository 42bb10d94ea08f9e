import { expect, test } from 'vitest'
import { text } from '../text.ts'
import { DAY_MS, later } from '../time.ts'
import type { NextStep } from './next-step.ts'
import { byUrgency } from './urgency.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
function step(key: string, waitingFor: NextStep['waitingFor'], more: Partial<NextStep> = {}): NextStep {
  const subject = { type: 'client', id: 'cl_1' } as const
  return {
    key,
    waitingFor,
    subject,
    title: text('next.live'),
    since: NOW,
    overdue: false,
    secondary: [],
    blocking: [],
    ...more,
  }
}

test('a rejection, overdue with us, due with us, ours to start, the oldest that waits for others, done', () => {
  const steps = [
    step('live', 'none'),
    step('young', 'platform', { since: NOW }),
    step('old', 'superAdmin', { since: later(NOW, -DAY_MS), overdue: true, dueAt: later(NOW, -1) }),
    step('startable', 'operator'),
    step('due later', 'developer', { dueAt: later(NOW, 2 * DAY_MS) }),
    step('due soon', 'developer', { dueAt: later(NOW, DAY_MS) }),
    step('overdue', 'developer', { dueAt: later(NOW, -DAY_MS), overdue: true }),
    step('review.rejected', 'operator', { blocked: true }),
  ]
  expect(steps.toSorted(byUrgency).map(({ key }) => key)).toEqual([
    'review.rejected',
    'overdue',
    'due soon',
    'due later',
    'startable',
    'old',
    'young',
    'live',
  ])
})
