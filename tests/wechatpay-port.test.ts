import { type Desk, portContract } from '@ruzhu/channels/contract/testing/channel-port.ts'
import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import type { ClientId, ProviderId } from '@ruzhu/domain/ids.ts'
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

const ORDERS = {
  provider: { v3: '/v3/pay/partner/transactions/native', v2: '/pay/unifiedorder' },
  direct: { v3: '/v3/pay/transactions/native', v2: '/pay/unifiedorder' },
}
const REFUNDS = { v3: '/v3/refund/domestic/refunds', v2: '/secapi/pay/refund' }

const ALL = (['v3', 'v2'] as const).flatMap((version) =>
  (['provider', 'direct'] as const).map((kind) => ({ version, kind })),
)
for (const { version, kind } of ALL) {
  const paths = { order: ORDERS[kind][version], refund: REFUNDS[version] }
  portContract(`WeChat Pay ${version}, ${kind}`, async (): Promise<Desk> => {
    const merchant = await sim.merchant({ kind, keys: 'public_key' })
    const subMchid = kind === 'direct' ? merchant.mchid : (await sim.subMerchant(merchant.mchid)).sub_mchid
    const open = openWechatpay({ baseUrl: sim.url, now })
    const inbox = await openReceiver('<xml><return_code>SUCCESS</return_code></xml>')
    let heard = 0
    return {
      channel: await open(accountOf(merchant, version, kind)),
      subMchid,
      notifyUrl: inbox.url,
      now,
      pay: (offer) => sim.told('POST', '/_sim/pay', { target: offer.kind === 'qr' ? offer.codeUrl : '' }),
      async told() {
        const { headers, body } = await inbox.nth(++heard)
        return { headers, body: Buffer.from(body) }
      },
      advance: (seconds) => sim.advance(seconds),
      fail: (what, effect) => sim.fault({ match: { path: paths[what], method: 'POST' }, effect, times: 1 }),
      secrets: [merchant.api_v2_key, merchant.api_v3_key, merchant.private_key.slice(100, 140)],
      close: async () => Promise.all([open.close(), inbox[Symbol.asyncDispose]()]),
    }
  })
}

function accountOf(merchant: Made, version: 'v3' | 'v2', kind: 'provider' | 'direct'): ProviderAccount {
  const { mchid, appid, certificate, serial_no, public_key_id = '', public_key = '' } = merchant
  const { private_key, api_v2_key, api_v3_key } = merchant
  const numbers = kind === 'direct' ? { mchid, appid } : { sp_mchid: mchid, sp_appid: appid }
  const own = { ...numbers, certificate, api_version: version }
  const secrets = { private_key, ...(version === 'v2' ? { api_v2_key } : { api_v3_key }) }
  return {
    id: 'sp_000000000000000000000001' as ProviderId, // a test's own id
    ...(kind === 'direct' && { clientId: 'cl_000000000000000000000001' as ClientId }),
    channel: 'wechatpay',
    name: '示例商户',
    settings: version === 'v2' ? own : { ...own, serial_no, public_key_id, public_key },
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(name, value)])),
    createdAt: now(),
    updatedAt: now(),
  }
}
