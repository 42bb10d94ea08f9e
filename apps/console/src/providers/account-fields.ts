import type { Channel } from '../api/types.ts'

/** A field of an account, as its channel describes it. */
export type AccountField = Channel['account'][number]
export type Values = { name: string; settings?: Record<string, string>; secrets?: Record<string, string> }

export function isSecret({ kind }: AccountField): boolean {
  return kind === 'secret' || kind === 'secret_pem'
}

export function pathOf(field: AccountField): [group: 'secrets' | 'settings', name: string] {
  return [isSecret(field) ? 'secrets' : 'settings', field.name]
}

/** Those that say whose account it is. */
export const IDENTITIES: ReadonlySet<string> = new Set(['mchid', 'alipay_app_id', 'pid'])

export function isIdentity({ holds }: AccountField): boolean {
  return holds !== undefined && IDENTITIES.has(holds)
}
