import type { Describe } from '../descriptor.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import { GRANT_TOKEN } from '../keys/grant-keys.ts'
import type { KeyLife } from '../keys/keys.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { AccountOutline } from '../providers/providers.ts'
import type { Records } from '../store.ts'
import type { Sentence } from '../text.ts'
import { TEXTS } from '../texts.ts'
import type { Dossier, KnownAccount, KnownKey } from './dossier.ts'

type Of = { account: KnownAccount | undefined; grants: Dossier['grants']; method: PaymentMethod | undefined }

/** The keys of an account that its reader may see, and the tokens of the grants, of those of the method where one is known. */
export async function knownKeys(read: Records, describe: Describe, of: Of): Promise<readonly KnownKey[]> {
  const { account, grants, method } = of
  return [
    ...(account ? await accountKeys(read, account.outline, describe(account.outline.channel)) : []),
    ...(await tokens(read, method ? grants.filter((grant) => isFor(grant, method)) : grants)),
  ]
}

async function accountKeys(
  { keys }: Records,
  { id }: AccountOutline,
  descriptor: ChannelDescriptor | undefined,
): Promise<readonly KnownKey[]> {
  const label = ({ part }: KeyLife) => descriptor?.keys.find(({ name }) => name === part)?.label
  return named(await keys.ofHolders([id]), label)
}

const GRANTS_LOOKED_AT = 20

async function tokens({ keys }: Records, grants: Dossier['grants']): Promise<readonly KnownKey[]> {
  const lives = await keys.ofHolders(grants.slice(0, GRANTS_LOOKED_AT).map(({ id }) => id))
  return named(lives, ({ part }) => (part === GRANT_TOKEN ? TEXTS['keys.grant_token'] : undefined))
}

function named(lives: readonly KeyLife[], labelOf: (life: KeyLife) => Sentence | undefined): readonly KnownKey[] {
  return lives.map((life) => ({ life, label: labelOf(life) ?? { 'zh-CN': life.part, en: life.part } }))
}

function isFor(grant: Dossier['grants'][number], { providerId, subMchid }: PaymentMethod): boolean {
  return grant.providerId === providerId && grant.subMchid === subMchid
}
