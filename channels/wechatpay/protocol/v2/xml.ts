import { Unreadable } from '../reading.ts'

/** A message of APIv2: one root, and below it names with texts. Without a prototype, so that any name is only a name. */
export type Message = Readonly<Record<string, string>>

/**
 * Why something is no message of APIv2.
 * - `doctype`: it declares a document type or entities
 * - `entity`: it refers to an entity other than the five of XML itself and characters by number
 * - `nested`: a name holds another name, where only texts belong
 */
export type XmlFault =
  | 'too_large'
  | 'not_utf8'
  | 'doctype'
  | 'entity'
  | 'nested'
  | 'repeated'
  | 'too_many'
  | 'malformed'

export class XmlRefused extends Unreadable {
  readonly fault: XmlFault

  constructor(fault: XmlFault) {
    super(`XML refused: ${fault}`)
    this.fault = fault
  }
}

/** The largest messages there are, refund queries with coupons, have some tens of kilobytes. */
const MAX_BYTES = 256 * 1024
const MAX_FIELDS = 2_000

const CDATA = '<![CDATA['
const PROLOG = /^[ \t\r\n]*(?:<\?xml[ \t\r\n][^<>]*\?>)?[ \t\r\n]*/
const BLANK = /[ \t\r\n]*/y
const OPENING = /<([A-Za-z_][\w.-]{0,127})[ \t\r\n]*(\/?)>/y
const DECLARING = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/iy
const NOT_A_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/**
 * Reads exactly the XML that APIv2 speaks, and refuses the rest of XML: no document type, no entities of one's own, no
 * attributes, no comments, nothing nested. Whatever is refused is refused at its first wrong character, so that time and
 * memory stay within those of the bytes; texts are kept as they stand, blanks and line ends too, since they are signed so.
 *
 * @param root  `xml`; `root` inside a refund notification
 * @throws XmlRefused
 * @see    https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_1
 */
export function readXml(bytes: Uint8Array, root = 'xml'): Message {
  const text = decode(bytes)
  const opening = tagAt(text, PROLOG.exec(text)?.[0].length ?? 0)
  if (opening.name !== root) throw new XmlRefused('malformed')
  const message: Record<string, string> = Object.create(null)
  if (opening.empty) return ended(text, opening.end, message)

  const closing = `</${root}>`
  let at = skipBlank(text, opening.end)
  for (let count = 0; !text.startsWith(closing, at); count++) {
    if (count === MAX_FIELDS) throw new XmlRefused('too_many')
    const tag = tagAt(text, at)
    if (tag.name in message) throw new XmlRefused('repeated')
    const { value, end } = tag.empty ? { value: '', end: tag.end } : valueAt(text, tag.end, tag.name)
    message[tag.name] = value
    at = skipBlank(text, end)
  }
  return ended(text, at + closing.length, message)
}

/**
 * The same the other way round: texts are escaped, and what is undefined or empty is left out, as it is of the signature.
 *
 * @throws RangeError where a text holds what XML cannot carry: control characters, half a surrogate pair
 */
export function writeXml(fields: Readonly<Record<string, string | undefined>>, root = 'xml'): string {
  let text = `<${root}>`
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === '') continue
    if (NOT_A_CHARACTER.test(value)) throw new RangeError(`${name} holds a character that XML cannot carry`)
    text += `<${name}>${escaped(value)}</${name}>`
  }
  return `${text}</${root}>`
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) throw new XmlRefused('too_large')
  let text: string
  try {
    text = UTF_8.decode(bytes)
  } catch {
    throw new XmlRefused('not_utf8')
  }
  if (NOT_A_CHARACTER.test(text)) throw new XmlRefused('malformed')
  return text
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

type Tag = { name: string; empty: boolean; end: number }

function tagAt(text: string, at: number): Tag {
  OPENING.lastIndex = at
  const found = OPENING.exec(text)
  if (!found) throw new XmlRefused(declaresAt(text, at) ? 'doctype' : 'malformed')
  return { name: found[1] ?? '', empty: found[2] === '/', end: OPENING.lastIndex }
}

/** Text and CDATA in any order, up to the closing tag. */
function valueAt(text: string, from: number, name: string): { value: string; end: number } {
  const closing = `</${name}>`
  let value = ''
  for (let at = from; ; ) {
    const mark = text.indexOf('<', at)
    if (mark < 0) throw new XmlRefused('malformed')
    if (mark > at) value += plain(text.slice(at, mark))
    if (text.startsWith(closing, mark)) return { value, end: mark + closing.length }
    if (!text.startsWith(CDATA, mark)) throw new XmlRefused(faultAt(text, mark))
    const end = text.indexOf(']]>', mark + CDATA.length)
    if (end < 0) throw new XmlRefused('malformed')
    value += text.slice(mark + CDATA.length, end)
    at = end + ']]>'.length
  }
}

function faultAt(text: string, at: number): XmlFault {
  if (declaresAt(text, at)) return 'doctype'
  OPENING.lastIndex = at
  return OPENING.test(text) ? 'nested' : 'malformed'
}

function declaresAt(text: string, at: number): boolean {
  DECLARING.lastIndex = at
  return DECLARING.test(text)
}

function skipBlank(text: string, at: number): number {
  BLANK.lastIndex = at
  BLANK.exec(text)
  return BLANK.lastIndex
}

function ended(text: string, at: number, message: Message): Message {
  if (skipBlank(text, at) !== text.length) throw new XmlRefused('malformed')
  return message
}

/** What XML itself knows: https://www.w3.org/TR/xml/#sec-predefined-ent */
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plain(text: string): string {
  if (text.includes(']]>')) throw new XmlRefused('malformed')
  if (!text.includes('&')) return text
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}))?(;?)/g, character)
}

function character(_all: string, name?: string, decimal?: string, hex?: string, end?: string): string {
  if (end !== ';') throw new XmlRefused('entity')
  if (name !== undefined) return PREDEFINED[name] ?? ''
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const said = code <= 0x10ffff ? String.fromCodePoint(code) : ''
  if (said === '' || NOT_A_CHARACTER.test(said)) throw new XmlRefused('entity')
  return said
}

/** A bare carriage return would reach a reader of XML as a line feed. */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

function escaped(value: string): string {
  return value.replace(/[&<>\r]/g, (mark) => ESCAPES[mark] ?? mark)
}
