import type { Fault, HeaderList, RawAnswer, RawRequest } from '../../contract/simulator.ts'
import { checkOnline, identify, merchantOf, verifyingKeys } from './admission.ts'
import { altered, verdictOf } from './answers.ts'
import type { App } from './apps.ts'
import { isSignedBy, openContent, sealContent, signature, spoilt } from './crypto.ts'
import { type Biz, isRecord } from './fields.ts'
import { failAsAsked, noSuchMethod, numbersIn } from './gateway.ts'
import type { Call, Catalogue, Method, Reply, Seen } from './methods.ts'
import { type Part, partsOf } from './multipart.ts'
import { type Code, Refusal, refusing } from './refusal.ts'
import type { State } from './state.ts'
import { type Claim, claimOf, signedMessage } from './v3-authorization.ts'

const unreadable = refusing('encryption')
const badBody = refusing('body')

/** `/v3/…`: the same interfaces, with the signature in a header. https://opendocs.alipay.com/open-v3/054kaq */
export function v3Gateway(state: State, catalogue: Catalogue) {
  return async (request: RawRequest, fault: Fault | undefined): Promise<RawAnswer> => {
    const seen: Seen = {}
    try {
      const parts = partsOf(request.headers['content-type'] ?? '', request.body)
      const signed = parts.length > 0 ? (parts.find(({ name }) => name === 'data')?.content ?? EMPTY) : request.body
      const app = authenticate(state, request, claimOf(request), signed, seen)
      failAsAsked(fault)
      const method = catalogue.v3.get(`${request.method} ${request.path}`)
      if (!method) throw noSuchMethod()
      const call = openCall(state, app, method, request, { signed, parts }, seen)
      return await accepted(state, app, request, await method.handle(call), fault, seen)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refused(state, error, seen)
    }
  }
}

const EMPTY = Buffer.alloc(0)
/** https://opendocs.alipay.com/open-v3/054q58 */
const WINDOW_MS = 10 * 60_000

function authenticate(state: State, request: RawRequest, claim: Claim, signed: Buffer, seen: Seen): App {
  const app = identify(state, claim.appId)
  seen.app = app
  checkOnline(app)
  const at = Number(claim.timestamp)
  if (!/^\d{13}$/.test(claim.timestamp) || Math.abs(at - state.world.machineNow()) > WINDOW_MS) {
    throw refusing('timestamp')(40002, 'isv.invalid-timestamp', '非法的时间戳参数，与服务器时间相差不得超过10分钟')
  }
  const named = { certSn: claim.certSn, rootSn: request.headers['alipay-root-cert-sn'] ?? '' }
  const keys = verifyingKeys(state, app, named)
  const message = signedMessage(request, claim, signed)
  seen.stringToSign = message.toString()
  if (keys.some((key) => isSignedBy(key, message, claim.sign))) return app
  const subMsg = '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配'
  throw refusing('signature')(40002, 'isv.invalid-signature', subMsg)
}

function openCall(
  state: State,
  app: App,
  method: Method,
  { headers, method: verb, query, origin, remote }: RawRequest,
  { signed, parts }: { signed: Buffer; parts: readonly Part[] },
  seen: Seen,
): Call {
  const encryption = headers['alipay-encrypt-type']
  const text = encryption === undefined ? signed.toString() : opened(state, app, encryption, signed.toString())
  const biz =
    verb === 'GET' ? Object.fromEntries(new URLSearchParams(query)) : jsonObject(text, encryption !== undefined)
  seen.about = numbersIn(biz)
  const merchant = merchantOf(state, app, method, { token: headers['alipay-app-auth-token'] ?? '', remote })
  const files = new Map(parts.filter(({ filename }) => filename !== undefined).map((part) => [part.name, part]))
  const authToken = biz['auth_token']
  return {
    app,
    merchant,
    biz,
    files,
    ...(typeof authToken === 'string' && { authToken }),
    charset: 'utf-8',
    origin,
    seen,
  }
}

