import type { Fault, RawAnswer, Verdict } from '../../contract/simulator.ts'
import type { App } from './apps.ts'
import { type Charset, encode } from './charset.ts'
import { sealContent, signature, spoilt } from './crypto.ts'
import type { Biz } from './fields.ts'
import type { Method, Reply, Seen } from './methods.ts'
import { type Params, param } from './params.ts'
import { Refusal } from './refusal.ts'
import type { State } from './state.ts'

export type V2Answer = { params: Params; seen: Seen; fault: Fault | undefined; method?: Method }

/**
 * One JSON object: the node first, then the certificate's number, then the signature over the node exactly as it is
 * written, quotation marks of a ciphertext included. No two SDKs find the node in the same way, and this is the form in
 * which all of them do. https://opendocs.alipay.com/common/02mse7
 */
export async function answerV2(state: State, { params, seen, fault, method }: V2Answer, result: Reply | Refusal) {
  const traceId = state.world.random(16).toString('hex')
  const { node, body } = nodeOf(state, param(params, 'method'), method, result, traceId)
  const encrypts = !(result instanceof Refusal) && param(params, 'encrypt_type') === 'AES'
  const plain = JSON.stringify(altered(body, fault))
  const written = encrypts ? sealed(state, seen.app, plain) : plain
  const { app } = seen
  const ends =
    app && isSigned(result) && fault?.effect !== 'unsigned'
      ? await signed(state, app, written, params.charset, method, fault)
      : ''
  const bytes = encode(`{"${node}":${written}${ends}}`, params.charset)
  const headers = [
    ['content-type', `text/html;charset=${params.charset}`],
    ['trace_id', traceId],
  ] as const
  return { status: fault?.effect === 'http_500' ? 500 : 200, headers, body: bytes, verdict: verdictOf(seen, result) }
}

function nodeOf(state: State, name: string, method: Method | undefined, result: Reply | Refusal, traceId: string) {
  const own = `${name.replaceAll('.', '_')}_response`
  if (!(result instanceof Refusal)) {
    const code = result.code ?? '10000'
    const msg = code === '10000' ? 'Success' : 'order success pay inprocess'
    return { node: own, body: method?.old ? result.body : { code, msg, ...result.body } }
  }
  const { code, msg, subCode, inErrorResponse } = result
  const subMsg = result.message + solution(state, result, traceId)
  const body = { code: String(code), msg, sub_code: subCode, sub_msg: subMsg }
  return { node: inErrorResponse || method?.old || name === '' ? 'error_response' : own, body }
}

/** Of the gateway's own refusals, not of the business's. */
function solution(state: State, { code }: Refusal, traceId: string): string {
  if (code === 40004 || !state.switches.get().solution_links) return ''
  return `，解决方案：https://open.alipay.com/api/errCheck?traceId=${traceId}&source=openapi`
}

function isSigned(result: Reply | Refusal): boolean {
  return !(result instanceof Refusal && result.subCode === 'isv.missing-signature-config')
}

async function signed(
  state: State,
  app: App,
  written: string,
  charset: Charset,
  method: Method | undefined,
  fault: Fault | undefined,
): Promise<string> {
  const sign = await signature(encode(written, charset), state.keys.privateKey(app.alipayPrivateKey))
  const shown = fault?.effect === 'bad_signature' ? spoilt(sign) : sign
  const certificate = app.alipayCertificates.at(-1)
  const names = app.signMode === 'certificate' && certificate && !method?.bringsCertificate
  return `${names ? `,"alipay_cert_sn":"${certificate.sn}"` : ''},"sign":"${shown}"`
}

function sealed(state: State, app: App | undefined, plain: string): string {
  return app?.aesKey === undefined ? plain : JSON.stringify(sealContent(plain, state.keys.aesKey(app.aesKey)))
}

const STATE_FIELDS = new Set([
  'trade_status',
  'refund_status',
  'order_status',
  'inteop_order_status',
  'batch_status',
  'status',
  'fund_change',
])

/** A word that no client knows, rightly signed: it must stay pending. */
export function altered(body: Biz, fault: Fault | undefined): Biz {
  return fault?.effect === 'unknown_state' ? unheardOf(body) : body
}

function unheardOf(body: Biz): Biz {
  const entries = Object.entries(body)
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      STATE_FIELDS.has(name) ? 'UNHEARD_OF' : name === 'orders' ? each(value) : value,
    ]),
  )
}

/** Several applications in one answer. */
function each(orders: unknown): unknown {
  return Array.isArray(orders) ? orders.map((order: Biz) => unheardOf(order)) : orders
}

export function verdictOf({ app, stringToSign, about }: Seen, result: Reply | Refusal): Verdict {
  return {
    accepted: !(result instanceof Refusal),
    ...(result instanceof Refusal && { failedCheck: result.check, code: result.subCode, message: result.message }),
    ...(app && { mchid: app.appId }),
    ...(stringToSign !== undefined && { stringToSign }),
    ...(about && { about }),
  }
}

/** The browser goes on to the cashier, on the port that it came to. */
export function redirect(address: string, seen: Seen): RawAnswer {
  return { status: 302, headers: [['Location', address]], body: '', verdict: verdictOf(seen, { body: {} }) }
}

/** A browser that was sent with a bad request sees a page, in GBK, that names the code. */
export function errorPage(refusal: Refusal, seen: Seen): RawAnswer {
  const { subCode, message } = refusal
  const shown = message.replaceAll('<', '&lt;')
  const html =
    '<!doctype html><html><head><meta charset="gbk"><title>模拟器 - 错误</title></head>' +
    `<body><h1>调用错误，请回到请求来源地，重新发起请求。</h1><p>错误代码 ${subCode.replace('isv.', '')}</p><p>错误原因: ${shown}</p></body></html>`
  const headers = [['content-type', 'text/html;charset=GBK']] as const
  return { status: 200, headers, body: encode(html, 'gbk'), verdict: verdictOf(seen, refusal) }
}
