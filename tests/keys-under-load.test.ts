import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import {
  type BusyShop,
  expectAllTold,
  openBusyShop,
  ownWithCertificates,
  paid,
  sellingWhile,
} from './keys/busy-shop.ts'

let house: House

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
})
afterAll(() => house?.close())

const newKey = () => randomBytes(16).toString('hex')
const merchant = (shop: BusyShop) => `/_sim/wechatpay/merchants/${shop.own.number}`
const app = (shop: BusyShop) => `/_sim/alipay/apps/${shop.own.appId}`

/** From keeping the new keys to the change-over; the platform changes in between, as the kind of key asks for. */
async function rotate(
  shop: BusyShop,
  part: string,
  values: () => Promise<Record<string, string>>,
  atPlatform: (values: Record<string, string>) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const given = await values()
  const staged = await shop.stage(part, given)
  expect(staged.status, staged.text).toBe(201)
  await atPlatform(given)
  const tried = await shop.trial(part)
  expect(tried.status, tried.text).toBe(200)
  expect(['ready', 'only', 'untold']).toContain(tried.json['state'])
  const changed = await shop.change(part, tried.json['state'] === 'untold' ? { confirmed: true } : {})
  expect(changed.status, changed.text).toBe(200)
  expect(await shop.states(part)).toContain('active')
}

describe('payers notice nothing while keys change:', () => {
  test('merchant certificate and APIv3 key, then public key in place of platform certificates', {
    timeout: 60_000,
  }, async () => {
    const shop = await openBusyShop(house, 'WeChat Pay v3', await ownWithCertificates(house))
    const platform = merchant(shop)
    const sold = await sellingWhile(shop, async () => {
      await rotate(shop, 'merchant_certificate', async () => {
        const made = await house.simulatorApi.patch(platform, { rotate: 'merchant_certificate' })
        return { certificate: text(made, 'certificate'), private_key: text(made, 'private_key') }
      })
      await rotate(
        shop,
        'api_v3_key',
        () => Promise.resolve({ api_v3_key: newKey() }),
        (values) => house.simulatorApi.patch(platform, values),
      )
      await house.simulatorApi.patch(platform, { rotate: 'platform_certificate', overlap_s: 86_400 })
      await rotate(shop, 'public_key', async () => {
        const made = await house.simulatorApi.patch(platform, { keys: 'both' })
        return { public_key_id: text(made, 'public_key_id'), public_key: text(made, 'public_key') }
      })
      await shop.sell()
      const back = await shop.undo('public_key')
      expect(back.status, back.text).toBe(200)
      expect(await shop.states('public_key')).toEqual(['gone', 'next'])
      expect((await shop.change('public_key')).status).toBe(200)
      await paid(house, await shop.sell()) // signed with a certificate still, as for a week to come
      await house.simulatorApi.patch(platform, { keys: 'public_key' }) // the end of 公钥切换
    })
    await expectAllTold(house, sold)
    const undone = await shop.undo('public_key')
    expect(undone.json, undone.text).toMatchObject({ status: 422, code: 'GATEWAY_REFUSED' })
  })

  test('the key of APIv2, of which the platform takes only the new one from one moment on', {
    timeout: 60_000,
  }, async () => {
    const shop = await openBusyShop(house, 'WeChat Pay v2')
    const sold = await sellingWhile(shop, () =>
      rotate(
        shop,
        'api_v2_key',
        () => Promise.resolve({ api_v2_key: newKey() }),
        async (values) => {
          await house.simulatorApi.patch(merchant(shop), values)
          await shop.sell() // between the platform's change and ours
        },
      ),
    )
    await expectAllTold(house, sold)
  })

  test('the key of an Alipay application, then certificates in its place, then the next ones', {
    timeout: 60_000,
  }, async () => {
    const shop = await openBusyShop(house, 'Alipay')
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const sold = await sellingWhile(shop, async () => {
      await rotate(
        shop,
        'app_key',
        () => Promise.resolve({ private_key: key, alipay_public_key: shop.own.settings['alipay_public_key'] ?? '' }),
        () =>
          house.simulatorApi.patch(app(shop), {
            app_public_key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
          }),
      )
      await rotate(shop, 'app_certificate', async () => {
        const made = await house.simulatorApi.patch(app(shop), { sign_mode: 'certificate' })
        return { private_key: key, ...certificatesIn(made) }
      })
      expect(await shop.states('app_key')).toEqual(['retiring', 'retiring'])
      await rotate(shop, 'app_certificate', async () => {
        const made = await house.simulatorApi.patch(app(shop), { rotate: 'app_cert' })
        return { private_key: text(made, 'app_private_key'), ...certificatesIn(made) }
      })
      expect(await shop.states('app_certificate')).toEqual(['active', 'retiring'])
    })
    await expectAllTold(house, sold)
  })
})

function certificatesIn(made: Readonly<Record<string, unknown>>): Record<string, string> {
  return {
    app_certificate: text(made, 'app_cert'),
    alipay_certificate: text(made, 'alipay_cert'),
    alipay_root_certificate: text(made, 'alipay_root_cert'),
  }
}
