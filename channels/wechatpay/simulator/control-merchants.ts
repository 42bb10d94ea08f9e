import { type Static, Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { knownApp, newApp, newMchid, newSubMerchant } from './accounts.ts'
import { fundsOf, setAvailable } from './funds.ts'
import {
  certifyRequest,
  gatewayKeysFor,
  issueMerchantCertificate,
  issuePlatformCertificate,
  issuePublicKey,
  withCertificate,
} from './issuing.ts'
import { ALL_PRODUCTS, type Merchant } from './merchants.ts'
import type { State } from './state.ts'

const KeyMode = Type.Enum(['public_key', 'platform_certificate', 'both'])
const Products = Type.Array(Type.String(), { description: 'JSAPI, NATIVE, H5, APP, MICROPAY, PROFIT_SHARING' })
const Name = Type.String({ minLength: 1, maxLength: 64 })
const strict = { additionalProperties: false }

const NewMerchant = Type.Object(
  {
    kind: Type.Optional(Type.Enum(['direct', 'provider'])),
    name: Type.Optional(Name),
    keys: Type.Optional(KeyMode),
    products: Type.Optional(Products),
  },
  strict,
)
const GatewayKeys = {
  public_key_id: Type.Optional(Type.String()),
  public_key: Type.Optional(Type.String()),
  platform_certificates: Type.Optional(
    Type.Array(Type.Object({ serial_no: Type.String(), certificate: Type.String() })),
  ),
}
const MadeMerchant = Type.Object({
  mchid: Type.String(),
  appid: Type.String(),
  app_secret: Type.String(),
  api_v2_key: Type.String(),
  api_v3_key: Type.String(),
  serial_no: Type.String(),
  private_key: Type.String(),
  certificate: Type.String(),
  ...GatewayKeys,
})
const NewSubMerchant = Type.Object(
  { sub_appid: Type.Optional(Type.String()), products: Type.Optional(Products), name: Type.Optional(Name) },
  strict,
)
const Change = Type.Object(
  {
    products: Type.Optional(Products),
    appids: Type.Optional(Type.Array(Type.String())),
    keys: Type.Optional(KeyMode),
    refund_permission: Type.Optional(Type.Boolean()),
    balance_fen: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'Tops the account up, or takes money out, to this; refunds come from it',
      }),
    ),
    profit_sharing_max_ratio: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000, description: '3000 is 30 %' })),
    profit_sharing_returns: Type.Optional(Type.Boolean({ description: 'Whether it gives back what it was given' })),
    profit_sharing_notify_url: Type.Optional(Type.String({ description: 'Where it hears of shares that it is given' })),
    rotate: Type.Optional(Type.Enum(['platform_certificate', 'public_key', 'merchant_certificate'])),
    sign_csr: Type.Optional(Type.String({ description: 'A certificate request, PEM' })),
  },
  strict,
)
type Change = Static<typeof Change>
const Mchid = Type.Object({ mchid: Type.String() })
const MerchantView = Type.Object({
  mchid: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  appids: Type.Array(Type.String()),
  products: Type.Array(Type.String()),
  refund_permission: Type.Boolean(),
  balance_fen: Type.Integer(),
  frozen_fen: Type.Integer({ description: 'Waits for its profit to be shared' }),
  limited_functions: Type.Array(Type.String()),
  providers: Type.Array(Type.String()),
  serial_no: Type.Optional(Type.String()),
  private_key: Type.Optional(Type.String()),
  certificate: Type.Optional(Type.String()),
  ...GatewayKeys,
})

/** Who may do business here: made by the person who tests, as the merchant platform's pages would. */
export function merchantControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants',
      summary: 'A direct merchant or a service provider, with all that it signs and is paid with',
      body: NewMerchant,
      answer: MadeMerchant,
      status: 201,
      handle: async ({ body }) => ({ status: 201, body: await makeMerchant(state, body) }),
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/wechatpay/merchants',
      summary: 'All merchants, sub-merchants among them; without private keys',
      answer: Type.Object({ merchants: Type.Array(MerchantView) }),
      handle: () => ({
        status: 200,
        body: { merchants: [...state.merchants.values()].map((one) => view(state, one)) },
      }),
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/wechatpay/merchants/{mchid}/sub_merchants',
      summary: 'A client of this provider that was onboarded before, all grants given',
      params: Mchid,
      body: NewSubMerchant,
      answer: Type.Object({
        sub_mchid: Type.String(),
        sub_appid: Type.Optional(Type.String()),
        sub_app_secret: Type.Optional(Type.String()),
      }),
      status: 201,
      handle: ({ params, body }) => ({ status: 201, body: makeSubMerchant(state, find(state, params.mchid), body) }),
    }),
    controlRoute({
      method: 'PATCH',
      path: '/_sim/wechatpay/merchants/{mchid}',
      summary: 'Changes what a merchant may do, rotates keys, or signs a certificate request',
      params: Mchid,
      body: Change,
      answer: MerchantView,
      handle: async ({ params, body }) => ({ status: 200, body: await change(state, params.mchid, body) }),
    }),
  ]
}

async function makeMerchant(state: State, body: Static<typeof NewMerchant>): Promise<object> {
  const { kind = 'direct', keys = 'both', products = ALL_PRODUCTS } = body
  const mchid = newMchid(state, kind)
  const name = body.name ?? (kind === 'direct' ? `模拟商户${mchid.slice(-4)}` : `模拟服务商${mchid.slice(-4)}`)
  const app = newApp(state)
  const [{ certificate, privateKey }, gatewayKeys] = await Promise.all([
    issueMerchantCertificate(state, mchid, name),
    gatewayKeysFor(state, mchid, keys),
  ])
  const merchant: Merchant = {
    mchid,
    kind,
    name,
    appids: [app.appid],
    products,
    refundPermission: true,
    apiV2Key: secretKey(state),
    apiV3Key: secretKey(state),
    certificates: [certificate],
    providers: [],
    ...gatewayKeys,
  }
  state.merchants.put(mchid, merchant)
  return {
    mchid,
    appid: app.appid,
    app_secret: app.secret,
    api_v2_key: merchant.apiV2Key,
    api_v3_key: merchant.apiV3Key,
    serial_no: certificate.serialNo,
    private_key: privateKey,
    certificate: certificate.certificate,
    ...gatewayKeyView(merchant),
  }
}

