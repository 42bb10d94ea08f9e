import { changeTime, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { MethodId } from '../ids.ts'
import type { KeyPiece } from '../keys/keys.ts'
import { activate, wipe } from '../keys/life-moves.ts'
import { overlapMs } from '../keys/overlap.ts'
import { APP_SECRET, holderOfApp } from '../keys/parts.ts'
import { succeed } from '../keys/succeed.ts'
import { Secret } from '../secret.ts'
import type { Records } from '../store.ts'
import type { AppKind } from './apps.ts'
import type { PaymentMethod } from './methods.ts'
import { existingMethod } from './update-method.ts'

type Bits = Pick<Deps, 'store' | 'now' | 'newId'>
/** What of an AppSecret may be shown. */
export type PieceOf = (value: string) => KeyPiece

/** What another one takes the place of is kept for a day, in the transaction in which it does. */
export async function retireAppSecret(
  tx: Records,
  deps: Pick<Deps, 'now' | 'newId'>,
  { id, clientId }: PaymentMethod,
  { kind, secret, pieceOf, by }: { kind: AppKind; secret: Secret<'app_secret'>; pieceOf: PieceOf; by: string },
): Promise<void> {
  const before = await tx.methods.appSecret(id, kind)
  if (before?.reveal() === secret.reveal()) return
  const old = before ? { before: { app_secret: before }, piecesBefore: [pieceOf(before.reveal())] } : { before: {} }
  const whose = { holder: holderOfApp(id, kind), clientId, part: APP_SECRET, parts: [APP_SECRET] }
  await succeed(tx, deps, { ...whose, ...old, by, forMs: overlapMs() }, { pieces: [pieceOf(secret.reveal())] })
}

/**
 * Goes back to the AppSecret before this one, as long as it is kept. Nothing comes sealed with an AppSecret, so the one
 * that is given up is wiped.
 *
 * @throws AppError KEY_OVERLAP_OVER, CONFLICT
 */
export async function undoAppSecret(
  deps: Bits,
  { methodId, kind }: { methodId: MethodId; kind: AppKind },
  by: string,
): Promise<PaymentMethod> {
  return settle(deps.store, async (tx) => {
    const before = await existingMethod(tx, methodId)
    const lives = await tx.keys.ofHolders([holderOfApp(methodId, kind)])
    const old = lives.filter(({ state }) => state === 'retiring').at(-1)
    const value = old && (await tx.keys.values(old.id))?.['app_secret']
    if (!old || !value) throw new AppError('KEY_OVERLAP_OVER', { part: APP_SECRET.name })
    const after = { ...before, updatedAt: changeTime(before.updatedAt, deps.now()) }
    if (!(await tx.methods.update(after, before))) throw new AppError('CONFLICT', { id: methodId })
    await tx.methods.keepAppSecret(after, kind, new Secret('app_secret', value.reveal()), by)
    for (const life of lives.filter(({ state }) => state === 'active')) await wipe(tx, deps, life)
    await activate(tx, deps, old)
    return after
  })
}
