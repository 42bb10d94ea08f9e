/** What a pasted text holds that a catalogue may know. */
export type Clues = {
  /** The text itself, its `\u` escapes read. */
  text: string
  /** The most particular first: `sub_code` and `err_code` before `code`. */
  codes: readonly string[]
  /** Words that look like codes and stand anywhere. */
  mentions: readonly string[]
  status?: number
  requestId?: string
  outTradeNo?: string
}

/** More than any error body holds; the rest of a log is left unread. */
const LONGEST = 100_000

/** Reads JSON, XML, `name=value` and plain lines alike, cut off or quoted twice: a log keeps none of them whole. */
export function readClues(pasted: string): Clues {
  const text = unescaped(pasted.slice(0, LONGEST))
  const codes = CODE_NAMES.flatMap((name) => valuesOf(text, name, '[\\w.-]+')).filter((code) => !WENT_WELL.has(code))
  const mentions = WORDS.flatMap((word) => text.match(word) ?? []).filter(isTelling)
  const status = STATUS.exec(text)?.[1]
  const [requestId] = REQUEST_NAMES.flatMap((name) => valuesOf(text, name, '[\\w-]+'))
  const [outTradeNo] = valuesOf(text, 'out_?trade_?no', '[\\w|*-]+')
  return {
    text,
    codes: [...new Set(codes)],
    mentions: [...new Set(mentions)],
    ...(status !== undefined && { status: Number(status) }),
    ...(requestId !== undefined && { requestId }),
    ...(outTradeNo !== undefined && { outTradeNo }),
  }
}

const CODE_NAMES = ['sub_?code', 'err_?code', 'error_?code', 'code', 'result_?code', 'return_?code']
const REQUEST_NAMES = ['request[-_]?id', 'trace[-_]?id']
/** Codes as they are spelled, and the internal numbers that end a request id. */
const WORDS = [/[A-Za-z][A-Za-z0-9_.-]{4,}[A-Za-z0-9]/g, /\b\d{9}\b/g]
const STATUS = /(?:\bHTTP(?:\/[\d.]+)?|\bstatus(?:[ _]?code)?)["'\\]*\s*[:= ]?\s*["'\\]*([1-5]\d\d)\b/i
const WENT_WELL = new Set(['SUCCESS', 'OK', '10000', '0'])
/** Codes of some calls, and words of every log: only a field that is called a code makes them one. */
const EVERYDAY = new Set(['ERROR', 'FAIL', 'PROCESSING'])

function isTelling(word: string): boolean {
  return !EVERYDAY.has(word)
}

function valuesOf(text: string, name: string, value: string): string[] {
  const pair = new RegExp(
    `(?<![A-Za-z_-])${name}(?:["'\\\\]*\\s*[:=]\\s*["'\\\\]*|>\\s*(?:<!\\[CDATA\\[)?\\s*)(${value})`,
    'gi',
  )
  return [...text.matchAll(pair)].flatMap(([, found]) => (found === undefined ? [] : [found]))
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
