import type { Fix } from '../errors.ts'
import { both, type Sentence } from '../text.ts'
import type { Arrived, Letter } from './callback.ts'

export type Damage = { said: Sentence; fix: readonly Fix[] }
export type Damages = {
  /** After these no signature fits. */
  damages: readonly Damage[]
  /** Changed, and nobody minds. */
  notes: readonly Sentence[]
}

/** What happened to a letter on its way, each thing by its name. */
export function damageOf(sent: Letter, arrived: Arrived): Damages {
  const body = bodyDamage(sent.body, arrived)
  const headers = sent.headers.flatMap((header) => headerDamage(header, arrived) ?? [])
  const recased = sent.headers.some(([name]) => !spelled(name, arrived) && valueOf(name, arrived) !== undefined)
  return {
    damages: [...headers, ...(body ? [body] : [])],
    notes: recased
      ? [both('代理改了请求头名的大小写，不影响', 'header names were spelled anew, which nobody minds')]
      : [],
  }
}

function headerDamage([name, value]: readonly [string, string], arrived: Arrived): Damage | undefined {
  const theirs = valueOf(name, arrived)
  if (theirs === value) return undefined
  const said =
    theirs === undefined
      ? both(`请求头 ${name} 丢失`, `the header ${name} is missing`)
      : both(`请求头 ${name} 被改动`, `the header ${name} was changed`)
  return damage(
    said,
    `让代理原样转发请求头 ${name}，不要删除或改写。`,
    `Let the proxy pass the header ${name} on as it is.`,
  )
}

function bodyDamage(sent: string, { headers, bytes }: Arrived): Damage | undefined {
  const encoding = valueOf('content-encoding', { headers })
  if (encoding !== undefined && encoding !== 'identity') {
    return ofBody(both(`正文被压缩（${encoding}）`, `the body was compressed (${encoding})`))
  }
  const wanted = new TextEncoder().encode(sent)
  if (sameBytes(wanted, bytes)) return undefined
  if (bytes.length === 0) return ofBody(both('正文丢失', 'the body is missing'))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return ofBody(both('正文前多了 BOM', 'a byte order mark was put before the body'))
  }
  if (sameBytes(wanted.slice(0, bytes.length), bytes)) {
    return ofBody(both(`正文被截断到 ${bytes.length} 字节`, `the body was cut to ${bytes.length} bytes`))
  }
  if (saysTheSame(sent, new TextDecoder().decode(bytes))) {
    return ofBody(both('正文被解析后重新编码', 'the body was parsed and written anew'))
  }
  const place = wanted.findIndex((byte, index) => byte !== bytes[index])
  return ofBody(both(`正文从第 ${place + 1} 个字节起被改动`, `the body was changed from byte ${place + 1} on`))
}

function ofBody(said: Sentence): Damage {
  return damage(
    said,
    '让代理按字节原样转发 /n/ 的正文：关掉内容改写、解压缩和编码转换。',
    'Let the proxy pass the body below /n/ on byte for byte: no rewriting, no compression, no conversion.',
  )
}

/** A form or JSON that says what was said, in other bytes. */
function saysTheSame(one: string, other: string): boolean {
  const [first, second] = [meaningOf(one), meaningOf(other)]
  return first !== undefined && first === second
}

function meaningOf(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return decoded(text)
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return undefined
  }
}

function decoded(form: string): string | undefined {
  try {
    return decodeURIComponent(form.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

function spelled(name: string, { headers }: Pick<Arrived, 'headers'>): boolean {
  return headers.some(([theirs]) => theirs === name)
}

function valueOf(name: string, { headers }: Pick<Arrived, 'headers'>): string | undefined {
  return headers.find(([theirs]) => theirs.toLowerCase() === name.toLowerCase())?.[1]
}

function damage(said: Sentence, chinese: string, english: string): Damage {
  return { said, fix: [{ owner: 'operator', do: both(chinese, english) }] }
}
