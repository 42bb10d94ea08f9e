import { type Static, Type } from 'typebox'
import { ControlProblem } from '../../contract/simulator.ts'
import { knownApp } from './accounts.ts'
import { setAvailable } from './funds.ts'
import {
  certifyRequest,
  gatewayKeysFor,
  issueMerchantCertificate,
  issuePlatformCertificate,
  issuePublicKey,
  withCertificate,
} from './issuing.ts'
import { findMerchant, merchantView } from './merchant-view.ts'
import type { Merchant } from './merchants.ts'
import { checkDirectories, checkH5Domains } from './platform/directories.ts'
import { withKeys } from './platform/keys.ts'
import type { State } from './state.ts'

export const KeyMode = Type.Enum(['public_key', 'platform_certificate', 'both'])
export const Products = Type.Array(Type.String(), {
  description: 'JSAPI, NATIVE, H5, APP, MICROPAY, PROFIT_SHARING; of a provider MICRO_APPLYMENT; REAL_NAME',
})

export const MerchantChange = Type.Object(
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
    refund_notify_url: Type.Optional(
      Type.String({ description: '退款配置: where refunds without an address are told, in XML; empty for nowhere' }),
    ),
    rotate: Type.Optional(Type.Enum(['platform_certificate', 'public_key', 'merchant_certificate'])),
    overlap_s: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'rotate platform_certificate: the new one signs more and more till then; 0, the old one is gone at once',
      }),
    ),
    valid_days: Type.Optional(
      Type.Integer({ description: 'rotate merchant_certificate: how long the new one is good; below 0, it has ended' }),
    ),
    public_key_switch: Type.Optional(
      Type.Boolean({ description: '开启公钥切换: the public key takes over within seven days; false takes it back' }),
    ),
    revoke: Type.Optional(Type.String({ description: 'The serial number of a merchant certificate (作废)' })),
    api_v2_key: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: '32 digits and letters' })),
    api_v3_key: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: '32 digits and letters' })),
    pay_directories: Type.Optional(Type.Array(Type.String(), { description: 'JSAPI支付授权目录' })),
    h5_domains: Type.Optional(Type.Array(Type.String(), { description: 'H5支付域名; none, any will do' })),
    restricted: Type.Optional(Type.Boolean({ description: 'Cancelled, or frozen: it does no business at all' })),
    sign_csr: Type.Optional(Type.String({ description: 'A certificate request, PEM' })),
  },
  { additionalProperties: false },
)
export type MerchantChange = Static<typeof MerchantChange>

const KEYS = ['keys', 'rotate', 'sign_csr', 'revoke', 'public_key_switch', 'api_v2_key', 'api_v3_key'] as const

