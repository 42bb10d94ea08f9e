import { type KeyObject, createPrivateKey, createPublicKey, createSign, createVerify, randomUUID } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import type { StartOptions } from '@ruzhu/simulator/start.ts'
import { type Answer, type Json, openSimulator, read } from './world.ts'

export type AlipayApp = {
  app_id: string
  seller_id: string
  app_private_key: string
  app_private_key_pkcs1: string
  alipay_public_key: string
  app_cert?: string
  alipay_cert?: string
  alipay_root_cert?: string
  aes_key?: string
}
export type AlipayWorld = Awaited<ReturnType<typeof openAlipay>>

/** A simulator of one's own, and what of its control API plays Alipay. */
export async function openAlipay(options: Partial<StartOptions> = {}) {
  const sim = await openSimulator(options)
  const app = (order: object = {}) => sim.told<AlipayApp>('POST', '/_sim/alipay/apps', order)

  /** A merchant's consent, and the token that it brings. */
  async function granted(isv: AlipayApp, merchant: AlipayApp): Promise<string> {
    const consent = { app_id: isv.app_id, redirect_uri: 'https://isv.example/back', merchant: merchant.app_id }
    const { redirect } = await sim.told<{ redirect: string }>('POST', '/_sim/alipay/authorise', consent)
    const code = new URL(redirect).searchParams.get('app_auth_code')
    const call = caller(sim.url, isv)
    const { node } = await call('alipay.open.auth.token.app', { grant_type: 'authorization_code', code })
    return String(node['app_auth_token'])
  }

  return {
    ...sim,
    app,
    granted,
    change: (appId: string, change: object) => sim.told('PATCH', `/_sim/alipay/apps/${appId}`, change),
    pay: (target: unknown, more: object = {}) => sim.told('POST', '/_sim/pay', { target, ...more }),
    switches: (change: object) => sim.told('PATCH', '/_sim/alipay/switches', change),
  }
}

/** The official SDK, unchanged but for its addresses. */
export function sdkOf(url: string, app: AlipayApp): AlipaySdk {
  return new AlipaySdk({
    appId: app.app_id,
    privateKey: app.app_private_key,
    keyType: 'PKCS8',
    gateway: `${url}/gateway.do`,
    endpoint: url,
    ...(app.aes_key !== undefined && { encryptKey: app.aes_key }),
    ...(app.app_cert === undefined
      ? { alipayPublicKey: app.alipay_public_key }
      : {
          appCertContent: app.app_cert,
          alipayPublicCertContent: app.alipay_cert ?? '',
          alipayRootCertContent: app.alipay_root_cert ?? '',
        }),
  })
}

export type Bent = {
  token?: string
  /** Changes parameters before they are signed. */
  params?: Record<string, string>
  /** Signs what is empty too, as no rule says. */
  emptyToo?: true
  /** Left out altogether. */
  without?: string[]
  /** Changes what was signed already. */
  after?: (params: Record<string, string>) => Record<string, string>
  notifyUrl?: string
}
export type Said = Answer & { node: Json; signed: boolean }

/** A client by hand, so that each part of a request can be bent, and each byte of an answer looked at. */
export function caller(url: string, app: AlipayApp) {
  const key = privateKey(app)
  return async (method: string, biz: unknown, bent: Bent = {}): Promise<Said> => {
    const params = signedParams(
      key,
      {
        app_id: app.app_id,
        method,
        charset: 'utf-8',
        sign_type: 'RSA2',
        timestamp: '2026-11-24 10:00:00',
        version: '1.0',
        biz_content: typeof biz === 'string' ? biz : JSON.stringify(biz),
        ...(bent.token !== undefined && { app_auth_token: bent.token }),
        ...(bent.notifyUrl !== undefined && { notify_url: bent.notifyUrl }),
        ...bent.params,
      },
      bent,
    )
    const sent = bent.after?.(params) ?? params
    const response = await fetch(`${url}/gateway.do`, {
      method: 'POST',
      body: new URLSearchParams(sent),
      redirect: 'manual',
    })
    return said(app, await read(response))
  }
}

