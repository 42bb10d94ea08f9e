import type { Fault, HeaderList, RawAnswer, RawRequest, SimulatedGateway } from '../../contract/simulator.ts'
import { type Seen, authenticate } from './authorization.ts'
import { answerMessage, signature } from './crypto.ts'
import { answeringKey } from './gateway-keys.ts'
import type { Merchant } from './merchants.ts'
import { drawn, spoil, spoilingOf } from './notices.ts'
import { Paces, tooOften } from './rate-limits.ts'
import { Refusal, paramError } from './refusal.ts'
import { type Reply, type Route, makeRouter } from './routing.ts'
import type { State } from './state.ts'

/**
 * Every request comes through here and every answer goes out here. The order of the checks is the gateway's:
 * https://pay.weixin.qq.com/doc/v3/merchant/4012365342
 */
export function door(state: State, routes: readonly Route[]): SimulatedGateway['handle'] {
  const find = makeRouter(routes)
  const paces = new Paces()
  const { machineNow } = state.world

  return async (request, fault) => {
    const seen: Seen = {}
    let merchant: Merchant | undefined
    try {
      const route = findRoute(request)
      failAsAsked(request, fault)
      const signed = route.route.signed?.(request) ?? request.body
      merchant = authenticate(state, request, route.route.family, signed, seen)
      const query = new URLSearchParams(request.query)
      const body = route.route.signed ? undefined : parseBody(request)
      checkCaller(merchant, query, body)
      if (state.switches.get().rate_limits) paces.check(merchant.mchid, request.method, request.path, machineNow())
      const reply = await route.route.handle({ request, merchant, params: route.params, query, body, seen })
      return await accepted(state, merchant, request, altered(reply, fault), fault, seen)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (merchant) paces.failed(merchant.mchid, request.method, request.path, machineNow())
      return refused(state, merchant, request, error, seen)
    }
  }

  function findRoute({ method, path, headers }: RawRequest) {
    const found = find(method, path)
    if (found === 'no such path') throw new Refusal(404, '', '', { check: 'path' })
    if (!path.startsWith('/v3/pay/') && (headers['user-agent'] ?? '') === '') throw headerMissing()
    if (!path.startsWith('/v3/pay/') && (headers['accept'] ?? '') === '') throw headerMissing()
    if (found === 'no such method') throw new Refusal(405, '', '', { check: 'method' })
    return found
  }
}

function headerMissing(): Refusal {
  return new Refusal(400, 'INVALID_REQUEST', 'Http头缺少Accept或User-Agent', { check: 'headers' })
}

function failAsAsked({ method, path }: RawRequest, fault: Fault | undefined): void {
  switch (fault?.effect) {
    case 'http_500':
    case 'system_error':
      throw new Refusal(500, 'SYSTEM_ERROR', '系统异常，请稍后重试', { check: 'fault' })
    case 'rate_limit':
      throw tooOften(method, path)
    case 'error': {
      const { status = 403, code = 'RULE_LIMIT', message = '业务规则限制' } = fault.answer ?? {}
      throw new Refusal(status, code, message, { check: 'fault' })
    }
    default:
  }
}

function parseBody({ method, body }: RawRequest): unknown {
  if (method === 'GET' || method === 'DELETE') return undefined
  try {
    const parsed: unknown = JSON.parse(body.toString())
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    throw paramError('请求体不是合法的JSON', { location: 'body' })
  }
  throw paramError('请求体不是JSON对象', { location: 'body' })
}

/** Whoever signed is whoever orders: `mchid` of a direct merchant, `sp_mchid` of a provider, `combine_mchid` of either. */
function checkCaller({ mchid }: Merchant, query: URLSearchParams, body: unknown): void {
  const named = [query.get('mchid'), query.get('sp_mchid')]
  if (typeof body === 'object' && body !== null) {
    if ('mchid' in body) named.push(String(body.mchid))
    if ('combine_mchid' in body) named.push(String(body.combine_mchid))
    if ('sp_mchid' in body) named.push(String(body.sp_mchid))
  }
  if (named.every((one) => one === null || one === mchid)) return
  throw paramError('http header中的mchid与post payload中的mchid不匹配')
}

