import { type KeyObject, createPublicKey } from 'node:crypto'
import { type Name, privatePem, publicPem, rsaKeyPair } from '../../contract/authority.ts'
import type { AlipayCertificate, App, AppCertificate, SignMode } from './apps.ts'
import { authorityOf, certify } from './authority.ts'
import type { State } from './state.ts'

export type AppOrder = {
  kind: App['kind']
  name?: string
  signMode: SignMode
  aes: boolean
  products: readonly string[]
}

/** A new app with all that it signs and verifies with; its private key is told once, and kept by nobody here. */
export async function makeApp(state: State, order: AppOrder): Promise<{ app: App; privateKey: KeyObject }> {
  const { kind, signMode, aes, products } = order
  const [own, gateways] = await Promise.all([rsaKeyPair(), rsaKeyPair()])
  const { ids } = state.world
  const appId = `2021${ids.digits('app_id', 12)}`
  const app: App = {
    appId,
    kind,
    name: order.name ?? `模拟${kind === 'isv' ? '服务商' : '商家'}${appId.slice(-4)}`,
    pid: `2088${ids.digits('pid', 12)}`,
    logonId: `${kind}-${appId.slice(-6)}@example.com`,
    online: true,
    signMode,
    appPublicKey: publicPem(own.publicKey),
    appCertificates: [],
    alipayPrivateKey: privatePem(gateways.privateKey),
    alipayPublicKey: publicPem(gateways.publicKey),
    alipayCertificates: [],
    ...(aes && { aesKey: newAesKey(state) }),
    products,
    opAppIds: [appId],
    ipWhitelist: [],
    redirectUris: [],
  }
  const certified = signMode === 'certificate' ? await withCertificates(state, app) : app
  state.apps.put(appId, certified)
  return { app: certified, privateKey: own.privateKey }
}

/** As after the change to certificates in the console: one for the key it has, one of the gateway. */
export async function withCertificates(state: State, app: App): Promise<App> {
  if (app.appPublicKey === undefined || app.appCertificates.length > 0) return app
  const [own, gateways] = await Promise.all([
    issueAppCertificate(state, app, createPublicKey(app.appPublicKey)),
    issueAlipayCertificate(state, app),
  ])
  return { ...app, appCertificates: [own], alipayCertificates: [gateways] }
}

/** @param lastsMs  from now on; less than nothing: it has ended */
export async function issueAppCertificate(
  state: State,
  app: App,
  publicKey: KeyObject,
  lastsMs?: number,
): Promise<AppCertificate> {
  const { sn, certificate, expiresAt } = await certify(state, companyName(app.name, app.appId), publicKey, lastsMs)
  return { sn, certificate, publicKey: publicPem(publicKey), expiresAt }
}

/** A new one has the same key, so that what was verified yesterday is verified tomorrow. */
export async function issueAlipayCertificate(state: State, app: App): Promise<AlipayCertificate> {
  const company = '支付宝(中国)网络技术有限公司'
  const name = companyName(company, `${company}-${app.pid}`)
  const { sn, certificate } = await certify(state, name, createPublicKey(app.alipayPublicKey))
  const { issuerCertificate } = await authorityOf(state)
  return { sn, chain: certificate + issuerCertificate }
}

/** 16 bytes in Base64. Not seeded: keys are apart. */
export function newAesKey({ world }: State): string {
  return world.random(16).toString('base64')
}

function companyName(company: string, commonName: string): Name {
  return [
    ['C', 'CN'],
    ['O', company],
    ['OU', 'Alipay'],
    ['CN', commonName],
  ]
}
