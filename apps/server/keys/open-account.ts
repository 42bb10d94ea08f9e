import type { Channel } from '@ruzhu/domain/channel.ts'
import type { Deps } from '@ruzhu/domain/deps.ts'
import { hearKey } from '@ruzhu/domain/keys/hear-key.ts'
import { overlapping, type Variant } from '@ruzhu/domain/keys/overlapping.ts'
import { type AccountVariant, type Beside, variantsOf } from '@ruzhu/domain/keys/variants.ts'
import { fieldsOf } from '@ruzhu/domain/providers/account-fields.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import type { ChannelPart } from '../parts.ts'

type Parts = Pick<Deps, 'store' | 'now'> & { onError: (error: unknown) => void }

/** An account as it is called with, and beside it the keys that are next and those that retire. */
export async function openWithKeys(
  parts: Parts,
  { descriptor, open }: ChannelPart,
  account: ProviderAccount,
): Promise<Channel> {
  const besides = await besidesOf(parts, account)
  if (besides.length === 0) return open(account)
  const variants = variantsOf(account, besides, fieldsOf(descriptor, account))
  const main = await open(
    account,
    variants.map((one) => one.account),
  )
  const toldOf = new Set<string>()
  return overlapping(main, {
    variants: variants.map((variant) => openedOnce(variant, open)),
    isAboutKeys: (refusal) => descriptor.isAboutKeys(refusal),
    heard: (lives) => {
      for (const id of lives.filter((one) => !toldOf.has(one))) {
        toldOf.add(id)
        hearKey(parts, id).catch(parts.onError) // beside the call, not in its way
      }
    },
  })
}

async function besidesOf({ store }: Parts, { id }: ProviderAccount): Promise<readonly Beside[]> {
  const lives = (await store.read.keys.ofHolders([id])).filter(({ state }) => state === 'next' || state === 'retiring')
  const opened = await Promise.all(lives.map(async (life) => ({ life, values: await store.read.keys.values(life.id) })))
  return opened.flatMap(({ life, values }) => (values ? [{ life, values }] : []))
}

function openedOnce({ lives, account }: AccountVariant, open: ChannelPart['open']): Variant {
  let opened: Promise<Channel> | undefined
  return { lives, channel: () => (opened ??= open(account)) }
}
