import { createSign, randomBytes } from 'node:crypto'
import { type StartOptions, startSimulator } from '@ruzhu/simulator/start.ts'

export type Json = Record<string, unknown>
/** An answer as it came: exact bytes and spelling, so that a test can look at what an SDK would hide. */
export type Answer = { status: number; headers: Headers; text: string; body: Json }

export type Made = {
  mchid: string
  appid: string
  app_secret: string
  api_v2_key: string
  api_v3_key: string
  serial_no: string
  private_key: string
  certificate: string
  public_key_id?: string
  public_key?: string
  platform_certificates?: { serial_no: string; certificate: string }[]
}

export type SimWorld = Awaited<ReturnType<typeof openSimulator>>

/** A simulator of one's own on a free port, and its control API. */
export async function openSimulator(options: Partial<StartOptions> = {}) {
  const simulator = await startSimulator({ port: 0, log: (line) => console.error(line), ...options })

  async function control(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${simulator.url}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    return read(response)
  }

  /** A control call that has to go well. */
  async function told<T = Json>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await control(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body as T
  }

  return {
    url: simulator.url,
    tlsPort: simulator.tlsPort ?? 0,
    control,
    told,
    merchant: (order: object = {}) => told<Made>('POST', '/_sim/wechatpay/merchants', order),
    subMerchant: (mchid: string, order: object = {}) =>
      told<{ sub_mchid: string; sub_appid?: string }>(
        'POST',
        `/_sim/wechatpay/merchants/${mchid}/sub_merchants`,
        order,
      ),
    fault: (fault: object) => told<{ id: string }>('POST', '/_sim/faults', fault),
    advance: (seconds: number) => told('POST', '/_sim/clock', { advance_s: seconds }),
    close: () => simulator.close(),
    [Symbol.asyncDispose]: () => simulator.close(),
  }
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, text, body: body as Json }
}

export type Bent = {
  headers?: Record<string, string>
  /** What is sent, where it shall differ from what was signed. */
  sentBody?: string | Uint8Array<ArrayBuffer>
  timestamp?: string
  serialNo?: string
  mchid?: string
  scheme?: string
  bendSignature?: (signature: string) => string
}

/** A client by hand, so that each part of a request can be bent. */
export function signer(url: string, merchant: Made) {
  return async (method: string, target: string, body?: unknown, bent: Bent = {}): Promise<Answer> => {
    const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
    const response = await fetch(`${url}${target}`, {
      method,
      headers: { ...signedHeaders(merchant, method, target, text, bent), ...bent.headers },
      ...(method !== 'GET' && { body: bent.sentBody ?? text }),
    })
    return read(response)
  }
}

export function signedHeaders(merchant: Made, method: string, target: string, body: string, bent: Bent = {}) {
  const timestamp = bent.timestamp ?? String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const message = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`
  const signed = createSign('sha256').update(message).sign(merchant.private_key, 'base64')
  const pairs = {
    mchid: bent.mchid ?? merchant.mchid,
    nonce_str: nonce,
    timestamp,
    serial_no: bent.serialNo ?? merchant.serial_no,
    signature: bent.bendSignature?.(signed) ?? signed,
  }
  const list = Object.entries(pairs).map(([name, value]) => `${name}="${value}"`)
  return {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'tests',
    authorization: `${bent.scheme ?? 'WECHATPAY2-SHA256-RSA2048'} ${list.join()}`,
  }
}

export function nativeOrder(merchant: Made, outTradeNo: string, changes: object = {}): object {
  return {
    appid: merchant.appid,
    mchid: merchant.mchid,
    description: '招牌牛腩粉',
    out_trade_no: outTradeNo,
    notify_url: 'http://127.0.0.1:9/notify',
    amount: { total: 8800, currency: 'CNY' },
    ...changes,
  }
}
