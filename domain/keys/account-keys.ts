import { changeTime, Overtaken } from '../conditional.ts'
import type { Deps, OnboardingDeps } from '../deps.ts'
import type { AccountField, ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import type { ProviderId } from '../ids.ts'
import { describedChannel } from '../methods/method-input.ts'
import { fieldsOf, isSecret, valueOf } from '../providers/account-fields.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import { textOf } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { KeyPiece, KeyValues } from './keys.ts'
import type { KeyPart } from './parts.ts'

/** What a field holds, as far as it may be shown. */
export type ReadKeys = (fields: readonly { field: AccountField; text: string }[]) => Promise<readonly KeyPiece[]>

/** An account with one of its parts, and how its channel describes both. */
export type KeyPlace = {
  account: ProviderAccount
  descriptor: ChannelDescriptor
  part: KeyPart
  parts: readonly KeyPart[]
  fields: readonly AccountField[]
}

export async function keyPlace(
  { store, describe }: Pick<OnboardingDeps, 'store' | 'describe'>,
  id: ProviderId,
  partName: string,
): Promise<KeyPlace> {
  const account = await store.read.providers.byId(id)
  if (!account) throw new AppError('NOT_FOUND', { id })
  const descriptor = describedChannel(describe(account.channel), account.channel)
  const part = descriptor.keys.find(({ name }) => name === partName)
  if (!part || !isOffered(part, account)) throw new AppError('NOT_FOUND', { id, part: partName })
  return { account, descriptor, part, parts: descriptor.keys, fields: fieldsOf(descriptor, account) }
}

export function isOffered({ needs }: KeyPart, account: ProviderAccount): boolean {
  return isFilled(account, needs)
}

export function isHeld({ heldBy }: Pick<KeyPart, 'heldBy'>, account: ProviderAccount): boolean {
  return isFilled(account, heldBy)
}

function isFilled({ settings, secrets }: ProviderAccount, name: string): boolean {
  return (settings[name] ?? secrets[name]?.reveal() ?? '') !== ''
}

/** Of each of these fields what stands there; an empty text where nothing does. */
export function valuesIn(account: ProviderAccount, names: readonly string[]): KeyValues {
  return Object.fromEntries(
    names.map((name) => [name, new Secret(name, account.settings[name] ?? account.secrets[name]?.reveal() ?? '')]),
  )
}

/** The account as it would be with other values. */
export function withValues(
  account: ProviderAccount,
  values: KeyValues,
  fields: readonly AccountField[],
): ProviderAccount {
  const settings = { ...account.settings }
  const secrets = { ...account.secrets }
  for (const field of fields) {
    const value = values[field.name]?.reveal()
    if (value === undefined) continue
    const group: Record<string, unknown> = isSecret(field) ? secrets : settings
    delete group[field.name]
    if (value === '') continue
    if (isSecret(field)) secrets[field.name] = new Secret(field.name, value)
    else settings[field.name] = value
  }
  return { ...account, settings, secrets }
}

/** The pieces of a part as they stand in an account. */
export function piecesIn(
  account: ProviderAccount,
  { fields: names }: Pick<KeyPart, 'fields'>,
  fields: readonly AccountField[],
  readKeys: ReadKeys,
): Promise<readonly KeyPiece[]> {
  const filled = fields.flatMap((field) => {
    const value = names.includes(field.name) ? valueOf(account, field) : undefined
    return value === undefined || value === '' ? [] : [{ field, text: value }]
  })
  return readKeys(filled)
}

/**
 * Writes an account that was read before, and not changed since. Its time moves, also where only what lies beside it was
 * changed: by it those who keep it opened know that they have to look anew.
 *
 * @throws AppError CONFLICT; Overtaken where that happens in this moment
 */
export async function putAccount(
  tx: Records,
  { now }: Pick<Deps, 'now'>,
  { before, after }: { before: ProviderAccount; after: ProviderAccount },
  by: string,
): Promise<void> {
  const standing = await tx.providers.updatedAt(before.id)
  if (standing?.getTime() !== before.updatedAt.getTime()) throw new AppError('CONFLICT', { id: before.id })
  const updatedAt = changeTime(before.updatedAt, now())
  if (!(await tx.providers.update({ ...after, updatedAt }, by, before.updatedAt))) throw new Overtaken(before.id)
}

export type KeyStory = 'timeline.key_next' | 'timeline.key_switched' | 'timeline.key_undone' | 'timeline.key_discarded'

/** On the timeline of its client; what is our company's stands in the history of its keys alone. */
export async function tellOfKey(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  { account, part }: Pick<KeyPlace, 'account' | 'part'>,
  key: KeyStory,
  by: string,
): Promise<void> {
  const { clientId, id, name } = account
  if (clientId === undefined) return
  const sentence = textOf(key, { part: part.label }, { name })
  await tell(tx, deps, { clientId, subject: id, source: 'us', by, text: sentence })
}
