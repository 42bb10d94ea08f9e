import { describe, expect, test } from 'vitest'
import type { ClientId, LinkId } from '../ids.ts'
import { DAY_MS, later, MINUTE_MS } from '../time.ts'
import { askTurn, CODE_TRIES, CODES_A_DAY, codeStanding, type LinkCode } from './link-codes.ts'

const NOW = new Date('2026-11-22T02:32:08.000Z')
const code: LinkCode = {
  linkId: 'ln_1' as LinkId,
  clientId: 'cl_1' as ClientId,
  hash: 'h',
  sessionHash: 's',
  askedAt: NOW,
  tries: 0,
  state: 'sent',
}
const times = (n: number, from = NOW) => Array.from({ length: n }, (_, i) => later(from, i * 2 * MINUTE_MS))

const turn = (link: readonly Date[], number: readonly Date[], ms: number) =>
  askTurn({ link, number }, later(NOW, ms)).state

describe('a code', () => {
  test('is good for five minutes', () => {
    expect(codeStanding(code, later(NOW, 5 * MINUTE_MS - 1))).toBe('open')
    expect(codeStanding(code, later(NOW, 5 * MINUTE_MS))).toBe('expired')
  })
  test('and for five tries', () => {
    expect(codeStanding({ ...code, tries: CODE_TRIES - 1 }, NOW)).toBe('open')
    expect(codeStanding({ ...code, tries: CODE_TRIES }, NOW)).toBe('spent')
  })
  test('that may have arrived may be typed; one that was refused was never on its way', () => {
    expect(codeStanding({ ...code, state: 'unknown' }, NOW)).toBe('open')
    expect(codeStanding({ ...code, state: 'sending' }, NOW)).toBe('open')
    expect(codeStanding({ ...code, state: 'refused' }, NOW)).toBe('refused')
  })
})

describe('how often one may be asked for', () => {
  test('again after a minute', () => {
    expect([turn([], [], 0), turn([NOW], [NOW], 59_999), turn([NOW], [NOW], 60_000)]).toEqual([
      'free',
      'waiting',
      'free',
    ])
  })
  test('five times a day for a link, then when the first is a day old', () => {
    const asks = times(CODES_A_DAY.link)
    expect([turn(asks, [], DAY_MS - 1), turn(asks, [], DAY_MS)]).toEqual(['full', 'free'])
  })
  test('ten times a day for a number, by whatever links', () => {
    const asks = times(CODES_A_DAY.number)
    expect([turn([], asks, DAY_MS - 1), turn([], asks, DAY_MS)]).toEqual(['full', 'free'])
    expect(turn([], asks.slice(1), MINUTE_MS * 30)).toBe('free')
  })
})
