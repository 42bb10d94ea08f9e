import { beijingTime } from '@ruzhu/domain/time.ts'
import { Type } from 'typebox'
import { ControlProblem } from '../../contract/simulator.ts'
import { fundsOf } from './funds.ts'
import { publicKeyShare } from './gateway-keys.ts'
import type { Merchant, MerchantCertificate } from './merchants.ts'
import type { State } from './state.ts'

export const GatewayKeys = {
  public_key_id: Type.Optional(Type.String()),
  public_key: Type.Optional(Type.String()),
  platform_certificates: Type.Optional(
    Type.Array(Type.Object({ serial_no: Type.String(), certificate: Type.String() })),
  ),
}
export const MerchantView = Type.Object({
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
  restricted: Type.Optional(Type.Boolean()),
  has_api_v2_key: Type.Boolean({ description: 'A key is not shown again once it was set' }),
  has_api_v3_key: Type.Boolean(),
  invited: Type.Optional(Type.Array(Type.String(), { description: 'Products that its provider asks for' })),
  granting: Type.Optional(Type.Array(Type.String(), { description: 'Granted, and in force within ten minutes' })),
  pay_directories: Type.Array(Type.String()),
  h5_domains: Type.Array(Type.String()),
  certificates: Type.Array(
    Type.Object({
      serial_no: Type.String(),
      expires_at: Type.String(),
      state: Type.Enum(['good', 'replaced', 'revoked']),
    }),
  ),
  public_key_share: Type.Optional(
    Type.Number({ description: 'Of its notifications, while it changes over to the public key' }),
  ),
  serial_no: Type.Optional(Type.String()),
  private_key: Type.Optional(Type.String()),
  certificate: Type.Optional(Type.String()),
  ...GatewayKeys,
})

/** What the merchant platform shows of a merchant. */
export function merchantView(state: State, merchant: Merchant): object {
  const { available, frozen } = fundsOf(state, merchant.mchid)
  const share = publicKeyShare(merchant, state.world.now())
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
    has_api_v2_key: merchant.apiV2Key !== undefined,
    has_api_v3_key: merchant.apiV3Key !== undefined,
    ...(merchant.invited?.length && { invited: merchant.invited }),
    ...(merchant.granting?.length && { granting: merchant.granting }),
    pay_directories: merchant.payDirectories ?? [],
    h5_domains: merchant.h5Domains ?? [],
    certificates: merchant.certificates.map(certificateView),
    ...(merchant.restricted && { restricted: true }),
    ...(share !== undefined && { public_key_share: share }),
    ...(newest && { serial_no: newest.serialNo }),
    ...gatewayKeyView(merchant),
  }
}

function certificateView({ serialNo, expiresAt, replaced, revoked }: MerchantCertificate): object {
  return {
    serial_no: serialNo,
    expires_at: beijingTime(new Date(expiresAt)),
    state: revoked ? 'revoked' : replaced ? 'replaced' : 'good',
  }
}

export function gatewayKeyView({ keyMode, publicKey, platformCertificates }: Merchant): object {
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

export function findMerchant({ merchants }: State, mchid: string): Merchant {
  const merchant = merchants.get(mchid)
  if (!merchant) throw new ControlProblem(404, `There is no merchant ${mchid}.`)
  return merchant
}
