const MOST = 100

/** The last hundred, by when they were used. An account that was changed has another key, and its old keys fall out. */
export class Kept<Value> {
  readonly #values = new Map<string, Value>()
  readonly #letGo: (old: Value) => void

  constructor(letGo: (old: Value) => void) {
    this.#letGo = letGo
  }

  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make()
    this.#values.delete(key)
    this.#values.set(key, value)
    const oldest = this.#values.entries().next()
    if (this.#values.size > MOST && !oldest.done) {
      this.#values.delete(oldest.value[0])
      this.#letGo(oldest.value[1])
    }
    return value
  }

  all(): Value[] {
    return [...this.#values.values()]
  }
}
