import { idPrefix } from '../ids.ts'
import { LONGEST_PASTE, maskSecrets } from './mask.ts'

/** What a pasted text holds that a catalogue or our records may know. */
export type Clues = {
  /** The text itself, without secrets, its `\u` escapes read. */
  text: string
  /** The most particular first: `sub_code` and `err_code` before `code`. */
  codes: readonly string[]
  /** Words that look like codes and stand anywhere. */
  mentions: readonly string[]
  status?: number
  /** The first of `requestIds`. */
  requestId?: string
  /** Of the gateway and of our own API. */
  requestIds: readonly string[]
  outTradeNo?: string
  /** Our own ids, whatever they are of. */
  ids: readonly string[]
  /** What may be the number of an order or a transaction, ours or the gateway's. */
  numbers: readonly string[]
  /** By what names values are given: AppIDs, merchant numbers, serial numbers, amounts. */
  named: Named
}
export type Named = Readonly<Record<keyof typeof NAMES, readonly string[]>>

/** Nobody pastes more of them than can be looked up in a moment. */
const MOST_OF_EACH = 5

/** Reads JSON, XML, `name=value` and plain lines alike, cut off or quoted twice: a log keeps none of them whole. */
export function readClues(pasted: string): Clues {
  const text = maskSecrets(unescaped(pasted.slice(0, LONGEST_PASTE)))
  const codes = CODE_NAMES.flatMap((name) => valuesOf(text, name, '[\\w.-]{1,100}')).filter(
    (code) => !WENT_WELL.has(code),
  )
  const mentions = WORDS.flatMap((word) => text.match(word) ?? []).filter(isTelling)
  const status = STATUS.exec(text)?.[1]
  const requestIds = requestIdsIn(text)
  const [outTradeNo] = valuesOf(text, 'out_?trade_?no', '[\\w|*-]{1,64}')
  return {
    text,
    codes: [...new Set(codes)],
    mentions: [...new Set(mentions)],
    ...(status !== undefined && { status: Number(status) }),
    ...(requestIds[0] !== undefined && { requestId: requestIds[0] }),
    requestIds,
    ...(outTradeNo !== undefined && { outTradeNo }),
    ids: few((text.match(OUR_ID) ?? []).filter((id) => idPrefix(id) !== undefined)),
    numbers: numbersIn(text),
    named: namedIn(text),
  }
}

const CODE_NAMES = ['sub_?code', 'err_?code', 'error_?code', 'code', 'result_?code', 'return_?code']
/** Codes as they are spelled, and the internal numbers that end a request id. */
const WORDS = [/[A-Za-z][A-Za-z0-9_.-]{4,100}/g, /\b\d{9}\b/g]
const STATUS =
  /(?:\bHTTP(?:\/[\d.]{1,4})?|\bstatus(?:[ _]?code)?)["'\\[]{0,4}\s{0,4}[:= ]?\s{0,4}["'\\[]{0,4}([1-5]\d\d)\b/i
const WENT_WELL = new Set(['SUCCESS', 'OK', '10000', '0'])
/** Codes of some calls, and words of every log: only a field that is called a code makes them one. */
const EVERYDAY = new Set(['ERROR', 'FAIL', 'PROCESSING'])

const REQUEST_NAMES = ['request[-_]?id', 'trace[-_]?id', 'rid']
/** WeChat's request id: hexadecimal, a dash and the internal number of what went wrong. */
const REQUEST_IDS = [/\brq_[0-9a-f]{24}\b/g, /\b[0-9A-F]{20,80}-\d{9}\b/g]
const OUR_ID = /\b[a-z]{2,3}_[0-9a-z]{24}\b/g

const NAMES = {
  appid: '(?:sub_?|sp_?)?app_?id',
  merchant: 'sub_?mch_?id',
  provider: '(?:sp_?)?mch_?id',
  serial: 'serial(?:_?no)?',
  amount: 'total|total_?fee|total_?amount',
  openid: '(?:sub_?)?openid',
} as const

function namedIn(text: string): Named {
  const of = (name: string) => few(valuesOf(text, `(?:${name})`, '[\\w.-]{1,64}'))
  return {
    appid: of(NAMES.appid),
    merchant: of(NAMES.merchant),
    provider: of(NAMES.provider),
    serial: of(NAMES.serial),
    amount: of(NAMES.amount),
    openid: of(NAMES.openid),
  }
}

function requestIdsIn(text: string): readonly string[] {
  const named = REQUEST_NAMES.flatMap((name) => valuesOf(text, name, '[\\w-]{6,100}'))
  return few([...named, ...REQUEST_IDS.flatMap((form) => text.match(form) ?? [])])
}

const NUMBER_NAMES = [
  'out_?trade_?no',
  'trade_?no',
  'transaction_?id',
  'out_?refund_?no',
  'out_?request_?no',
  'refund_?id',
]
/** Both gateways' numbers have 28 digits; WeChat's begin with 42, Alipay's with the year. */
const GATEWAY_NUMBER = /(?<!\d)(?:42|20)\d{26}(?!\d)/g
/** A line that holds nothing else is somebody's number. */
const BARE = /^\s{0,20}([\w|*@-]{6,64})\s{0,20}$/

function numbersIn(text: string): readonly string[] {
  const named = NUMBER_NAMES.flatMap((name) => valuesOf(text, name, '[\\w|*@-]{6,64}'))
  const bare = text.length <= 120 ? BARE.exec(text)?.[1] : undefined
  return few([...named, ...(text.match(GATEWAY_NUMBER) ?? []), ...(bare === undefined ? [] : [bare])])
}

function isTelling(word: string): boolean {
  return !EVERYDAY.has(word)
}

function few(found: readonly string[]): readonly string[] {
  return [...new Set(found)].slice(0, MOST_OF_EACH)
}

function valuesOf(text: string, name: string, value: string): string[] {
  const pair = new RegExp(
    `(?<![A-Za-z_-])${name}(?:["'\\\\]{0,4}\\s{0,4}(?:[:=]|=>)\\s{0,4}\\[?["'\\\\]{0,4}|>\\s{0,8}(?:<!\\[CDATA\\[)?\\s{0,8})(${value})`,
    'gi',
  )
  return [...text.matchAll(pair)].flatMap(([, found]) => (found === undefined ? [] : [found]))
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
