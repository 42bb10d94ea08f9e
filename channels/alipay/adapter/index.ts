import { AlipayClient } from '@ruzhu/alipay/client.ts'
import { Transport } from '@ruzhu/alipay/transport.ts'
import type { Channel, FindGrant, GrantRefused, IsSubMerchant } from '@ruzhu/domain/channel.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import type { OpenedChannel, OpenOptions } from '../../contract/channel.ts'
import { readAccount } from './account.ts'
import { applymentCalls } from './applyments.ts'
import { accountRunnerOf, runnerOf } from './checks/index.ts'
import { grantCalls } from './grants.ts'
import { ACKNOWLEDGEMENT, readNotification } from './notifications.ts'
import { closePayment, queryPayment } from './payments.ts'
import { permissionCalls } from './permissions.ts'
import { NativeProducts } from './native-products.ts'
import { prepay } from './prepay.ts'
import { probe } from './probe.ts'
import type { Provider } from './provider.ts'
import { queryRefund, refund } from './refunds.ts'
import { tryKey } from './try-key.ts'

/**
 * Alipay for merchants who granted us something, and for our own company. All accounts share one set of connections;
 * certificates that the gateway changed to are learned once for each that is opened.
 */
export function openAlipay({
  baseUrl,
  now,
  findGrant = nothingGranted,
  grantRefused = nobodyHears,
  isSubMerchant = noneOfOurs,
}: OpenOptions): OpenedChannel {
  const transport = new Transport(baseUrl)
  const open = async (account: ProviderAccount): Promise<Channel> => {
    const { app, ...own } = readAccount(account)
    const client = new AlipayClient({ transport, app, now })
    const provider: Provider = {
      client,
      ...own,
      nativeProducts: new NativeProducts(own.nativeProductCode),
      findGrant: (subMchid) => findGrant(account.id, subMchid),
      grantRefused: (subMchid) => grantRefused(account.id, subMchid),
      isSubMerchant: (subMchid) => isSubMerchant(account.id, subMchid),
      now,
    }
    return {
      ...channelOf(provider),
      ...(account.clientId === undefined && { ...applymentCalls(provider), permissions: permissionCalls(provider) }),
      tryAs: (kind, value) => tryKey({ transport, app, now }, kind, value),
    }
  }
  return Object.assign(open, { close: () => transport.close() })
}

const nothingGranted: FindGrant = () => Promise.resolve(undefined)
const nobodyHears: GrantRefused = () => undefined
const noneOfOurs: IsSubMerchant = () => Promise.resolve(false)

/** What every account has; applications are for our own. */
function channelOf(provider: Provider): Channel {
  return {
    prepay: (order) => prepay(provider, order),
    queryPayment: (ref) => queryPayment(provider, ref),
    closePayment: (ref) => closePayment(provider, ref),
    refund: (order) => refund(provider, order),
    queryRefund: (ref) => queryRefund(provider, ref),
    readNotification: (raw) => readNotification(provider, raw),
    probe: () => probe(provider),
    checks: (tools) => runnerOf(provider, tools),
    accountChecks: (tools) => accountRunnerOf(provider, tools),
    grants: grantCalls(provider),
    acknowledgement: ACKNOWLEDGEMENT,
  }
}
