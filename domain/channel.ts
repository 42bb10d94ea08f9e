import type {
  ApplymentRef,
  ApplymentSeen,
  ApplymentSubmission,
  SubmissionAid,
  SubmitSeen,
} from './applyments/gateway.ts'
import type { BankLists } from './banks/banks.ts'
import type { AccountTools, CheckTools, RunCheck } from './checks/asking.ts'
import type { GatewayRefusal } from './errors.ts'
import type { AuthorizationLinks } from './grants/grants.ts'
import type { Fen } from './money.ts'
import type { ProviderId } from './ids.ts'
import type { PermissionCalls } from './permissions/permissions.ts'
import type { TryAs } from './providers/passport.ts'
import type { ProviderAccount } from './providers/providers.ts'
import type { ClientPay, Scene } from './payments/payments.ts'
import type { Secret } from './secret.ts'
import type { SettlementCalls } from './settlement/settlement.ts'

export type ChannelName = string

/**
 * A gateway, as one provider account sees it. Translates and decides nothing else.
 * Every call either knows what the gateway said, or says `unknown`: a lost answer, a 5xx, an answer whose signature is
 * wrong, a word we do not know. `refused` is a definite no in the gateway's own words; nothing was done there.
 * What a gateway cannot do is missing from its object.
 */
export type Channel = {
  prepay(order: PrepayOrder): Promise<PrepaySeen>
  queryPayment(ref: PaymentRef): Promise<PaymentSeen>
  closePayment?(ref: PaymentRef): Promise<CloseSeen>
  refund(order: RefundOrder): Promise<RefundSeen>
  queryRefund(ref: RefundRef): Promise<RefundSeen>
  readNotification(raw: RawNotification): Promise<NotificationSeen>
  /** For forms of this subject type: a gateway may keep the pictures of one kind of form apart from those of another. */
  uploadPicture?(picture: PictureFile, subjectType: string): Promise<UploadSeen>
  submitApplyment?(submission: ApplymentSubmission, aid: SubmissionAid): Promise<SubmitSeen>
  queryApplyment?(ref: ApplymentRef): Promise<ApplymentSeen>
  /** A harmless call that is answered only when keys and numbers are right. */
  probe(): Promise<ProbeSeen>
  /** Whether the gateway takes a value as a key of a kind, where keys look alike. */
  readonly tryAs?: TryAs
  /** The gateway's own keys that are held by now; it changes them by itself. */
  platformKeys?(): readonly PlatformKey[]
  /** Does the checks of `ChannelDescriptor.checks` for one method, each by its name. */
  checks?(tools: CheckTools): RunCheck
  /** Does those of them that are about the account alone. */
  accountChecks?(tools: AccountTools): RunCheck
  /** How merchants let our account act for them, where a gateway works that way. */
  readonly grants?: GrantCalls
  /** Banks and branches that forms choose from. */
  readonly banks?: BankLists
  /** The accounts that merchants' money is paid out to. */
  readonly settlement?: SettlementCalls
  /** What merchants let us do, asked by calls that move nothing. */
  readonly permissions?: PermissionCalls
  /** What the gateway wants to read when its notification was stored; nothing where this is missing. */
  readonly acknowledgement?: string
  /** Lets go of connections that are this account's own, where it has any. */
  close?(): Promise<void>
}

/**
 * Parses the keys of an account, once for each channel that it makes: whoever goes on using it keeps that. `besides` is the
 * same account with keys that are next or retiring: nothing is signed with them, and what comes sealed with them opens.
 */
export type OpenChannel = (account: ProviderAccount, besides?: readonly ProviderAccount[]) => Promise<Channel>

/**
 * What a merchant granted to our account, where a gateway wants to see it at each call for that merchant; undefined
 * where nothing is granted, or no longer. Asked at each call: a merchant may take it back at any time.
 */
export type FindGrant = (providerId: ProviderId, subMchid: string) => Promise<Secret<'app_auth_token'> | undefined>

/**
 * Told when the gateway no longer took what was granted. Whether it is over is another question, asked by who hears this;
 * it must not keep the call waiting.
 */
export type GrantRefused = (providerId: ProviderId, subMchid: string) => void

/**
 * Whether this number came of an application of the account's own, so that the merchant is paid through the account itself
 * and grants nothing. Asked only where there is no grant.
 */
export type IsSubMerchant = (providerId: ProviderId, subMchid: string) => Promise<boolean>

/** Links, and the exchange of what a merchant brings back from them. */
export type GrantCalls = {
  /** `redirectUri` exactly as it is entered at the platform; `state` comes back with the merchant. */
  links(request: { redirectUri: string; state: string }): AuthorizationLinks
  /** What the merchant's browser brought back. That the state is ours, and new, is for the caller to see to. */
  readReturn(query: ReturnQuery): ReturnSeen
  exchange(code: Secret<'app_auth_code'>): Promise<GrantSeen>
  /** Gives new tokens, and ends the old ones soon after. */
  refresh(token: Secret<'app_refresh_token'>): Promise<GrantSeen>
  query(token: Secret<'app_auth_token'>): Promise<GrantStanding>
}
export type ReturnQuery = Readonly<Record<string, string>>
/** `foreign`: from another application than ours. */
export type ReturnSeen =
  | { state: 'agreed'; code: Secret<'app_auth_code'> }
  | { state: 'declined' }
  | { state: 'foreign' }
