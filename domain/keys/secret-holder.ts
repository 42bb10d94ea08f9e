import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import type { KeyLife, KeyPiece, KeyValues } from './keys.ts'
import { activate, newLife, putBack, retire, type Whose, wipe } from './life-moves.ts'
import { overlapMs } from './overlap.ts'
import type { PartFields } from './parts.ts'
import { succeed } from './succeed.ts'

/** Something with one secret of our own making: no platform has to be asked about it. */
export type SecretHolder = Whose & {
  part: PartFields
  current(tx: Records): Promise<string>
  put(tx: Records, value: string): Promise<void>
  /** What of a value may be shown. */
  pieceOf(value: string): KeyPiece
}
type Bits = Pick<Deps, 'store' | 'now' | 'newId'>

/** @throws AppError KEY_ROTATION_UNDER_WAY */
export async function keepNextSecret(deps: Bits, holder: SecretHolder, value: string, by: string): Promise<KeyLife> {
  const life = newLife(
    deps,
    { ...whoseIs(holder), part: holder.part.name, pieces: [holder.pieceOf(value)], by },
    'next',
  )
  return deps.store.transaction(async (tx) => {
    await holder.current(tx) // that it is there
    if (await tx.keys.insert(life, valuesOf(holder, value))) return life
    const other = await only(tx, holder, 'next')
    throw new AppError('KEY_ROTATION_UNDER_WAY', {
      by: other?.madeBy ?? '',
      since: (other?.madeAt ?? deps.now()).toISOString(),
    })
  })
}

/** @throws AppError KEY_NOTHING_NEXT */
export async function switchSecret(deps: Bits, holder: SecretHolder, by: string, hours?: number): Promise<KeyLife> {
  const next = await only(deps.store.read, holder, 'next')
  return settle(deps.store, async (tx) => {
    const life = next && (await tx.keys.byId(next.id))
    if (life?.state === 'active') return life // somebody else was first
    const values = life?.state === 'next' ? await tx.keys.values(life.id) : undefined
    if (!life || !values) throw new AppError('KEY_NOTHING_NEXT', { part: holder.part.name })
    const before = await holder.current(tx)
    await holder.put(tx, textIn(values, holder))
    const { part } = holder
    const old = { before: valuesOf(holder, before), piecesBefore: [holder.pieceOf(before)] }
    return succeed(tx, deps, { ...whoseIs(holder), part, parts: [part], ...old, by, forMs: overlapMs(hours) }, life)
  })
}

/** @throws AppError KEY_OVERLAP_OVER, KEY_ROTATION_UNDER_WAY */
export async function undoSecret(deps: Bits, holder: SecretHolder): Promise<KeyLife> {
  return settle(deps.store, async (tx) => {
    const [old, active, next] = await Promise.all(
      (['retiring', 'active', 'next'] as const).map((state) => only(tx, holder, state)),
    )
    if (next) throw new AppError('KEY_ROTATION_UNDER_WAY', { by: next.madeBy, since: next.madeAt.toISOString() })
    const values = old && (await tx.keys.values(old.id))
    if (!old || !values) throw new AppError('KEY_OVERLAP_OVER', { part: holder.part.name })
    const current = await holder.current(tx)
    await holder.put(tx, textIn(values, holder))
    if (active) await putBack(tx, deps, active, valuesOf(holder, current))
    return activate(tx, deps, old)
  })
}

/** @throws AppError KEY_NOTHING_NEXT */
export async function discardSecret(deps: Bits, holder: SecretHolder): Promise<void> {
  await settle(deps.store, async (tx) => {
    const life = await only(tx, holder, 'next')
    const values = life && (await tx.keys.values(life.id))
    if (!life || !values) throw new AppError('KEY_NOTHING_NEXT', { part: holder.part.name })
    if (life.activeSince) await retire(tx, deps, life, { values, forMs: overlapMs() })
    else await wipe(tx, deps, life)
  })
}

/** Those beside the one in use, the newest first. */
export async function secretsBeside(records: Records, { holder, part }: Pick<SecretHolder, 'holder' | 'part'>) {
  const lives = (await records.keys.ofHolders([holder])).filter(({ state }) => state === 'next' || state === 'retiring')
  const values = await Promise.all(lives.map(({ id }) => records.keys.values(id)))
  return values.flatMap((one) => one?.[part.heldBy]?.reveal() ?? []).toReversed()
}

/** Of several that retire the latest. */
async function only(tx: Records, { holder }: SecretHolder, state: KeyLife['state']): Promise<KeyLife | undefined> {
  const lives = (await tx.keys.ofHolders([holder])).filter((life) => life.state === state)
  return lives.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0]
}

function valuesOf({ part }: SecretHolder, value: string): KeyValues {
  return { [part.heldBy]: new Secret(part.heldBy, value) }
}

function textIn(values: KeyValues, { part }: SecretHolder): string {
  return values[part.heldBy]?.reveal() ?? ''
}

function whoseIs({ holder, clientId }: SecretHolder): Whose {
  return { holder, ...(clientId !== undefined && { clientId }) }
}
