import type { Collection, World } from '../../contract/simulator.ts'
import type { Applyment } from './applyment.ts'
import type { Download } from './bill-downloads.ts'
import type { Combine } from './combine.ts'
import { KeyRing } from './crypto.ts'
import type { Adjustment, Funds } from './funds.ts'
import type { LoginCode } from './login/codes.ts'
import type { LoginToken } from './login/tokens.ts'
import type { Media } from './media.ts'
import type { App, Merchant, Openid } from './merchants.ts'
import type { Opening } from './opening/openings.ts'
import type { AppidBinding } from './platform/appids.ts'
import type { Refund } from './refund.ts'
import type { Echo } from './security-echo.ts'
import type { Settlement, SettlementChange } from './settlements.ts'
import type { FailReason, Receiver, Share, ShareReturn } from './share.ts'
import { DEFAULT_SWITCHES, type Switches } from './switches.ts'
import type { Trade } from './trade.ts'
import type { AuthCode } from './v2/auth-codes.ts'
import type { Violation, ViolationAddress } from './violations.ts'

/** All that this gateway knows, and the world it lives in. */
export type State = {
  readonly world: World
  readonly keys: KeyRing
  readonly merchants: Collection<Merchant>
  readonly apps: Collection<App>
  readonly openids: Collection<Openid>
  readonly trades: Collection<Trade>
  readonly combines: Collection<Combine>
  readonly refunds: Collection<Refund>
  /** By the merchant number whose account it is. */
  readonly funds: Collection<Funds>
  readonly adjustments: Collection<Adjustment>
  readonly receivers: Collection<Receiver>
  /** By account: why the next shares to it fail. */
  readonly receiverTroubles: Collection<FailReason>
  /** By person and month: what it was given. */
  readonly receipts: Collection<number>
  readonly shares: Collection<Share>
  readonly shareReturns: Collection<ShareReturn>
  readonly downloads: Collection<Download>
  readonly echoes: Collection<Echo>
  readonly violations: Collection<Violation>
  /** By merchant number. */
  readonly violationAddresses: Collection<ViolationAddress>
  readonly applyments: Collection<Applyment>
  /** By sub-merchant; absent where nothing was changed. */
  readonly settlements: Collection<Settlement>
  readonly settlementChanges: Collection<SettlementChange>
  readonly appidBindings: Collection<AppidBinding>
  readonly openings: Collection<Opening>
  /** By sub-merchant: its owner has confirmed it (开户意愿). */
  readonly confirmedNumbers: Collection<boolean>
  readonly media: Collection<Media>
  readonly authCodes: Collection<AuthCode>
  readonly loginCodes: Collection<LoginCode>
  readonly loginTokens: Collection<LoginToken>
  readonly authority: Collection<Authority>
  readonly switches: { get(): Switches; put(switches: Switches): void }
}
/** The root that certificates are signed with, PEM. */
export type Authority = { readonly privateKey: string }

export function openState(world: World): State {
  const switches = world.collection<Switches>('wechatpay.switches')
  return {
    world,
    keys: new KeyRing(),
    merchants: world.collection('wechatpay.merchants'),
    apps: world.collection('wechatpay.apps'),
    openids: world.collection('wechatpay.openids', { who: ({ payerId, appid }) => `${payerId}/${appid}` }),
    trades: world.collection('wechatpay.trades', {
      ticket: ({ ticket }) => ticket,
      transactionId: ({ transactionId }) => transactionId,
    }),
    combines: world.collection('wechatpay.combines', { ticket: ({ ticket }) => ticket }),
    funds: world.collection('wechatpay.funds'),
    adjustments: world.collection('wechatpay.adjustments'),
    refunds: world.collection('wechatpay.refunds', { refundId: ({ refundId }) => refundId }),
    receivers: world.collection('wechatpay.receivers'),
    receiverTroubles: world.collection('wechatpay.receiver_troubles'),
    receipts: world.collection('wechatpay.receipts'),
    shares: world.collection('wechatpay.shares', { orderId: ({ orderId }) => orderId }),
    shareReturns: world.collection('wechatpay.share_returns'),
    downloads: world.collection('wechatpay.downloads'),
    echoes: world.collection('wechatpay.echoes'),
    violations: world.collection('wechatpay.violations'),
    violationAddresses: world.collection('wechatpay.violation_addresses'),
    applyments: world.collection('wechatpay.applyments', {
      code: ({ mchid, businessCode }) => `${mchid}/${businessCode}`,
      sub: ({ subMchid }) => subMchid,
    }),
    settlements: world.collection('wechatpay.settlements'),
    settlementChanges: world.collection('wechatpay.settlement_changes'),
    appidBindings: world.collection('wechatpay.appid_bindings'),
    openings: world.collection('wechatpay.openings', { code: ({ mchid, businessCode }) => `${mchid}/${businessCode}` }),
    confirmedNumbers: world.collection('wechatpay.confirmed_numbers'),
    media: world.collection('wechatpay.media'),
    authCodes: world.collection('wechatpay.auth_codes'),
    loginCodes: world.collection('wechatpay.login_codes'),
    loginTokens: world.collection('wechatpay.login_tokens', {
      access: ({ accessToken }) => accessToken,
      refresh: ({ refreshToken }) => refreshToken,
    }),
    authority: world.collection('wechatpay.authority'),
    switches: {
      get: () => switches.get('switches') ?? DEFAULT_SWITCHES,
      put: (value) => switches.put('switches', value),
    },
  }
}
