import { expect, test } from 'vitest'
import { clockOf, digitsOf, instantOf } from './times.ts'

test('digits and clocks are Beijing’s', () => {
  const at = Date.parse('2026-11-23T18:05:09Z')
  expect([digitsOf(at), clockOf(at)]).toEqual(['20261124020509', '2026-11-24 02:05:09'])
  expect(instantOf('20261124020509')).toBe(at)
})

test.each(['', '2026', '20260231000000', '20261301000000', '20260101250000', '2026-01-01 00:00:00'])(
  '%j is no time',
  (digits) => expect(instantOf(digits)).toBeUndefined(),
)
