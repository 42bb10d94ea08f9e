import { expect, test } from 'vitest'
import { MONDAY_TO_FRIDAY } from '../workdays.ts'
import { isTimeZone, lastOpen, nextOpen, USUAL_HOURS } from './hours.ts'

const at = (text: string) => new Date(text)
const next = (text: string, hours = USUAL_HOURS) => nextOpen(MONDAY_TO_FRIDAY, hours, at(text))
const last = (text: string, hours = USUAL_HOURS) => lastOpen(MONDAY_TO_FRIDAY, hours, at(text))

test('within working hours nothing waits', () => {
  expect(next('2026-11-23T09:00:00+08:00')).toEqual(at('2026-11-23T09:00:00+08:00'))
  expect(next('2026-11-23T19:59:59+08:00')).toEqual(at('2026-11-23T19:59:59+08:00'))
})

test('before nine it waits for nine, after eight for the next working day', () => {
  expect(next('2026-11-23T03:00:00+08:00')).toEqual(at('2026-11-23T09:00:00+08:00'))
  expect(next('2026-11-23T20:00:00+08:00')).toEqual(at('2026-11-24T09:00:00+08:00'))
  expect(next('2026-11-27T23:00:00+08:00')).toEqual(at('2026-11-30T09:00:00+08:00'))
})

test('a warning comes before, when people may still read it', () => {
  expect(last('2026-11-24T10:00:00+08:00')).toEqual(at('2026-11-24T10:00:00+08:00'))
  expect(last('2026-11-24T03:00:00+08:00')).toEqual(at('2026-11-23T19:59:00+08:00'))
  expect(last('2026-11-24T22:00:00+08:00')).toEqual(at('2026-11-24T19:59:00+08:00'))
  expect(last('2026-11-29T12:00:00+08:00')).toEqual(at('2026-11-27T19:59:00+08:00'))
})

test('the clock on the wall is the company’s, also across a change to summer time', () => {
  const berlin = { timeZone: 'Europe/Berlin', from: 9, to: 17 }
  expect(next('2026-03-27T20:00:00+01:00', berlin)).toEqual(at('2026-03-30T09:00:00+02:00'))
  expect(next('2026-10-23T18:00:00+02:00', berlin)).toEqual(at('2026-10-26T09:00:00+01:00'))
})

test('a zone that nobody knows is no zone', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true)
  expect(isTimeZone('Asia/Ruzhu')).toBe(false)
})
