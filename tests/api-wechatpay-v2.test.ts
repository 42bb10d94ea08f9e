import { list, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from './api/house.ts'
import { House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'

/** A service provider that has no v3 key any more, by the API that its clients use. */

let house: House
let shop: Shop
let account: { id: string; name: string; settings: Record<string, string> }
let certificate: string
let privateKey: string
const API_V2_KEY = 'V2keyOf32Characters0123456789abc'

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
  const accounts = await house.person('GET', '/v1/provider-accounts')
  account = (accounts.json['data'] as (typeof account)[])[0] ?? account
  const changes = { rotate: 'merchant_certificate', api_v2_key: API_V2_KEY }
  const made = await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${account.settings['sp_mchid']}`, changes)
  certificate = text(made, 'certificate')
  privateKey = text(made, 'private_key')
})
afterAll(() => house?.close())

test('a key that is none of APIv2’s is not saved', async () => {
  const answer = await save('x1'.repeat(16))
  expect([answer.status, answer.json['code']]).toEqual([422, 'GATEWAY_REFUSED'])
  expect(answer.json).toMatchObject({ gateway: { code: 'FAIL', message: '签名错误' } })
})

test('an account that never had a v3 key is saved with what it has, and answers', async () => {
  const made = await house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'provider' })
  const given = {
    channel: 'wechatpay',
    name: '只有 APIv2 的服务商',
    settings: {
      sp_mchid: text(made, 'mchid'),
      sp_appid: text(made, 'appid'),
      api_version: 'v2',
      certificate: text(made, 'certificate'),
    },
    secrets: { private_key: text(made, 'private_key'), api_v2_key: text(made, 'api_v2_key') },
  }
  const saved = await house.person('POST', '/v1/provider-accounts', given)
  expect(saved.status, saved.text).toBe(201)
  const probed = await house.person('POST', `/v1/provider-accounts/${text(saved.json, 'id')}/probe`)
  expect(probed.json).toMatchObject({ state: 'ok' })
  const without = { ...given, name: '少一张证书', settings: { ...given.settings, certificate: '' } }
  const refused = await house.person('POST', '/v1/provider-accounts', without)
  expect([refused.status, refused.json['code']]).toEqual([422, 'CREDENTIAL_INVALID'])
})

test('an account is changed over to APIv2, paid, refunded, and told of both', async () => {
  const before = await pay()
  const saved = await save(API_V2_KEY)
  expect(saved.status, saved.text).toBe(200)
  expect(saved.text).not.toContain(API_V2_KEY)

  const paid = await pay()
  const refund = await shop.call('POST', '/v1/refunds', {
    payment_id: paid,
    out_refund_no: `R${paid}`,
    amount_fen: 2600,
    reason: '少一碗',
  })
  expect(refund.status, refund.text).toBe(201)
  await house.simulatorApi.post('/_sim/clock', { advance_s: 5 })
  const refundId = text(refund.json, 'id')
  await until('the refund', async () => {
    const seen = await shop.call('GET', `/v1/refunds/${refundId}`)
    return seen.json['state'] === 'refunded' ? { found: seen } : { seen: seen.text }
  })
  const seen = await shop.call('GET', `/v1/payments/${paid}`)
  expect(seen.json).toMatchObject({ state: 'partially_refunded', refunded_fen: 2600, left_fen: 5000 })

  // what was paid over v3 before is refunded over APIv2
  const old = { payment_id: before, out_refund_no: `R${before}`, amount_fen: 7600 }
  expect((await shop.call('POST', '/v1/refunds', old)).status).toBe(201)

  const asked = list(await house.simulatorApi.get('/_sim/requests'), 'requests').map((one) => text(one, 'target'))
  expect(asked).toEqual(expect.arrayContaining(['/pay/unifiedorder', '/secapi/pay/refund']))
  const told = list(await house.simulatorApi.get('/_sim/notifications'), 'notifications')
  const statuses = told.flatMap((one) => list(one, 'attempts')).map((attempt) => attempt['status'])
  expect(new Set(statuses)).toEqual(new Set([200, 204]))
})

/** Sells one bowl, and waits until we have heard of it. */
async function pay(): Promise<string> {
  const made = await shop.call('POST', '/v1/payments', order(shop))
  expect(made.status, made.text).toBe(201)
  const { code_url } = made.json['pay'] as { code_url: string }
  await house.simulatorApi.post('/_sim/pay', { target: code_url })
  const id = text(made.json, 'id')
  await until('the payment', async () => {
    const seen = await shop.call('GET', `/v1/payments/${id}`)
    return seen.json['state'] === 'paid' ? { found: id } : { seen: seen.text }
  })
  return id
}

function save(apiV2Key: string): Promise<Answer> {
  const { id, name } = account
  const settings = { ...account.settings, api_version: 'v2', certificate, serial_no: '' }
  const body = { name, settings, secrets: { api_v2_key: apiV2Key, private_key: privateKey } }
  return house.person('PUT', `/v1/provider-accounts/${id}`, body)
}
