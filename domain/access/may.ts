import type { ClientId } from '../ids.ts'
import type { Sentence } from '../text.ts'
import type { Caller, Role } from './access.ts'

export type Environment = 'test' | 'live'

const EVERYBODY: readonly Role[] = ['administrator', 'operator', 'developer', 'finance', 'reader']
const ONBOARDING: readonly Role[] = ['operator', 'administrator']
const DEVELOPING: readonly Role[] = ['developer', 'administrator']

type Grant = {
  /** The first is the one to ask for. */
  roles: readonly Role[]
  /** Who may besides, where no real money moves. */
  inTest?: readonly Role[]
  /** Which keys may: any, only one that is bound to no client, or none at all. */
  keys: 'any' | 'unbound' | 'none'
}

/** Who may do what. What moves money to another place, accounts and keys, is never a program's to change. */
export const PERMISSIONS = {
  'clients.read': { roles: EVERYBODY, keys: 'any' },
  'clients.edit': { roles: ONBOARDING, keys: 'unbound' },
  'materials.read': { roles: EVERYBODY, keys: 'any' },
  'materials.edit': { roles: ONBOARDING, keys: 'unbound' },
  'applyments.read': { roles: EVERYBODY, keys: 'any' },
  'applyments.edit': { roles: ONBOARDING, keys: 'unbound' },
  'links.read': { roles: EVERYBODY, keys: 'any' },
  'links.edit': { roles: ONBOARDING, keys: 'unbound' },
  'settlement.read': { roles: EVERYBODY, keys: 'any' },
  'settlement.edit': { roles: ['operator', 'finance', 'administrator'], keys: 'none' },
  'grants.read': { roles: EVERYBODY, keys: 'any' },
  'grants.edit': { roles: ONBOARDING, keys: 'unbound' },
  'sensitive.reveal': { roles: ONBOARDING, keys: 'none' },
  'methods.read': { roles: ['reader', 'operator', 'developer', 'administrator'], keys: 'any' },
  'methods.edit': { roles: ['operator', 'developer', 'administrator'], keys: 'unbound' },
  'checks.run': { roles: ['operator', 'developer', 'administrator'], keys: 'any' },
  'payments.read': { roles: EVERYBODY, keys: 'any' },
  'payments.create': { roles: ['developer', 'operator', 'administrator'], keys: 'any' },
  'refunds.read': { roles: EVERYBODY, keys: 'any' },
  'refunds.make': { roles: ['finance', 'administrator'], inTest: ['developer'], keys: 'any' },
  'events.read': { roles: EVERYBODY, keys: 'any' },
  'events.resend': { roles: ['developer', 'operator', 'administrator'], keys: 'any' },
  'webhook_endpoints.read': { roles: EVERYBODY, keys: 'any' },
  'webhook_endpoints.edit': { roles: DEVELOPING, keys: 'any' },
  'webhook_secrets.edit': { roles: DEVELOPING, keys: 'none' },
  'provider_accounts.read': { roles: EVERYBODY, keys: 'unbound' },
  'provider_accounts.edit': { roles: ['administrator'], keys: 'none' },
  'client_accounts.read': { roles: ['reader', 'operator', 'developer', 'administrator'], keys: 'any' },
  'client_accounts.edit': { roles: ['operator', 'developer', 'administrator'], keys: 'none' },
  'diagnose.run': { roles: EVERYBODY, keys: 'any' },
  'api_keys.edit': { roles: ['administrator'], inTest: ['developer'], keys: 'none' },
  'messages.read': { roles: EVERYBODY, keys: 'unbound' },
  'messages.edit': { roles: ['administrator'], keys: 'none' },
  'members.read': { roles: EVERYBODY, keys: 'none' },
  'members.edit': { roles: ['administrator'], keys: 'none' },
} as const satisfies Record<string, Grant>

export type Permission = keyof typeof PERMISSIONS

export function may(caller: Caller, permission: Permission, environment: Environment): boolean {
  const grant: Grant = PERMISSIONS[permission]
  if (caller.kind === 'program')
    return grant.keys === 'any' || (grant.keys === 'unbound' && caller.clientId === undefined)
  return grant.roles.includes(caller.role) || (environment === 'test' && (grant.inTest ?? []).includes(caller.role))
}

/** The role to ask for where one is missing. */
export function roleFor(permission: Permission): Role {
  return PERMISSIONS[permission].roles[0]
}

/** A program with a key for one client meets nobody else's records. */
export function meets(caller: Caller, clientId: ClientId): boolean {
  return caller.kind === 'person' || caller.clientId === undefined || caller.clientId === clientId
}

export const ROLE_NAMES: Readonly<Record<Role, Sentence>> = {
  administrator: { 'zh-CN': '管理员', en: 'Administrator' },
  operator: { 'zh-CN': '运营', en: 'Operator' },
  developer: { 'zh-CN': '开发', en: 'Developer' },
  finance: { 'zh-CN': '财务', en: 'Finance' },
  reader: { 'zh-CN': '只读', en: 'Reader' },
}