function opened(state: State, app: App, type: string, text: string): string {
  if (type !== 'AES')
    throw unreadable(40002, 'isv.decryption-error-not-valid-encrypt-type', '解密出错，不支持的加密类型')
  if (app.aesKey === undefined) throw unreadable(40001, 'isv.missing-encrypt-key', '缺少加密配置')
  const plain = text === '' ? '' : openContent(text, state.keys.aesKey(app.aesKey))
  if (plain === undefined) throw unreadable(40003, 'isv.decryption-error-unknown', '解密出错，未知异常')
  return plain
}

function jsonObject(text: string, wasSealed: boolean): Biz {
  if (text === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch {
    throw notJson(wasSealed)
  }
  throw notJson(wasSealed)
}

/** Another key can leave a padding that looks right: then the text is what tells. */
function notJson(wasSealed: boolean): Refusal {
  if (wasSealed) return unreadable(40003, 'isv.decryption-error-unknown', '解密出错，未知异常')
  return badBody(40002, 'isv.illegal-json', '非法的JSON格式')
}

async function accepted(
  state: State,
  app: App,
  { headers }: RawRequest,
  reply: Reply,
  fault: Fault | undefined,
  seen: Seen,
): Promise<RawAnswer> {
  const plain = JSON.stringify(altered(reply.body, fault))
  const encrypts = headers['alipay-encrypt-type'] !== undefined && app.aesKey !== undefined
  const body = encrypts ? sealContent(plain, state.keys.aesKey(app.aesKey ?? '')) : plain
  const type = encrypts ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8'
  const stamps = fault?.effect === 'unsigned' ? [] : await signatureHeaders(state, app, body, fault)
  return {
    // what somebody else is still to do is accepted, not done
    status: reply.code === '10003' ? 202 : 200,
    headers: [['content-type', type], ...stamps, ['alipay-trace-id', traceId(state)]],
    body,
    verdict: verdictOf(seen, reply),
  }
}

/** In lower case: the PHP SDK looks for them letter by letter. */
async function signatureHeaders(state: State, app: App, body: string, fault: Fault | undefined): Promise<HeaderList> {
  const skewMs = fault?.effect === 'skew' ? (fault.skewS ?? 600) * 1000 : 0
  const timestamp = String(state.world.machineNow() + skewMs)
  const nonce = state.world.random(16).toString('hex')
  const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`)
  const sign = await signature(message, state.keys.privateKey(app.alipayPrivateKey))
  const certificate = app.signMode === 'certificate' ? app.alipayCertificates.at(-1) : undefined
  return [
    ['alipay-timestamp', timestamp],
    ['alipay-nonce', nonce],
    ['alipay-signature', fault?.effect === 'bad_signature' ? spoilt(sign) : sign],
    ...(certificate ? [['alipay-sn', certificate.sn] as const] : []),
  ]
}

/** Not signed, as the gateway was seen to do. */
function refused(state: State, refusal: Refusal, seen: Seen): RawAnswer {
  const trace = traceId(state)
  const code = refusal.subCode.replace(/^(isv|aop|isp)\./, '')
  const link = `https://open.alipay.com/api/errCheck?traceId=${trace}&source=openapi`
  const body = { code, message: refusal.message, links: [{ link, desc: '解决方案' }] }
  return {
    status: statusOf(refusal),
    headers: [
      ['content-type', 'application/json;charset=UTF-8'],
      ['alipay-trace-id', trace],
    ],
    body: JSON.stringify(body),
    verdict: verdictOf(seen, refusal),
  }
}

/** Callers should go by the code: the pages contradict each other about the status. */
const STATUS: Readonly<Partial<Record<Code, number>>> = { 20000: 500, 20001: 401, 40005: 429, 40006: 403 }

function statusOf({ code, subCode }: Refusal): number {
  return subCode === 'isv.invalid-signature' ? 401 : (STATUS[code] ?? 400)
}

function traceId({ world }: State): string {
  return world.random(16).toString('hex')
}
