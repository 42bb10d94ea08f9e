import type { Channel } from '@ruzhu/domain/channel.ts'
import type { Deps } from '@ruzhu/domain/deps.ts'
import type { KeyLifeId } from '@ruzhu/domain/ids.ts'
import { hearKey } from '@ruzhu/domain/keys/hear-key.ts'
import type { KeyLife } from '@ruzhu/domain/keys/keys.ts'
import { overlapping, type Variant } from '@ruzhu/domain/keys/overlapping.ts'
import { type AccountVariant, type Beside, variantsOf } from '@ruzhu/domain/keys/variants.ts'
import { fieldsOf } from '@ruzhu/domain/providers/account-fields.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import type { ChannelPart } from '../parts.ts'

type Parts = Pick<Deps, 'store' | 'now'> & {
  onError: (error: unknown) => void
  /** Told, once for each time that the account is opened, of keys that are kept and cannot be used. */
  unusable: (lives: readonly KeyLifeId[], error: unknown) => void
}

/**
 * An account as it is called with, and beside it the keys that are next and those that retire. Those that cannot be used,
 * such as ones that were kept under other rules, are passed over: calls are made without them.
 */
export async function openWithKeys(
  parts: Parts,
  { descriptor, open }: ChannelPart,
  account: ProviderAccount,
): Promise<Channel> {
  const besides = await besidesOf(parts, account)
  if (besides.length === 0) return open(account)
  const usable = await opened(parts, open, variantsOf(account, besides, fieldsOf(descriptor, account)))
  const main = await open(
    account,
    usable.map((one) => one.account),
  )
  const toldOf = new Set<string>()
  return overlapping(main, {
    variants: usable,
    isAboutKeys: (refusal) => descriptor.isAboutKeys(refusal),
    heard: (lives) => {
      for (const id of lives.filter((one) => !toldOf.has(one))) {
        toldOf.add(id)
        hearKey(parts, id).catch(parts.onError) // beside the call, not in its way
      }
    },
  })
}

async function besidesOf(parts: Parts, { id }: ProviderAccount): Promise<readonly Beside[]> {
  const lives = (await parts.store.read.keys.ofHolders([id])).filter(isBeside)
  const besides = await Promise.all(lives.map((life) => besideOf(parts, life)))
  return besides.flatMap((beside) => beside ?? [])
}

function isBeside({ state }: KeyLife): boolean {
  return state === 'next' || state === 'retiring'
}

async function besideOf({ store, unusable }: Parts, life: KeyLife): Promise<Beside | undefined> {
  try {
    const values = await store.read.keys.values(life.id)
    return values && { life, values }
  } catch (error) {
    unusable([life.id], error)
    return undefined
  }
}

async function opened(
  parts: Parts,
  open: ChannelPart['open'],
  variants: readonly AccountVariant[],
): Promise<(Variant & AccountVariant)[]> {
  const tried = await Promise.allSettled(variants.map(({ account }) => open(account)))
  return variants.flatMap((variant, index) => {
    const one = tried[index]
    if (one?.status === 'fulfilled') return [{ ...variant, channel: one.value }]
    // two at once fail where one of them does, which was told by itself
    if (variant.lives.length === 1) parts.unusable(variant.lives, one?.reason)
    return []
  })
}
