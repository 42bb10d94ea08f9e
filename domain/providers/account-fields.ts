import type { AccountField, ChannelDescriptor } from '../descriptor.ts'
import type { Sentence } from '../text.ts'
import type { AccountOutline, ProviderAccount } from './providers.ts'

/** Our company's account is another one than that of a client who is paid with keys of its own. */
export function fieldsOf(
  { account, own }: Pick<ChannelDescriptor, 'account' | 'own'>,
  { clientId }: Pick<AccountOutline, 'clientId'>,
): readonly AccountField[] {
  return clientId === undefined ? account : own.account
}

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

/** The steps to where a value is found, on one line. */
export function placeOf(steps: Readonly<Record<'zh-CN' | 'en', readonly string[]>>): Sentence {
  return { 'zh-CN': steps['zh-CN'].join(' → '), en: steps.en.join(' → ') }
}
