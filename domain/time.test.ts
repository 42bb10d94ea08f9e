import { expect, test } from 'vitest'
import { beijingDay, beijingTime, parseDay } from './time.ts'

test('a day begins at midnight in Beijing, not in UTC', () => {
  expect(beijingDay(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(beijingDay(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
})

test('an instant is written with the Beijing offset', () => {
  expect(beijingTime(new Date('2018-06-08T02:34:56.789Z'))).toBe('2018-06-08T10:34:56+08:00')
})

test('a day that does not exist is not a day', () => {
  expect(parseDay('2024-02-29')).toBe('2024-02-29')
  for (const bad of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '长期', ''])
    expect(parseDay(bad)).toBeUndefined()
})
