import { expect, test } from 'vitest'
import { DAY_MS, later } from '../time.ts'
import { reminderDue } from './remind.ts'

const NOW = new Date('2026-11-22T02:00:00Z')

test.each([
  [31, undefined],
  [30, 30],
  [15, 30],
  [14, 14],
  [7.5, 14],
  [7, 7],
  [1.1, 7],
  [1, 1],
  [0.2, 1],
  [-0.1, undefined],
])('%s days before its end a key is told of for day %s', (days, due) => {
  expect(reminderDue(later(NOW, days * DAY_MS), NOW)).toBe(due)
})
