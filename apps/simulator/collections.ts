import type { Collection, Indexes } from '@ruzhu/channels/contract/simulator.ts'
import type { Change, Journal } from './journal.ts'

/**
 * All that the simulator knows, in memory, found by id. With a journal, the changes of one turn are written together,
 * and `saved()` tells when: an answer waits for it, so what was answered is on disk.
 */
export class Collections {
  readonly #journal: Journal | undefined
  readonly #shelves = new Map<string, Shelf<unknown>>()
  #dirty = new Map<string, Change>()
  #writing: Promise<void> | undefined
  #broken: Error | undefined

  constructor(journal: Journal | undefined) {
    this.#journal = journal
  }

  open<T>(name: string, indexes: Indexes<T> = {}): Collection<T> {
    const shelf = new Shelf<T>(indexes, (id, value) => this.#changed(name, id, value))
    // what the journal holds under this name was put there by a shelf of the same name and type
    for (const [id, value] of this.#journal?.read(name) ?? []) shelf.load(id, value as T)
    this.#shelves.set(name, shelf as Shelf<unknown>)
    return shelf
  }

  async saved(): Promise<void> {
    await this.#writing
    if (this.#broken) throw this.#broken
  }

  clear(): void {
    this.#dirty.clear()
    for (const shelf of this.#shelves.values()) shelf.clear()
    this.#journal?.clear()
  }

  #changed(collection: string, id: string, value: unknown) {
    if (!this.#journal) return
    this.#dirty.set(`${collection}\n${id}`, { collection, id, value })
    this.#writing ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#writing = undefined
        this.#write()
        resolve()
      })
    })
  }

  /** After a failed write memory and disk differ, so nothing is answered any more. */
  #write() {
    try {
      this.#journal?.write([...this.#dirty.values()])
      this.#dirty = new Map()
    } catch (error) {
      this.#broken = new Error('The simulator cannot write to its data folder any more', { cause: error })
    }
  }
}

class Shelf<T> implements Collection<T> {
  readonly #things = new Map<string, T>()
  readonly #indexes: [name: string, keyOf: (value: T) => string | undefined, ids: Map<string, string>][]
  readonly #changed: (id: string, value: T | undefined) => void

  constructor(indexes: Indexes<T>, changed: (id: string, value: T | undefined) => void) {
    this.#indexes = Object.entries(indexes).map(([name, keyOf]) => [name, keyOf, new Map()])
    this.#changed = changed
  }

  get size(): number {
    return this.#things.size
  }

  get(id: string): T | undefined {
    return this.#things.get(id)
  }

  by(index: string, key: string): T | undefined {
    const id = this.#indexes.find(([name]) => name === index)?.[2].get(key)
    return id === undefined ? undefined : this.#things.get(id)
  }

  put(id: string, value: T): void {
    this.load(id, value)
    this.#changed(id, value)
  }

  delete(id: string): void {
    const value = this.#things.get(id)
    if (value === undefined) return
    for (const [, keyOf, ids] of this.#indexes) ids.delete(keyOf(value) ?? '')
    this.#things.delete(id)
    this.#changed(id, undefined)
  }

  values(): IterableIterator<T> {
    return this.#things.values()
  }

  /** Copies the list of all: for a person who looks, not for a request that is served. */
  newestFirst(): Iterable<T> {
    return [...this.#things.values()].toReversed()
  }

  load(id: string, value: T): void {
    const before = this.#things.get(id)
    for (const [, keyOf, ids] of this.#indexes) {
      const key = keyOf(value)
      const oldKey = before === undefined ? undefined : keyOf(before)
      if (oldKey !== undefined && oldKey !== key) ids.delete(oldKey)
      if (key !== undefined) ids.set(key, id)
    }
    this.#things.set(id, value)
  }

  clear(): void {
    this.#things.clear()
    for (const [, , ids] of this.#indexes) ids.clear()
  }
}
