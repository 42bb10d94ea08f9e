import type { Channel } from '@ruzhu/domain/channel.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import { CertifiedV2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { readV2Account } from './account.ts'
import type { V2Reader } from './notifications.ts'
import { closePayment, prepay, queryPayment } from './payments.ts'
import { probe } from './probe.ts'
import type { V2Provider } from './provider.ts'
import { queryRefund, refund } from './refunds.ts'

export type V2Options = {
  baseUrl: string
  transport: Transport
  now: () => Date
  nonce?: () => string
  /** The account with keys that are next or retiring. */
  besides: readonly ProviderAccount[]
}

export type OpenedV2 = {
  calls: Omit<Channel, 'readNotification'>
  own: V2Reader
  provider: V2Provider
  close(): Promise<void>
}

/**
 * An account that has a v2 key only. Its certificate is shown on connections of its own, which `close` lets go; all else
 * goes over those that everybody shares. Applications and pictures are v3's: see `without-v3.ts`.
 */
export function openV2(account: ProviderAccount, options: V2Options): OpenedV2 {
  const { baseUrl, transport, now, nonce } = options
  const { spMchid, spAppid, key, identity } = readV2Account(account)
  const certified = new Transport(baseUrl, undefined, identity)
  const merchant = { mchId: spMchid, appid: spAppid, key }
  const client = new CertifiedV2Client({ transport, certified, merchant, now, ...(nonce ? { nonce } : {}) })
  const provider = { client, spMchid, spAppid, now }
  return {
    provider,
    calls: callsOf(provider, { isMerchants: account.clientId !== undefined }),
    own: { spMchid, key, now },
    close: () => certified.close(),
  }
}

function callsOf(provider: V2Provider, whose: { isMerchants: boolean }): OpenedV2['calls'] {
  return {
    prepay: (order) => prepay(provider, order),
    queryPayment: (ref) => queryPayment(provider, ref),
    closePayment: (ref) => closePayment(provider, ref),
    refund: (order) => refund(provider, order),
    queryRefund: (ref) => queryRefund(provider, ref),
    probe: () => probe(provider, whose),
  }
}
