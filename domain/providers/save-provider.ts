import type { ProbeSeen } from '../channel.ts'
import { changeTime } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { AccountField, ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { ProviderId } from '../ids.ts'
import { Secret } from '../secret.ts'
import type { Sentence } from '../text.ts'
import type { ProviderAccount } from './providers.ts'

export type ProviderInput = {
  id?: ProviderId
  channel: string
  name: string
  settings: Readonly<Record<string, string>>
  /** What is left out, or empty, stays as it was. */
  secrets: Readonly<Record<string, string>>
}

/**
 * Our account at a platform. Nothing is saved before the platform itself has answered a call that was signed with it:
 * a mistake is cheap now, and costs a client's payment later.
 */
export async function saveProvider(
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  input: ProviderInput,
  probe: (account: ProviderAccount) => Promise<ProbeSeen>,
  descriptor: ChannelDescriptor,
  by: string,
): Promise<ProviderAccount> {
  const before = input.id === undefined ? undefined : await existing(deps, input.id)
  const account = put(before, input, descriptor, deps)
  checkAccount(account, input, descriptor.account)
  if (before) checkIdentity(before, account, descriptor.account)

  const seen = await probe(account)
  if (seen.state === 'refused') {
    const { code, message } = seen.refusal
    throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: seen.refusal })
  }
  if (seen.state === 'unknown') throw new AppError('GATEWAY_UNREACHABLE', { why: seen.why })

  await deps.store.transaction(async (tx) => {
    if (!before) return tx.providers.insert(account, by)
    if (!(await tx.providers.update(account, by))) throw new AppError('CONFLICT', { id: account.id })
  })
  return account
}

async function existing({ store }: Pick<Deps, 'store'>, id: ProviderId): Promise<ProviderAccount> {
  const account = await store.read.providers.byId(id)
  if (!account) throw new AppError('NOT_FOUND', { id })
  return account
}

function put(
  before: ProviderAccount | undefined,
  input: ProviderInput,
  { account: fields }: ChannelDescriptor,
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
): ProviderAccount {
  const at = before ? changeTime(before.updatedAt, now()) : now()
  const settings = fields
    .filter((field) => !isSecret(field))
    .map((field) => [field.name, (input.settings[field.name] ?? before?.settings[field.name] ?? '').trim()] as const)
  const secrets = fields.filter(isSecret).flatMap((field) => {
    const typed = (input.secrets[field.name] ?? '').trim()
    const secret = typed === '' ? before?.secrets[field.name] : new Secret(field.name, typed)
    return secret ? [[field.name, secret] as const] : []
  })
  return {
    id: before?.id ?? newId('sp'),
    channel: before?.channel ?? input.channel,
    name: input.name.trim(),
    settings: Object.fromEntries(settings.filter(([, value]) => value !== '')),
    secrets: Object.fromEntries(secrets),
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  }
}

function checkAccount(account: ProviderAccount, input: ProviderInput, fields: readonly AccountField[]): void {
  const { name } = account
  refuseProblems({
    name: (name === '' || characters(name) > 64 || !isPlainText(name)) && '1 to 64 characters on one line',
    ...unknownNames('settings', input.settings, (known) => fields.some((f) => f.name === known && !isSecret(f))),
    ...unknownNames('secrets', input.secrets, (known) => fields.some((f) => f.name === known && isSecret(f))),
  })
  const values = new Map(fields.map((field) => [field.name, valueOf(account, field)]))
  for (const field of fields) {
    const problem = problemOf(field, values)
    if (problem) throw new AppError('CREDENTIAL_INVALID', { field: field.name, problem: inBoth(problem) })
  }
}

/** Asked about under another number, the gateway would know nothing of what was paid under this one. */
function checkIdentity(before: ProviderAccount, after: ProviderAccount, fields: readonly AccountField[]): void {
  const changed = fields.find(({ identity, name }) => identity && before.settings[name] !== after.settings[name])
  if (changed) throw new AppError('CREDENTIAL_INVALID', { field: changed.name, problem: inBoth(ANOTHER_ACCOUNT) })
}

const ANOTHER_ACCOUNT = {
  'zh-CN': '保存后不能改成另一个账号，已有的收款都要用它查询；换账号请新建一个服务商账号',
  en: 'cannot become another account once saved, since its payments are asked about under it; add a new account instead',
}
const MISSING = { 'zh-CN': '还没有填', en: 'not filled in' }
const WRONG_FORM = {
  'zh-CN': '长度或字符不对，请对照平台页面',
  en: 'wrong length or characters; compare with the platform',
}
const USED_TWICE = {
  'zh-CN': '和另一项内容相同，其中一项填错了',
  en: 'the same text as another field; one of them is wrong',
}

/** What can be told without knowing the channel; what a key is, and whether keys fit each other, the channel tells. */
function problemOf(field: AccountField, values: ReadonlyMap<string, string | undefined>): Sentence | undefined {
  const value = values.get(field.name)
  if (value === undefined) {
    const excused = field.requiredUnless !== undefined && values.get(field.requiredUnless) !== undefined
    return field.required && !excused ? MISSING : undefined
  }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`).test(value)) return WRONG_FORM
  const twice = isSecret(field) && [...values].some(([name, other]) => name !== field.name && other === value)
  return twice ? USED_TWICE : undefined
}

function unknownNames(group: string, given: Readonly<Record<string, string>>, known: (name: string) => boolean) {
  const unknown = Object.keys(given).filter((name) => !known(name))
  return Object.fromEntries(unknown.map((name) => [`${group}/${name}`, 'no field of this channel']))
}

function valueOf(account: ProviderAccount, field: AccountField): string | undefined {
  return isSecret(field) ? account.secrets[field.name]?.reveal() : account.settings[field.name]
}

/** A fact of an error is one text, for readers of either language. */
function inBoth(sentence: Sentence): string {
  return `${sentence['zh-CN']} / ${sentence.en}`
}

function isSecret({ kind }: AccountField): boolean {
  return kind === 'secret' || kind === 'secret_pem'
}
