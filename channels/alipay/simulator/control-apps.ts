import { createPublicKey } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { keyOfRequest, rsaKeyPair } from '../../contract/authority.ts'
import { REPLACED_LIFE_MS } from './admission.ts'
import { ALL_PRODUCTS, type App, type AppCertificate } from './apps.ts'
import { issueAlipayCertificate, issueAppCertificate, makeApp, newAesKey, withCertificates } from './issuing.ts'
import { bareKey, bareKeysOf } from './bare-keys.ts'
import type { State } from './state.ts'

const strict = { additionalProperties: false }
const SignMode = Type.Enum(['key', 'certificate'])
const Products = Type.Array(Type.String(), { description: ALL_PRODUCTS.join(', ') })

const NewApp = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['merchant', 'isv'])),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    sign_mode: Type.Optional(SignMode),
    aes: Type.Optional(Type.Boolean()),
    products: Type.Optional(Products),
  },
  strict,
)
const GatewayKeys = {
  alipay_public_key: Type.String({ description: 'SPKI, Base64 in one line' }),
  app_cert: Type.Optional(Type.String({ description: 'PEM' })),
  alipay_cert: Type.Optional(Type.String({ description: 'PEM, leaf first, then who issued it' })),
  alipay_root_cert: Type.Optional(Type.String({ description: 'PEM, all roots' })),
  aes_key: Type.Optional(Type.String()),
}
const MadeApp = Type.Object({
  app_id: Type.String(),
  seller_id: Type.String(),
  app_private_key: Type.String({ description: 'PKCS#8, Base64 in one line' }),
  app_private_key_pkcs1: Type.String(),
  ...GatewayKeys,
})
const Change = Type.Object(
  {
    products: Type.Optional(Products),
    online: Type.Optional(Type.Boolean()),
    ip_whitelist: Type.Optional(Type.Array(Type.String(), { description: 'Empty lets everybody in' })),
    op_app_ids: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{16,20}$' }))),
    redirect_uris: Type.Optional(Type.Array(Type.String(), { description: 'Empty takes every one' })),
    gateway_url: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: '应用网关' })),
    balance_fen: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
    sign_mode: Type.Optional(SignMode),
    aes: Type.Optional(Type.Boolean()),
    rotate: Type.Optional(Type.Enum(['app_key', 'app_cert', 'alipay_cert', 'aes_key'])),
    valid_days: Type.Optional(
      Type.Integer({ description: 'rotate app_cert: how long the new one is good; below 0, it has ended' }),
    ),
    sign_csr: Type.Optional(Type.String({ description: 'A certificate request, PEM' })),
    app_public_key: Type.Optional(
      Type.Union([Type.String(), Type.Null()], {
        description:
          'Uploads one, PEM or bare Base64; null takes it away. What it replaces is good for seven days more',
      }),
    ),
  },
  strict,
)
type Change = Static<typeof Change>
const AppView = Type.Object({
  app_id: Type.String(),
  seller_id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  online: Type.Boolean(),
  sign_mode: Type.String(),
  products: Type.Array(Type.String()),
  op_app_ids: Type.Array(Type.String()),
  ip_whitelist: Type.Array(Type.String()),
  redirect_uris: Type.Array(Type.String()),
  gateway_url: Type.Optional(Type.String()),
  app_private_key: Type.Optional(Type.String()),
  app_private_key_pkcs1: Type.Optional(Type.String()),
  ...GatewayKeys,
})
const AppId = Type.Object({ app_id: Type.String() })

