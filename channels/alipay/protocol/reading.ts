import { instantOfBeijing } from './beijing-time.ts'

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

  constructor(value: unknown, path = 'answer') {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Unreadable(`${path} is no object`)
    this.#values = { ...value }
    this.#path = path
  }

  /** The gateway writes nearly all as text, older services as JSON numbers and booleans. An empty text counts as absent. */
  textIfAny(name: string): string | undefined {
    const value = this.#values[name]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (typeof value !== 'string') throw this.#wrong(name, 'no text')
    return value
  }

  text(name: string): string {
    return this.textIfAny(name) ?? this.#missing(name)
  }

  /** Yuan as text, with at most two decimals. */
  yuanIfAny(name: string): string | undefined {
    const value = this.textIfAny(name)
    if (value !== undefined && !/^\d{1,12}(\.\d{1,2})?$/.test(value)) throw this.#wrong(name, 'no amount in yuan')
    return value
  }

  yuan(name: string): string {
    return this.yuanIfAny(name) ?? this.#missing(name)
  }

  /** Counts and seconds. */
  wholeIfAny(name: string): number | undefined {
    const value = this.textIfAny(name)
    if (value === undefined) return undefined
    if (!/^\d{1,15}$/.test(value)) throw this.#wrong(name, 'no whole number')
    return Number(value)
  }

  /** `2024-06-07 18:41:51`, Beijing time. */
  timeIfAny(name: string): Date | undefined {
    const value = this.textIfAny(name)
    if (value === undefined) return undefined
    const instant = instantOfBeijing(value)
    if (instant === undefined) throw this.#wrong(name, 'no time')
    return instant
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
    return this.#items(name).map((item, at) => new Fields(item, `${this.#path}.${name}[${at}]`))
  }

  /** A list of texts; absent counts as empty. */
  texts(name: string): string[] {
    return this.#items(name).map((item) => {
      if (typeof item !== 'string') throw this.#wrong(name, 'no list of texts')
      return item
    })
  }

  #items(name: string): unknown[] {
    const value = this.#values[name]
    if (value === undefined || value === null || value === '') return []
    if (!Array.isArray(value)) throw this.#wrong(name, 'no list')
    return value
  }

  #missing(name: string): never {
    throw this.#wrong(name, 'missing')
  }

  #wrong(name: string, problem: string): Unreadable {
    return new Unreadable(`${this.#path}.${name}: ${problem}`)
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable('not JSON')
  }
}

/** For answers that hold nothing of use. */
export function nothing(): void {}
