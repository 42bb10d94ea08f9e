import { openWechatpay } from '@ruzhu/channels/wechatpay/adapter/index.ts'
import { explainWechatpay } from '@ruzhu/channels/wechatpay/errors.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { prepayNative } from '@ruzhu/wechatpay/prepay.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Made, openSimulator, type SimWorld } from './simulator/world.ts'
import { openClient, said } from './wechatpay/client.ts'

/** The gateway's keys change under a client that goes on as it is. */

let sim: SimWorld
beforeAll(async () => {
  sim = await openSimulator({ clock: '2026-11-23T10:00:00+08:00' })
  await sim.told('POST', '/_sim/clock', { speed: 0 })
})
afterAll(() => sim.close())

let count = 0
const order = (shop: Made, notify_url = 'http://127.0.0.1:9/notify') => ({
  appid: shop.appid,
  mchid: shop.mchid,
  description: '牛腩粉',
  out_trade_no: `ROTATION-${++count}`,
  notify_url,
  amount: { total: 100, currency: 'CNY' as const },
})
const change = (shop: Made, wanted: object) => sim.told('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, wanted)

/** Our clock, which may run ahead of the gateway's by less than five minutes. */
function ourClock() {
  let aheadMs = 0
  return { now: () => new Date(Date.now() + aheadMs), ahead: (ms: number) => (aheadMs = ms) }
}

test('a platform certificate follows another, with an overlap and without a restart', async () => {
  const { platform_certificates: _, ...shop } = await sim.merchant({ keys: 'platform_certificate' })
  const clock = ourClock()
  const { client, close } = openClient(sim.url, shop, clock.now)
  await said(prepayNative(client, order(shop)))
  const before = client.merchant.platformKeys.current?.id

  // an answer is signed by the certificate that the request names as long as there is one: the second change ends that
  await change(shop, { rotate: 'platform_certificate' })
  await said(prepayNative(client, order(shop)))
  await change(shop, { rotate: 'platform_certificate', overlap_s: 100 })
  await sim.advance(50)
  clock.ahead(61_000) // certificates are asked for once a minute at most
  for (let times = 0; times < 16; times++) await said(prepayNative(client, order(shop)))
  await sim.advance(60)
  for (let times = 0; times < 4; times++) await said(prepayNative(client, order(shop)))

  const { current, certificates } = client.merchant.platformKeys
  expect(current?.id).not.toBe(before)
  expect(certificates.map(({ serialNo }) => serialNo)).toContain(before)
  await close()
})

test('while a merchant moves to the public key its notifications come signed by either, and all are opened', async () => {
  await using server = await openReceiver(204)
  const { platform_certificates: _, ...shop } = await sim.merchant({ keys: 'both' })
  const { client, close } = openClient(sim.url, shop)
  await change(shop, { public_key_switch: true })
  await sim.advance(5.5 * 86_400) // half of them by now
  const serials = new Set<string>()
  for (let times = 1; times <= 16; times++) {
    const { code_url } = await said(prepayNative(client, order(shop, server.url)))
    await sim.told('POST', '/_sim/pay', { target: code_url })
    const { headers, body } = await server.nth(times)
    serials.add(headers['wechatpay-serial'] ?? '')
    expect(await client.openNotification({ headers, body: Buffer.from(body) })).toMatchObject({ genuine: true })
  }
  expect(serials.size).toBe(2)
  expect(client.certificates.shown).toBe('listed')
  await close()
})

test('an account without any key of the gateway’s works where there are certificates; else it is told what it lacks', async () => {
  const open = openWechatpay({ baseUrl: sim.url, now: () => new Date() })
  const old = await sim.merchant({ kind: 'provider', keys: 'platform_certificate' })
  expect(await (await open(keyless(old))).probe()).toMatchObject({ state: 'ok' })

  const young = await sim.merchant({ kind: 'provider', keys: 'public_key' })
  const seen = await (await open(keyless(young))).probe()
  if (seen.state !== 'refused') throw new Error(JSON.stringify(seen))
  expect(explainWechatpay(seen.refusal).title['zh-CN']).toBe('这个商户号只用微信支付公钥，没有平台证书')

  const wrong = await sim.merchant({ kind: 'provider', keys: 'platform_certificate' })
  const unread = await (await open(keyless({ ...wrong, api_v3_key: 'x'.repeat(32) }))).probe()
  expect(unread).toEqual({ state: 'unknown', why: expect.stringContaining('the APIv3 key is another one') })
  await open.close()
})

function keyless({ mchid, appid, serial_no, private_key, api_v3_key }: Made): ProviderAccount {
  return {
    id: `sp_${mchid.padStart(24, '0')}` as ProviderId, // a test's own id
    channel: 'wechatpay',
    name: '示例服务商',
    settings: { sp_mchid: mchid, sp_appid: appid, serial_no },
    secrets: {
      private_key: new Secret('private_key', private_key),
      api_v3_key: new Secret('api_v3_key', api_v3_key),
    },
    createdAt: new Date(),
    updatedAt: new Date(),
  }
}