/** What the merchant platform, risk control or the gateway changes of a merchant. */
export async function changeMerchant(state: State, mchid: string, wanted: MerchantChange): Promise<object> {
  const before = findMerchant(state, mchid)
  if (before.kind === 'sub' && KEYS.some((name) => wanted[name] !== undefined)) {
    throw new ControlProblem(409, `${mchid} is a sub-merchant, which has no keys of its own.`)
  }
  if (wanted.pay_directories) checkDirectories(wanted.pay_directories)
  if (wanted.h5_domains) checkH5Domains(wanted.h5_domains)
  for (const appid of wanted.appids ?? []) knownApp(state, appid)
  const keys = wanted.keys && (await gatewayKeysFor(state, mchid, wanted.keys, before))
  const rotated = await rotation(state, before, wanted)
  // read again: keys take a while to make, and another change may have come in between
  const { publicKeySince, ...rest } = findMerchant(state, mchid)
  const changed: Merchant = {
    ...rest,
    ...(publicKeySince !== undefined && wanted.public_key_switch !== false && { publicKeySince }),
    ...(wanted.products && { products: wanted.products, takenBack: takenBack(before, wanted.products) }),
    ...(wanted.pay_directories && { payDirectories: wanted.pay_directories }),
    ...(wanted.h5_domains && { h5Domains: wanted.h5_domains }),
    ...(wanted.restricted !== undefined && { restricted: wanted.restricted }),
    ...(wanted.public_key_switch === true && { publicKeySince: before.publicKeySince ?? state.world.now() }),
    ...(wanted.appids && { appids: wanted.appids }),
    ...(wanted.refund_permission !== undefined && { refundPermission: wanted.refund_permission }),
    ...(wanted.profit_sharing_max_ratio !== undefined && { sharingRatio: wanted.profit_sharing_max_ratio }),
    ...(wanted.profit_sharing_returns !== undefined && { sharingReturns: wanted.profit_sharing_returns }),
    ...(wanted.profit_sharing_notify_url !== undefined && { sharingNotifyUrl: wanted.profit_sharing_notify_url }),
    ...(wanted.refund_notify_url !== undefined && { refundNotifyUrl: wanted.refund_notify_url }),
    ...keys,
  }
  const merchant = withoutRevoked(withKeys(rotated?.apply(changed) ?? changed, wanted), wanted.revoke)
  state.merchants.put(mchid, merchant)
  if (wanted.balance_fen !== undefined) setAvailable(state, mchid, wanted.balance_fen)
  return { ...merchantView(state, merchant), ...rotated?.made }
}

/** Grants that there were: they are refused in other words than those that never were. */
function takenBack({ kind, products, takenBack: before = [] }: Merchant, wanted: readonly string[]): readonly string[] {
  if (kind !== 'sub') return []
  return [...new Set([...before, ...products])].filter((product) => !wanted.includes(product))
}

function withoutRevoked(merchant: Merchant, serialNo: string | undefined): Merchant {
  if (serialNo === undefined) return merchant
  const certificates = merchant.certificates.map((one) =>
    one.serialNo === serialNo ? { ...one, revoked: true as const } : one,
  )
  if (certificates.some((one) => one.serialNo === serialNo)) return { ...merchant, certificates }
  throw new ControlProblem(404, `${merchant.mchid} has no certificate ${serialNo}.`)
}

function daysMs(days: number | undefined): number | undefined {
  return days === undefined ? undefined : days * 86_400_000
}

type Rotation = { apply: (merchant: Merchant) => Merchant; made: object }

/** The old platform certificate and merchant certificate go on beside the new; of the public key there is one at a time. */
async function rotation(
  state: State,
  merchant: Merchant,
  { rotate, sign_csr, overlap_s, valid_days }: MerchantChange,
): Promise<Rotation | undefined> {
  if (sign_csr !== undefined) {
    const certificate = await certifyRequest(state, merchant, sign_csr)
    if (!certificate) {
      throw new ControlProblem(
        400,
        'sign_csr is no certificate request, or not signed by its own key.',
        '这不是证书请求串，或者没有用自己的私钥签名；请从 -----BEGIN 复制到 -----END 那一行。',
      )
    }
    return { apply: (now) => withCertificate(now, certificate), made: { certificate: certificate.certificate } }
  }
  switch (rotate) {
    case 'merchant_certificate': {
      const { certificate, privateKey } = await issueMerchantCertificate(
        state,
        merchant.mchid,
        merchant.name,
        daysMs(valid_days),
      )
      const made = { certificate: certificate.certificate, private_key: privateKey }
      return { apply: (now) => withCertificate(now, certificate), made }
    }
    case 'platform_certificate': {
      const made = await issuePlatformCertificate(state)
      const overlap = overlap_s === undefined ? {} : { overlap: { from: state.world.now(), ms: overlap_s * 1000 } }
      const newest = { ...made, ...overlap }
      const apply = (now: Merchant) => ({
        ...now,
        platformCertificates: [...(overlap_s === 0 ? [] : now.platformCertificates.slice(-1)), newest],
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
