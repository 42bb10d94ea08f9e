import { describe, expect, test } from 'vitest'
import type { ApplymentKey, ClientId, LinkId } from '../ids.ts'
import { DAY_MS, later } from '../time.ts'
import { type ClientLink, isLinkToken, linkAddress, linkState, newLinkToken } from './client-links.ts'

const NOW = new Date('2026-11-22T02:32:08.000Z')
const link: ClientLink = {
  id: 'ln_1' as LinkId,
  clientId: 'cl_1' as ClientId,
  applymentId: 'ap_1' as ApplymentKey,
  ask: { name: '林晓' },
  expiresAt: later(NOW, 14 * DAY_MS),
  createdBy: '林晓',
  createdAt: NOW,
  updatedAt: NOW,
  wrongProofs: 0,
  uploads: 0,
  filled: [],
  markKey: 'k',
}
const sent = { at: NOW, name: '陈国华', consent: '2026-11' }

describe('a link', () => {
  test('is open until its time is over', () => {
    expect(linkState(link, later(link.expiresAt, -1))).toBe('open')
    expect(linkState(link, link.expiresAt)).toBe('expired')
  })
  test('that was sent shows how it goes on for longer than it could be filled in', () => {
    expect(linkState({ ...link, sent }, later(NOW, 89 * DAY_MS))).toBe('sent')
    expect(linkState({ ...link, sent }, later(NOW, 90 * DAY_MS))).toBe('expired')
  })
  test('that was revoked is nothing else any more', () => {
    expect(linkState({ ...link, sent, revoked: { by: '林晓', at: NOW } }, NOW)).toBe('revoked')
  })
})

describe('its token', () => {
  const token = newLinkToken(Uint8Array.from({ length: 32 }, (_, i) => 255 - i * 3))
  test('holds 256 bits in letters that an address takes as they are', () => {
    expect(isLinkToken(token.reveal())).toBe(true)
    expect(encodeURIComponent(token.reveal())).toBe(token.reveal())
    expect(() => newLinkToken(new Uint8Array(16))).toThrow(RangeError)
  })
  test('stands in the address and prints nowhere else', () => {
    expect(linkAddress({ publicUrl: 'https://pay.example.com' }, token)).toBe(
      `https://pay.example.com/a/${token.reveal()}`,
    )
    expect(`${token} ${JSON.stringify({ token })}`).not.toContain(token.reveal())
  })
})
