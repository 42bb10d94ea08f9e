import { expect, test } from 'vitest'
import type { ClientId } from '../ids.ts'
import { HOUR_MS, later } from '../time.ts'
import { endedWaits, usual } from './waits.ts'

const AT = new Date('2026-11-22T02:00:00Z')
const step = (clientId: string, key: string, since = AT) => ({
  clientId: clientId as ClientId,
  channel: 'somepay',
  key,
  since,
})

test('twenty cases say how long it takes, nineteen say nothing', () => {
  const minutes = Array.from({ length: 20 }, (_, index) => (20 - index) * 60)
  expect(usual(minutes.slice(1))).toBeUndefined()
  expect(usual(minutes)).toEqual({ p50Hours: 10, p90Hours: 18, sampleSize: 20 })
})

test('a wait ends when the step moves on or begins anew, and not when another client moves', () => {
  const before = [step('cl_1', 'review'), step('cl_2', 'review'), step('cl_3', 'sign')]
  const now = later(AT, 3 * HOUR_MS)
  const after = [step('cl_1', 'sign', now), step('cl_2', 'review'), step('cl_3', 'sign', now)]
  expect(endedWaits(before, after, now)).toEqual([
    { channel: 'somepay', key: 'review', endedAt: now, minutes: 180 },
    { channel: 'somepay', key: 'sign', endedAt: now, minutes: 180 },
  ])
})
