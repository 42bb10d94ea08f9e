import { openAlipay as openChannel } from '@ruzhu/channels/alipay/adapter/index.ts'
import { type Desk, portContract } from '@ruzhu/channels/contract/testing/channel-port.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { afterAll, beforeAll } from 'vitest'
import { type AlipayApp, type AlipayWorld, openAlipay } from './simulator/alipay.ts'
import { openReceiver } from './simulator/receiver.ts'

/** Alipay behind the port that WeChat Pay stands behind. */

let sim: AlipayWorld
const now = () => new Date()
beforeAll(async () => {
  sim = await openAlipay()
  await sim.switches({ refund_notices: true })
})
afterAll(() => sim.close())

const METHODS = { order: 'alipay.trade.precreate', refund: 'alipay.trade.refund' } as const

portContract('Alipay', async (): Promise<Desk> => {
  const [isv, merchant] = [await sim.app({ kind: 'isv' }), await sim.app()]
  const token = new Secret('app_auth_token', await sim.granted(isv, merchant))
  return deskOf(isv, merchant, token)
})

portContract('Alipay, direct', async (): Promise<Desk> => {
  const merchant = await sim.app()
  return deskOf(merchant, merchant)
})

async function deskOf(own: AlipayApp, merchant: AlipayApp, token?: Secret<'app_auth_token'>): Promise<Desk> {
  const open = openChannel({ baseUrl: sim.url, now, findGrant: () => Promise.resolve(token) })
  const inbox = await openReceiver('success')
  let heard = 0
  return {
    channel: await open(accountOf(own)),
    subMchid: merchant.seller_id,
    notifyUrl: inbox.url,
    now,
    pay: (offer) => sim.pay(offer.kind === 'qr' ? offer.codeUrl : ''),
    async told() {
      const { headers, body } = await inbox.nth(++heard)
      return { headers, body: Buffer.from(body) }
    },
    advance: (seconds) => sim.advance(seconds),
    fail: (what, effect) => sim.fault({ match: { path: METHODS[what] }, effect, times: 1 }),
    secrets: [own.app_private_key.slice(100, 140), ...(token ? [token.reveal()] : [])],
    close: async () => Promise.all([open.close(), inbox[Symbol.asyncDispose]()]),
  }
}

function accountOf(isv: AlipayApp): ProviderAccount {
  return {
    id: 'sp_000000000000000000000002' as ProviderId, // a test's own id
    channel: 'alipay',
    name: '示例服务商',
    settings: { app_id: isv.app_id, pid: isv.seller_id, alipay_public_key: isv.alipay_public_key },
    secrets: { private_key: new Secret('private_key', isv.app_private_key) },
    createdAt: now(),
    updatedAt: now(),
  }
}
