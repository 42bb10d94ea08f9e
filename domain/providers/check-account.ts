import { RULES } from '../applyments/rules.ts'
import type { AccountField } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { say, type Sentence } from '../text.ts'
import { inBoth, isRequired, isSecret, valueOf } from './account-fields.ts'
import type { ProviderAccount } from './providers.ts'

/** What can be told of each field by itself. */
export function checkAccount(account: ProviderAccount, fields: readonly AccountField[]): void {
  const values = new Map(fields.map((field) => [field.name, valueOf(account, field)]))
  for (const field of fields) {
    const problem = problemOf(field, values)
    if (problem) throw new AppError('CREDENTIAL_INVALID', { field: field.name, problem: inBoth(problem) })
  }
}

/** Asked about under another number, the gateway would know nothing of what was paid under this one. */
export function checkIdentity(before: ProviderAccount, after: ProviderAccount, fields: readonly AccountField[]): void {
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
    return isRequired(field, (name) => values.get(name) !== undefined) ? MISSING : undefined
  }
  const broken = field.rule && RULES[field.rule](value)
  if (broken) return { 'zh-CN': say(broken.message, 'zh-CN'), en: say(broken.message, 'en') }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`).test(value)) return WRONG_FORM
  const twice = isSecret(field) && [...values].some(([name, other]) => name !== field.name && other === value)
  return twice ? USED_TWICE : undefined
}
