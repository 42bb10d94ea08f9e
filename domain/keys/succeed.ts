import { Overtaken } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { Records } from '../store.ts'
import { activate, newLife, retire, type Whose } from './life-moves.ts'
import type { KeyLife, KeyPiece, KeyValues } from './keys.ts'
import { livesOfPart, type PartFields } from './parts.ts'

/** @property before  what stood in the fields of the part until now */
export type Succession = Whose & {
  part: PartFields
  parts: readonly PartFields[]
  before: KeyValues
  /** Keys may be older than the keeping of their lives: given where one without a life is to be kept as well. */
  piecesBefore?: readonly KeyPiece[]
  by: string
  forMs: number
}

/**
 * One key takes the place of another, in the transaction that puts its values there: what was in use retires with its
 * values, and what comes is in use.
 */
export async function succeed(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  succession: Succession,
  comes: KeyLife | { pieces: readonly KeyPiece[] },
): Promise<KeyLife> {
  const { holder, clientId, part, parts, before, piecesBefore, by, forMs } = succession
  const whose = { holder, ...(clientId !== undefined && { clientId }) }
  const lives = livesOfPart(await tx.keys.ofHolders([holder]), part, parts)
  const displaced = lives.filter(({ state }) => state === 'active')
  for (const life of displaced) await retire(tx, deps, life, { values: before, forMs })
  if (displaced.length === 0 && piecesBefore) {
    // also where nothing stood there: what calls were made without can be gone back to
    const life = newLife(deps, { ...whose, part: part.name, pieces: piecesBefore, by }, 'retiring')
    await tx.keys.insert(life, before)
    await retire(tx, deps, life, { values: before, forMs })
  }
  if ('id' in comes) {
    // as it stands now: that the gateway uses it may have been noted meanwhile
    const next = lives.find(({ id, state }) => id === comes.id && state === 'next')
    if (!next) throw new Overtaken(comes.id)
    return activate(tx, deps, next)
  }
  const life = newLife(deps, { ...whose, part: part.name, pieces: comes.pieces, by }, 'active')
  await tx.keys.insert(life)
  return life
}
