/** Does not print, and its kind is part of its type: an APIv3 key does not fit where a private key goes. */
export class Secret<Kind extends string> {
  readonly kind: Kind
  readonly #value: string

  constructor(kind: Kind, value: string) {
    this.kind = kind
    this.#value = value
  }

  /** The one way out. Call it where the bytes are used, and keep no copy. */
  reveal(): string {
    return this.#value
  }

  toJSON(): string {
    return `[${this.kind}]`
  }

  toString(): string {
    return this.toJSON()
  }

  // what node's inspect, and so console.log, asks for; named by its registered symbol since domain imports no node:
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }
}
