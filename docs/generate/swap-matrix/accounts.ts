import { certificateFor, merchantName, pkcs8Pem, publicPem, rsaPair } from '@ruzhu/credentials/testing/make.ts'
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'

/** What goes into a field: a name of its kind, the text, and how it is told apart from others of the kind. */
export type Value = { name: string; text: string }
/** @property isClients  belongs to a client, who is paid under a number of its own */
export type Account = { channel: string; title: string; isClients?: true; values: Readonly<Record<string, string>> }
export type Control = (path: string, body: object) => Promise<Readonly<Record<string, unknown>>>

/** What is tried: accounts as a simulated platform hands them out, by the names of their fields, and what else there is. */
export type Tried = { accounts: Account[]; own: Account; appSecret: string; others: Value[]; saved: Account }

export async function accounts(control: Control): Promise<Tried> {
  const provider = await control('/_sim/wechatpay/merchants', { kind: 'provider', name: '示例服务商' })
  const client = await control('/_sim/wechatpay/merchants', { kind: 'direct' })
  const paidItself = await control('/_sim/wechatpay/merchants', { kind: 'direct', name: '示例商户' })
  const saved = await control('/_sim/wechatpay/merchants', { kind: 'provider' })
  const certified = await control('/_sim/alipay/apps', { kind: 'merchant', sign_mode: 'certificate', aes: true })
  const keyed = await control('/_sim/alipay/apps', { kind: 'merchant', sign_mode: 'key' })
  const key = createPrivateKey(text(provider, 'private_key'))
  const own = { privateKey: key, publicKey: createPublicKey(key) }
  const named = merchantName(text(provider, 'mchid'))
  const others: Value[] = [
    { name: 'app_secret', text: text(provider, 'app_secret') },
    { name: 'another merchant: mchid', text: text(client, 'mchid') },
    { name: 'another merchant: api_v3_key', text: text(client, 'api_v3_key') },
    { name: 'another merchant: merchant_certificate', text: text(client, 'certificate') },
    { name: 'another merchant: merchant_private_key', text: text(client, 'private_key') },
    { name: 'another merchant: wechatpay_public_key', text: text(client, 'public_key') },
    { name: 'another merchant: wechatpay_public_key_id', text: text(client, 'public_key_id') },
    { name: 'saved account: merchant_certificate', text: text(saved, 'certificate') },
    { name: 'own public half: wechatpay', text: publicPem(own) },
    { name: 'app_public_key', text: publicHalf(text(keyed, 'app_private_key')) },
    { name: 'expired: merchant_certificate', text: await dated(own, named, '2020-01-01', '2025-01-01') },
    { name: 'not yet valid: merchant_certificate', text: await dated(own, named, '2090-01-01', '2095-01-01') },
    { name: 'EC key', text: ecKey() },
    { name: 'RSA key of 1024 bits', text: pkcs8Pem(rsaPair(1024)) },
    { name: 'web page', text: '<!doctype html><title>登录</title>' },
    { name: 'half a key', text: text(provider, 'private_key').slice(0, 700) },
    { name: 'nothing', text: '' },
  ]
  return {
    accounts: [wechat(provider), alipay(certified, 'certificate'), alipay(keyed, 'key')],
    own: ownWechat(paidItself),
    appSecret: text(paidItself, 'app_secret'),
    others,
    saved: wechat(saved),
  }
}

function dated(
  pair: Parameters<typeof certificateFor>[0],
  subject: ReturnType<typeof merchantName>,
  from: string,
  until: string,
) {
  return certificateFor(pair, { subject, from: new Date(from), until: new Date(until) })
}

function publicHalf(bare: string): string {
  const key = createPrivateKey({ key: Buffer.from(bare, 'base64'), format: 'der', type: 'pkcs8' })
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
}

function ecKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString()
}

function wechat(from: Readonly<Record<string, unknown>>) {
  const listed: unknown = Array.isArray(from['platform_certificates']) ? from['platform_certificates'][0] : {}
  const platform = new Map(Object.entries(Object(listed))).get('certificate')
  const values = {
    sp_mchid: text(from, 'mchid'),
    sp_appid: text(from, 'appid'),
    serial_no: text(from, 'serial_no'),
    certificate: text(from, 'certificate'),
    private_key: text(from, 'private_key'),
    api_v3_key: text(from, 'api_v3_key'),
    api_v2_key: text(from, 'api_v2_key'),
    public_key_id: text(from, 'public_key_id'),
    public_key: text(from, 'public_key'),
    platform_certificates: String(platform ?? ''),
  }
  return { channel: 'wechatpay', title: '微信支付服务商 / WeChat Pay, provider', values }
}

/** The same, in the words of a merchant that is paid under its own number. */
function ownWechat(from: Readonly<Record<string, unknown>>): Account {
  const { sp_mchid = '', sp_appid = '', ...keys } = wechat(from).values
  const values = { mchid: sp_mchid, appid: sp_appid, ...keys }
  return { channel: 'wechatpay', title: '微信支付直连商户 / WeChat Pay, direct', isClients: true, values }
}

function alipay(from: Readonly<Record<string, unknown>>, mode: 'certificate' | 'key'): Account {
  const shared = {
    app_id: text(from, 'app_id'),
    pid: text(from, 'seller_id'),
    private_key: text(from, 'app_private_key'),
  }
  if (mode === 'key') {
    const values = { ...shared, alipay_public_key: text(from, 'alipay_public_key') }
    return { channel: 'alipay', title: '支付宝，公钥模式 / Alipay, keys', values }
  }
  const values = {
    ...shared,
    app_certificate: text(from, 'app_cert'),
    alipay_certificate: text(from, 'alipay_cert'),
    alipay_root_certificate: text(from, 'alipay_root_cert'),
    aes_key: text(from, 'aes_key'),
  }
  return { channel: 'alipay', title: '支付宝，证书模式 / Alipay, certificates', values }
}

function text(from: Readonly<Record<string, unknown>>, name: string): string {
  return String(from[name] ?? '')
}
