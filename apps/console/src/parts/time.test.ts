import { expect, test } from 'vitest'
import { clockOf, dayOf } from './time.tsx'

test('an instant is shown as Beijing’s day and clock, whatever the zone of the machine', () => {
  expect(dayOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22')
  expect(clockOf('2026-11-21T16:00:07.999Z')).toBe('00:00')
  expect(clockOf('2026-11-21T16:00:07.999Z', 'seconds')).toBe('00:00:07')
  expect(dayOf('2026-11-21T15:59:59.999Z')).toBe('2026-11-21')
})
