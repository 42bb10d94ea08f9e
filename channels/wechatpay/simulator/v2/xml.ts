import { XMLParser, XMLValidator } from 'fast-xml-parser'

/*
 * XML as APIv2 writes it: one root, flat children, CDATA or text. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 * DOCTYPE and entities of one's own are how XML reads files and grows without bounds, so neither gets as far as the parser.
 */

/** By name, in the order in which they came. */
export type Fields = ReadonlyMap<string, string>
export type XmlFault = 'NOT_UTF8' | 'XML_FORMAT_ERROR'

/** The largest field (`detail`) holds 6,000 characters; all others together are smaller. */
const BYTES_AT_MOST = 64 * 1024
/** The root and its children; a third level is refused by its shape, a fourth by the parser. */
const LEVELS_AT_MOST = 3

const parser = new XMLParser({
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  maxNestedTags: LEVELS_AT_MOST,
  // the five that XML has from birth, and characters by number; any other was refused before
  processEntities: true,
  htmlEntities: true, // which is what characters by number hang on
})

/** The fields of a message, or what is wrong with it. */
export function readXml(body: Buffer, root = 'xml'): Fields | XmlFault {
  if (body.length > BYTES_AT_MOST) return 'XML_FORMAT_ERROR'
  const text = utf8(body)
  if (text === undefined) return 'NOT_UTF8'
  return parse(text, root) ?? 'XML_FORMAT_ERROR'
}

function utf8(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined // the only reason there is
  }
}

function parse(text: string, root: string): Fields | undefined {
  if (/<!(?!\[CDATA\[|--)/.test(text)) return undefined // DOCTYPE, ENTITY and their like
  if (hasOwnEntities(text)) return undefined
  try {
    if (XMLValidator.validate(text) !== true) return undefined
    return flat(parser.parse(text), root)
  } catch {
    return undefined // what the parser will not read is no message, whatever its reason
  }
}

function hasOwnEntities(text: string): boolean {
  return /&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(outsideCdata(text))
}

/** In CDATA an ampersand is an ampersand. Step by step: a pattern would look for the end again from every beginning. */
function outsideCdata(text: string): string {
  let outside = ''
  let from = 0
  for (;;) {
    const begin = text.indexOf('<![CDATA[', from)
    const end = begin < 0 ? -1 : text.indexOf(']]>', begin)
    if (end < 0) return outside + text.slice(from)
    outside += text.slice(from, begin)
    from = end + 3
  }
}

function flat(document: unknown, root: string): Fields | undefined {
  const message = member(document, root)
  if (typeof message !== 'object' || message === null) return undefined
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(message)) {
    if (name === '#text') continue // line feeds between the fields
    if (typeof value !== 'string') return undefined // deeper, or the same name twice
    fields.set(name, value)
  }
  return fields
}

function member(thing: unknown, name: string): unknown {
  if (typeof thing !== 'object' || thing === null || Object.keys(thing).some((key) => key !== name)) return undefined
  return Reflect.get(thing, name)
}

export type Pairs = readonly (readonly [name: string, value: string])[]

/** As text, without what is not there. */
export function pairsOf(fields: Readonly<Record<string, string | number | undefined>>): Pairs {
  return Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)] as const],
  )
}

/** Everything in CDATA, so that no value can end its field. */
export function writeXml(pairs: Pairs, root = 'xml'): string {
  const lines = pairs.map(
    ([name, value]) => `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`,
  )
  return `<${root}>${lines.join('\n')}\n</${root}>`
}
