import { describe, expect, test } from 'vitest'
import type { ApiKeyId, ClientId, UserId } from '../ids.ts'
import type { Caller, Role } from './access.ts'
import { may, meets, type Permission, PERMISSIONS, roleFor } from './may.ts'

const person = (role: Role): Caller => ({ kind: 'person', userId: 'us_1' as UserId, name: '林晓', role })
const program = (clientId?: string): Caller => ({
  kind: 'program',
  apiKeyId: 'ak_1' as ApiKeyId,
  name: 'shop',
  ...(clientId !== undefined && { clientId: clientId as ClientId }),
})
const ROLES: readonly Role[] = ['administrator', 'operator', 'developer', 'finance', 'reader']
const whoMay = (permission: Permission, environment: 'test' | 'live' = 'live') =>
  ROLES.filter((role) => may(person(role), permission, environment))

describe('people, by the table of roles', () => {
  test.each<[Permission, Role[]]>([
    ['clients.edit', ['administrator', 'operator']],
    ['applyments.edit', ['administrator', 'operator']],
    ['applyments.read', ['administrator', 'operator', 'developer', 'finance', 'reader']],
    ['grants.edit', ['administrator', 'operator']],
    ['sensitive.reveal', ['administrator', 'operator']],
    ['methods.edit', ['administrator', 'operator', 'developer']],
    ['methods.read', ['administrator', 'operator', 'developer', 'reader']],
    ['refunds.make', ['administrator', 'finance']],
    ['provider_accounts.edit', ['administrator']],
    ['api_keys.edit', ['administrator']],
    ['members.edit', ['administrator']],
  ])('%s: %s', (permission, roles) => {
    expect(whoMay(permission)).toEqual(roles)
  })

  test('a developer refunds and makes keys only where no real money moves', () => {
    expect(whoMay('refunds.make', 'test')).toContain('developer')
    expect(whoMay('api_keys.edit', 'test')).toContain('developer')
  })

  test('whoever is sent to ask for a role could then do it', () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[])
      expect(may(person(roleFor(permission)), permission, 'live')).toBe(true)
  })
})

describe('programs', () => {
  test('a key for one client takes payments and changes nothing else', () => {
    const bound = program('cl_1')
    const allowed = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may(bound, permission, 'live'))
    expect(allowed.filter((permission) => !permission.endsWith('.read'))).toEqual([
      'checks.run', // of its client's methods: orders of one fen, closed again
      'payments.create',
      'refunds.make',
      'events.resend',
      'webhook_endpoints.edit',
      'diagnose.run', // changes nothing
    ])
  })

  test('no key changes where money goes, or who may come in', () => {
    for (const permission of ['provider_accounts.edit', 'api_keys.edit', 'members.edit', 'sensitive.reveal'] as const) {
      expect(may(program(), permission, 'test')).toBe(false)
      expect(may(program('cl_1'), permission, 'test')).toBe(false)
    }
  })

  test('a key for one client meets that client only', () => {
    expect(meets(program('cl_1'), 'cl_1' as ClientId)).toBe(true)
    expect(meets(program('cl_1'), 'cl_2' as ClientId)).toBe(false)
    expect(meets(program(), 'cl_2' as ClientId)).toBe(true)
    expect(meets(person('reader'), 'cl_2' as ClientId)).toBe(true)
  })
})
