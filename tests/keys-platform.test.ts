import { list, text } from '@ruzhu/cli/demo/api.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import {
  type BusyShop,
  expectAllTold,
  openBusyShop,
  ownWithCertificates,
  paid,
  sellingWhile,
} from './keys/busy-shop.ts'
import { OWN_ACCOUNTS } from './methods/own-accounts.ts'

let house: House
let aheadMs = 0

beforeAll(async () => {
  house = await House.open({}, () => new Date(Date.now() + aheadMs))
  await house.signIn()
})
afterEach(() => {
  aheadMs = 0
})
afterAll(() => house?.close())

const merchant = ({ own }: BusyShop) => `/_sim/wechatpay/merchants/${own.number}`
const app = ({ appId }: { appId: string }) => `/_sim/alipay/apps/${appId}`

describe('where the platform takes only the new key from one moment on:', () => {
  test('Alipay’s AES key: a wrong one is refused, the new one takes over while payers pay, and there is no way back', async () => {
    const own = await OWN_ACCOUNTS.Alipay.open(house)
    const another = async () => {
      const made = await house.simulatorApi.patch(app(own), { rotate: 'aes_key' })
      return { aes_key: text(made, 'aes_key') }
    }
    const secrets = { ...own.secrets, ...(await another()) }
    const shop = await openBusyShop(house, 'Alipay', { ...own, secrets })

    const wrong = { aes_key: Buffer.alloc(16, 7).toString('base64') }
    expect((await shop.stage('aes_key', wrong)).status).toBe(201)
    expect((await shop.trial('aes_key')).json).toMatchObject({ state: 'not_yet' })
    const held = await shop.change('aes_key', { confirmed: true })
    expect(held.json).toMatchObject({ status: 409, code: 'KEY_NOT_IN_FORCE' })
    expect((await shop.discard('aes_key')).status).toBe(204)

    const sold = await sellingWhile(shop, async () => {
      expect((await shop.stage('aes_key', await another())).status).toBe(201)
      expect((await shop.trial('aes_key')).json).toMatchObject({ state: 'only' })
      expect((await shop.change('aes_key')).status).toBe(200)
    })
    await expectAllTold(house, sold)
    const undone = await shop.undo('aes_key')
    expect(undone.json, undone.text).toMatchObject({ status: 409, code: 'KEY_NOT_IN_FORCE' })
    expect(await shop.states('aes_key')).toEqual(expect.arrayContaining(['active', 'retiring']))
  })

  test('WeChat Pay’s platform certificate: the next one is fetched as it is met, and payers notice nothing', async () => {
    const shop = await openBusyShop(house, 'WeChat Pay v3', await ownWithCertificates(house))
    const inUse = async () => {
      const { json } = await house.person('GET', `/v1/client-accounts/${shop.accountId}/keys`)
      return list(json, 'platform_keys').flatMap((key) => (key['in_use'] === true ? [text(key, 'serial')] : []))
    }
    await paid(house, await shop.sell())
    const before = await inUse()
    aheadMs = 2 * MINUTE_MS // strange names make us ask once a minute at most
    const sold = await sellingWhile(shop, async () => {
      await house.simulatorApi.patch(merchant(shop), { rotate: 'platform_certificate', overlap_s: 0 })
      await shop.sell()
    })
    await expectAllTold(house, sold)
    const after = await inUse()
    expect(after).toHaveLength(1)
    expect(after).not.toEqual(before)
  })
})

describe('while our clock is half an hour off,', () => {
  test('WeChat Pay refuses every call for it: that is said, and nothing is half done', async () => {
    const shop = await openBusyShop(house, 'WeChat Pay v3')
    const made = await house.simulatorApi.patch(merchant(shop), { rotate: 'merchant_certificate' })
    const values = { certificate: text(made, 'certificate'), private_key: text(made, 'private_key') }
    expect((await shop.stage('merchant_certificate', values)).status).toBe(201)
    aheadMs = 30 * MINUTE_MS
    const answers = [
      await shop.trial('merchant_certificate'),
      await shop.change('merchant_certificate'),
      await shop.change('merchant_certificate', { confirmed: true }),
    ]
    for (const { json, text: said } of answers) {
      expect(json, said).toMatchObject({ status: 422, code: 'GATEWAY_REFUSED', title: '服务器的时间不准' })
    }
    expect(await shop.states('merchant_certificate')).toEqual(['next', 'active'])
    aheadMs = 0
    expect((await shop.change('merchant_certificate')).status).toBe(200)
    await paid(house, await shop.sell())
  })

  test('Alipay answers all the same: the dry run says it, and the change is done whole', async () => {
    const shop = await openBusyShop(house, 'Alipay')
    const made = await house.simulatorApi.patch(app(shop.own), { rotate: 'app_key' })
    const platform = shop.own.settings['alipay_public_key'] ?? ''
    const values = { private_key: text(made, 'app_private_key'), alipay_public_key: platform }
    expect((await shop.stage('app_key', values)).status).toBe(201)
    aheadMs = 30 * MINUTE_MS
    const tried = await shop.trial('app_key')
    expect(tried.json, tried.text).toMatchObject({ state: 'ready', against: [] }) // it fails with both, so it is not the key
    const clock = list(tried.json, 'checks').find(({ name }) => name === 'clock')
    expect(clock).toMatchObject({
      state: 'fail',
      reason: { 'zh-CN': expect.stringMatching(/^这台服务器快 18\d\d 秒$/) },
    })
    expect((await shop.change('app_key')).status).toBe(200)
    aheadMs = 0
    expect(await shop.states('app_key')).toEqual(expect.arrayContaining(['active', 'retiring']))
    await paid(house, await shop.sell())
  })
})

test('an account that is saved anew has those of its methods checked again that were checked before, and no other', async () => {
  const shop = await openBusyShop(house, 'WeChat Pay v3')
  const named = { client_id: shop.clientId, account_id: shop.accountId, name: '没检测过', scenes: ['native'] }
  const never = await house.person('POST', '/v1/methods', named)
  const runsOf = async (methodId: string) =>
    list((await house.person('GET', `/v1/methods/${methodId}/checks`)).json, 'data')
  const ended = async () => (await runsOf(shop.methodId)).filter((run) => run['ended_at'] !== undefined)
  const begun = await house.person('POST', `/v1/methods/${shop.methodId}/checks`, {})
  expect(begun.status, begun.text).toBe(202)
  await expect.poll(async () => (await ended()).length, { timeout: 15_000, interval: 40 }).toBe(1)
  const saved = await house.person('PUT', `/v1/client-accounts/${shop.accountId}`, {
    name: '总店（新）',
    settings: shop.own.settings,
    secrets: {},
  })
  expect(saved.status, saved.text).toBe(200)
  await expect.poll(async () => (await ended()).length, { timeout: 15_000, interval: 40 }).toBe(2)
  expect((await runsOf(shop.methodId))[0]).toMatchObject({ by: '林晓' })
  expect(await runsOf(text(never.json, 'id'))).toEqual([])
})
