import { list, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { agree, type Isv, newClient, newMerchant, openIsv, visit } from './authorization/isv.ts'
import { enabled } from './methods/own-accounts.ts'

let house: House
let isv: Isv
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  isv = await openIsv(house)
})
afterAll(() => house?.close())

/** One more merchant of the client's that granted, and a method that is paid to it. */
async function granted(clientId: string, name: string) {
  const merchant = await newMerchant(house.simulatorApi)
  const asked = { client_id: clientId, channel: 'alipay', provider_account_id: isv.providerId }
  const started = await house.person('POST', '/v1/authorizations', asked)
  const { pc } = started.json['links'] as { pc: string }
  await visit(house, await agree(house, pc, merchant.appId))
  const grants = list((await house.person('GET', `/v1/grants?client_id=${clientId}`)).json, 'data')
  const grantId = grants.find((grant) => grant['sub_mchid'] === merchant.pid)?.['id']
  const body = { client_id: clientId, grant_id: grantId, name, scenes: ['native'] }
  const made = await house.person('POST', '/v1/methods', body)
  expect(made.status, made.text).toBe(201)
  const id = text(made.json, 'id')
  await enabled(house, id)
  return { id, merchant }
}

test('a method whose grant is withdrawn does not read as usable, and is passed over where only the client is named', async () => {
  const clientId = await newClient(house, '收回授权的面馆')
  const [first, second] = [await granted(clientId, '第一家'), await granted(clientId, '第二家')]
  const { call } = await house.program(clientId)
  let count = 0
  const paidBy = async () => {
    const order = { client_id: clientId, scene: 'native', out_trade_no: `WITHDRAWN_${(count += 1)}` }
    const made = await call('POST', '/v1/payments', { ...order, description: '面', amount_fen: 1 })
    expect(made.status, made.text).toBe(201)
    return (made.json['method'] as { id: string }).id
  }
  expect(await paidBy()).toBe(first.id)

  await house.simulatorApi.post('/_sim/alipay/revoke', { merchant: first.merchant.appId, app_id: isv.appId })
  const standingOf = async (id: string) => (await call('GET', `/v1/methods/${id}`)).json['standing']
  await until('the word of it', async () => {
    const seen = await standingOf(first.id)
    return seen === 'grant_withdrawn' ? { found: seen } : { seen: String(seen) }
  })
  expect(await standingOf(second.id)).toBe('active')
  const listed = list((await call('GET', `/v1/methods?client_id=${clientId}`)).json, 'data')
  expect(new Set(listed.map((one) => `${one['id']} ${one['state']} ${one['standing']}`))).toEqual(
    new Set([`${first.id} active grant_withdrawn`, `${second.id} active active`]),
  )
  expect(await paidBy()).toBe(second.id)
  const named = { method_id: first.id, scene: 'native', out_trade_no: 'WITHDRAWN_N', description: '面', amount_fen: 1 }
  const refused = await call('POST', '/v1/payments', named)
  expect([refused.status, refused.json['code']], refused.text).toEqual([422, 'GATEWAY_REFUSED'])
})
