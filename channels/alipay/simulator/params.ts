import type { RawRequest } from '../../contract/simulator.ts'
import { type Charset, charsetOf, decode } from './charset.ts'
import { type Part, partsOf } from './multipart.ts'

/**
 * The parameters of a v2 request: query and body are one set, since every SDK divides them otherwise. Of a name that is
 * there twice the first counts. https://opendocs.alipay.com/common/02kf5q
 */
export type Params = {
  readonly charset: Charset
  /** Decoded from percent signs, not yet from the charset: signatures are over bytes. */
  readonly bytes: ReadonlyMap<string, Buffer>
  readonly files: ReadonlyMap<string, Part>
}

export function paramsOf({ query, headers, body }: Pick<RawRequest, 'query' | 'headers' | 'body'>): Params {
  const type = headers['content-type'] ?? ''
  const parts = partsOf(type, body)
  const isForm = type === '' || /^application\/x-www-form-urlencoded\b/i.test(type)
  const pairs = [
    ...formPairs(query),
    ...(isForm ? formPairs(body.toString('latin1')) : []),
    ...parts.filter(({ filename }) => filename === undefined).map(({ name, content }) => [name, content] as const),
  ]
  return paramsOfPairs(pairs, parts)
}

/** What an app hands to the wallet: the same parameters in one line. */
export function paramsOfOrderString(text: string): Params {
  return paramsOfPairs(formPairs(Buffer.from(text).toString('latin1')), [])
}

/** Empty where it is not there: the gateway makes no difference. */
export function param({ bytes, charset }: Params, name: string): string {
  const value = bytes.get(name)
  return value ? decode(value, charset) : ''
}

/**
 * What was to be signed: all but `sign` and what is empty, in ASCII order, joined as it is read and not as it was
 * percent-encoded. https://opendocs.alipay.com/common/057k53
 */
export function stringToSign({ bytes }: Params, withEmpty = false): Buffer {
  const names = [...bytes.keys()].filter((name) => name !== 'sign' && (withEmpty || bytes.get(name)?.length)).sort()
  const pieces = names.flatMap((name, index) => [
    Buffer.from(`${index === 0 ? '' : '&'}${name}=`, 'latin1'),
    bytes.get(name) ?? Buffer.alloc(0),
  ])
  return Buffer.concat(pieces)
}

function paramsOfPairs(pairs: readonly (readonly [string, Buffer])[], parts: readonly Part[]): Params {
  const bytes = new Map<string, Buffer>()
  for (const [name, value] of pairs) if (!bytes.has(name)) bytes.set(name, value)
  const charset = charsetOf(bytes.get('charset')?.toString('latin1') ?? '') ?? 'utf-8'
  const files = new Map(parts.filter(({ filename }) => filename !== undefined).map((part) => [part.name, part]))
  return { charset, bytes, files }
}

/** Names stay Latin-1, which the gateway's own all are. */
function formPairs(text: string): [name: string, value: Buffer][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=')
      const name = mark < 0 ? pair : pair.slice(0, mark)
      return [unescaped(name).toString('latin1'), unescaped(mark < 0 ? '' : pair.slice(mark + 1))]
    })
}

/** A percent sign that escapes nothing stands for itself. */
function unescaped(text: string): Buffer {
  const plain = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}
