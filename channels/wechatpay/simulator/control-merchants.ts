import { type Static, Type } from 'typebox'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import { knownApp, newApp, newMchid, newSubMerchant } from './accounts.ts'
import { gatewayKeysFor, issueMerchantCertificate } from './issuing.ts'
import { KeyMode, MerchantChange, Products, changeMerchant } from './merchant-changes.ts'
import { GatewayKeys, MerchantView, findMerchant, gatewayKeyView, merchantView } from './merchant-view.ts'
import { ALL_PRODUCTS, type Merchant } from './merchants.ts'
import type { State } from './state.ts'

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
const Mchid = Type.Object({ mchid: Type.String() })
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
        body: { merchants: [...state.merchants.values()].map((one) => merchantView(state, one)) },
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
      handle: ({ params, body }) => ({
        status: 201,
        body: makeSubMerchant(state, findMerchant(state, params.mchid), body),
      }),
    }),
    controlRoute({
      method: 'PATCH',
      path: '/_sim/wechatpay/merchants/{mchid}',
      summary: 'Changes what a merchant may do, rotates keys, or signs a certificate request',
      params: Mchid,
      body: MerchantChange,
      answer: MerchantView,
      handle: async ({ params, body }) => ({ status: 200, body: await changeMerchant(state, params.mchid, body) }),
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

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 32 digits and letters, as the merchant platform demands of both keys. Not seeded: keys are apart. */
function secretKey({ world }: State): string {
  return Array.from(world.random(32), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
