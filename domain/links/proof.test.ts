import { describe, expect, test } from 'vitest'
import { later } from '../time.ts'
import { PROOFS_LIMIT, proofTurn, provesContact } from './proof.ts'

const NOW = new Date('2026-11-22T02:32:08.000Z')

const turn = (wrongProofs: number, ms: number) => proofTurn({ wrongProofs, triedAt: NOW }, later(NOW, ms)).state

describe('the last four digits of the contact’s number', () => {
  test.each(['0000', ' 0000 ', '００００', '00 00'])('%s', (given) => {
    expect(provesContact(given, '13800130000')).toBe(true)
  })
  test.each(['', '000', '13800130000', '0001', 'abcd'])('not "%s"', (given) => {
    expect(provesContact(given, '13800130000')).toBe(false)
  })
  test('a landline has an ending, too; a number without one proves nothing', () => {
    expect(provesContact('8000', '020-8888 8000')).toBe(true)
    expect(provesContact('', 'no number')).toBe(false)
    expect(provesContact('110', '110')).toBe(false)
  })
})

describe('how often it may be tried', () => {
  test('three times at once', () => {
    expect([0, 1, 2].map((wrong) => turn(wrong, 0))).toEqual(['free', 'free', 'free'])
  })
  test('then after pauses that double', () => {
    expect([turn(3, 29_999), turn(3, 30_000)]).toEqual(['waiting', 'free'])
    expect([turn(5, 119_999), turn(5, 120_000)]).toEqual(['waiting', 'free'])
  })
  test('then no more, however long somebody waits', () => {
    expect(turn(PROOFS_LIMIT, 1e12)).toBe('locked')
  })
})
