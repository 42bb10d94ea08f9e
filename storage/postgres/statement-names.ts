const NAMES_AT_MOST = 500

/** A statement with a name is parsed and planned once for each connection. Rare ones beyond the bound stay nameless. */
export class StatementNames {
  readonly #names = new Map<string, string>()

  of(sql: string): string | undefined {
    const known = this.#names.get(sql)
    if (known !== undefined || this.#names.size >= NAMES_AT_MOST) return known
    const name = `ruzhu_${this.#names.size + 1}`
    this.#names.set(sql, name)
    return name
  }
}
