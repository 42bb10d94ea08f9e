import { randomUUID } from 'node:crypto'
import { list } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Call, House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'

let house: House
let shop: Shop
let call: Call

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
  call = shop.call
})
afterAll(() => house?.close())

const CLIENT = { name: '示例餐饮', contact_name: '陈明', contact_phone: '13800000000' }
const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key })
const named = async (name: string) =>
  list((await house.person('GET', `/v1/clients?text=${encodeURIComponent(name)}`)).json, 'data')

test('the same key and body get the same bytes, and the work is done once', async () => {
  const headers = withKey()
  const body = { ...CLIENT, name: '一次就好' }
  const first = await house.person('POST', '/v1/clients', body, headers)
  const again = await house.person('POST', '/v1/clients', body, headers)
  expect(again.text).toBe(first.text)
  expect(again.status).toBe(201)
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await named('一次就好')).toHaveLength(1)
})

test('also after the server was started anew', async () => {
  const headers = withKey()
  const asked = order(shop)
  const first = await call('POST', '/v1/payments', asked, headers)
  await house.restart()
  const again = await call('POST', '/v1/payments', asked, headers)
  expect(first.status, first.text).toBe(201)
  expect(again.text).toBe(first.text)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})

test('a key that stood for another request is refused, and what differs is named without its value', async () => {
  const headers = withKey()
  await house.person('POST', '/v1/clients', { ...CLIENT, name: '甲' }, headers)
  const other = await house.person('POST', '/v1/clients', { ...CLIENT, name: '乙', contact_name: '王芳' }, headers)
  expect(other.json).toMatchObject({
    status: 409,
    code: 'IDEMPOTENCY_KEY_REUSED',
    facts: { difference: 'name, contact_name' },
  })
  expect(other.text).not.toContain('甲')
  const elsewhere = await house.person('POST', '/v1/api-keys', { name: '甲' }, headers)
  expect(elsewhere.json).toMatchObject({ status: 409, facts: { difference: 'address' } })
})

test('twenty at once are one', async () => {
  const headers = withKey()
  const body = { ...CLIENT, name: '二十合一' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.person('POST', '/v1/clients', body, headers)),
  )
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(answers.every(({ status }) => status === 201)).toBe(true)
  expect(await named('二十合一')).toHaveLength(1)
})

test('a refusal frees its key: what was mended may be sent with it', async () => {
  const headers = withKey()
  const wrong = await house.person('POST', '/v1/clients', { ...CLIENT, contact_phone: 'x' }, headers)
  expect(wrong.status).toBe(400)
  const mended = await house.person('POST', '/v1/clients', { ...CLIENT, name: '改好了' }, headers)
  expect(mended.status).toBe(201)
})

test('a payment whose answer got lost is asked for again with the same key', async () => {
  const headers = withKey()
  const asked = order(shop)
  await house.simulatorApi.post('/_sim/faults', {
    match: { path: '/v3/pay/partner/transactions/native' },
    effect: 'lose_answer',
    times: 1,
  })
  expect((await call('POST', '/v1/payments', asked, headers)).status).toBe(502)
  const again = await call('POST', '/v1/payments', asked, headers)
  expect(again.status, again.text).toBe(201)
})

test('a key is its caller’s own', async () => {
  const headers = withKey()
  const other = await house.program(shop.clientId)
  const mine = await call('POST', '/v1/payments', order(shop), headers)
  const theirs = await other.call('POST', '/v1/payments', order(shop), headers)
  expect(theirs.status, theirs.text).toBe(201)
  expect(theirs.json.id).not.toBe(mine.json.id)
})

test('the secret of an answer is given again with its key, byte for byte', async () => {
  const headers = withKey()
  const first = await house.person('POST', '/v1/api-keys', { name: '两次同一把' }, headers)
  const again = await house.person('POST', '/v1/api-keys', { name: '两次同一把' }, headers)
  expect(again.text).toBe(first.text)
  expect(String(again.json.key)).toMatch(/^rzk_/)
})

test.each(['a b', 'é', 'x'.repeat(256)])('the key %j is refused with a sentence', async (key) => {
  const answer = await house.person('POST', '/v1/clients', CLIENT, withKey(key))
  expect(answer.json).toMatchObject({ status: 400, fields: [{ path: 'Idempotency-Key' }] })
})
