import { changeTime, Overtaken } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { ClientId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { later } from '../time.ts'
import type { KeyHolder, KeyLife, KeyPiece, KeyValues } from './keys.ts'

/**
 * Moves between the states of one life. Where somebody else moved it meanwhile, each throws `Overtaken`: whoever moves
 * keys does so within `settle`, looks again, and finds either that it is done or why it no longer can be.
 */

type Bits = Pick<Deps, 'now' | 'newId'>
export type Whose = { holder: KeyHolder; clientId?: ClientId }
export type Begun = Whose & { part: string; pieces: readonly KeyPiece[]; by: string }

export function newLife({ now, newId }: Bits, { by, pieces, ...whose }: Begun, state: KeyLife['state']): KeyLife {
  const at = now()
  return {
    ...whose,
    id: newId('kl'),
    state,
    pieces,
    ...endOf(pieces),
    madeAt: at,
    madeBy: by,
    ...(state === 'active' && { activeSince: at }),
    updatedAt: at,
  }
}

/** The first of them to end; one that has ended before it was brought here says nothing. */
function endOf(pieces: readonly KeyPiece[]): Pick<KeyLife, 'validTo'> {
  const ends = pieces.flatMap(({ validTo }) => validTo ?? [])
  const first = ends.reduce<Date | undefined>((one, other) => (one && one <= other ? one : other), undefined)
  return first ? { validTo: first } : {}
}

export async function activate(tx: Records, { now }: Bits, life: KeyLife): Promise<KeyLife> {
  const { endsAt: _, ...rest } = life
  return move(tx, life, { ...rest, state: 'active', activeSince: now() }, now())
}

/** Its values are kept until it ends; then a job wipes them. */
export async function retire(
  tx: Records,
  deps: Bits,
  life: KeyLife,
  { values, forMs }: { values: KeyValues; forMs: number },
): Promise<KeyLife> {
  const endsAt = later(deps.now(), forMs)
  const retiring = await move(tx, life, { ...life, state: 'retiring', endsAt }, deps.now(), values)
  await owe(tx, deps, 'retire_key', life.id, endsAt)
  return retiring
}

/** Out of use again, and kept beside what is. */
export async function putBack(tx: Records, { now }: Bits, life: KeyLife, values: KeyValues): Promise<KeyLife> {
  return move(tx, life, { ...life, state: 'next' }, now(), values)
}

export async function wipe(tx: Records, { now }: Bits, life: KeyLife): Promise<KeyLife> {
  return move(tx, life, { ...life, state: 'gone', goneAt: now() }, now())
}

async function move(tx: Records, before: KeyLife, after: KeyLife, now: Date, values?: KeyValues): Promise<KeyLife> {
  const moved = { ...after, updatedAt: changeTime(before.updatedAt, now) }
  if (!(await tx.keys.update(moved, before, values))) throw new Overtaken(before.id)
  return moved
}
