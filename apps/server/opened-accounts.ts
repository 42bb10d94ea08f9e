import type { Channel } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import type { Records } from '@ruzhu/domain/store.ts'

/** 12 to 22 kB each, with two keys of 2048 bits that have been used: see bench/methods and docs/decisions/0037-many-clients-many-keys.md */
const KEPT_AT_MOST = 10_000

type Parts = {
  accounts: Pick<Records['providers'], 'byId' | 'updatedAt'>
  open: (account: ProviderAccount) => Promise<Channel>
  keptAtMost?: number
}

/**
 * Accounts with their keys parsed: on first use, and anew once the account was changed. Whether it was is read at each
 * use, which is one look-up by key; so new keys count from the next call on, in every process, and nobody has to be told.
 * Those that were not used for longest are dropped. Dropping closes nothing: calls under way end with the keys they have.
 */
export class OpenedAccounts {
  readonly #parts: Parts
  readonly #kept = new Map<ProviderId, { updatedAt: number; channel: Promise<Channel> }>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get size(): number {
    return this.#kept.size
  }

  async channel(id: ProviderId): Promise<Channel> {
    const updatedAt = (await this.#parts.accounts.updatedAt(id))?.getTime()
    if (updatedAt === undefined) throw new AppError('PROVIDER_MISSING', { id })
    const before = this.#kept.get(id)
    const kept = before?.updatedAt === updatedAt ? before : { updatedAt, channel: this.#open(id) }
    this.#keep(id, kept)
    if (kept !== before) kept.channel.catch(() => this.#kept.get(id) === kept && this.#kept.delete(id))
    return kept.channel
  }

  /** Connections that are an account's own end with the process; all others are the channel's to close. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled([...this.#kept.values()].map(({ channel }) => channel))
    this.#kept.clear()
    await Promise.all(opened.map((one) => one.status === 'fulfilled' && one.value.close?.()))
  }

  async #open(id: ProviderId): Promise<Channel> {
    const account = await this.#parts.accounts.byId(id)
    if (!account) throw new AppError('PROVIDER_MISSING', { id })
    return this.#parts.open(account)
  }

  /** A Map keeps the order in which it was filled: the first is the one that was not used for longest. */
  #keep(id: ProviderId, kept: { updatedAt: number; channel: Promise<Channel> }): void {
    this.#kept.delete(id)
    this.#kept.set(id, kept)
    if (this.#kept.size <= (this.#parts.keptAtMost ?? KEPT_AT_MOST)) return
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }
}
