import type { Fault, RawAnswer, RawRequest } from '../../contract/simulator.ts'
import { checkOnline, identify, merchantOf, verifyingKeys } from './admission.ts'
import { type V2Answer, answerV2, errorPage, redirect } from './answers.ts'
import type { App } from './apps.ts'
import { charsetOf } from './charset.ts'
import { isSignedBy, openContent } from './crypto.ts'
import { type Biz, isRecord } from './fields.ts'
import type { Call, Catalogue, Method, PageMethod, Seen } from './methods.ts'
import { type Params, param, paramsOf, stringToSign } from './params.ts'
import { Refusal, refusing } from './refusal.ts'
import type { State } from './state.ts'
import { CASHIER } from './tickets.ts'
import { instantOf } from './times.ts'

const badCommon = refusing('common')
const unreadable = refusing('encryption')

/** `/gateway.do`: every v2 request comes through here, and every answer goes out here. */
export function v2Gateway(state: State, catalogue: Catalogue) {
  return async (request: RawRequest, fault: Fault | undefined): Promise<RawAnswer> => {
    const params = paramsOf(request)
    const name = param(params, 'method')
    const named = catalogue.pages.get(name)
    const page = named?.place === 'page' ? named : undefined
    const method = catalogue.methods.get(name)
    const seen: Seen = {}
    const answer: V2Answer = { params, seen, fault, ...(method && { method }) }
    try {
      const known = page ?? method
      authenticate(state, params, known !== undefined, seen)
      failAsAsked(fault)
      const call = openCall(state, params, request, known, seen)
      if (page) return redirect(`${request.origin}${CASHIER}${page.open(call)}`, seen)
      if (!method) throw noSuchMethod()
      return await answerV2(state, answer, await method.handle(call))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return page ? errorPage(error, seen) : await answerV2(state, answer, error)
    }
  }
}

/** An order string is a request that never travelled: it is checked when the payer's wallet opens it. The order's ticket. */
export function acceptOrderString(state: State, catalogue: Catalogue, params: Params): string {
  const page = catalogue.pages.get(param(params, 'method'))
  const seen: Seen = {}
  authenticate(state, params, page !== undefined, seen)
  if (!page) throw noSuchMethod()
  return page.open(openCall(state, params, { origin: '', remote: undefined }, page, seen))
}

/** Who asks, by what was signed. The order of the checks is the gateway's: https://opendocs.alipay.com/common/02km9f */
function authenticate(state: State, params: Params, isKnown: boolean, seen: Seen): void {
  if (param(params, 'method') === '') {
    throw new Refusal(40001, 'isv.missing-method', '缺少方法名参数', { check: 'method', inErrorResponse: true })
  }
  const app = identify(state, param(params, 'app_id'))
  seen.app = app
  checkOnline(app)
  checkCommon(state, params)
  const named = { certSn: param(params, 'app_cert_sn'), rootSn: param(params, 'alipay_root_cert_sn') }
  const keys = verifyingKeys(state, app, named)
  const { empty_values_signed } = state.switches.get()
  const message = stringToSign(params)
  seen.stringToSign = new TextDecoder(params.charset).decode(message)
  const sign = param(params, 'sign')
  const fits = (signed: Buffer) => keys.some((key) => isSignedBy(key, signed, sign))
  if (!fits(message) && !(empty_values_signed && fits(stringToSign(params, true)))) {
    throw invalidSignature(seen.stringToSign)
  }
  if (!isKnown) throw noSuchMethod()
}

function checkCommon(state: State, params: Params): void {
  const value = (name: string) => param(params, name)
  if (value('sign_type') === '') throw badCommon(40001, 'isv.missing-signature-type', '缺少签名类型参数')
  if (value('sign_type') !== 'RSA2') throw badCommon(40002, 'isv.invalid-signature-type', '无效的签名类型')
  if (value('sign') === '') throw badCommon(40001, 'isv.missing-signature', '缺少签名参数')
  if (value('timestamp') === '') throw badCommon(40001, 'isv.missing-timestamp', '缺少时间戳参数')
  const at = instantOf(value('timestamp'))
  if (at === undefined || value('timestamp').length !== 19)
    throw badCommon(40002, 'isv.invalid-timestamp', '非法的时间戳参数')
  const windowMs = state.switches.get().timestamp_window_s * 1000
  if (windowMs > 0 && Math.abs(at - state.world.machineNow()) > windowMs) {
    throw badCommon(40002, 'isv.invalid-timestamp', '非法的时间戳参数')
  }
  if (value('version') === '') throw badCommon(40001, 'isv.missing-version', '缺少版本参数')
  if (value('version') !== '1.0') throw badCommon(40002, 'isv.invalid-version', '无效的版本参数')
  if (!charsetOf(value('charset'))) throw badCommon(40002, 'isv.invalid-charset', '字符集错误')
  if (!/^(json)?$/i.test(value('format'))) throw badCommon(40002, 'isv.invalid-format', '无效的数据格式')
}

