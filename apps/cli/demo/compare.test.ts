import { describe, expect, test } from 'vitest'
import { type Entry, differences } from './compare.ts'

const PAYMENT: Entry = { no: 'A1', fen: 7600, refundedFen: 1880, state: 'paid', platformNo: '4200' }

function compared(ours: readonly Entry[], theirs: readonly Entry[]) {
  return differences({ whose: 'ours', entries: ours }, { whose: 'theirs', entries: theirs })
}

test('books that say the same agree', () => {
  expect(compared([PAYMENT], [{ ...PAYMENT }])).toEqual([])
})

test('what one side does not know of is not held against it', () => {
  const { platformNo, ...unnumbered } = PAYMENT
  expect(platformNo).toBeDefined()
  expect(compared([PAYMENT], [unnumbered])).toEqual([])
})

describe('a difference is found and told', () => {
  test.each<[what: string, ours: Entry[], theirs: Entry[]]>([
    ['fen', [PAYMENT], [{ ...PAYMENT, fen: 7601 }]],
    ['refundedFen', [PAYMENT], [{ ...PAYMENT, refundedFen: 0 }]],
    ['state', [PAYMENT], [{ ...PAYMENT, state: 'unpaid' }]],
    ['platformNo', [PAYMENT], [{ ...PAYMENT, platformNo: '4201' }]],
    ['count', [PAYMENT], []],
    ['count', [], [PAYMENT]],
    ['count', [PAYMENT], [PAYMENT, PAYMENT]],
  ])('%s', (what, ours, theirs) => {
    expect(compared(ours, theirs)).toMatchObject([{ no: 'A1', what }])
  })
})
