import { describe, expect, test } from 'vitest'
import { USUAL_HOURS } from '../messages/hours.ts'
import type { BeijingDay } from '../time.ts'
import { isWeekday, type Workdays } from '../workdays.ts'
import { patienceWith } from './patience.ts'

// National Day 2026 as decreed: 1 to 7 October off, and the Saturdays before and after worked
const OFF = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']
const MADE_UP = ['2026-09-20', '2026-10-10']
const workdays: Workdays = {
  isWorkday: (day: BeijingDay) => !OFF.includes(day) && (MADE_UP.includes(day) || isWeekday(day)),
  knows: () => true,
}
const calendar = { workdays, hours: USUAL_HOURS }
const at = (text: string) => new Date(`${text}+08:00`)
const told = (step: Parameters<typeof patienceWith>[0]) =>
  patienceWith(step, calendar).prompts.map((prompt) => [prompt.name, beijing(prompt.at)])

describe('a client', () => {
  test('is reminded after one and three working days, and after five it is ours', () => {
    const step = { waitingFor: 'client', since: at('2026-09-14T15:00:00') } as const
    expect(told(step)).toEqual([
      ['first', '2026-09-15 15:00'],
      ['second', '2026-09-17 15:00'],
      ['late', '2026-09-20 15:00'], // a Sunday on which the holiday is made up for
    ])
    expect(patienceWith(step, calendar).lateAt).toEqual(at('2026-09-20T15:00:00'))
  })

  test('is left alone over the holiday, and at night', () => {
    expect(told({ waitingFor: 'client', since: at('2026-09-30T21:30:00') })).toEqual([
      ['first', '2026-10-09 09:00'],
      ['second', '2026-10-12 09:00'],
      ['late', '2026-10-14 09:00'],
    ])
  })
})

describe('a super admin', () => {
  test('is reminded before a platform’s deadline on a day that people work, which may be days earlier', () => {
    const dueAt = at('2026-10-08T01:00:00')
    const step = { waitingFor: 'superAdmin', since: at('2026-09-28T10:00:00'), dueAt, dueKind: 'platform' } as const
    expect(told(step)).toEqual([
      ['first', '2026-09-29 10:00'],
      ['before_deadline', '2026-09-30 19:59'],
      ['urgent', '2026-09-30 19:59'],
      ['late', '2026-10-08 10:00'],
    ])
    expect(patienceWith(step, calendar).urgentAt).toEqual(at('2026-09-30T19:59:00'))
  })

  test('has four hours left when it is urgent', () => {
    const dueAt = at('2026-09-16T18:00:00')
    const step = { waitingFor: 'legalPerson', since: at('2026-09-14T10:00:00'), dueAt, dueKind: 'platform' } as const
    expect(told(step)).toEqual([
      ['first', '2026-09-15 10:00'],
      ['before_deadline', '2026-09-15 18:00'],
      ['urgent', '2026-09-16 14:00'],
      ['late', '2026-09-17 10:00'],
    ])
  })
})

test('whoever has something to scan is told at once, and whoever has a link for materials was told by it', () => {
  const message = { key: 'x', says: { 'zh-CN': '', en: '' } }
  const step = { waitingFor: 'superAdmin', since: at('2026-09-14T22:00:00') } as const
  const [first] = patienceWith({ ...step, handover: { kind: 'sign', who: '陈*华', message } }, calendar).prompts
  expect(first).toEqual({ name: 'turn', at: step.since, to: 'client' })
  expect(told({ ...step, handover: { kind: 'materials', who: '陈*华', message } })[0]?.[0]).toBe('first')
  expect(told(step)[0]?.[0]).toBe('first')
})

test('a platform may take two working days, or what nine of ten of ours took', () => {
  const since = at('2026-09-14T10:00:00')
  expect(told({ waitingFor: 'platform', since })).toEqual([['late', '2026-09-16 10:00']])
  const published = { p50Hours: 24, p90Hours: 24, sampleSize: 0 }
  expect(told({ waitingFor: 'platform', since, usualDuration: published })).toEqual([['late', '2026-09-15 10:00']])
  const usualDuration = { p50Hours: 20, p90Hours: 30, sampleSize: 25 }
  expect(told({ waitingFor: 'platform', since, usualDuration })).toEqual([['late', '2026-09-15 16:00']])
})

test('a developer of ours has two working days; what is with us or refused has its own place', () => {
  const since = at('2026-09-14T10:00:00')
  expect(told({ waitingFor: 'developer', since })).toEqual([['late', '2026-09-16 10:00']])
  expect(told({ waitingFor: 'operator', since })).toEqual([])
  expect(told({ waitingFor: 'platform', since, blocked: true })).toEqual([])
})

function beijing(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