type NewSub = Static<typeof NewSubMerchant>

function makeSubMerchant(state: State, provider: Merchant, { sub_appid, products, name }: NewSub): object {
  if (provider.kind !== 'provider') throw new ControlProblem(409, `${provider.mchid} is no service provider.`)
  const app = sub_appid === undefined ? undefined : knownApp(state, sub_appid)
  const sub = newSubMerchant(state, provider.mchid, {
    ...(name !== undefined && { name }),
    products: products ?? ALL_PRODUCTS,
    appids: app ? [app.appid] : [],
  })
  return { sub_mchid: sub.mchid, ...(app && { sub_appid: app.appid, sub_app_secret: app.secret }) }
}

async function change(state: State, mchid: string, wanted: Change): Promise<object> {
  const before = find(state, mchid)
  if (before.kind === 'sub' && (wanted.keys ?? wanted.rotate ?? wanted.sign_csr) !== undefined) {
    throw new ControlProblem(409, `${mchid} is a sub-merchant, which has no keys of its own.`)
  }
  for (const appid of wanted.appids ?? []) knownApp(state, appid)
  const keys = wanted.keys && (await gatewayKeysFor(state, mchid, wanted.keys, before))
  const rotated = await rotation(state, before, wanted)
  // read again: keys take a while to make, and another change may have come in between
  const changed: Merchant = {
    ...find(state, mchid),
    ...(wanted.products && { products: wanted.products }),
    ...(wanted.appids && { appids: wanted.appids }),
    ...(wanted.refund_permission !== undefined && { refundPermission: wanted.refund_permission }),
    ...(wanted.profit_sharing_max_ratio !== undefined && { sharingRatio: wanted.profit_sharing_max_ratio }),
    ...(wanted.profit_sharing_returns !== undefined && { sharingReturns: wanted.profit_sharing_returns }),
    ...(wanted.profit_sharing_notify_url !== undefined && { sharingNotifyUrl: wanted.profit_sharing_notify_url }),
    ...keys,
  }
  const merchant = rotated?.apply(changed) ?? changed
  state.merchants.put(mchid, merchant)
  if (wanted.balance_fen !== undefined) setAvailable(state, mchid, wanted.balance_fen)
  return { ...view(state, merchant), ...rotated?.made }
}

type Rotation = { apply: (merchant: Merchant) => Merchant; made: object }

/** The old platform certificate and merchant certificate go on beside the new; of the public key there is one at a time. */
async function rotation(state: State, merchant: Merchant, { rotate, sign_csr }: Change): Promise<Rotation | undefined> {
  if (sign_csr !== undefined) {
    const certificate = await certifyRequest(state, merchant, sign_csr)
    if (!certificate) throw new ControlProblem(400, 'sign_csr is no certificate request, or not signed by its own key.')
    return { apply: (now) => withCertificate(now, certificate), made: { certificate: certificate.certificate } }
  }
  switch (rotate) {
    case 'merchant_certificate': {
      const { certificate, privateKey } = await issueMerchantCertificate(state, merchant.mchid, merchant.name)
      const made = { certificate: certificate.certificate, private_key: privateKey }
      return { apply: (now) => withCertificate(now, certificate), made }
    }
    case 'platform_certificate': {
      const newest = await issuePlatformCertificate(state)
      const apply = (now: Merchant) => ({
        ...now,
        platformCertificates: [...now.platformCertificates.slice(-1), newest],
      })
      return { apply, made: {} }
    }
    case 'public_key': {
      const publicKey = await issuePublicKey(state, merchant.mchid)
      return { apply: (now) => ({ ...now, publicKey }), made: {} }
    }
    default:
      return undefined
  }
}

function view(state: State, merchant: Merchant): object {
  const { available, frozen } = fundsOf(state, merchant.mchid)
  const newest = merchant.certificates.at(-1)
  return {
    mchid: merchant.mchid,
    kind: merchant.kind,
    name: merchant.name,
    appids: merchant.appids,
    products: merchant.products,
    refund_permission: merchant.refundPermission,
    balance_fen: available,
    frozen_fen: frozen,
    limited_functions: merchant.limits ?? [],
    providers: merchant.providers,
    ...(newest && { serial_no: newest.serialNo }),
    ...gatewayKeyView(merchant),
  }
}

function gatewayKeyView({ keyMode, publicKey, platformCertificates }: Merchant): object {
  const withPublicKey = publicKey && keyMode !== 'platform_certificate'
  return {
    ...(withPublicKey && { public_key_id: publicKey.id, public_key: publicKey.publicKey }),
    ...(keyMode !== 'public_key' && {
      platform_certificates: platformCertificates.map((one) => ({
        serial_no: one.serialNo,
        certificate: one.certificate,
      })),
    }),
  }
}

function find({ merchants }: State, mchid: string): Merchant {
  const merchant = merchants.get(mchid)
  if (!merchant) throw new ControlProblem(404, `There is no merchant ${mchid}.`)
  return merchant
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 32 digits and letters, as the merchant platform demands of both keys. Not seeded: keys are apart. */
function secretKey({ world }: State): string {
  return Array.from(world.random(32), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
