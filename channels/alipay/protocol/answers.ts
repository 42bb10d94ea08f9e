import type { KeyObject } from 'node:crypto'
import type { App } from './app.ts'
import { decryptContent } from './aes.ts'
import { decode } from './charset.ts'
import { Fields, parseJson, Unreadable } from './reading.ts'
import { ownValues } from './signed-parts.ts'
import type { Received } from './transport.ts'
import { fits } from './verifying.ts'

/**
 * What the gateway said to one request.
 * - `ok`: signed by a key that we hold, and readable. `10000` says that the call worked, not that money moved; `10003`
 *   (only of a bar code) that the payer has yet to confirm
 * - `refused`: a definite no in its own words; nothing was done
 * - `unknown`: anything else. It may have been done: ask under the same number
 */
export type Answer<Body> = ({ state: 'ok'; code: '10000' | '10003'; body: Body } & Trace) | Refused | Unknown

/** `code` is the gateway's family (`40004`) or, in v3, the reason itself; `subCode` names the reason in v2. */
export type Refused = { state: 'refused'; code: string; msg: string; subCode?: string; subMsg?: string } & Trace

/**
 * @property limited  asked too often
 * @property doubt    `signature`: signed, but not with the key that we hold, which is then perhaps the wrong one;
 *                    `certificate`: signed with one that could not be had
 */
export type Unknown = { state: 'unknown'; why: string; limited?: true; doubt?: 'signature' | 'certificate' } & Trace

/** What Alipay's support asks for, and the gateway's clock to the second. */
export type Trace = { traceId?: string; at?: Date }

export type Read<Body> = (node: unknown) => Body

/** An answer that is signed with a certificate that we do not hold. */
export type Unheld = { state: 'unheld'; sn: string }

export type Judging = Pick<App, 'alipayKeys' | 'aesKey' | 'signType' | 'charset'>

/**
 * @param method  whose answer it is: its node is called `<method>_response`, or `error_response` with some older services
 * @see 自行实现验签, https://opendocs.alipay.com/common/02kf5q
 */
export function readAnswer<Body>(
  received: Received,
  method: string,
  app: Judging,
  read: Read<Body>,
): Answer<Body> | Unheld {
  const trace = traceOf(received)
  // also a refusal comes as 200; anything else was said by something in between
  if (received.status !== 200) return { state: 'unknown', why: `answered ${received.status}`, ...trace }
  try {
    const parts = partsOf(received.body, method, app)
    if (parts.sign === undefined) return unsigned(parts.node, trace, app)
    const keys = app.alipayKeys.named(parts.certSn)
    if (!keys) return { state: 'unheld', sn: parts.certSn ?? '' }
    if (!keys.some((key) => isSigned(parts.node, parts.sign ?? '', key, app))) return mismatch(trace)
    return judge(opened(parts.node, app), read, trace)
  } catch (error) {
    if (error instanceof Unreadable) return { state: 'unknown', why: `unreadable answer: ${error.message}`, ...trace }
    throw error
  }
}

type Parts = { node: Buffer; sign: string | undefined; certSn: string | undefined }

function partsOf(body: Buffer, method: string, { charset }: Judging): Parts {
  const values = ownValues(body, charset)
  const node = values.get(`${method.replaceAll('.', '_')}_response`) ?? values.get('error_response')
  if (!node) throw new Unreadable('it answers something else')
  return { node, sign: textOf(values.get('sign')), certSn: textOf(values.get('alipay_cert_sn')) }
}

