import type { AccountField } from '../descriptor.ts'
import type { Sentence } from '../text.ts'
import type { ProviderAccount } from './providers.ts'

export function valueOf(account: ProviderAccount, field: AccountField): string | undefined {
  return isSecret(field) ? account.secrets[field.name]?.reveal() : account.settings[field.name]
}

/** A fact of an error is one text, for readers of either language. */
export function inBoth(sentence: Sentence): string {
  return `${sentence['zh-CN']} / ${sentence.en}`
}

export function isSecret({ kind }: AccountField): boolean {
  return kind === 'secret' || kind === 'secret_pem'
}

export function isRequired({ required, requiredUnless }: AccountField, isFilled: (name: string) => boolean): boolean {
  return required && ![requiredUnless ?? []].flat().some(isFilled)
}
