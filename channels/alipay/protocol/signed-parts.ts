import type { Charset } from './charset.ts'
import { Unreadable } from './reading.ts'

/**
 * The values of a JSON object's own names, each as the very bytes that were sent: what is signed is this text and not
 * its meaning, so that blanks, order and escapes count.
 *
 * @throws Unreadable where it is no object, or says a name twice: one of the two may be forged
 */
export function ownValues(body: Uint8Array, charset: Charset): ReadonlyMap<string, Buffer> {
  const scan = new Scan(body, charset)
  const values = new Map<string, Buffer>()
  scan.expect(OPEN)
  while (!scan.takes(CLOSE)) {
    if (values.size > 0) scan.expect(COMMA)
    const name = scan.string().subarray(1, -1).toString('latin1') // the names we look for are ASCII
    scan.expect(COLON)
    if (values.has(name)) throw new Unreadable(`"${name}" stands there twice`)
    values.set(name, scan.value())
  }
  scan.expectEnd()
  return values
}

const OPEN = 0x7b
const CLOSE = 0x7d
const LIST = 0x5b
const END_LIST = 0x5d
const COMMA = 0x2c
const COLON = 0x3a
const QUOTE = 0x22
const ESCAPE = 0x5c

/** Finds where each value ends. Whether it is well formed inside is for the parser to say. */
class Scan {
  readonly #bytes: Buffer
  /** In GBK the second byte of a character may be that of a brace or a backslash. */
  readonly #wide: boolean
  #at = 0

  constructor(bytes: Uint8Array, charset: Charset) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#wide = charset === 'gbk'
  }

  takes(byte: number): boolean {
    this.#blanks()
    if (this.#bytes[this.#at] !== byte) return false
    this.#at++
    return true
  }

  expect(byte: number): void {
    if (!this.takes(byte)) throw this.#wrong()
  }

  expectEnd(): void {
    this.#blanks()
    if (this.#at !== this.#bytes.length) throw this.#wrong()
  }

  string(): Buffer {
    this.#blanks()
    const from = this.#at
    if (this.#bytes[from] !== QUOTE) throw this.#wrong()
    for (this.#at++; this.#at < this.#bytes.length; ) {
      const byte = this.#bytes[this.#at] ?? 0
      this.#at += byte === ESCAPE || (this.#wide && byte > 0x80) ? 2 : 1
      if (byte === QUOTE) return this.#bytes.subarray(from, this.#at)
    }
    throw this.#wrong()
  }

  value(): Buffer {
    this.#blanks()
    const from = this.#at
    const first = this.#bytes[from]
    if (first === QUOTE) this.string()
    else if (first === OPEN || first === LIST) this.#nested()
    else this.#plain()
    return this.#bytes.subarray(from, this.#at)
  }

  #nested(): void {
    let depth = 0
    do {
      const byte = this.#bytes[this.#at]
      if (byte === undefined) throw this.#wrong()
      if (byte === QUOTE) this.string()
      else this.#at++
      if (byte === OPEN || byte === LIST) depth++
      if (byte === CLOSE || byte === END_LIST) depth--
    } while (depth > 0)
  }

  /** A number, true, false or null. */
  #plain(): void {
    const from = this.#at
    while (/[\w.+-]/.test(String.fromCharCode(this.#bytes[this.#at] ?? 0))) this.#at++
    if (this.#at === from) throw this.#wrong()
  }

  #blanks(): void {
    while (isBlank(this.#bytes[this.#at])) this.#at++
  }

  #wrong(): Unreadable {
    return new Unreadable(this.#bytes.length === 0 ? 'it is empty' : `not JSON at byte ${this.#at}`)
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
