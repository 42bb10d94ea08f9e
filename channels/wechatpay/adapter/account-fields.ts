import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { type CredentialProblem, credentialInvalid } from './credential-problems.ts'

/** A value that has to be there, in its form. */
export function setting(account: ProviderAccount, field: string, form: RegExp, problem: CredentialProblem): string {
  const value = given(account, field)?.trim()
  if (!value) throw credentialInvalid(field, 'empty')
  if (!form.test(value)) throw credentialInvalid(field, problem)
  return value
}

const PROVIDERS = { mchid: 'sp_mchid', appid: 'sp_appid' }
const MERCHANTS = { mchid: 'mchid', appid: 'appid' }

/** Under which names number and AppID stand: a provider's are told from those of its sub-merchants, a merchant's need not. */
export function numbersOf(account: ProviderAccount): { spMchid: string; spAppid: string } {
  const { mchid, appid } = account.clientId === undefined ? PROVIDERS : MERCHANTS
  return {
    spMchid: setting(account, mchid, /^\d{8,10}$/, 'not_mchid'),
    spAppid: setting(account, appid, /^wx[0-9a-f]{16}$/, 'not_appid'),
  }
}

export function given({ settings }: ProviderAccount, field: string): string | undefined {
  const value = settings[field]
  return value === undefined || value.trim() === '' ? undefined : value
}

export function secret({ secrets }: ProviderAccount, field: string): string {
  return secrets[field]?.reveal() ?? ''
}
