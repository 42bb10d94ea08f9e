import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, later } from '../time.ts'
import type { ApplymentState } from './applyments.ts'
import { deadlineOf, editable, nextAskAt, surprising } from './states.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
const waits = (state: ApplymentState, ageMs: number) => {
  const at = nextAskAt({ state, stateAt: later(NOW, -ageMs) }, NOW)
  return at && at.getTime() - NOW.getTime()
}

test('the platform’s deadlines are counted from the state', () => {
  expect(deadlineOf({ state: 'to_be_confirmed', stateAt: NOW })).toEqual(later(NOW, 10 * DAY_MS))
  expect(deadlineOf({ state: 'to_be_signed', stateAt: NOW })).toEqual(later(NOW, 30 * DAY_MS))
  expect(deadlineOf({ state: 'auditing', stateAt: NOW })).toBeUndefined()
})

describe('the platform is asked', () => {
  test.each<[ApplymentState]>([['auditing'], ['to_be_confirmed'], ['to_be_signed'], ['signing'], ['unknown']])(
    '%s: often just after a change, then every five minutes',
    (state) => {
      expect(waits(state, 0)).toBe(5 * SECOND_MS)
      expect(waits(state, MINUTE_MS)).toBe(MINUTE_MS)
      expect(waits(state, 10 * MINUTE_MS)).toBe(5 * MINUTE_MS)
      expect(waits(state, 20 * DAY_MS)).toBe(5 * MINUTE_MS)
    },
  )

  test('seldom while it waits for us, and not at all where nothing can come', () => {
    expect(waits('rejected', 0)).toBe(6 * HOUR_MS)
    expect(waits('editting', 0)).toBe(6 * HOUR_MS)
    for (const state of ['draft', 'submitting', 'finished', 'canceled'] as const)
      expect(waits(state, 0)).toBeUndefined()
  })
})

test('a form may be changed while nobody looks at it', () => {
  const states: ApplymentState[] = [
    'draft',
    'submitting',
    'editting',
    'auditing',
    'rejected',
    'to_be_signed',
    'finished',
  ]
  expect(states.filter(editable)).toEqual(['draft', 'editting', 'rejected'])
})

test('a jump that the platform does not describe is noticed, and a known or repeated one is not', () => {
  expect(surprising('auditing', 'to_be_signed')).toBe(false)
  expect(surprising('auditing', 'auditing')).toBe(false)
  expect(surprising('unknown', 'finished')).toBe(false)
  expect(surprising('finished', 'auditing')).toBe(true)
  expect(surprising('auditing', 'unknown')).toBe(true)
})
