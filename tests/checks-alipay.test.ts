import { list, text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { failsAlone, type Link } from './checks/links.ts'
import { checked, failing, of } from './checks/steps.ts'
import { alipayThroughUs, type Checked } from './checks/worlds.ts'
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

const app = (id: string, body: object) => house.simulatorApi.patch(`/_sim/alipay/apps/${id}`, body)
const ours = (body: object) => app(world.account, body)
const theirs = (body: object) => app(world.merchant, body)
const ALL = [
  'JSAPI_PAY',
  'QUICK_WAP_WAY',
  'FAST_INSTANT_TRADE_PAY',
  'QR_CODE_OFFLINE',
  'FACE_TO_FACE_PAYMENT',
  'QUICK_MSECURITY_PAY',
]
const without = (...products: string[]) => ({ products: ALL.filter((one) => !products.includes(one)) })

const LINKS: readonly (Link & { what: string })[] = [
  {
    what: 'a clock that is six minutes behind',
    check: 'clock',
    break: async () => (clock = -6 * 60_000),
    mend: async () => (clock = 0),
  },
  {
    what: 'an application that is taken offline',
    check: 'online',
    break: () => ours({ online: false }),
    mend: () => ours({ online: true }),
  },
  {
    what: 'an IP whitelist without this server',
    check: 'ip_whitelist',
    code: 'isv.illegal-client-ip',
    break: () => ours({ ip_whitelist: ['203.0.113.7'] }),
    mend: () => ours({ ip_whitelist: [] }),
  },
  {
    what: 'a mini program that is not bound',
    check: 'app/mini_program',
    code: 'ACQ.UNBOUND_APPLICATION',
    break: () => theirs({ op_app_ids: [] }),
    mend: () => theirs({ op_app_ids: [world.appid] }),
  },
  {
    what: 'no contract for codes',
    check: 'product/native',
    break: () => theirs(without('QR_CODE_OFFLINE', 'FACE_TO_FACE_PAYMENT')),
    mend: () => theirs({ products: ALL }),
  },
  {
    what: 'no contract for websites',
    check: 'product/page',
    break: () => theirs(without('FAST_INSTANT_TRADE_PAY')),
    mend: () => theirs({ products: ALL }),
  },
  {
    what: 'no contract for mini programs',
    check: 'product/mini_program',
    break: () => theirs(without('JSAPI_PAY', 'FACE_TO_FACE_PAYMENT')),
    mend: () => theirs({ products: ALL }),
  },
]

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

  test.each(LINKS.map((link) => [link.what, link] as const))('%s', async (_what, link) => {
    await failsAlone(house, world, link)
  })

  test('a key that was taken away at the platform: our signature is no longer taken', async () => {
    await ours({ app_public_key: null })
    expect(failing(await checked(house, world.methodId))).toEqual(['signature'])
    await ourAccount({}, { private_key: text(await ours({ rotate: 'app_key' }), 'app_private_key') })
    expect(failing(await checked(house, world.methodId))).toEqual([])
  })

  test('answers that do not fit the key we hold', async () => {
    const fault = { match: { path: '/gateway.do' }, effect: 'bad_signature' }
    const { id } = await house.simulatorApi.post('/_sim/faults', fault)
    expect(failing(await checked(house, world.methodId))).toEqual(['answer'])
    await fetch(`${house.simulator.url}/_sim/faults/${String(id)}`, { method: 'DELETE' })
    expect(failing(await checked(house, world.methodId))).toEqual([])
  })

  test('a merchant who took the authorisation back', async () => {
    await house.simulatorApi.post('/_sim/alipay/revoke', { merchant: world.merchant, app_id: world.account })
    const run = await checked(house, world.methodId)
    expect(failing(run)).toEqual(['grant'])
    expect(of(run, 'order/native').state).toBe('skipped')
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
  await app(own.appId, without('FAST_INSTANT_TRADE_PAY'))
  expect(failing(await checked(house, methodId))).toEqual(['product/page'])
  await expect.poll(states).toEqual(['waiting', 'locked'])
})
