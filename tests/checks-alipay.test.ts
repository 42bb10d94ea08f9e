import { list } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { agree, visit } from './authorization/isv.ts'
import { alipayLinks } from './checks/alipay-links.ts'
import { failsAlone } from './checks/links.ts'
import { checked, failing, of } from './checks/steps.ts'
import { alipayOfItsOwn, alipayThroughUs, type Checked } from './checks/worlds.ts'
import { clientWalk } from './journeys/walking.ts'
import { openDirect } from './methods/own-accounts.ts'

let house: House
let world: Checked
let clock = 0
beforeAll(async () => {
  house = await House.open({}, () => new Date(Date.now() + clock))
  await house.signIn()
  world = await alipayThroughUs(house)
  // codes by a contract of their own: the one for tills opens mini programs too
  await ourAccount({ native_product_code: 'QR_CODE_OFFLINE' })
})
afterAll(() => house?.close())

async function ourAccount(settings: Record<string, string>, secrets: Record<string, string> = {}): Promise<void> {
  const path = `/v1/provider-accounts/${world.accountId}`
  const { json } = await house.person('GET', path)
  const { name } = json
  const kept = { ...(json['settings'] as Record<string, string>), ...settings }
  const saved = await house.person('PUT', path, { name, settings: kept, secrets })
  expect(saved.status, saved.text).toBe(200)
}

const around = { house: () => house, world: () => world, ahead: (ms: number) => (clock = ms) }

describe('through our company', () => {
  test('what is set up rightly passes, and leaves nothing open at the platform', async () => {
    const run = await checked(house, world.methodId)
    const others = run.results.filter(({ state }) => state !== 'pass')
    // in key mode there are no certificates
    expect(others.map(({ name, state }) => `${name}: ${state}`)).toEqual(['validity: skipped', 'platform_key: skipped'])
    const { trades } = await house.simulatorApi.get('/_sim/ledger')
    // what nobody opened never became a trade
    const begun = list({ trades }, 'trades').filter((one) => one['trade_no'] !== undefined)
    expect(begun.filter((one) => one['trade_status'] !== 'TRADE_CLOSED')).toEqual([])
  })

  test.each(alipayLinks('provider', around).map((link) => [link.what, link] as const))('%s', async (_what, link) => {
    await failsAlone(house, world, link)
  })

  test('a merchant who took the authorisation back', async () => {
    await house.simulatorApi.post('/_sim/alipay/revoke', { merchant: world.merchant, app_id: world.account })
    const run = await checked(house, world.methodId)
    expect(failing(run)).toEqual(['grant'])
    expect(of(run, 'order/native').state).toBe('skipped')

    const asked = { client_id: world.clientId, channel: 'alipay', provider_account_id: world.accountId }
    const { pc } = (await house.person('POST', '/v1/authorizations', asked)).json['links'] as { pc: string }
    await visit(house, await agree(house, pc, world.merchant))
    const again = async () => failing(await checked(house, world.methodId))
    await expect.poll(again, { timeout: 20_000, interval: 300 }).toEqual([])
  })
})

describe.each(['key', 'certificate'] as const)('an application of the merchant’s own, with a %s', (mode) => {
  let own: Checked
  beforeAll(async () => {
    own = await alipayOfItsOwn(house, mode)
  })
  const links = alipayLinks(mode, { ...around, world: () => own })
  test.each(links.map((link) => [link.what, link] as const))('%s', async (_what, link) => {
    await failsAlone(house, own, link)
  })
})

test('a merchant with an application of its own passes', async () => {
  const { methodId } = await openDirect(house, 'Alipay', ['native', 'page', 'h5', 'bar_code', 'app'])
  const run = await checked(house, methodId)
  expect(failing(run)).toEqual([])
  for (const name of ['signature', 'answer', 'order/native', 'order/page', 'order/h5', 'order/bar_code', 'callback']) {
    expect(of(run, name).state, name).toBe('pass')
  }
  expect(of(run, 'order/app').state).toBe('skipped')
})

test('an order of one fen shows that a product is signed, to a merchant’s own journey too, over any word', async () => {
  const { methodId, clientId, own } = await openDirect(house, 'Alipay', ['native', 'page'])
  const wants = [{ channel: 'alipay', scenes: ['native', 'page'], path: 'direct' }]
  expect((await house.person('PATCH', `/v1/clients/${clientId}`, { wants })).status).toBe(200)
  const walk = clientWalk(house, clientId, 'alipay')
  const states = async () => {
    const { tasks } = await walk.read()
    return ['sign_product', 'product_review'].map((step) => tasks.find(({ key }) => key === step)?.state)
  }
  await walk.confirm('company_account', { values: { subject: 'company', pid: own.number } })
  expect(await states()).toEqual(['waiting', 'locked'])
  expect(failing(await checked(house, methodId))).toEqual([])
  expect(await states()).toEqual(['done', 'done'])
  await house.simulatorApi.patch(`/_sim/alipay/apps/${own.appId}`, { products: ['QR_CODE_OFFLINE'] })
  expect(failing(await checked(house, methodId))).toEqual(['product/page'])
  await expect.poll(states).toEqual(['waiting', 'locked'])
})
