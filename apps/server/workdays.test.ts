import { afterWorkdays } from '@ruzhu/domain/workdays.ts'
import type { BeijingDay } from '@ruzhu/domain/time.ts'
import { expect, test } from 'vitest'
import { CHINESE_WORKDAYS } from './workdays.ts'

const works = (day: string) => CHINESE_WORKDAYS.isWorkday(day as BeijingDay)

// The decrees of the State Council for 2025 and 2026
test.each([
  ['2026-02-13', true],
  ['2026-02-14', true], // a Saturday, made up for Spring Festival
  ['2026-02-16', false],
  ['2026-02-23', false],
  ['2026-02-24', true],
  ['2026-10-01', false],
  ['2026-10-10', true], // a Saturday, made up for National Day
  ['2026-11-28', false],
  ['2026-11-30', true],
  ['2025-10-08', false],
])('%s is worked: %s', (day, worked) => expect(works(day)).toBe(worked))

test('five working days from the eve of Spring Festival end after it', () => {
  const from = new Date('2026-02-13T15:00:00+08:00')
  expect(afterWorkdays(CHINESE_WORKDAYS, from, 5)).toEqual(new Date('2026-02-27T15:00:00+08:00'))
})

test('three working days from the eve of National Day count the Saturday that is made up', () => {
  const from = new Date('2026-09-30T10:00:00+08:00')
  expect(afterWorkdays(CHINESE_WORKDAYS, from, 3)).toEqual(new Date('2026-10-10T10:00:00+08:00'))
})

test('a year that is not decreed yet is said to be unknown, and counts Monday to Friday', () => {
  expect(CHINESE_WORKDAYS.knows(2026)).toBe(true)
  expect(CHINESE_WORKDAYS.knows(2199)).toBe(false)
  expect(works('2199-01-01')).toBe(true) // a Tuesday, and surely a holiday
  expect(works('2199-01-05')).toBe(false)
})
