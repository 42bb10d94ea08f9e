import type { Deps } from '../deps.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { fieldsOf } from '../providers/account-fields.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { Records } from '../store.ts'
import { isHeld, piecesIn, type ReadKeys, valuesIn } from './account-keys.ts'
import type { KeyLife, KeyPiece } from './keys.ts'
import { newLife, wipe } from './life-moves.ts'
import { overlapMs } from './overlap.ts'
import { fieldsOfPart, type KeyPart } from './parts.ts'
import { succeed } from './succeed.ts'

export type PiecesOfParts = ReadonlyMap<string, readonly KeyPiece[]>

/** Of each part that an account has what stands in it; read outside of any transaction, since certificates take a while. */
export async function piecesOfParts(
  account: ProviderAccount,
  descriptor: ChannelDescriptor,
  readKeys: ReadKeys,
): Promise<PiecesOfParts> {
  const fields = fieldsOf(descriptor, account)
  const held = descriptor.keys.filter((part) => isHeld(part, account))
  return new Map(
    await Promise.all(held.map(async (part) => [part.name, await piecesIn(account, part, fields, readKeys)] as const)),
  )
}

type Kept = {
  before: ProviderAccount | undefined
  after: ProviderAccount
  parts: readonly KeyPart[]
  pieces: PiecesOfParts
  by: string
}

/** An account was saved as a whole: what of its keys was replaced retires like any other, and is kept for its time. */
export async function keepKeys(tx: Records, deps: Pick<Deps, 'now' | 'newId'>, kept: Kept): Promise<void> {
  // those that came first: by them those whose place they took retire
  const held = kept.parts.filter((part) => isHeld(part, kept.after))
  for (const part of held) await keepPart(tx, deps, kept, part)
  for (const part of kept.parts.filter((one) => !held.includes(one))) await endPart(tx, deps, kept, part)
}

async function keepPart(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  { before, after, parts, pieces, by }: Kept,
  part: KeyPart,
): Promise<void> {
  const wasHeld = before !== undefined && isHeld(part, before)
  const whose = { holder: after.id, ...(after.clientId !== undefined && { clientId: after.clientId }) }
  const isKept = (await activeOf(tx, after, part)) !== undefined
  if (!wasHeld || isChanged(before, after, part)) {
    const old = before ? valuesIn(before, fieldsOfPart(part)) : {}
    const succession = {
      ...whose,
      part,
      parts,
      before: old,
      by,
      forMs: overlapMs(),
      ...(wasHeld && { piecesBefore: [] }),
    }
    await succeed(tx, deps, succession, { pieces: pieces.get(part.name) ?? [] })
  } else if (!isKept) {
    await tx.keys.insert(
      newLife(deps, { ...whose, part: part.name, pieces: pieces.get(part.name) ?? [], by }, 'active'),
    )
  }
}

/** Taken out, and nothing has come in its place: another part may have, which retired it. */
async function endPart(tx: Records, deps: Pick<Deps, 'now' | 'newId'>, { after }: Kept, part: KeyPart): Promise<void> {
  const active = await activeOf(tx, after, part)
  if (active) await wipe(tx, deps, active)
}

async function activeOf(tx: Records, { id }: ProviderAccount, part: KeyPart): Promise<KeyLife | undefined> {
  const lives = await tx.keys.ofHolders([id])
  return lives.find(({ part: name, state }) => name === part.name && state === 'active')
}

function isChanged(before: ProviderAccount, after: ProviderAccount, part: KeyPart): boolean {
  const [old, now] = [valuesIn(before, part.fields), valuesIn(after, part.fields)]
  return part.fields.some((name) => old[name]?.reveal() !== now[name]?.reveal())
}