/** Who may do business here: made by the person who tests, as the open platform's pages would. */
export function appControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/alipay/apps',
      summary: 'An app of a merchant, or a third-party app of an ISV, with all that it signs with',
      body: NewApp,
      answer: MadeApp,
      status: 201,
      handle: async ({ body }) => ({ status: 201, body: await make(state, body) }),
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/alipay/apps',
      summary: 'All apps; without private keys',
      answer: Type.Object({ apps: Type.Array(AppView) }),
      handle: () => ({ status: 200, body: { apps: [...state.apps.values()].map((app) => view(state, app)) } }),
    }),
    controlRoute({
      method: 'PATCH',
      path: '/_sim/alipay/apps/{app_id}',
      summary: 'Changes what an app may do and how it signs, rotates keys, or signs a certificate request',
      params: AppId,
      body: Change,
      answer: AppView,
      handle: async ({ params, body }) => ({ status: 200, body: await change(state, params.app_id, body) }),
    }),
  ]
}

async function make(
  state: State,
  { kind = 'merchant', name, sign_mode = 'key', aes = false, products }: Static<typeof NewApp>,
) {
  const { app, privateKey } = await makeApp(state, {
    kind,
    ...(name !== undefined && { name }),
    signMode: sign_mode,
    aes,
    products: products ?? ALL_PRODUCTS,
  })
  return { app_id: app.appId, seller_id: app.pid, ...bareKeysOf(privateKey), ...gatewayKeys(state, app) }
}

async function change(state: State, appId: string, wanted: Change): Promise<object> {
  const renewed = await renewal(state, find(state, appId), wanted)
  const certified = wanted.sign_mode === 'certificate' ? await withCertificates(state, find(state, appId)) : undefined
  // read again: keys take a while to make, and another change may have come in between
  const before = find(state, appId)
  const { appCertificates, alipayCertificates } = certified ?? before
  const app = renewed.apply({ ...before, appCertificates, alipayCertificates, ...settings(state, before, wanted) })
  state.apps.put(appId, app)
  return { ...view(state, app), ...renewed.told }
}

function settings(state: State, before: App, wanted: Change): Partial<App> {
  const { sign_mode, gateway_url, balance_fen } = wanted
  const until = state.world.now() + REPLACED_LIFE_MS
  const isNewMode = sign_mode !== undefined && sign_mode !== before.signMode
  return {
    ...(wanted.products && { products: wanted.products }),
    ...(wanted.online !== undefined && { online: wanted.online }),
    ...(wanted.ip_whitelist && { ipWhitelist: wanted.ip_whitelist }),
    ...(wanted.op_app_ids && { opAppIds: wanted.op_app_ids }),
    ...(wanted.redirect_uris && { redirectUris: wanted.redirect_uris }),
    ...(typeof gateway_url === 'string' && { gatewayUrl: gateway_url }),
    ...(typeof balance_fen === 'number' && { balanceFen: balance_fen }),
    ...(isNewMode && { signMode: sign_mode, retiring: { mode: before.signMode, until } }),
    ...(wanted.aes === true && before.aesKey === undefined && { aesKey: newAesKey(state) }),
  }
}

type Renewal = { apply: (app: App) => App; told: object }

/** Of keys and certificates; and what `null` takes away. */
async function renewal(state: State, app: App, wanted: Change): Promise<Renewal> {
  if (wanted.sign_csr !== undefined) return certifyRequest(state, app, wanted.sign_csr)
  if (typeof wanted.app_public_key === 'string') {
    const uploaded = uploadedKey(wanted.app_public_key)
    return { apply: (now) => withAppKey(state, now, uploaded), told: {} }
  }
  switch (wanted.rotate) {
    case 'app_key': {
      const { privateKey, publicKey } = await rsaKeyPair()
      const appPublicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString()
      return { apply: (now) => withAppKey(state, now, appPublicKey), told: bareKeysOf(privateKey) }
    }
    case 'app_cert': {
      const { privateKey, publicKey } = await rsaKeyPair()
      const lastsMs = wanted.valid_days === undefined ? undefined : wanted.valid_days * 86_400_000
      const certificate = await issueAppCertificate(state, app, publicKey, lastsMs)
      return { apply: (now) => withAppCertificate(state, now, certificate), told: bareKeysOf(privateKey) }
    }
    case 'alipay_cert': {
      const certificate = await issueAlipayCertificate(state, app)
      const apply = (now: App) => ({ ...now, alipayCertificates: [...now.alipayCertificates, certificate] })
      return { apply, told: {} }
    }
    case 'aes_key':
      return { apply: (now) => ({ ...now, aesKey: newAesKey(state) }), told: {} }
    default:
      return { apply: (now) => without(now, wanted), told: {} }
  }
}

