import { PIECES_MAX } from '../limits.ts'

/** A block of PEM (RFC 7468), or Base64 that stands without header; `label` is empty there. */
export type Block = { label: string; der: Uint8Array | undefined; sealed: boolean }
export type Blocks = { blocks: readonly Block[]; rest: string; cut: boolean }

/**
 * Everything of a tidy text that holds DER, and what is left. Reads from the front to the back once: `cut` says that a
 * BEGIN has no END.
 */
export function blocksOf(text: string): Blocks {
  const blocks: Block[] = []
  const rest: string[] = []
  let at = 0
  let cut = false
  let begin = find(BEGIN, text, 0)
  let end = find(END, text, 0)
  while (begin && blocks.length < PIECES_MAX) {
    if (end && end.from < begin.after) end = find(END, text, begin.after)
    if (!end) break
    const next = find(BEGIN, text, begin.after)
    const isWhole = !next || end.from < next.from
    rest.push(text.slice(at, begin.from))
    if (isWhole) blocks.push(block(begin.label, text.slice(begin.after, end.from)))
    else cut = true
    at = isWhole ? end.after : (next?.from ?? end.after)
    begin = next
  }
  cut ||= begin !== undefined && !end
  rest.push(text.slice(at, cut && begin ? begin.from : text.length))
  const bare = bareBlocks(rest.join('\n'))
  return { blocks: [...blocks, ...bare.blocks], rest: bare.rest, cut }
}

export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Undefined where it is not Base64 to the last letter. */
export function fromBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(/\s/g, '')
  if (letters === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) return undefined
  try {
    return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined // a letter too many or too few
  }
}

// bounded repeats: a megabyte of dashes is looked at once
const BEGIN = /-{2,10}[ \t]{0,4}BEGIN ([A-Z0-9 ]{1,40}?)[ \t]{0,4}-{2,10}/g
const END = /-{2,10}[ \t]{0,4}END ([A-Z0-9 ]{1,40}?)[ \t]{0,4}-{2,10}/g

function find(mark: RegExp, text: string, from: number) {
  mark.lastIndex = from
  const found = mark.exec(text)
  return found ? { from: found.index, after: found.index + found[0].length, label: found[1] ?? '' } : undefined
}

function block(label: string, body: string): Block {
  const sealed = label.startsWith('ENCRYPTED') || /Proc-Type:\s*4,\s*ENCRYPTED/.test(body)
  return { label, der: sealed ? undefined : fromBase64(body.replace(/^[\w-]+:.*$/gm, '')), sealed }
}

/** Base64 of at least a public key's length, in one line or wrapped over several, with a label before it or not. */
function bareBlocks(text: string): { blocks: Block[]; rest: string } {
  const blocks: Block[] = []
  const rest = text.replace(
    /[A-Za-z0-9+/]{64,}={0,2}(?:[ \t]{0,4}\n[ \t]{0,4}[A-Za-z0-9+/]{4,}={0,2}(?=[ \t]{0,4}(?:\n|$)))*/g,
    (found) => {
      if (found.length < SHORTEST_KEY || blocks.length >= PIECES_MAX) return found
      blocks.push({ label: '', der: fromBase64(found), sealed: false })
      return ''
    },
  )
  return { blocks, rest }
}
/** A 1024-bit public key has 216 letters. */
const SHORTEST_KEY = 200
