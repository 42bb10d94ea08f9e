import type { ProbeSeen } from '../channel.ts'
import type { AccountField, ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import type { ReadKeys } from '../keys/account-keys.ts'
import { Secret } from '../secret.ts'
import { fieldsOf, inBoth, isRequired, isSecret, placeOf, valueOf } from './account-fields.ts'
import type { CheckResult } from '../checks/checks.ts'
import { checkAccount, checkIdentity } from './check-account.ts'
import type {
  CheckPassport,
  KnownAccount,
  Passport,
  PassportField,
  PassportRemark,
  TryAs,
  TryPassport,
} from './passport.ts'
import type { AccountOutline, ProviderAccount } from './providers.ts'

/** How an account is proven before it is saved: by itself, and by the platform. */
export type Proof = {
  passport: CheckPassport
  /** A harmless call that is signed with the account. */
  probe: (account: ProviderAccount) => Promise<ProbeSeen>
  /** What of its keys may be shown. */
  readKeys: ReadKeys
  /** What the platform can be asked about an account by itself, asked with the keys that stand in it. */
  check: (account: ProviderAccount) => Promise<readonly CheckResult[]>
  /** Keys that look alike are told apart by this; nothing is tried where the channel cannot. */
  trial?: { tryKeys: TryPassport; tryAs: (account: ProviderAccount) => Promise<TryAs | undefined> }
}

/** As it will be saved, and what people are told about it. */
export type Proven = { account: ProviderAccount; remarks: readonly PassportRemark[] }

/** @property before  what is saved under this id, whose account it is to stay */
export type ProofContext = { now: Date; others: readonly AccountOutline[]; before?: ProviderAccount }

/**
 * Proves an account, and saves nothing: first by itself, then by a call that the platform answers, then key by key where
 * some look alike.
 *
 * @throws AppError CREDENTIAL_INVALID, GATEWAY_REFUSED, GATEWAY_UNREACHABLE
 */
export async function proveProvider(
  given: ProviderAccount,
  context: ProofContext,
  proof: Omit<Proof, 'readKeys' | 'check'>,
  descriptor: ChannelDescriptor,
): Promise<Proven> {
  const fields = fieldsOf(descriptor, given)
  const passed = await passAccount(given, context, proof, descriptor)
  await ask(passed.account, proof)
  const tried = await triedKeys(passed.account, proof, fields)
  // keys that were changed over are asked for once more, as they will be saved
  if (tried.isChanged) await ask(tried.account, proof)
  return { account: tried.account, remarks: [...passed.remarks, ...tried.remarks] }
}

/** The first of the three: asks nobody. */
export async function passAccount(
  given: ProviderAccount,
  { now, others, before }: ProofContext,
  { passport }: Pick<Proof, 'passport'>,
  descriptor: ChannelDescriptor,
): Promise<Proven> {
  const { name: channel } = descriptor
  const fields = fieldsOf(descriptor, given)
  const known = others
    .filter((other) => other.channel === channel && other.id !== given.id)
    .flatMap((other) => knownOf(other, fieldsOf(descriptor, other)))
  const passed = apply(given, fields, await passport(passportFields(given, fields), { now, others: known }))
  checkAccount(passed.account, fields)
  if (before) checkIdentity(before, passed.account, fields)
  return passed
}

async function ask(account: ProviderAccount, { probe }: Pick<Proof, 'probe'>): Promise<void> {
  const seen = await probe(account)
  if (seen.state === 'refused') {
    const { code, message } = seen.refusal
    throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: seen.refusal })
  }
  if (seen.state === 'unknown') throw new AppError('GATEWAY_UNREACHABLE', { why: seen.why })
}

async function triedKeys(
  account: ProviderAccount,
  { trial }: Pick<Proof, 'trial'>,
  fields: readonly AccountField[],
): Promise<Proven & { isChanged: boolean }> {
  const tryAs = await trial?.tryAs(account)
  if (!trial || !tryAs) return { account, remarks: [], isChanged: false }
  const passed = apply(account, fields, await trial.tryKeys(passportFields(account, fields), tryAs))
  const isChanged = fields.some((field) => valueOf(passed.account, field) !== valueOf(account, field))
  // whoever keeps an account opened knows it by its time
  const updatedAt = isChanged ? new Date(account.updatedAt.getTime() + 1) : account.updatedAt
  return { ...passed, isChanged, account: { ...passed.account, updatedAt } }
}

export function passportFields(account: ProviderAccount, fields: readonly AccountField[]): PassportField[] {
  const isFilled = (name: string) =>
    fields.some((field) => field.name === name && valueOf(account, field) !== undefined)
  return fields.map((field) => {
    const required = isRequired(field, isFilled)
    return {
      name: field.name,
      label: field.label,
      holds: field.holds ?? '',
      required,
      excused: field.required && !required,
      text: valueOf(account, field) ?? '',
    }
  })
}

function apply(account: ProviderAccount, fields: readonly AccountField[], passport: Passport): Proven {
  const { values, remarks, problems } = passport
  if (problems.length > 0) throw notPassed(problems, fields)
  const filled = (wanted: AccountField) => values.get(wanted.name) !== undefined && values.get(wanted.name) !== ''
  const text = (field: AccountField) => values.get(field.name) ?? ''
  const settings = fields.filter((field) => !isSecret(field) && filled(field))
  const secrets = fields.filter((field) => isSecret(field) && filled(field))
  return {
    account: {
      ...account,
      settings: Object.fromEntries(settings.map((field) => [field.name, text(field)])),
      secrets: Object.fromEntries(secrets.map((field) => [field.name, new Secret(field.name, text(field))])),
    },
    remarks,
  }
}

/** All of them at once, each at its field; the first also as the facts of the error. */
function notPassed(problems: readonly PassportRemark[], fields: readonly AccountField[]): AppError {
  const told = problems.flatMap(({ field: name, said }) => {
    const field = fields.find((one) => one.name === name)
    if (!field) return []
    const place = field.where && placeOf(field.where.steps)
    const path = `${isSecret(field) ? 'secrets' : 'settings'}.${name}`
    return [{ path, label: field.label, message: said, ...(place && { place }) }]
  })
  const [first] = problems
  const facts = first ? { field: first.field, problem: inBoth(first.said), reason: first.word } : {}
  return new AppError('CREDENTIAL_INVALID', facts, { fields: told })
}

/** By what other accounts are known: a certificate that was meant for one of them is told by it. */
function knownOf({ name, settings }: AccountOutline, fields: readonly AccountField[]): KnownAccount[] {
  return fields.flatMap(({ name: field, identity, holds }) => {
    const value = settings[field]
    return identity && holds !== undefined && value !== undefined ? [{ name, holds, value }] : []
  })
}
