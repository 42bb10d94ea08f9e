import type { GatewayRefusal } from '../errors.ts'
import { AppError } from '../errors.ts'
import { newFailures } from '../checks/ask-account.ts'
import { type CheckResult, failedIn } from '../checks/checks.ts'
import type { PassportRemark } from '../providers/passport.ts'
import { passAccount, type Proof } from '../providers/prove-provider.ts'
import type { AccountOutline, ProviderAccount } from '../providers/providers.ts'
import { type KeyPlace, withValues } from './account-keys.ts'
import type { KeyValues } from './keys.ts'
import { fieldsOfPart } from './parts.ts'

/**
 * How a key stands at the platform.
 * - `ready`: it takes the key, so calls can be made with it
 * - `only`: it takes the key, and the one in use no longer: change over now
 * - `not_yet`: it does not know the key yet
 * - `untold`: it answered, and there is nothing by which it could tell; a person's word, or its next notification, does
 * - `unheard`: nobody answered. The key may be right, and a person who is sure of it may say so
 */
export type KeyStanding = {
  state: 'ready' | 'only' | 'not_yet' | 'untold' | 'unheard'
  refusal?: GatewayRefusal
  /** Of `unheard`. */
  why?: string
}

/** Whether the values are ones for this part at all, and belong to this account; in the form in which they are kept. */
export async function passKey(
  { account, fields, part, descriptor }: KeyPlace,
  values: KeyValues,
  proof: Proof,
  { now, others }: { now: Date; others: readonly AccountOutline[] },
): Promise<{ account: ProviderAccount; remarks: readonly PassportRemark[] }> {
  const names = fieldsOfPart(part)
  const cleared = Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
  const passed = await passAccount(withValues(account, cleared, fields), { now, others }, proof, descriptor)
  return { account: passed.account, remarks: passed.remarks }
}

/**
 * Asks the platform, and changes nothing anywhere.
 *
 * @throws AppError GATEWAY_REFUSED where it says no for another reason than the key
 */
export async function proveKey(place: KeyPlace, next: ProviderAccount, proof: Proof): Promise<KeyStanding> {
  const standing = await standingOf(place, next, proof)
  if (standing.state !== 'ready') return standing
  const old = await standingOf(place, place.account, proof).catch((error: unknown) => {
    if (error instanceof AppError) return undefined // the new one is known, whatever became of the old
    throw error
  })
  return old?.state === 'not_yet' ? { state: 'only' } : standing
}

/**
 * What the live check finds with the new keys, and what of that it does not find with those in use as well: only that is
 * their fault, and stands against a change-over. Nobody's answer does not.
 */
export async function checkKey(
  { account }: Pick<KeyPlace, 'account'>,
  next: ProviderAccount,
  { check }: Pick<Proof, 'check'>,
): Promise<{ checks: readonly CheckResult[]; against: readonly CheckResult[] }> {
  const checks = await check(next)
  const isWell = failedIn({ results: checks }).length === 0
  return { checks, against: isWell ? [] : newFailures(checks, await check(account)) }
}

/** How one set of keys stands, whatever other there is. */
export async function standingOf(place: KeyPlace, as: ProviderAccount, proof: Proof): Promise<KeyStanding> {
  return (await triedValue(place, as, proof)) ?? probed(place, as, proof)
}

/** Undefined where this channel or version of it cannot try a key of this kind. */
async function triedValue(
  { account, part }: KeyPlace,
  as: ProviderAccount,
  { trial }: Proof,
): Promise<KeyStanding | undefined> {
  const [field = ''] = part.fields
  const value = as.secrets[field]?.reveal() ?? ''
  const tryAs = part.triedAs === undefined ? undefined : await trial?.tryAs(account)
  if (part.triedAs === undefined || !tryAs || value === '') return undefined
  const tried = await tryAs(part.triedAs, value)
  if (tried === 'unknown') return { state: 'untold' }
  return { state: tried === 'taken' ? 'ready' : 'not_yet' }
}

async function probed({ descriptor }: KeyPlace, as: ProviderAccount, { probe }: Proof): Promise<KeyStanding> {
  const seen = await probe(as)
  if (seen.state === 'ok') return { state: 'ready' }
  if (seen.state === 'unknown') return { state: 'unheard', why: seen.why }
  const { refusal } = seen
  if (descriptor.isAboutKeys(refusal)) return { state: 'not_yet', refusal }
  throw new AppError('GATEWAY_REFUSED', { code: refusal.code, message: refusal.message }, { gateway: refusal })
}
