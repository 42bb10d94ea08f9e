import type { Fault, HeaderList, RawAnswer, RawRequest, SimulatedGateway } from '../../../contract/simulator.ts'
import type { Seen } from '../authorization.ts'
import { spoil, spoilingOf } from '../notices.ts'
import { Paces } from '../rate-limits.ts'
import { Refusal } from '../refusal.ts'
import type { State } from '../state.ts'
import { type Caller, type Signing, authenticate, checkApp } from './authenticate.ts'
import { checkCertificate, pageInstead } from './client-certificate.ts'
import type { Written } from './order-fields.ts'
import { XmlRefusal, forbidden, inXmlWords, unread } from './refusal.ts'
import { signOf, stringToSign } from './signing.ts'
import { type Fields, pairsOf, readXml, writeXml } from './xml.ts'

export type XmlCall = Caller & { readonly request: RawRequest; readonly fields: Fields; readonly seen: Seen }
export type XmlRoute = Signing & {
  readonly path: string
  /** Under `/secapi/`: over TLS the merchant's client certificate is demanded. */
  readonly certificate?: true
  /** The fields of the answer, or a file, which is neither wrapped nor signed. */
  readonly handle: (call: XmlCall) => Written | Buffer | Promise<Written | Buffer>
}

/**
 * Every request of APIv2 comes through here and every answer goes out here, refusals too with HTTP 200.
 * https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_1
 */
export function xmlDoor(state: State, routes: readonly XmlRoute[]): SimulatedGateway['handle'] {
  const byPath = new Map(routes.map((route) => [route.path, route]))
  const paces = new Paces()
  const { switches, world } = state
  const machineNow = () => world.machineNow()

  return async (request, fault) => {
    const seen: Seen = {}
    let caller: Caller | undefined
    try {
      const route = byPath.get(request.path)
      if (!route) return plain(404, '', { accepted: false, failedCheck: 'path' })
      if (fault?.effect === 'http_500') return plain(500, '', { accepted: false, failedCheck: 'fault' })
      const page = route.certificate && pageInstead(state, request)
      if (page) return page
      const fields = readMessage(request)
      caller = authenticate(state, fields, route, seen)
      checkApp(state, caller)
      if (route.certificate) checkCertificate(state, request, caller.merchant)
      failAsAsked(fault)
      if (switches.get().rate_limits) paces.check(caller.merchant.mchid, 'POST', request.path, machineNow())
      const said = await route.handle({ ...caller, request, fields, seen })
      if (Buffer.isBuffer(said)) return plain(200, said, { accepted: true, ...seen })
      const body = signed(state, caller, { result_code: 'SUCCESS', ...altered(said, fault) }, fault)
      return plain(200, body, { accepted: true, ...seen })
    } catch (error) {
      const refusal = error instanceof Refusal ? inXmlWords(error) : error
      if (!(refusal instanceof XmlRefusal)) throw error
      if (caller) paces.failed(caller.merchant.mchid, 'POST', request.path, machineNow())
      return refused(state, caller, refusal, { seen, fault })
    }
  }
}

function readMessage({ method, body }: RawRequest): Fields {
  if (method !== 'POST') throw unread('REQUIRE_POST_METHOD', '请使用post方法', 'method')
  if (body.length === 0) throw unread('POST_DATA_EMPTY', 'post数据为空')
  const read = readXml(body)
  if (read === 'NOT_UTF8') throw unread('NOT_UTF8', '编码格式错误')
  if (read === 'XML_FORMAT_ERROR') throw unread('XML_FORMAT_ERROR', 'XML格式错误')
  return read
}

/** After the signature was found right: nothing was done, and the merchant may ask again. */
function failAsAsked(fault: Fault | undefined): void {
  if (fault?.effect === 'system_error') throw forbidden('SYSTEMERROR', '系统超时')
  if (fault?.effect === 'rate_limit') throw forbidden('FREQUENCY_LIMITED', '频率限制')
  if (fault?.effect !== 'error') return
  const { code = 'BIZERR_NEED_RETRY', message = '退款业务流程错误，需要商户触发重试来解决' } = fault.answer ?? {}
  throw forbidden(code, message)
}

/** A word that no client knows, rightly signed: it must stay pending. */
function altered(said: Written, fault: Fault | undefined): Written {
  if (fault?.effect !== 'unknown_state') return said
  const states = /^(trade_state|refund_status_\d+)$/
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, states.test(name) ? 'UNHEARD_OF' : value]),
  )
}

type Told = { seen: Seen; fault: Fault | undefined }

function refused(state: State, caller: Caller | undefined, refusal: XmlRefusal, told: Told): RawAnswer {
  const { code, message, check, extra } = refusal
  const verdict = { accepted: false, failedCheck: check, code, message, ...told.seen }
  if (!refusal.signed || !caller) {
    return plain(200, writeXml(pairsOf({ return_code: 'FAIL', return_msg: message, ...extra })), verdict)
  }
  const said = { result_code: 'FAIL', err_code: code, err_code_des: message, ...extra }
  return plain(200, signed(state, caller, said, told.fault), verdict)
}

/** Under the kind of signature that the request had. */
function signed(state: State, caller: Caller, said: Written, fault: Fault | undefined): string {
  const { names, signType, key } = caller
  const nonce_str = state.world.random(16).toString('hex')
  const fields = pairsOf({ return_code: 'SUCCESS', return_msg: 'OK', ...names, nonce_str, ...said })
  if (fault?.effect === 'unsigned') return writeXml(fields)
  const sign = signOf(stringToSign(fields, key), signType, state.keys.aesKey(key))
  return writeXml([...fields, ['sign', spoil(sign, spoilingOf(fault))]])
}

/** As seen on the gateway: XML goes out as plain text. */
function plain(status: number, body: string | Buffer, verdict: RawAnswer['verdict']): RawAnswer {
  const headers: HeaderList = [
    ['Server', 'nginx'],
    ...(body.length === 0 ? [] : [['Content-Type', 'text/plain'] as const]),
    ['Cache-Control', 'no-cache, must-revalidate'],
  ]
  return { status, headers, body, verdict }
}