const STATE_FIELDS = ['trade_state', 'status', 'applyment_state']

/** A word that no client knows, rightly signed: it must stay pending. */
function altered(reply: Reply, fault: Fault | undefined): Reply {
  if (fault?.effect !== 'unknown_state' || !reply.body) return reply
  const entries = Object.entries(reply.body)
  return {
    ...reply,
    body: Object.fromEntries(entries.map(([key, value]) => [key, STATE_FIELDS.includes(key) ? 'UNHEARD_OF' : value])),
  }
}

async function accepted(
  state: State,
  merchant: Merchant,
  request: RawRequest,
  reply: Reply,
  fault: Fault | undefined,
  seen: Seen,
): Promise<RawAnswer> {
  if (reply.file) return fileAnswer(state, reply.file, seen)
  const body = reply.body ? JSON.stringify(reply.body) : ''
  const headers = [...commonHeaders(body), ['Request-ID', requestId(state, 0)] as const]
  const stamps = fault?.effect === 'unsigned' ? [] : await signatureHeaders(state, merchant, request, body, fault)
  return { status: reply.status, headers: [...headers, ...stamps], body, verdict: { accepted: true, ...seen } }
}

function fileAnswer(state: State, file: Buffer, seen: Seen): RawAnswer {
  const headers: HeaderList = [
    ...commonHeaders(''),
    ['Content-Type', 'application/octet-stream'],
    ['Request-ID', requestId(state, 0)],
  ]
  return { status: 200, headers, body: file, verdict: { accepted: true, ...seen } }
}

/** 4xx and 5xx go out unsigned, as seen on the gateway; the documents say otherwise, so there is a switch. */
async function refused(
  state: State,
  merchant: Merchant | undefined,
  request: RawRequest,
  refusal: Refusal,
  seen: Seen,
): Promise<RawAnswer> {
  const { status, check, code, message } = refusal
  const body = code === '' ? '' : JSON.stringify(refusal.body)
  // seen on the gateway: the pay services answer 401 without it
  const numbered = status !== 401 || !request.path.startsWith('/v3/pay/')
  const id = numbered ? [['Request-ID', requestId(state, refusal.inner)] as const] : []
  const signs = merchant && state.switches.get().sign_errors
  const stamps = signs ? await signatureHeaders(state, merchant, request, body, undefined) : []
  const verdict = { accepted: false, failedCheck: check, code, message, ...seen }
  return { status, headers: [...commonHeaders(body), ...id, ...stamps], body, verdict }
}

function commonHeaders(body: string): HeaderList {
  const type = ['Content-Type', 'application/json; charset=utf-8'] as const
  return [
    ['Server', 'nginx'],
    ...(body === '' ? [] : [type]),
    ['Cache-Control', 'no-cache, must-revalidate'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Content-Language', 'zh-CN'],
  ]
}

function requestId({ world }: State, inner: number): string {
  return `08${world.random(17).toString('hex').toUpperCase()}-${inner}`
}

const NOBODYS_SERIAL = '5E'.repeat(20)

async function signatureHeaders(
  state: State,
  merchant: Merchant,
  { headers }: RawRequest,
  body: string,
  fault: Fault | undefined,
): Promise<HeaderList> {
  const key = answeringKey(merchant, headers['wechatpay-serial'], drawn(state))
  if (!key) return []
  const skewS = fault?.effect === 'skew' ? (fault.skewS ?? 600) : 0
  const timestamp = String(Math.floor(state.world.machineNow() / 1000) + skewS)
  const nonce = state.world.random(16).toString('hex')
  const signed = await signature(answerMessage(timestamp, nonce, body), state.keys.privateKey(key.privateKey))
  return [
    ['Wechatpay-Nonce', nonce],
    ['Wechatpay-Serial', fault?.effect === 'wrong_serial' ? NOBODYS_SERIAL : key.serial],
    ['Wechatpay-Signature', spoil(signed, spoilingOf(fault))],
    ['Wechatpay-Signature-Type', 'WECHATPAY2-SHA256-RSA2048'],
    ['Wechatpay-Timestamp', timestamp],
  ]
}
