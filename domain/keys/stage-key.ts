import { settle } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ProviderId } from '../ids.ts'
import type { PassportRemark } from '../providers/passport.ts'
import type { Proof } from '../providers/prove-provider.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import { knownTo } from '../providers/save-provider.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import { keyPlace, type KeyPlace, piecesIn, putAccount, tellOfKey, valuesIn, withValues } from './account-keys.ts'
import type { KeyLife, KeyValues } from './keys.ts'
import { newLife } from './life-moves.ts'
import { fieldsOfPart, livesOfPart } from './parts.ts'
import { checkKey, type KeyStanding, passKey, proveKey } from './prove-key.ts'

export type KeyInput = { id: ProviderId; part: string; values: Readonly<Record<string, string>> }

export type Staged = { life: KeyLife; remarks: readonly PassportRemark[] }

/**
 * Keeps new keys beside those in use. From then on they open what comes signed or sealed with them, and no call is made
 * with them. A wrong or swapped one is refused here, before anything is kept.
 *
 * @throws AppError CREDENTIAL_INVALID, KEY_SAME, KEY_ROTATION_UNDER_WAY
 */
export async function stageKey(deps: OnboardingDeps, input: KeyInput, proof: Proof, by: string): Promise<Staged> {
  const place = await keyPlace(deps, input.id, input.part)
  const { account, part, fields } = place
  refuseUnknown(input, place)
  await refuseSecond(deps.store.read, place)
  const others = await knownTo(deps, account.clientId)
  const passed = await passKey(place, given(input, place), proof, { now: deps.now(), others })
  const values = valuesIn(passed.account, fieldsOfPart(part))
  refuseSame(valuesIn(account, fieldsOfPart(part)), values, part.name)
  const pieces = await piecesIn(passed.account, part, fields, proof.readKeys)

  const { id: holder, clientId } = account
  const whose = { holder, ...(clientId !== undefined && { clientId }) }
  return settle(deps.store, async (tx) => {
    await refuseSecond(tx, place)
    const life = newLife(deps, { ...whose, part: part.name, pieces, by }, 'next')
    if (!(await tx.keys.insert(life, values))) await refuseSecond(tx, place)
    await putAccount(tx, deps, { before: account, after: account }, by)
    await tellOfKey(tx, deps, place, 'timeline.key_next', by)
    return { life, remarks: passed.remarks }
  })
}

export type KeyTrial = { life: KeyLife; standing: KeyStanding } & Awaited<ReturnType<typeof checkKey>>

/** What would happen, and whether the platform takes the new keys; nothing is changed by asking. */
export async function tryKey(
  deps: OnboardingDeps,
  input: Pick<KeyInput, 'id' | 'part'>,
  proof: Proof,
): Promise<KeyTrial> {
  const place = await keyPlace(deps, input.id, input.part)
  const { life, next } = await stagedKey(deps, place)
  const standing = await proveKey(place, next, proof)
  return { life, standing, ...(await checkKey(place, next, proof)) }
}

/** @throws AppError KEY_NOTHING_NEXT */
export async function stagedKey(
  { store }: Pick<OnboardingDeps, 'store'>,
  { account, part, fields }: KeyPlace,
): Promise<{ life: KeyLife; next: ProviderAccount; values: KeyValues }> {
  const life = (await store.read.keys.ofHolders([account.id])).find(
    (one) => one.state === 'next' && one.part === part.name,
  )
  const values = life && (await store.read.keys.values(life.id))
  if (!life || !values) throw new AppError('KEY_NOTHING_NEXT', { part: part.name })
  return { life, values, next: withValues(account, values, fields) }
}

/** One change of keys at a time: two people at it would each take the other's for the one in use. */
async function refuseSecond(records: Records, { account, part, parts }: KeyPlace): Promise<void> {
  const lives = livesOfPart(await records.keys.ofHolders([account.id]), part, parts)
  const other = lives.find(({ state }) => state === 'next')
  if (!other) return
  throw new AppError('KEY_ROTATION_UNDER_WAY', { by: other.madeBy, since: other.madeAt.toISOString() })
}

function refuseUnknown({ values }: KeyInput, { part }: KeyPlace): void {
  const unknown = Object.keys(values).filter((name) => !part.fields.includes(name))
  if (unknown.length > 0) {
    throw new AppError('INPUT_INVALID', { problems: unknown.map((name) => `${name}: no field of ${part.name}`) })
  }
}

/** What is left out of a part is left out of the new keys too: a new certificate with the old key is no pair. */
function given({ values }: KeyInput, { part }: KeyPlace): KeyValues {
  return Object.fromEntries(
    fieldsOfPart(part).map((name) => {
      return [name, new Secret(name, part.fields.includes(name) ? (values[name] ?? '').trim() : '')]
    }),
  )
}

function refuseSame(before: KeyValues, after: KeyValues, part: string): void {
  const names = Object.keys(after)
  if (names.every((name) => before[name]?.reveal() === after[name]?.reveal())) throw new AppError('KEY_SAME', { part })
}
