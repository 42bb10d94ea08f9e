/** The little of DER (X.690) that certificates and requests for them need: tag, length, content. */
export type Tlv = { readonly tag: number; readonly content: Buffer; readonly whole: Buffer }

export function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthBytes(content.length), content])
}

export const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts)
export const set = (...parts: readonly Buffer[]): Buffer => tlv(0x31, ...parts)
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0]))
export const octets = (bytes: Buffer): Buffer => tlv(0x04, bytes)
export const nothing = (): Buffer => tlv(0x05)
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text))
export const bits = (bytes: Buffer, unused = 0): Buffer => tlv(0x03, Buffer.from([unused]), bytes)
/** `[n]` around whole elements. */
export const tagged = (n: number, ...parts: readonly Buffer[]): Buffer => tlv(0xa0 | n, ...parts)

/** A positive whole number; a zero byte in front keeps the highest bit from meaning a minus. */
export function integer(bytes: Buffer): Buffer {
  return (bytes[0] ?? 0) >= 0x80 ? tlv(0x02, Buffer.from([0]), bytes) : tlv(0x02, bytes)
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** RFC 5280 §4.1.2.5: two digits of the year until 2049, four from then on. */
export function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
  return at.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits))
}

/** The elements that lie one after another in some content. Throws a RangeError where lengths do not fit. */
export function elements(bytes: Buffer): Tlv[] {
  const found: Tlv[] = []
  let at = 0
  while (at < bytes.length) {
    const element = readAt(bytes, at)
    found.push(element)
    at += element.whole.length
  }
  return found
}

function readAt(bytes: Buffer, at: number): Tlv {
  const first = bytes.readUInt8(at + 1)
  const sizeBytes = first < 0x80 ? 0 : first & 0x7f
  if (sizeBytes > 4) throw new RangeError('a DER length of more than four bytes')
  const length = sizeBytes === 0 ? first : bytes.readUIntBE(at + 2, sizeBytes)
  const start = at + 2 + sizeBytes
  if (start + length > bytes.length) throw new RangeError('a DER element that is longer than what holds it')
  return {
    tag: bytes.readUInt8(at),
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(at, start + length),
  }
}

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

function base128(value: number): number[] {
  const digits = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80)
  return digits
}