function openCall(
  state: State,
  params: Params,
  { origin, remote }: Pick<RawRequest, 'origin' | 'remote'>,
  method: Method | PageMethod | undefined,
  seen: Seen,
): Call {
  const { app } = seen
  if (!app || !method) throw noSuchMethod()
  const biz = 'flat' in method ? flatFields(params) : bizContent(state, app, params)
  seen.about = numbersIn(biz)
  const merchant = merchantOf(state, app, method, { token: param(params, 'app_auth_token'), remote })
  const [notifyUrl, returnUrl] = [param(params, 'notify_url'), param(params, 'return_url')]
  const authToken = param(params, 'auth_token')
  return {
    app,
    merchant,
    biz,
    files: params.files,
    ...(notifyUrl !== '' && { notifyUrl }),
    ...(returnUrl !== '' && { returnUrl }),
    ...(authToken !== '' && { authToken }),
    charset: params.charset,
    origin,
    seen,
  }
}

function bizContent(state: State, app: App, params: Params): Biz {
  const text = plainText(state, app, params)
  if (text === '') return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch {
    throw notJson(params)
  }
  throw notJson(params)
}

/** Another key can leave a padding that looks right: then the text is what tells. */
function notJson(params: Params): Refusal {
  if (param(params, 'encrypt_type') !== '')
    return unreadable(40003, 'isv.decryption-error-unknown', '解密出错，未知异常')
  return new Refusal(40002, 'isv.illegal-json', '非法的JSON格式', { check: 'biz_content' })
}

/** https://opendocs.alipay.com/common/02mse3 */
function plainText(state: State, app: App, params: Params): string {
  const text = param(params, 'biz_content')
  const type = param(params, 'encrypt_type')
  if (type === '') return text
  if (type !== 'AES')
    throw unreadable(40002, 'isv.decryption-error-not-valid-encrypt-type', '解密出错，不支持的加密类型')
  if (app.aesKey === undefined) throw unreadable(40001, 'isv.missing-encrypt-key', '缺少加密配置')
  const plain = openContent(text, state.keys.aesKey(app.aesKey))
  if (plain === undefined) throw unreadable(40003, 'isv.decryption-error-unknown', '解密出错，未知异常')
  return plain
}

const COMMON = new Set(
  'app_id method format charset sign_type sign timestamp version notify_url return_url app_auth_token auth_token biz_content encrypt_type app_cert_sn alipay_root_cert_sn alipay_sdk prod_code terminal_type terminal_info target_app_id ws_service_url'.split(
    ' ',
  ),
)

function flatFields(params: Params): Biz {
  const names = [...params.bytes.keys()].filter((name) => !COMMON.has(name))
  return Object.fromEntries(names.map((name) => [name, param(params, name)]))
}

const NUMBERS = ['out_trade_no', 'trade_no', 'out_request_no', 'batch_no', 'external_id', 'order_id']

/** What the request is about, for whoever looks for it in the trace. */
export function numbersIn(biz: Biz): string[] {
  return NUMBERS.flatMap((name) => (typeof biz[name] === 'string' ? [biz[name]] : []))
}

export function failAsAsked(fault: Fault | undefined): void {
  const asFault = { check: 'fault' }
  if (fault?.effect === 'rate_limit') throw new Refusal(40005, 'isv.app-call-limited', '应用调用次数超限', asFault)
  if (fault?.effect === 'http_500' || fault?.effect === 'system_error')
    throw new Refusal(20000, 'isp.unknow-error', '系统繁忙', asFault)
  if (fault?.effect !== 'error') return
  const { code = 'ACQ.SYSTEM_ERROR', message = '系统错误' } = fault.answer ?? {}
  throw new Refusal(40004, code, message, asFault)
}

/** It tells what it would have signed, as text for a page. */
function invalidSignature(message: string): Refusal {
  const shown = message.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const subMsg = `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${shown}`
  return new Refusal(40002, 'isv.invalid-signature', subMsg, { check: 'signature' })
}

export function noSuchMethod(): Refusal {
  return new Refusal(40002, 'isv.invalid-method', '不存在的方法名', { check: 'method', inErrorResponse: true })
}
