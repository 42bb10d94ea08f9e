/** How both sides write text: request, answer and what is signed alike. */
export type Charset = 'utf-8' | 'gbk'

/** @throws RangeError where GBK has no such character */
export function encode(text: string, charset: Charset): Buffer {
  return charset === 'utf-8' ? Buffer.from(text, 'utf8') : encodeGbk(text)
}

/** The text, or undefined where these bytes are none in this charset. */
export function decode(bytes: Uint8Array, charset: Charset): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined // the decoder says so by throwing
  }
}

/** `application/x-www-form-urlencoded`, also for a query: a blank is `+`. */
export function formEncode(pairs: Iterable<readonly [string, string]>, charset: Charset): string {
  if (charset === 'utf-8') return new URLSearchParams([...pairs].map(([name, value]) => [name, value])).toString()
  return [...pairs].map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&')
}

/**
 * The pairs of a form, decoded once, in their order. A bare `%` stays as it is, as browsers read it; undefined where the
 * bytes are no text in this charset.
 */
export function formDecode(form: string, charset: Charset): [string, string][] | undefined {
  const pairs: [string, string][] = []
  for (const pair of form.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = percentDecode(at < 0 ? pair : pair.slice(0, at), charset)
    const value = percentDecode(at < 0 ? '' : pair.slice(at + 1), charset)
    if (name === undefined || value === undefined) return undefined
    pairs.push([name, value])
  }
  return pairs
}

function percentEncode(text: string): string {
  let encoded = ''
  for (const byte of encodeGbk(text)) {
    const plain = byte < 0x80 && /[A-Za-z0-9*\-._]/.test(String.fromCharCode(byte))
    encoded += plain ? String.fromCharCode(byte) : byte === 0x20 ? '+' : `%${hex(byte)}`
  }
  return encoded
}

function percentDecode(text: string, charset: Charset): string | undefined {
  if (!/[%+]/.test(text)) return text
  const decoded = charset === 'utf-8' && wellFormed(text.replaceAll('+', ' '))
  if (decoded !== false) return decoded
  const parts = text.replaceAll('+', ' ').split(/((?:%[0-9A-Fa-f]{2})+)/)
  const bytes = parts.map((part, at) =>
    at % 2 === 1 ? Buffer.from(part.replaceAll('%', ''), 'hex') : encode(part, charset),
  )
  return decode(Buffer.concat(bytes), charset)
}

/** False where it holds a bare `%`, or bytes that are no UTF-8. */
function wellFormed(text: string): string | false {
  try {
    return decodeURIComponent(text)
  } catch {
    return false // the decoder says so by throwing
  }
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

function encodeGbk(text: string): Buffer {
  const table = gbkTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) {
      bytes.push(code)
      continue
    }
    const pair = table.get(character)
    if (pair === undefined) throw new RangeError(`GBK has no "${character}"`)
    bytes.push(pair >> 8, pair & 0xff)
  }
  return Buffer.from(bytes)
}

let table: ReadonlyMap<string, number> | undefined

/** The platform decodes GBK but does not encode it: its own decoding of all 23,940 pairs, turned round, made once. */
function gbkTable(): ReadonlyMap<string, number> {
  table ??= makeGbkTable()
  return table
}

function makeGbkTable(): ReadonlyMap<string, number> {
  const made = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? undefined : decode(Buffer.from([lead, trail]), 'gbk')
      if (character !== undefined && !made.has(character)) made.set(character, (lead << 8) | trail)
    }
  }
  return made
}
