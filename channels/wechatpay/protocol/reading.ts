/** What came is not what the gateway's page describes. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/**
 * A JSON object of the gateway's, read field by field: the parser at the border. A field that must be there and is not,
 * or is of another type, throws {@link Unreadable} by its name; fields we do not know are left alone.
 */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>
  readonly #path: string

  constructor(value: unknown, path = 'body') {
    if (!isObject(value)) throw new Unreadable(`${path} is no object`)
    this.#values = value
    this.#path = path
  }

  /** An empty text counts as absent, as with the gateway. */
  textIfAny(name: string): string | undefined {
    const value = this.#values[name]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'string') throw this.#wrong(name, 'no text')
    return value
  }

  text(name: string): string {
    return this.textIfAny(name) ?? this.#missing(name)
  }

  /** Money and counts: a whole number, exact. */
  wholeIfAny(name: string): number | undefined {
    const value = this.#values[name]
    if (value === undefined || value === null) return undefined
    if (!Number.isSafeInteger(value)) throw this.#wrong(name, 'no whole number')
    return Number(value)
  }

  whole(name: string): number {
    return this.wholeIfAny(name) ?? this.#missing(name)
  }

  /** A number that is a name, such as `applyment_id`: refused where JSON has rounded it already. */
  digits(name: string): string {
    const value = this.#values[name]
    return typeof value === 'string' && /^\d+$/.test(value) ? value : String(this.whole(name))
  }

  flagIfAny(name: string): boolean | undefined {
    const value = this.#values[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'boolean') throw this.#wrong(name, 'neither true nor false')
    return value
  }

  /** A list of texts; absent counts as empty. */
  texts(name: string): string[] {
    const value = this.#values[name]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
      throw this.#wrong(name, 'no list of texts')
    return value
  }

  /** RFC 3339 with an offset: `2018-06-08T10:34:56+08:00`. */
  instantIfAny(name: string): Date | undefined {
    const value = this.textIfAny(name)
    if (value === undefined) return undefined
    const instant = new Date(value)
    if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(instant.getTime())) throw this.#wrong(name, 'no instant')
    return instant
  }

  instant(name: string): Date {
    return this.instantIfAny(name) ?? this.#missing(name)
  }

  objectIfAny(name: string): Fields | undefined {
    const value = this.#values[name]
    return value === undefined || value === null ? undefined : new Fields(value, `${this.#path}.${name}`)
  }

  object(name: string): Fields {
    return this.objectIfAny(name) ?? this.#missing(name)
  }

  /** Absent counts as empty. */
  list(name: string): Fields[] {
    const value = this.#values[name]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) throw this.#wrong(name, 'no list')
    return value.map((item, at) => new Fields(item, `${this.#path}.${name}[${at}]`))
  }

  #missing(name: string): never {
    throw this.#wrong(name, 'missing')
  }

  #wrong(name: string, problem: string): Unreadable {
    return new Unreadable(`${this.#path}.${name}: ${problem}`)
  }
}

/** Of parsed JSON, whose objects have nothing but what was written in them. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
