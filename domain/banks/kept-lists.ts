import { DAY_MS } from '../time.ts'
import type { Listed } from './banks.ts'

/** Banks open few branches in a day. */
const FRESH_MS = DAY_MS
/** While the gateway does not answer, an older list still serves: what is chosen from it is checked by the gateway again. */
const USABLE_MS = 30 * DAY_MS
const LISTS_AT_MOST = 500
const ITEMS_AT_MOST = 20_000

type Kept = { items: readonly unknown[]; at: number }

/**
 * Lists that were asked for, kept for a day: so many and no more, the one not used for longest goes first. Asked for by
 * several at once, a list is fetched once.
 */
export class KeptLists {
  readonly #kept = new Map<string, Kept>()
  readonly #asking = new Map<string, Promise<Listed<unknown>>>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** @param key  names the list and the type of what is in it; the same key is always asked by the same call */
  async list<Item>(key: string, ask: () => Promise<Listed<Item>>): Promise<Listed<Item>> {
    const kept = this.#kept.get(key)
    if (kept && this.#age(kept) < FRESH_MS) return this.#used<Item>(key, kept)
    const asked = await this.#ask(key, ask)
    return asked.state === 'unknown' && kept && this.#age(kept) < USABLE_MS ? this.#used<Item>(key, kept) : asked
  }

  get size(): number {
    return this.#kept.size
  }

  #ask<Item>(key: string, ask: () => Promise<Listed<Item>>): Promise<Listed<Item>> {
    const under = this.#asking.get(key) as Promise<Listed<Item>> | undefined // one key, one type: see `list`
    if (under) return under
    const asking = ask()
      .then((listed) => {
        if (listed.state === 'listed') this.#keep(key, listed.items)
        return listed
      })
      .finally(() => this.#asking.delete(key))
    this.#asking.set(key, asking)
    return asking
  }

  #keep(key: string, items: readonly unknown[]): void {
    if (items.length > ITEMS_AT_MOST) return
    this.#kept.delete(key)
    this.#kept.set(key, { items, at: this.#now().getTime() })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > LISTS_AT_MOST && oldest !== undefined) this.#kept.delete(oldest)
  }

  /** Moved behind all others: what is used stays longest. */
  #used<Item>(key: string, kept: Kept): Listed<Item> {
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return { state: 'listed', items: kept.items as readonly Item[] } // one key, one type: see `list`
  }

  #age({ at }: Kept): number {
    return this.#now().getTime() - at
  }
}
