import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { type CredentialProblem, credentialInvalid } from './credential-problems.ts'

/** A value that has to be there, in its form. */
export function setting(account: ProviderAccount, field: string, form: RegExp, problem: CredentialProblem): string {
  const value = given(account, field)?.trim()
  if (!value) throw credentialInvalid(field, 'empty')
  if (!form.test(value)) throw credentialInvalid(field, problem)
  return value
}

export function given({ settings }: ProviderAccount, field: string): string | undefined {
  const value = settings[field]
  return value === undefined || value.trim() === '' ? undefined : value
}

export function secret({ secrets }: ProviderAccount, field: string): string {
  return secrets[field]?.reveal() ?? ''
}
