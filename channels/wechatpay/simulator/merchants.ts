/** A certificate that a merchant signs with. Several may be good at once, up to three. */
export type MerchantCertificate = {
  readonly serialNo: string
  readonly certificate: string
  readonly publicKey: string
  readonly expiresAt: number
  readonly replaced?: true
  /** Made void by hand on the merchant platform (作废). */
  readonly revoked?: true
}
export type PlatformCertificate = {
  readonly serialNo: string
  readonly certificate: string
  readonly privateKey: string
  readonly effectiveAt: number
  readonly expiresAt: number
}
export type PlatformPublicKey = { readonly id: string; readonly publicKey: string; readonly privateKey: string }

export type KeyMode = 'public_key' | 'platform_certificate' | 'both'

/** Keys are held as plain text: they are made up here and handed to whoever asks, so there is nothing to hide. */
export type Merchant = {
  readonly mchid: string
  readonly kind: 'direct' | 'provider' | 'sub'
  /** In full, as on the licence. */
  readonly name: string
  /** What payers see, where it differs. */
  readonly shortName?: string
  readonly appids: readonly string[]
  /** Opened for itself; of a sub-merchant, what it lets its provider use. */
  readonly products: readonly string[]
  readonly refundPermission: boolean
  readonly keyMode: KeyMode
  readonly apiV2Key?: string
  readonly apiV3Key?: string
  readonly certificates: readonly MerchantCertificate[]
  /** The gateway's keys towards this merchant; the last certificate is the newest. */
  readonly publicKey?: PlatformPublicKey
  readonly platformCertificates: readonly PlatformCertificate[]
  /** Of a sub-merchant: who brought it, which is what 受理关系 means. */
  readonly providers: readonly string[]
  /** What risk control has taken from it. https://pay.weixin.qq.com/doc/v3/partner/4012475801 */
  readonly limits?: readonly Limit[]
  /** The most of an order that it may share, in ten-thousandths. */
  readonly sharingRatio?: number
  /** 分账回退: whether it gives back what it was given; it does unless told. */
  readonly sharingReturns?: boolean
  /** Where it hears of shares that it is given. */
  readonly sharingNotifyUrl?: string
  /** JSAPI支付授权目录: the directories of pages that may call the cashier. */
  readonly payDirectories?: readonly string[]
  /** 退款配置: where refunds are told, in the words of APIv2, that name no address of their own. */
  readonly refundNotifyUrl?: string
}

export const LIMITS = [
  'NO_TRANSACTION_AND_RECHARGE',
  'NO_TRANSACTION',
  'NO_PAYMENT',
  'NO_WITHDRAWAL',
  'NO_REFUND',
  'NO_PROFIT_SHARING',
] as const
export type Limit = (typeof LIMITS)[number]

/** What is forbidden by name, or because nothing at all may be traded. */
export function isLimited(merchant: Pick<Merchant, 'limits'> | undefined, what: Limit): boolean {
  const limits = merchant?.limits ?? []
  if (limits.includes(what)) return true
  return what === 'NO_TRANSACTION' && limits.includes('NO_TRANSACTION_AND_RECHARGE')
}

export type App = {
  readonly appid: string
  readonly secret: string
  /** 网页授权域名; absent, any will do. */
  readonly oauthDomains?: readonly string[]
}
export type Openid = { readonly openid: string; readonly payerId: string; readonly appid: string }

export const ALL_PRODUCTS = ['JSAPI', 'NATIVE', 'H5', 'APP', 'MICROPAY', 'PROFIT_SHARING'] as const

/** A key of the gateway, named as `Wechatpay-Serial` names it. */
export type GatewayKey = { readonly serial: string; readonly privateKey: string }

/** The key that the merchant asked for by its name, if it is one of those in use between the two. */
export function namedKey(merchant: Merchant, serial: string | undefined): GatewayKey | undefined {
  return gatewayKeys(merchant).find((key) => key.serial === serial)
}

/**
 * What signs an answer or a notification: the key that was named, else the newest platform certificate, else the public
 * key. https://pay.weixin.qq.com/doc/v3/merchant/4012154180
 */
export function answeringKey(merchant: Merchant, serial: string | undefined): GatewayKey | undefined {
  return namedKey(merchant, serial) ?? gatewayKeys(merchant).at(-1)
}

function gatewayKeys({ keyMode, publicKey, platformCertificates }: Merchant): GatewayKey[] {
  const keys: GatewayKey[] = []
  if (publicKey && keyMode !== 'platform_certificate')
    keys.push({ serial: publicKey.id, privateKey: publicKey.privateKey })
  if (keyMode === 'public_key') return keys
  for (const { serialNo, privateKey } of platformCertificates) keys.push({ serial: serialNo, privateKey })
  return keys
}
