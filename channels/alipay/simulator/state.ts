import type { Collection, World } from '../../contract/simulator.ts'
import type { App } from './apps.ts'
import type { AppAuthCode } from './app-auth.ts'
import type { Authority } from './authority.ts'
import type { BarCode } from './bar-payment.ts'
import type { BillLink } from './bills.ts'
import { KeyRing } from './crypto.ts'
import type { Grant } from './grants.ts'
import type { Message } from './messages.ts'
import type { UserCode, UserToken } from './user-auth.ts'
import type { Picture } from './pictures.ts'
import type { Refund } from './refund.ts'
import type { Relation } from './relations.ts'
import type { SettleConfirmation } from './settle-confirm.ts'
import type { Settlement } from './settling.ts'
import type { Signing } from './signing.ts'
import { DEFAULT_SWITCHES, type Switches } from './switches.ts'
import type { Trade } from './trade.ts'

/** All that this gateway knows, and the world it lives in. */
export type State = {
  readonly world: World
  readonly keys: KeyRing
  readonly apps: Collection<App>
  readonly openIds: Collection<OpenId>
  readonly barCodes: Collection<BarCode>
  readonly appAuthCodes: Collection<AppAuthCode>
  readonly grants: Collection<Grant>
  readonly userCodes: Collection<UserCode>
  readonly userTokens: Collection<UserToken>
  readonly messages: Collection<Message>
  readonly billLinks: Collection<BillLink>
  readonly trades: Collection<Trade>
  readonly refunds: Collection<Refund>
  readonly relations: Collection<Relation>
  readonly settlements: Collection<Settlement>
  /** By trade and the platform's number. */
  readonly settleConfirmations: Collection<SettleConfirmation>
  readonly signings: Collection<Signing>
  readonly pictures: Collection<Picture>
  readonly authority: Collection<Authority>
  readonly switches: { get(): Switches; put(switches: Switches): void }
}
/** A person has another name at each app. */
export type OpenId = { readonly openId: string; readonly payerId: string; readonly appId: string }

export function openState(world: World): State {
  const switches = world.collection<Switches>('alipay.switches')
  return {
    world,
    keys: new KeyRing(),
    apps: world.collection('alipay.apps', { pid: ({ pid }) => pid }),
    openIds: world.collection('alipay.open_ids', { who: ({ payerId, appId }) => `${payerId}/${appId}` }),
    barCodes: world.collection('alipay.bar_codes'),
    appAuthCodes: world.collection('alipay.app_auth_codes'),
    userCodes: world.collection('alipay.user_codes'),
    userTokens: world.collection('alipay.user_tokens', { refreshToken: ({ refreshToken }) => refreshToken }),
    messages: world.collection('alipay.messages'),
    billLinks: world.collection('alipay.bill_links'),
    grants: world.collection('alipay.grants', { refreshToken: ({ refreshToken }) => refreshToken }),
    trades: world.collection('alipay.trades', {
      ticket: ({ ticket }) => ticket,
      tradeNo: ({ tradeNo }) => tradeNo,
      ordered: ({ appId, outTradeNo }) => `${appId}/${outTradeNo}`,
    }),
    refunds: world.collection('alipay.refunds'),
    relations: world.collection('alipay.relations'),
    settlements: world.collection('alipay.settlements', { settleNo: ({ settleNo }) => settleNo }),
    settleConfirmations: world.collection('alipay.settle_confirmations'),
    signings: world.collection('alipay.signings', { smid: ({ smid }) => smid, orderNo: ({ orderNo }) => orderNo }),
    pictures: world.collection('alipay.pictures'),
    authority: world.collection('alipay.authority'),
    switches: {
      get: () => ({ ...DEFAULT_SWITCHES, ...switches.get('switches') }),
      put: (value) => switches.put('switches', value),
    },
  }
}
