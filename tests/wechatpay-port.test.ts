import { type Desk, portContract } from '@ruzhu/channels/contract/testing/channel-port.ts'
import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { afterAll, beforeAll } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'

/** WeChat Pay in both versions is one port. */

let sim: SimWorld
const now = () => new Date()
beforeAll(async () => {
  sim = await openSimulator()
})
afterAll(() => sim.close())

const PATHS = {
  v3: { order: '/v3/pay/partner/transactions/native', refund: '/v3/refund/domestic/refunds' },
  v2: { order: '/pay/unifiedorder', refund: '/secapi/pay/refund' },
} as const

for (const version of ['v3', 'v2'] as const) {
  portContract(`WeChat Pay ${version}`, async (): Promise<Desk> => {
    const merchant = await sim.merchant({ kind: 'provider', keys: 'public_key' })
    const { sub_mchid: subMchid } = await sim.subMerchant(merchant.mchid)
    const open = openWechatpay({ baseUrl: sim.url, now })
    const inbox = await openReceiver('<xml><return_code>SUCCESS</return_code></xml>')
    let heard = 0
    return {
      channel: await open(accountOf(merchant, version)),
      subMchid,
      notifyUrl: inbox.url,
      now,
      pay: (offer) => sim.told('POST', '/_sim/pay', { target: offer.kind === 'qr' ? offer.codeUrl : '' }),
      async told() {
        const { headers, body } = await inbox.nth(++heard)
        return { headers, body: Buffer.from(body) }
      },
      advance: (seconds) => sim.advance(seconds),
      fail: (what, effect) => sim.fault({ match: { path: PATHS[version][what], method: 'POST' }, effect, times: 1 }),
      secrets: [merchant.api_v2_key, merchant.api_v3_key, merchant.private_key.slice(100, 140)],
      close: async () => Promise.all([open.close(), inbox[Symbol.asyncDispose]()]),
    }
  })
}

function accountOf(merchant: Made, version: 'v3' | 'v2'): ProviderAccount {
  const { mchid, appid, certificate, serial_no, public_key_id = '', public_key = '' } = merchant
  const { private_key, api_v2_key, api_v3_key } = merchant
  const own = { sp_mchid: mchid, sp_appid: appid, certificate, api_version: version }
  const secrets = { private_key, ...(version === 'v2' ? { api_v2_key } : { api_v3_key }) }
  return {
    id: 'sp_000000000000000000000001' as ProviderId, // a test's own id
    channel: 'wechatpay',
    name: '示例服务商',
    settings: version === 'v2' ? own : { ...own, serial_no, public_key_id, public_key },
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(name, value)])),
    createdAt: now(),
    updatedAt: now(),
  }
}
