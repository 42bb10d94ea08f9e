import type { Instant } from '../../contract/simulator.ts'

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
  /** Listed from then on beside the one before it, which it takes over from within this time. */
  readonly overlap?: { readonly from: Instant; readonly ms: number }
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
  /** Of a sub-merchant: what its provider asks for, and what it has granted that is not in force yet. */
  readonly invited?: readonly string[]
  readonly granting?: readonly string[]
  /** Of a sub-merchant: what it let its provider use and took back (解除授权). */
  readonly takenBack?: readonly string[]
  readonly refundPermission: boolean
  /** Cancelled, or frozen altogether. */
  readonly restricted?: boolean
  readonly keyMode: KeyMode
  readonly apiV2Key?: string
  readonly apiV3Key?: string
  readonly certificates: readonly MerchantCertificate[]
  /** The gateway's keys towards this merchant; the last certificate is the newest. */
  readonly publicKey?: PlatformPublicKey
  /** 开启公钥切换: when it was pressed, where both kinds of keys are in use. */
  readonly publicKeySince?: Instant
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
  /** H5支付域名: absent, any will do. */
  readonly h5Domains?: readonly string[]
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
  /** IP白名单 of its own token; empty or absent, anybody may ask. */
  readonly ipWhitelist?: readonly string[]
}
export type Openid = { readonly openid: string; readonly payerId: string; readonly appid: string }

export const ALL_PRODUCTS = ['JSAPI', 'NATIVE', 'H5', 'APP', 'MICROPAY', 'PROFIT_SHARING'] as const
