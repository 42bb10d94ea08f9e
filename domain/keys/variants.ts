import type { AccountField } from '../descriptor.ts'
import type { KeyLifeId } from '../ids.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import { withValues } from './account-keys.ts'
import type { KeyLife, KeyValues } from './keys.ts'

/** Keys that are kept beside those in use. */
export type Beside = { life: KeyLife; values: KeyValues }
export type AccountVariant = { lives: readonly KeyLifeId[]; account: ProviderAccount }

/** More are not tried: each costs a verification for everything that comes and is not genuine. */
const AT_MOST = 8

/**
 * The account with each set of keys that is kept beside, and with two of them where two kinds change at once: a letter may
 * be signed with the old of the one and sealed with the old of the other.
 */
export function variantsOf(
  account: ProviderAccount,
  besides: readonly Beside[],
  fields: readonly AccountField[],
): readonly AccountVariant[] {
  const one = (beside: Beside, base: ProviderAccount, lives: readonly KeyLifeId[] = []): AccountVariant => ({
    lives: [...lives, beside.life.id],
    account: withValues(base, beside.values, fields),
  })
  const newestFirst = besides.toSorted((a, b) => b.life.updatedAt.getTime() - a.life.updatedAt.getTime())
  const singles = newestFirst.map((beside) => one(beside, account))
  const pairs = newestFirst.flatMap((first, index) =>
    newestFirst
      .slice(index + 1)
      .filter((second) => !shareFields(first, second))
      .map((second) => one(second, withValues(account, first.values, fields), [first.life.id])),
  )
  return [...singles, ...pairs].slice(0, AT_MOST)
}

function shareFields(first: Beside, second: Beside): boolean {
  return Object.keys(first.values).some((field) => field in second.values)
}
