import { AppError } from '../errors.ts'
import { refuseProblems } from '../field-check.ts'
import type { ProviderId } from '../ids.ts'
import type { Records } from '../store.ts'
import type { ProviderAccount } from './providers.ts'

type Wanted = { channel: string; providerAccountId?: ProviderId }

/** Our account at a platform: the one that is named, or the only one. */
export async function providerOf(records: Records, { channel, providerAccountId }: Wanted): Promise<ProviderAccount> {
  const accounts = (await records.providers.ours()).filter((account) => account.channel === channel)
  const [first, ...others] = accounts
  if (!first) throw new AppError('PROVIDER_MISSING', { channel })
  if (providerAccountId !== undefined) {
    const named = accounts.find(({ id }) => id === providerAccountId)
    if (!named) throw new AppError('NOT_FOUND', { id: providerAccountId })
    return named
  }
  refuseProblems({ provider_account_id: others.length > 0 && `one of ${accounts.map(({ id }) => id).join(', ')}` })
  return first
}
