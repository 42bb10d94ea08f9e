/** One element of DER: its tag, what it holds, and all of it with its header. */
export type Der = { tag: number; content: Uint8Array; whole: Uint8Array }

export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
export const OID = 0x06
export const SEQUENCE = 0x30
export const CONTEXT_0 = 0xa0

/**
 * The one element that these bytes are; undefined where they are none, break off, or go on after it. Reads a header and
 * never descends by itself, so that no input costs more than its length.
 */
export function readDer(bytes: Uint8Array): Der | undefined {
  const element = firstOf(bytes)
  return element && element.whole.length === bytes.length ? element : undefined
}

/** What a constructed element consists of; undefined where its content is no row of elements. */
export function partsOf({ tag, content }: Der): Der[] | undefined {
  if ((tag & 0x20) === 0) return undefined
  const parts: Der[] = []
  for (let rest = content; rest.length > 0; ) {
    const part = firstOf(rest)
    if (!part || parts.length === MOST_PARTS) return undefined
    parts.push(part)
    rest = rest.subarray(part.whole.length)
  }
  return parts
}
const MOST_PARTS = 1000

/** Of an INTEGER; undefined where it is none, negative, or longer than any number of a key. */
export function integerOf(part: Der | undefined): bigint | undefined {
  if (part?.tag !== INTEGER || part.content.length === 0 || part.content.length > LONGEST_INTEGER) return undefined
  if ((part.content[0] ?? 0) & 0x80) return undefined
  return BigInt(`0x${hexOf(part.content)}`)
}
const LONGEST_INTEGER = 8192 / 8 + 1

/** Hex of an OBJECT IDENTIFIER's content. */
export function oidOf(part: Der | undefined): string | undefined {
  return part?.tag === OID ? hexOf(part.content) : undefined
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An element of this tag around these. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, { length }) => sum + length, 0)
  const header = [tag, ...lengthBytes(length)]
  const written = new Uint8Array(header.length + length)
  written.set(header)
  let at = header.length
  for (const content of contents) {
    written.set(content, at)
    at += content.length
  }
  return written
}

function firstOf(bytes: Uint8Array): Der | undefined {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  if (first < 0x80) return elementOf(bytes, tag, 2, first)
  const count = first & 0x7f
  if (count === 0 || count > 4 || bytes.length < 2 + count) return undefined
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  return elementOf(bytes, tag, 2 + count, length)
}

function elementOf(bytes: Uint8Array, tag: number, header: number, length: number): Der | undefined {
  if (bytes.length < header + length) return undefined
  return { tag, content: bytes.subarray(header, header + length), whole: bytes.subarray(0, header + length) }
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}
