import type { Collection, World } from '../../contract/simulator.ts'
import type { Applyment } from './applyment.ts'
import { KeyRing } from './crypto.ts'
import type { Media } from './media.ts'
import type { App, Merchant, Openid } from './merchants.ts'
import type { Refund } from './refund.ts'
import { DEFAULT_SWITCHES, type Switches } from './switches.ts'
import type { Trade } from './trade.ts'

/** All that this gateway knows, and the world it lives in. */
export type State = {
  readonly world: World
  readonly keys: KeyRing
  readonly merchants: Collection<Merchant>
  readonly apps: Collection<App>
  readonly openids: Collection<Openid>
  readonly trades: Collection<Trade>
  readonly refunds: Collection<Refund>
  readonly applyments: Collection<Applyment>
  readonly media: Collection<Media>
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
    refunds: world.collection('wechatpay.refunds', { refundId: ({ refundId }) => refundId }),
    applyments: world.collection('wechatpay.applyments', {
      code: ({ mchid, businessCode }) => `${mchid}/${businessCode}`,
    }),
    media: world.collection('wechatpay.media'),
    authority: world.collection('wechatpay.authority'),
    switches: {
      get: () => switches.get('switches') ?? DEFAULT_SWITCHES,
      put: (value) => switches.put('switches', value),
    },
  }
}
