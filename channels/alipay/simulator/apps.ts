import type { Instant } from '../../contract/simulator.ts'

/** A certificate that an app signs with; one that was replaced is good for seven days more. */
export type AppCertificate = {
  readonly sn: string
  readonly certificate: string
  readonly publicKey: string
  /** By the machine's clock, as certificates are everywhere. */
  readonly expiresAt: number
  readonly replacedAt?: Instant
}
/** The gateway's certificate towards an app, leaf first, then who issued it. A new one has the same key. */
export type AlipayCertificate = { readonly sn: string; readonly chain: string }

export type ReplacedKey = { readonly publicKey: string; readonly replacedAt: Instant }

export type SignMode = 'key' | 'certificate'

/**
 * An application of the open platform, with the merchant account behind it. Keys are held as plain text: they are made up
 * here and handed to whoever asks, so there is nothing to hide.
 */
export type App = {
  readonly appId: string
  readonly kind: 'merchant' | 'isv'
  /** Of the company, as on its licence. */
  readonly name: string
  /** The account, 2088…: who is paid. */
  readonly pid: string
  readonly logonId: string
  readonly online: boolean
  readonly signMode: SignMode
  /** The mode before the last change, and until when it still serves. https://opendocs.alipay.com/common/02kdnc */
  readonly retiring?: { readonly mode: SignMode; readonly until: Instant }
  /** Absent where nobody has uploaded a key yet. */
  readonly appPublicKey?: string
  /** Keys before that one; each is good for seven days more. */
  readonly replacedKeys?: readonly ReplacedKey[]
  readonly appCertificates: readonly AppCertificate[]
  /** The gateway's own pair towards this app: never the app's. */
  readonly alipayPrivateKey: string
  readonly alipayPublicKey: string
  readonly alipayCertificates: readonly AlipayCertificate[]
  readonly aesKey?: string
  /** What is opened: contracts of the merchant, or of a third-party app what is bound to it. */
  readonly products: readonly string[]
  /** Mini programs that may open the cashier for this merchant (管理小程序APPID). */
  readonly opAppIds: readonly string[]
  /** Empty lets everybody in. */
  readonly ipWhitelist: readonly string[]
  /** Empty lets every address be returned to. */
  readonly redirectUris: readonly string[]
  /** The app gateway (应用网关), which hears of grants and contracts. */
  readonly gatewayUrl?: string
  /** Where it is set, refunds take from it and may find too little. */
  readonly balanceFen?: number
}

export const PAYMENT_PRODUCTS = [
  'JSAPI_PAY',
  'QR_CODE_OFFLINE',
  'FACE_TO_FACE_PAYMENT',
  'FAST_INSTANT_TRADE_PAY',
  'QUICK_WAP_WAY',
  'QUICK_MSECURITY_PAY',
] as const
/** Beside the ways to pay: 商家分账 and 直付通. */
export const ALL_PRODUCTS = [...PAYMENT_PRODUCTS, 'ROYALTY', 'ZFT'] as const

/** What an account calls itself to others: `ruz***@example.com`. */
export function masked(logonId: string): string {
  return `${logonId.slice(0, 3)}***${logonId.slice(logonId.indexOf('@'))}`
}
