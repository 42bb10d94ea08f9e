const MOST = 100

/** The last hundred, by when they were used. An account that was changed has another key, and its old keys fall out. */
export class Kept<Value> {
  readonly #values = new Map<string, Value>()

  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make()
    this.#values.delete(key)
    this.#values.set(key, value)
    const oldest = this.#values.keys().next()
    if (this.#values.size > MOST && !oldest.done) this.#values.delete(oldest.value)
    return value
  }
}
