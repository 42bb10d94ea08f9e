import { describe, expect, test } from 'vitest'
import type { Grant } from '../grants/grants.ts'
import type { ClientId, GrantId, ProviderId } from '../ids.ts'
import { Secret } from '../secret.ts'
import { type MethodStanding, standingOf } from './standing.ts'

const providerId = 'sp_1' as ProviderId
const AT = new Date('2026-11-24T00:00:00Z')
const METHOD = { state: 'active', mode: 'provider', providerId, subMchid: '2088' } as const

function grant(more: Partial<Grant> = {}): Grant {
  return {
    id: 'gr_1' as GrantId,
    clientId: 'cl_1' as ClientId,
    providerId,
    channel: 'somepay',
    subMchid: '2088',
    authAppId: '1',
    state: 'active',
    token: new Secret('app_auth_token', 'x'),
    refreshToken: new Secret('app_refresh_token', 'x'),
    grantedAt: AT,
    refreshAt: AT,
    checkedAt: AT,
    createdAt: AT,
    updatedAt: AT,
    ...more,
  }
}

describe('a method that is switched on', () => {
  test.each<[string, readonly Grant[], MethodStanding]>([
    ['asks for no grant where there never was one', [], 'active'],
    ['is usable while its merchant’s grant stands', [grant()], 'active'],
    ['is not once that is withdrawn', [grant({ state: 'withdrawn' })], 'grant_withdrawn'],
    ['is while another application of the merchant’s still grants', [grant({ state: 'withdrawn' }), grant()], 'active'],
    ['does not mind another merchant', [grant({ state: 'withdrawn', subMchid: '2099' })], 'active'],
    ['nor another account', [grant({ state: 'withdrawn', providerId: 'sp_2' as ProviderId })], 'active'],
  ])('%s', (_what, grants, standing) => {
    expect(standingOf(METHOD, grants)).toBe(standing)
  })
})

test('its own switch comes first, and own keys need nobody’s grant', () => {
  const withdrawn = [grant({ state: 'withdrawn' })]
  for (const state of ['draft', 'disabled'] as const) expect(standingOf({ ...METHOD, state }, withdrawn)).toBe(state)
  expect(standingOf({ ...METHOD, mode: 'direct' }, withdrawn)).toBe('active')
})
