import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, later, MINUTE_MS } from '../time.ts'
import { nextAsk } from './schedule.ts'

const START = new Date('2026-11-22T02:00:00Z')

test('the gateway’s own advice at first', () => {
  const asked: number[] = []
  for (let now = START; asked.length < 7; now = nextAsk(START, now)) asked.push((+nextAsk(START, now) - +START) / 1000)
  expect(asked).toEqual([5, 30, 60, 180, 300, 600, 1800])
})

test('then every half hour, and never less often than four times a day', () => {
  expect(nextAsk(START, later(START, HOUR_MS))).toEqual(later(START, HOUR_MS + 30 * MINUTE_MS))
  expect(nextAsk(START, later(START, 8 * HOUR_MS))).toEqual(later(START, 10 * HOUR_MS))
  expect(nextAsk(START, later(START, 30 * DAY_MS))).toEqual(later(START, 30 * DAY_MS + 6 * HOUR_MS))
})
