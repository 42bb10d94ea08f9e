import { expect, test } from 'vitest'
import { LookLimit } from './look-limit.ts'

test('sixty misses from one address wait for the rest of a quarter of an hour; others do not', () => {
  let at = Date.parse('2026-11-22T02:00:00Z')
  const limit = new LookLimit(() => new Date(at))
  for (let i = 0; i < 59; i++) limit.missed('a')
  expect(limit.waits('a')).toBeUndefined()
  limit.missed('a')
  expect(limit.waits('a')).toBe(900)
  expect(limit.waits('b')).toBeUndefined()
  at += 15 * 60_000
  expect(limit.waits('a')).toBeUndefined()
})

test('however many addresses miss, only so many are remembered', () => {
  const limit = new LookLimit(() => new Date(0))
  for (let i = 0; i < 12_000; i++) limit.missed(`address ${i}`)
  expect(limit.remembered).toBe(10_000)
})