export function signedParams(
  key: KeyObject,
  params: Record<string, string>,
  { without = [], emptyToo }: Pick<Bent, 'without' | 'emptyToo'> = {},
): Record<string, string> {
  const kept = Object.fromEntries(Object.entries(params).filter(([name]) => !without.includes(name)))
  const text = Object.keys(kept)
    .filter((name) => emptyToo || kept[name] !== '')
    .toSorted()
    .map((name) => `${name}=${kept[name]}`)
    .join('&')
  const sign = createSign('sha256').update(text).sign(key, 'base64')
  return without.includes('sign') ? kept : { ...kept, sign }
}

export function privateKey(app: AlipayApp): KeyObject {
  return createPrivateKey({ key: Buffer.from(app.app_private_key, 'base64'), format: 'der', type: 'pkcs8' })
}

/** Whether the signature fits the node exactly as it is written, by a way to find it that is not the simulator's. */
function said(app: AlipayApp, answer: Answer): Said {
  const names = Object.keys(answer.body)
  const node = answer.body[names[0] ?? '']
  const sign = answer.body['sign']
  const [start, end] = [
    answer.text.indexOf(':') + 1,
    answer.text.lastIndexOf(names.includes('alipay_cert_sn') ? ',"alipay_cert_sn"' : ',"sign"'),
  ]
  const verifies =
    typeof sign === 'string' &&
    createVerify('sha256').update(answer.text.slice(start, end)).verify(alipayKey(app), sign, 'base64')
  return { ...answer, node: typeof node === 'object' && node !== null ? { ...node } : {}, signed: verifies }
}

export function alipayKey(app: AlipayApp): KeyObject {
  return createPublicKey({ key: Buffer.from(app.alipay_public_key, 'base64'), format: 'der', type: 'spki' })
}

/** What a merchant's server hands to its app. */
export function orderString(app: AlipayApp, biz: object, notifyUrl: string): string {
  const common = {
    app_id: app.app_id,
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: '2026-11-24 10:00:00',
    version: '1.0',
  }
  const own = { method: 'alipay.trade.app.pay', notify_url: notifyUrl, biz_content: JSON.stringify(biz) }
  return new URLSearchParams(signedParams(privateKey(app), { ...common, ...own })).toString()
}

/** The numbers of its certificates, as the SDK reckons them. */
export function certificateNumbers(app: AlipayApp): { app_cert_sn: string; alipay_root_cert_sn: string } {
  const { appCertSn = '', alipayRootCertSn = '' } = sdkOf('http://127.0.0.1:9', app).config
  return { app_cert_sn: appCertSn, alipay_root_cert_sn: alipayRootCertSn }
}

/** A v3 call by hand. */
export function v3Caller(url: string, app: AlipayApp) {
  const key = privateKey(app)
  return async (
    method: string,
    target: string,
    body: unknown,
    bent: { authString?: string; token?: string; bendSign?: (sign: string) => string; noHeader?: true } = {},
  ): Promise<Answer> => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const authString = bent.authString ?? `app_id=${app.app_id},nonce=${randomUUID()},timestamp=${Date.now()}`
    const token = bent.token === undefined ? '' : `${bent.token}\n`
    const sign = createSign('sha256')
      .update(`${authString}\n${method}\n${target}\n${text}\n${token}`)
      .sign(key, 'base64')
    const authorization = `ALIPAY-SHA256withRSA ${authString},sign=${bent.bendSign?.(sign) ?? sign}`
    const response = await fetch(`${url}${target}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(!bent.noHeader && { authorization }),
        ...(bent.token !== undefined && { 'alipay-app-auth-token': bent.token }),
      },
      ...(method !== 'GET' && { body: text }),
    })
    return read(response)
  }
}

/** One bit of its first byte flipped: Base64 still, and no signature any more. */
export function flipOneBit(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
  return bytes.toString('base64')
}

/** One white dot, a real PNG, made as large as a form asks for by what comes after its end. */
export const PICTURE = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.alloc(6000),
])