/** One application of a merchant's. */
export type GrantWords = {
  subMchid: string
  authAppId: string
  token: Secret<'app_auth_token'>
  refreshToken: Secret<'app_refresh_token'>
  refreshBefore?: Date
}
export type GrantSeen = { state: 'granted'; grants: readonly [GrantWords, ...GrantWords[]] } | Refused | Unknown
export type GrantStanding = { state: 'valid' } | { state: 'ended' } | Unknown

/** @property isInUse  our calls name it */
export type PlatformKey = { serial: string; validFrom?: Date; validTo?: Date; isInUse: boolean }

type Refused = { state: 'refused'; refusal: GatewayRefusal }
type Unknown = { state: 'unknown'; why: string }

/** `outTradeNo` here and below is the number as the gateway knows it. */
export type PaymentRef = { outTradeNo: string; subMchid: string }

export type PrepayOrder = PaymentRef & {
  scene: Scene
  subAppid?: string
  description: string
  amount: Fen
  expiresAt: Date
  notifyUrl: string
  attach?: string
  payerOpenid?: string
} & PrepayBesides

/** Good for one request, and no part of the payment. */
export type PrepayBesides = {
  /** What a till read from the payer's phone: good for one payment, for a minute. */
  authCode?: Secret<'auth_code'>
  /** Where the payer's browser is sent afterwards. It proves nothing. */
  returnUrl?: string
  payerClientIp?: string
}
/**
 * Two refusals are told apart. `paid`: the order of this number is paid there. `taken`: it is another order, never ours,
 * since an identical repeat of our own is `ready`.
 */
export type PrepaySeen =
  | { state: 'ready'; pay: ClientPay }
  | { state: 'paid' | 'taken'; refusal: GatewayRefusal }
  | Refused
  | Unknown

export type PaymentSeen =
  | {
      state: 'paid'
      transactionId: string
      amount: Fen
      payerPaid: Fen
      paidAt: Date
      payerOpenid?: string
      bankType?: string
      refunding: boolean
    }
  | { state: 'open' }
  | { state: 'closed' }
  | { state: 'absent' } // the gateway has never heard of it
  | { state: 'taken' } // the number is another merchant's order there
  | Unknown

export type CloseSeen = { state: 'closed' } | { state: 'paid' } | Refused | Unknown

/** Order and amount tell our refund from another of the same number. */
export type RefundRef = { outRefundNo: string; subMchid: string; outTradeNo: string; amount: Fen }
export type RefundOrder = RefundRef & {
  total: Fen
  reason?: string
  notifyUrl: string
}
export type RefundSeen =
  | { state: 'pending'; refundId?: string }
  | { state: 'refunded'; refundId?: string; at: Date; receivedBy?: string } // not every gateway numbers refunds of its own
  | { state: 'closed'; refundId?: string }
  | { state: 'needs_attention'; refundId?: string; why: string }
  | { state: 'absent' }
  | { state: 'taken'; why: string } // the number is a refund of another order there, so ours does not exist
  | Refused
  | Unknown

/** `receivedAt` is given when one is read again later: whether its timestamp is stale is judged as of then. */
export type RawNotification = {
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
  receivedAt?: Date
}
export type NotificationSeen =
  | { verified: true; notificationId: string; createdAt: Date; notice: Notice }
  /**
   * `probe`: the gateway itself tests whether we check signatures; refused like any other, counted apart. `foreign`: the
   * gateway's own word, but to another account than this.
   */
  | {
      verified: false
      why: 'probe' | 'signature' | 'unknown_key' | 'stale' | 'undecryptable' | 'malformed' | 'foreign'
    }
export type Notice =
  | { kind: 'payment'; outTradeNo: string; subMchid: string; seen: PaymentSeen }
  | { kind: 'refund'; outRefundNo: string; outTradeNo: string; subMchid: string; seen: RefundSeen }
  /**
   * `code` is what the merchant's browser brings back too; tokens may be known from there already. `businessCode` is our
   * number of the application that asked for the grant.
   */
  | { kind: 'grant'; words: GrantWords; grantedAt: Date; code?: Secret<'app_auth_code'>; businessCode?: string }
  /** Something happened to an application, by our number or the gateway's: it is asked about. */
  | { kind: 'applyment'; number: string }
  | { kind: 'grant_ended'; authAppId: string }
  | { kind: 'other'; eventType: string }

export type PictureFile = { filename: string; mediaType: string; bytes: Uint8Array; sha256: string }
export type UploadSeen = { state: 'uploaded'; mediaId: string } | Refused | Unknown
export type ProbeSeen = { state: 'ok'; clockSkewMs: number } | Refused | Unknown
