import type { KeyObject } from 'node:crypto'
import type { App } from './apps.ts'
import type { Method } from './methods.ts'
import { type Refusal, refusing } from './refusal.ts'
import type { State } from './state.ts'

/*
 * The checks that v2 and v3 have in common. Their order is that of protocol and gateway:
 * https://opendocs.alipay.com/common/02km9f
 */

const badAppId = refusing('app_id')
const badCertificate = refusing('certificate')
const badToken = refusing('app_auth_token')
const notAllowed = refusing('permission')

/** Nobody signs towards an app that is not there, so the refusals of this one are not signed. */
export function identify(state: State, appId: string): App {
  if (appId === '') throw badAppId(40001, 'isv.missing-app-id', '缺少AppID参数')
  const app = state.apps.get(appId)
  if (!app) throw badAppId(40002, 'isv.invalid-app-id', '无效的AppID参数')
  return app
}

export function checkOnline({ online }: App): void {
  if (!online) throw refusing('online')(40002, 'not-online-app', '应用未上线')
}

/** The keys of which one has to have signed: those that were uploaded, or that of the certificate that is named. */
export function verifyingKeys(state: State, app: App, named: { certSn: string; rootSn: string }): KeyObject[] {
  const { keys, world } = state
  if (app.appPublicKey === undefined) {
    const subMsg = '应用未配置对应签名算法的公钥或者证书'
    throw refusing('signature_config')(40003, 'isv.missing-signature-config', subMsg)
  }
  const now = world.now()
  const retiring = app.retiring && now < app.retiring.until ? app.retiring.mode : undefined
  const wantsKey = app.signMode === 'key' || (retiring === 'key' && named.certSn === '')
  if (wantsKey && !(retiring === 'certificate' && named.certSn !== ''))
    return uploadedKeys(state, app, app.appPublicKey)

  if (named.certSn === '') throw badCertificate(40002, 'isv.missing-app-cert-sn', '缺少应用公钥证书SN')
  if (named.rootSn === '') throw badCertificate(40002, 'isv.missing-alipay-root-cert-sn', '缺少支付宝根证书SN')
  const certificate = app.appCertificates.find(({ sn }) => sn === named.certSn)
  if (!certificate) throw badCertificate(40002, 'isv.app-cert-not-exist', '应用公钥证书不存在')
  const over = certificate.replacedAt !== undefined && now >= certificate.replacedAt + REPLACED_LIFE_MS
  if (over || certificate.expiresAt <= world.machineNow()) {
    throw badCertificate(40002, 'isv.app-cert-expired', '应用公钥证书已过期')
  }
  if (named.rootSn !== state.authority.get('authority')?.rootSn) {
    throw badCertificate(40002, 'isv.invalid-alipay-root-cert-sn', '支付宝根证书SN不合法')
  }
  return [keys.publicKey(certificate.publicKey)]
}

function uploadedKeys({ keys, world }: State, { replacedKeys = [] }: App, current: string): KeyObject[] {
  const still = replacedKeys.filter(({ replacedAt }) => world.now() < replacedAt + REPLACED_LIFE_MS)
  return [current, ...still.map(({ publicKey }) => publicKey)].map((pem) => keys.publicKey(pem))
}

/** What was replaced, a mode, a key or a certificate, goes on for seven days. https://opendocs.alipay.com/common/02kdnc */
export const REPLACED_LIFE_MS = 7 * 86_400_000

/** Whose business it is, and that it is allowed: token, product, address. */
export function merchantOf(
  state: State,
  app: App,
  method: Pick<Method, 'caller' | 'products'>,
  asked: { token: string; remote: string | undefined },
): App {
  const merchant = asked.token === '' ? ownBusiness(app, method) : grantedBusiness(state, app, method, asked.token)
  checkProducts(app, merchant, method)
  checkAddress(app, asked.remote)
  return merchant
}

function ownBusiness(app: App, { caller }: Pick<Method, 'caller'>): App {
  if (app.kind === 'isv' && caller === 'merchant') {
    throw notAllowed(40006, 'isv.self-invoke-forbidden', '此用户不允许自调用')
  }
  if (app.kind === 'merchant' && caller === 'isv') throw lacksProduct()
  return app
}

function grantedBusiness(state: State, app: App, method: Pick<Method, 'caller' | 'products'>, token: string): App {
  const now = state.world.now()
  const grant = state.grants.get(token)
  const merchant = grant && state.apps.get(grant.merchantAppId)
  const gone = !grant || grant.revoked || (grant.replacedUntil !== undefined && now >= grant.replacedUntil)
  if (gone || !merchant || grant.isvAppId !== app.appId) {
    throw badToken(20001, 'aop.invalid-app-auth-token', '无效的应用授权令牌')
  }
  if (state.switches.get().app_auth_tokens_expire && now >= grant.expiresAt) {
    throw badToken(20001, 'aop.app-auth-token-time-out', '应用授权令牌已过期')
  }
  if (method.caller === 'isv') throw badToken(40002, 'isv.not-support-app-auth', '该接口不支持应用授权')
  if (opens(app.products, method) && !opens(grant.products, method)) {
    throw badToken(20001, 'aop.invalid-app-auth-token-no-api', '应用授权令牌未授权当前接口')
  }
  return merchant
}

function checkProducts(app: App, merchant: App, method: Pick<Method, 'products'>): void {
  if (!opens(app.products, method)) throw lacksProduct()
  if (opens(merchant.products, method)) return
  throw notAllowed(40006, 'isv.insufficient-user-permissions', '用户权限不足')
}

function opens(products: readonly string[], method: Pick<Method, 'products'>): boolean {
  return !method.products || method.products.some((product) => products.includes(product))
}

function lacksProduct(): Refusal {
  const subMsg = 'ISV权限不足，建议在开发者中心检查对应功能是否已经添加'
  return notAllowed(40006, 'isv.insufficient-isv-permissions', subMsg)
}

function checkAddress({ ipWhitelist }: App, remote: string | undefined): void {
  const address = remote?.replace(/^::ffff:/, '') ?? ''
  if (ipWhitelist.length === 0 || ipWhitelist.includes(address)) return
  throw refusing('ip_whitelist')(40006, 'isv.illegal-client-ip', '客户端IP不在应用的IP白名单内')
}
