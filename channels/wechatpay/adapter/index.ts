import type { Channel } from '@ruzhu/domain/channel.ts'
import type { TryAs } from '@ruzhu/domain/providers/passport.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import type { OpenedChannel, OpenOptions } from '../../contract/channel.ts'
import { readAccount } from './account.ts'
import { queryApplyment, submitApplyment } from './applyments.ts'
import { readNotification } from './notifications.ts'
import { closePayment, prepay, queryPayment } from './payments.ts'
import { uploadPicture } from './pictures.ts'
import { probe } from './probe.ts'
import type { Provider } from './provider.ts'
import { queryRefund, refund } from './refunds.ts'
import { tryKey } from './try-key.ts'

/** @property nonce  32 characters of [0-9A-Za-z], never the same twice; random unless given */
export type WechatpayOptions = OpenOptions & { nonce?: () => string }

/** WeChat Pay v3 in provider mode. All accounts share one set of connections; the keys of each are parsed once. */
export function openWechatpay({ baseUrl, now, nonce }: WechatpayOptions): OpenedChannel {
  const transport = new Transport(baseUrl)
  const channels = new Kept<Channel>()
  const open = async (account: ProviderAccount): Promise<Channel> =>
    channels.get(`${account.id} ${account.updatedAt.getTime()}`, () => {
      const { spMchid, spAppid, merchant } = readAccount(account)
      const client = new WechatClient({ transport, merchant, now, ...(nonce ? { nonce } : {}) })
      const tryAs: TryAs = (kind, value) => tryKey({ transport, merchant, spAppid, now }, kind, value)
      return { ...channelOf({ client, spMchid, spAppid, now }), tryAs }
    })
  return Object.assign(open, { close: () => transport.close() })
}

function channelOf(provider: Provider): Channel {
  return {
    prepay: (order) => prepay(provider, order),
    queryPayment: (ref) => queryPayment(provider, ref),
    closePayment: (ref) => closePayment(provider, ref),
    refund: (order) => refund(provider, order),
    queryRefund: (ref) => queryRefund(provider, ref),
    readNotification: (raw) => readNotification(provider, raw),
    uploadPicture: (picture) => uploadPicture(provider, picture),
    submitApplyment: (submission) => submitApplyment(provider, submission),
    queryApplyment: (businessCode) => queryApplyment(provider, businessCode),
    probe: () => probe(provider),
  }
}

const MOST = 100

/** The last hundred, by when they were used. An account that was changed has another key, and its old keys fall out. */
class Kept<Value> {
  readonly #values = new Map<string, Value>()

  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make()
    this.#values.delete(key)
    this.#values.set(key, value)
    const oldest = this.#values.keys().next()
    if (this.#values.size > MOST && !oldest.done) this.#values.delete(oldest.value)
    return value
  }
}
