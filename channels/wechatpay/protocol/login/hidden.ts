/** A text that does not print: what must not stand in a log or an error. */
export class Hidden {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The one way out. Call it where the text is used, and keep no copy. */
  reveal(): string {
    return this.#text
  }

  toJSON(): string {
    return '[hidden]'
  }

  toString(): string {
    return this.toJSON()
  }
}