async function certifyRequest(state: State, app: App, csr: string): Promise<Renewal> {
  const key = await keyOfRequest(csr)
  if (!key) throw new ControlProblem(400, 'sign_csr is no certificate request, or not signed by its own key.')
  const certificate = await issueAppCertificate(state, app, key)
  return { apply: (now) => withAppCertificate(state, now, certificate), told: {} }
}

function withAppKey({ world }: State, app: App, appPublicKey: string): App {
  const { appPublicKey: before, replacedKeys = [] } = app
  const replaced = before === undefined ? [] : [{ publicKey: before, replacedAt: world.now() }]
  return { ...app, appPublicKey, replacedKeys: [...replaced, ...replacedKeys].slice(0, MOST_REPLACED) }
}
/** Who changes keys more often than this within a week is testing something else. */
const MOST_REPLACED = 10

/** As the page of the platform takes it: with or without its two lines. */
function uploadedKey(text: string): string {
  const pem = text.includes('BEGIN') ? text : `-----BEGIN PUBLIC KEY-----\n${text.trim()}\n-----END PUBLIC KEY-----\n`
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString()
  } catch {
    throw new ControlProblem(400, 'app_public_key is no public key.', '这不是公钥。')
  }
}

function withAppCertificate({ world }: State, app: App, certificate: AppCertificate): App {
  const earlier = app.appCertificates.map((one) => ({ replacedAt: world.now(), ...one }))
  return { ...app, appCertificates: [...earlier, certificate] }
}

function without(app: App, { gateway_url, balance_fen, aes, app_public_key }: Change): App {
  const { gatewayUrl, balanceFen, aesKey, appPublicKey, ...rest } = app
  return {
    ...rest,
    ...(gatewayUrl !== undefined && gateway_url !== null && { gatewayUrl }),
    ...(balanceFen !== undefined && balance_fen !== null && { balanceFen }),
    ...(aesKey !== undefined && aes !== false && { aesKey }),
    ...(appPublicKey !== undefined && app_public_key !== null && { appPublicKey }),
  }
}

function view(state: State, app: App): object {
  return {
    app_id: app.appId,
    seller_id: app.pid,
    kind: app.kind,
    name: app.name,
    online: app.online,
    sign_mode: app.signMode,
    products: app.products,
    op_app_ids: app.opAppIds,
    ip_whitelist: app.ipWhitelist,
    redirect_uris: app.redirectUris,
    ...(app.gatewayUrl !== undefined && { gateway_url: app.gatewayUrl }),
    ...gatewayKeys(state, app),
  }
}

function gatewayKeys({ authority }: State, app: App): object {
  const own = app.appCertificates.at(-1)
  const gateways = app.alipayCertificates.at(-1)
  const roots = authority.get('authority')
  return {
    alipay_public_key: bareKey(app.alipayPublicKey),
    ...(app.signMode === 'certificate' && own && { app_cert: own.certificate }),
    ...(app.signMode === 'certificate' && gateways && { alipay_cert: gateways.chain }),
    ...(app.signMode === 'certificate' && roots && { alipay_root_cert: roots.rootFile }),
    ...(app.aesKey !== undefined && { aes_key: app.aesKey }),
  }
}

function find({ apps }: State, appId: string): App {
  const app = apps.get(appId)
  if (!app) throw new ControlProblem(404, `There is no app ${appId}; GET /_sim/alipay/apps lists them.`)
  return app
}
