import { RULES } from '../applyments/rules.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { fieldsOf, inBoth } from '../providers/account-fields.ts'
import type { CheckPassport } from '../providers/passport.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import { Secret } from '../secret.ts'
import { say, type Sentence } from '../text.ts'

export type AppSecretContext = {
  now: Date
  passport: CheckPassport
  descriptor: ChannelDescriptor
  label: Sentence
  /** The account that its method is paid through, whose keys look alike. */
  account: ProviderAccount | undefined
}

/**
 * Whether a text can be an AppSecret: it has its form, and is no key, certificate or number, nor a key that the account
 * has already. The platform is not asked: whoever sends an AppSecret to find out whether it is one has told it.
 *
 * @throws AppError CREDENTIAL_INVALID
 */
export async function checkAppSecret(typed: string, context: AppSecretContext): Promise<Secret<'app_secret'>> {
  const { now, passport, descriptor, label, account } = context
  const field = { name: FIELD, label, holds: FIELD, required: true, text: typed.trim() }
  const { problems, values } = await passport([field], { now, others: [] })
  if (problems[0]) throw notAppSecret(problems[0].said, problems[0].word)
  const secret = new Secret(FIELD, values.get(FIELD) ?? field.text)
  const form = RULES.app_secret(secret.reveal())
  if (form) throw notAppSecret({ 'zh-CN': say(form.message, 'zh-CN'), en: say(form.message, 'en') })
  const key = account && keyOf(descriptor, account, secret.reveal())
  if (key) throw notAppSecret(isKey(key))
  return secret
}

export function notAppSecret(problem: Sentence, reason?: string): AppError {
  return new AppError('CREDENTIAL_INVALID', { field: FIELD, problem: inBoth(problem), ...(reason && { reason }) })
}

const FIELD = 'app_secret'

function keyOf(descriptor: ChannelDescriptor, account: ProviderAccount, value: string): Sentence | undefined {
  const name = Object.keys(account.secrets).find((field) => account.secrets[field]?.reveal() === value)
  return name === undefined ? undefined : fieldsOf(descriptor, account).find((field) => field.name === name)?.label
}

function isKey(key: Sentence): Sentence {
  return {
    'zh-CN': `这是这个账号的${key['zh-CN']}，不是 AppSecret；AppSecret 在小程序或公众号的后台`,
    en: `this is the ${key.en} of the account, not an AppSecret; that one is found where the app is managed`,
  }
}
