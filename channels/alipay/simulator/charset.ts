/** The two charsets of the gateway. https://opendocs.alipay.com/common/02kf5q */
export type Charset = 'utf-8' | 'gbk'

export function charsetOf(name: string): Charset | undefined {
  if (/^utf-?8$/i.test(name)) return 'utf-8'
  return /^(gbk|gb2312)$/i.test(name) ? 'gbk' : undefined
}

export function encode(text: string, charset: Charset): Buffer {
  return charset === 'utf-8' ? Buffer.from(text) : encodeGbk(text)
}

export function decode(bytes: Uint8Array, charset: Charset): string {
  return new TextDecoder(charset).decode(bytes)
}

/** As a form writes a value: the bytes of its charset, percent-encoded. */
export function formEncode(text: string, charset: Charset): string {
  let encoded = ''
  for (const byte of encode(text, charset)) {
    const sign = String.fromCharCode(byte)
    encoded += /[A-Za-z0-9*_.-]/.test(sign)
      ? sign
      : byte === 0x20
        ? '+'
        : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`
  }
  return encoded
}

const UNKNOWN = 0x3f // a question mark, as Java writes what a charset lacks

function encodeGbk(text: string): Buffer {
  const table = gbkTable()
  const bytes: number[] = []
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? UNKNOWN
    const pair = code < 0x80 ? code : (table.get(sign) ?? UNKNOWN)
    if (pair > 0xff) bytes.push(pair >> 8)
    bytes.push(pair & 0xff)
  }
  return Buffer.from(bytes)
}

let made: ReadonlyMap<string, number> | undefined

/** Node decodes GBK but does not encode it: the decoder read backwards, pair by pair, when it is first needed. */
function gbkTable(): ReadonlyMap<string, number> {
  if (made) return made
  const decoder = new TextDecoder('gbk')
  const table = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      const isOne = [...sign].length === 1 && sign !== '\uFFFD'
      if (isOne && !table.has(sign)) table.set(sign, (lead << 8) | trail)
    }
  }
  made = table
  return table
}
