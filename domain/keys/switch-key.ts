import { checkMethodsAgain } from '../checks/check-again.ts'
import { settle } from '../conditional.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { ProviderId } from '../ids.ts'
import type { Proof } from '../providers/prove-provider.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import { keyPlace, type KeyPlace, piecesIn, putAccount, tellOfKey, valuesIn, withValues } from './account-keys.ts'
import type { Records } from '../store.ts'
import type { KeyLife } from './keys.ts'
import { activate, putBack, retire, wipe } from './life-moves.ts'
import { overlapMs } from './overlap.ts'
import { fieldsOfPart, livesOfPart } from './parts.ts'
import { checkKey, type KeyStanding, proveKey, standingOf } from './prove-key.ts'
import { stagedKey } from './stage-key.ts'
import { succeed } from './succeed.ts'

type Which = { id: ProviderId; part: string }
/** @property confirmed  a person says that the platform has the new key, where the platform cannot be asked or is silent */
export type SwitchInput = Which & { overlapHours?: number; confirmed?: boolean }

/**
 * Calls are made with the new keys from the next one on, in every process; the old ones still open what is under way.
 * Asked of the platform just before: one that does not know the new keys is not called with them, and what the live check
 * finds to be broken by them stays as it is.
 *
 * @throws AppError KEY_NOTHING_NEXT, KEY_NOT_IN_FORCE, KEY_UNTOLD, KEY_CHECK_FAILED, GATEWAY_REFUSED,
 *   GATEWAY_UNREACHABLE, CONFLICT
 */
export async function switchKey(deps: OnboardingDeps, input: SwitchInput, proof: Proof, by: string): Promise<KeyLife> {
  const place = await keyPlace(deps, input.id, input.part)
  const { account, part, parts, fields } = place
  const { life, values, next } = await stagedKey(deps, place)
  const heard = life.heardAt !== undefined
  mustStand(await proveKey(place, next, proof), part.name, heard || input.confirmed === true)
  mustPass(part, await checkKey(place, next, proof))

  const piecesBefore = await piecesIn(account, part, fields, proof.readKeys)
  return settle(deps.store, async (tx) => {
    const done = await inUse(tx, life)
    if (done) return done
    await putAccount(tx, deps, { before: account, after: withValues(account, values, fields) }, by)
    const succession = {
      ...whoseIs(account),
      part,
      parts,
      before: valuesIn(account, fieldsOfPart(part)),
      piecesBefore,
      by,
      forMs: overlapMs(input.overlapHours),
    }
    const active = await succeed(tx, deps, succession, life)
    if (account.clientId !== undefined) {
      await checkMethodsAgain(tx, deps, { clientId: account.clientId, providerId: account.id }, by)
    }
    await tellOfKey(tx, deps, place, 'timeline.key_switched', by)
    return active
  })
}

/**
 * Goes back to the keys that retire, as long as they are kept. What was in use is next again.
 *
 * @throws AppError KEY_OVERLAP_OVER, KEY_NOT_IN_FORCE, KEY_UNTOLD, KEY_CHECK_FAILED, GATEWAY_REFUSED, GATEWAY_UNREACHABLE, CONFLICT
 */
export async function undoSwitch(
  deps: OnboardingDeps,
  input: Which & { confirmed?: boolean },
  proof: Proof,
  by: string,
): Promise<KeyLife> {
  const place = await keyPlace(deps, input.id, input.part)
  const { account, part, fields } = place
  const { old, current } = await formerKey(deps, place)
  const values = await deps.store.read.keys.values(old.id)
  if (!values || (old.endsAt && old.endsAt <= deps.now())) throw over(part.name)
  const former = withValues(account, values, fields)
  const isWord = input.confirmed === true
  mustStand(await standingOf({ ...place, account: former }, former, proof), part.name, isWord)
  mustPass(part, await checkKey(place, former, proof))

  return settle(deps.store, async (tx) => {
    const done = await inUse(tx, old)
    if (done) return done
    await putAccount(tx, deps, { before: account, after: former }, by)
    const kept = valuesIn(account, fieldsOfPart(part))
    if (current) await putBack(tx, deps, current, kept)
    const active = old.pieces.length === 0 ? await wipe(tx, deps, old) : await activate(tx, deps, old)
    await tellOfKey(tx, deps, place, 'timeline.key_undone', by)
    return active
  })
}

/** Gives up keys that were kept to be next. What was called with before is let go like any other, after its time. */
export async function discardKey(deps: OnboardingDeps, input: Which, by: string): Promise<void> {
  const place = await keyPlace(deps, input.id, input.part)
  const { life, values } = await stagedKey(deps, place)
  await settle(deps.store, async (tx) => {
    await putAccount(tx, deps, { before: place.account, after: place.account }, by)
    if (life.activeSince) await retire(tx, deps, life, { values, forMs: overlapMs() })
    else await wipe(tx, deps, life)
    await tellOfKey(tx, deps, place, 'timeline.key_discarded', by)
  })
}

/** Somebody else was first, and did the same: there is nothing left to do, and nothing to complain of. */
async function inUse(tx: Records, { id }: KeyLife): Promise<KeyLife | undefined> {
  const life = await tx.keys.byId(id)
  return life?.state === 'active' ? life : undefined
}

async function formerKey({ store }: Pick<OnboardingDeps, 'store'>, { account, part, parts }: KeyPlace) {
  const lives = livesOfPart(await store.read.keys.ofHolders([account.id]), part, parts)
  const next = lives.find(({ state }) => state === 'next')
  if (next) throw new AppError('KEY_ROTATION_UNDER_WAY', { by: next.madeBy, since: next.madeAt.toISOString() })
  const old = lives
    .filter(({ state }) => state === 'retiring')
    .reduce<KeyLife | undefined>((one, other) => (one && one.updatedAt > other.updatedAt ? one : other), undefined)
  if (!old) throw over(part.name)
  return { old, current: lives.find(({ state }) => state === 'active') }
}

function over(part: string): AppError {
  return new AppError('KEY_OVERLAP_OVER', { part })
}

function whoseIs({ id: holder, clientId }: ProviderAccount) {
  return { holder, ...(clientId !== undefined && { clientId }) }
}

function mustStand({ state, refusal, why = '' }: KeyStanding, part: string, isWord: boolean): void {
  if (state === 'ready' || state === 'only') return
  if (state === 'untold' || state === 'unheard') {
    if (isWord) return
    throw state === 'untold' ? new AppError('KEY_UNTOLD', { part }) : new AppError('GATEWAY_UNREACHABLE', { why })
  }
  throw new AppError('KEY_NOT_IN_FORCE', { part }, refusal ? { gateway: refusal } : {})
}

function mustPass({ name }: KeyPlace['part'], { against }: Awaited<ReturnType<typeof checkKey>>): void {
  const [first] = against
  if (!first) return
  const fields = against.map((one) => ({ path: one.name, label: one.title, message: one.reason ?? one.title }))
  const gateway = first.gateway && { gateway: first.gateway }
  throw new AppError('KEY_CHECK_FAILED', { part: name, checks: against.map((one) => one.name) }, { fields, ...gateway })
}