function textOf(value: Buffer | undefined): string | undefined {
  const text = value && parseJson(value.toString('latin1'))
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** Some services sign the text before they write `/` as `\\/`; both are one JSON, so either may be what was signed. */
function isSigned(node: Buffer, sign: string, key: KeyObject, { signType }: Judging): boolean {
  if (fits(node, sign, key, signType)) return true
  const text = node.toString('latin1')
  const unescaped = text.replace(/\\(.)/g, (pair, escaped) => (escaped === '/' ? '/' : pair))
  return unescaped !== text && fits(Buffer.from(unescaped, 'latin1'), sign, key, signType)
}

/** What the gateway refuses before it knows the application, it does not sign: TLS vouches for that, and for nothing else. */
function unsigned(node: Buffer, trace: Trace, app: Judging): Answer<never> {
  const said = judge(plain(node, app), notSigned, trace)
  return said.state === 'refused' && said.code === '40004' ? notSigned() : said
}

function notSigned(): never {
  throw new Unreadable('it is not signed')
}

function mismatch(trace: Trace): Unknown {
  return {
    state: 'unknown',
    why: 'the signature does not fit the key of Alipay that we hold',
    doubt: 'signature',
    ...trace,
  }
}

/** An encrypted node is a JSON string; a refusal comes in clear also where encryption was asked for. */
function opened(node: Buffer, app: Judging): unknown {
  const value = plain(node, app)
  if (typeof value !== 'string') return value
  if (!app.aesKey) throw new Unreadable('encrypted, and no AES key is held')
  const text = decryptContent(value, app.aesKey, app.charset)
  if (text === undefined) throw new Unreadable('the AES key does not open it')
  return parseJson(text)
}

function plain(node: Buffer, { charset }: Judging): unknown {
  const text = decode(node, charset)
  if (text === undefined) throw new Unreadable(`not ${charset}`)
  return parseJson(text)
}

/** By 网关返回码, https://opendocs.alipay.com/common/02km9f */
function judge<Body>(node: unknown, read: Read<Body>, trace: Trace): Answer<Body> {
  const fields = new Fields(node)
  const code = fields.textIfAny('code') ?? '10000' // alipay.system.oauth.token has none where it succeeds
  if (code === '10000' || code === '10003') return { state: 'ok', code, body: read(node), ...trace }

  const msg = fields.textIfAny('msg') ?? ''
  const subCode = fields.textIfAny('sub_code')
  const subMsg = fields.textIfAny('sub_msg')
  const why = `answered ${[code, subCode ?? msg, subMsg].filter(Boolean).join(' ')}`
  if (code === '40005' || isLimit(subCode)) return { state: 'unknown', why, limited: true, ...trace }
  if (!/^(20001|4000\d)$/.test(code) || isOfSystem(subCode)) return { state: 'unknown', why, ...trace }
  return {
    state: 'refused',
    code,
    msg,
    ...(subCode === undefined ? {} : { subCode }),
    ...(subMsg === undefined ? {} : { subMsg }),
    ...trace,
  }
}

/** Something broke on their side, whatever the family: `ACQ.SYSTEM_ERROR`, `AQC.SYSTEM_ERROR`, `isp.unknow-error`, … */
export function isOfSystem(reason: string | undefined): boolean {
  return (
    reason !== undefined && /^isp\.|(^|\.)(SYSTEM_ERROR|UNKNOWN_ERROR|UNKNOWN_EXCEPTION|unknow(n)?-error)$/.test(reason)
  )
}

export function isLimit(reason: string | undefined): boolean {
  return reason !== undefined && /(^|\.)(SYSTEM_RATE_LIMIT|USER_RATE_LIMIT|(app|method)-call-limited)$/.test(reason)
}

/** The reason in one word, as the catalogue of errors knows it. */
export function reasonOf({ subCode, code }: Pick<Refused, 'subCode' | 'code'>): string {
  return subCode ?? code
}

export function traceOf({ headers }: Pick<Received, 'headers'>): Trace {
  const traceId = headers['trace_id'] ?? headers['alipay-trace-id']
  const at = new Date(headers['date'] ?? Number.NaN)
  return { ...(traceId ? { traceId } : {}), ...(Number.isNaN(at.getTime()) ? {} : { at }) }
}
