import { nextNight } from '@ruzhu/domain/checks/nightly.ts'
import { X509Certificate } from 'node:crypto'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { failsAlone } from './checks/links.ts'
import { healed, putAside, wechatLinks } from './checks/wechat-links.ts'
import { checked, failing, of } from './checks/steps.ts'
import { type Checked, wechatOfItsOwn, wechatThroughUs } from './checks/worlds.ts'
import { openDirect } from './methods/own-accounts.ts'

let house: House
let world: Checked
let clock = 0
beforeAll(async () => {
  house = await House.open({}, () => new Date(Date.now() + clock))
  await house.signIn()
  world = await wechatThroughUs(house)
})
afterAll(() => house?.close())

const around = { house: () => house, world: () => world, ahead: (ms: number) => (clock = ms) }
const sim = (path: string, body: object) => house.simulatorApi.patch(`/_sim/wechatpay/${path}`, body)
const account = (body: object) => sim(`merchants/${world.account}`, body)
const merchant = (body: object) => sim(`merchants/${world.merchant}`, body)
const ALL = ['JSAPI', 'NATIVE', 'H5', 'APP']

async function secretOf(field: string): Promise<string> {
  const found = await house.server.parts.deps.store.read.providers.byId(world.accountId as never)
  return found?.secrets[field]?.reveal() ?? ''
}

async function ownAppid(): Promise<string | undefined> {
  const found = await house.server.parts.deps.store.read.providers.byId(world.accountId as never)
  return found?.settings['sp_appid']
}

describe('through our company', () => {
  test('what is set up rightly passes, and leaves nothing open at the platform', async () => {
    const run = await checked(house, world.methodId)
    expect(run.results.filter(({ state }) => state !== 'pass').map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'h5_domain: manual',
    ])
    const { trades } = await house.simulatorApi.get('/_sim/ledger')
    const left = list({ trades }, 'trades').filter((one) => one['trade_state'] !== 'CLOSED')
    expect(left).toEqual([])
    expect((await house.person('GET', `/v1/payments?client_id=${world.clientId}`)).json['data']).toEqual([])
  })

  test.each(wechatLinks('provider', around).map((link) => [link.what, link] as const))('%s', async (_what, link) => {
    await failsAlone(house, world, link)
    const { json } = await house.person('GET', `/v1/methods/${world.methodId}`)
    expect((json['last_check'] as { counts: object }).counts).toMatchObject({ fail: 0 }) // also where our clock was ahead
  })

  test('nobody answers: that is nobody’s fault, and what stands on it waits', async () => {
    const { id } = await house.simulatorApi.post('/_sim/faults', { match: { path: '/v3/' }, effect: 'http_500' })
    const run = await checked(house, world.methodId)
    await healed(house, id)
    expect(failing(run)).toEqual([])
    expect(run.results.some(({ state }) => state === 'unknown')).toBe(true)
    expect(of(run, 'order/native').state).toBe('skipped')
  })

  test('only what is named is asked anew, with what it stands on; the rest stays as it was found before', async () => {
    await account({ appids: [] })
    await checked(house, world.methodId) // what stands on it waits
    await account({ appids: [(await ownAppid()) ?? ''] })
    expect(failing(await checked(house, world.methodId, 'appid'))).toEqual([])
    await merchant({ refund_permission: false, products: [] })
    const run = await checked(house, world.methodId, 'refund_permission', 'callback')
    await merchant({ refund_permission: true, products: ALL })
    expect(run.only).toEqual(['refund_permission', 'callback'])
    expect(failing(run)).toEqual(['refund_permission'])
    expect(of(run, 'product/native').state).toBe('pass')
    expect(failing(await checked(house, world.methodId, 'refund_permission'))).toEqual([])
    const path = `/v1/methods/${world.methodId}/checks`
    expect((await house.person('POST', path, { only: ['refund_permission', 'weather'] })).status).toBe(404)
  })

  test('no secret stands in what was found', async () => {
    const { text: said } = await house.person('GET', `/v1/methods/${world.methodId}/checks?limit=100`)
    for (const field of ['api_v3_key', 'api_v2_key', 'private_key']) {
      expect(said).not.toContain((await secretOf(field)).slice(-40))
    }
  })
})

test('a client of v3 who has no app: the account’s own AppID unlinked', async () => {
  const { methodId, own } = await openDirect(house, 'WeChat Pay v3', ['native'])
  const merchants = `merchants/${own.number}`
  await sim(merchants, { appids: [] })
  const broken = await checked(house, methodId)
  expect(failing(broken)).toEqual(['appid'])
  await sim(merchants, { appids: [own.appId] })
  expect(failing(await checked(house, methodId, 'appid'))).toEqual([])
})

test('a certificate that ends within thirty days is a warning, and nothing waits for it', async () => {
  const { methodId, accountId, own } = await openDirect(house, 'WeChat Pay v3', ['native'])
  const made = await sim(`merchants/${own.number}`, { rotate: 'merchant_certificate', valid_days: 20 })
  const certificate = text(made, 'certificate')
  const settings = { certificate, serial_no: new X509Certificate(certificate).serialNumber }
  await putAside(house, accountId, { settings, secrets: { private_key: text(made, 'private_key') } })
  const run = await checked(house, methodId)
  expect(failing(run)).toEqual([])
  expect(of(run, 'validity')).toMatchObject({ state: 'warn', fix: [{ owner: 'superAdmin' }] })
  expect(of(run, 'order/native').state).toBe('pass')
})

describe.each([
  ['v3', 'WeChat Pay v3'],
  ['v2', 'WeChat Pay v2'],
] as const)('a client with %s keys of its own', (mode, kind) => {
  let own: Checked
  beforeAll(async () => {
    own = await wechatOfItsOwn(house, kind)
  })

  test('passes as it is saved, and as it is checked', async () => {
    const found = list(own.saved, 'checks').map((one) => [one['name'], one['state']])
    expect(found).toContainEqual(['signature', 'pass'])
    expect(found.filter(([, state]) => state !== 'pass' && state !== 'skipped')).toEqual([])
    const run = await checked(house, own.methodId)
    expect(failing(run)).toEqual([])
    for (const name of ['signature', 'answer', 'app/mini_program', 'order/native', 'refund_permission', 'callback']) {
      expect(of(run, name).state, name).toBe('pass')
    }
  })

  const links = wechatLinks(mode, { ...around, world: () => own })
  test.each(links.map((link) => [link.what, link] as const))('%s', async (_what, link) => {
    await failsAlone(house, own, link)
  })
})

test('what no platform tells a person says, and may take back', async () => {
  const word = `/v1/methods/${world.methodId}/checks/words/h5_domain`
  expect((await house.person('PUT', word)).status).toBe(204)
  const said = of(await checked(house, world.methodId, 'h5_domain'), 'h5_domain')
  expect(said).toMatchObject({ state: 'pass', reason: { 'zh-CN': '林晓 确认已设置' } })
  expect((await house.person('DELETE', word)).status).toBe(204)
  expect(of(await checked(house, world.methodId, 'h5_domain'), 'h5_domain').state).toBe('manual')
  const other = await house.person('PUT', word.replace('h5_domain', 'signature'))
  expect(other.status).toBe(404) // the platform tells of that one
})

test('a method is not enabled while its last check failed, nor by a program that is bound to a client', async () => {
  const path = `/v1/methods/${world.methodId}`
  expect((await house.person('POST', `${path}/disable`)).status).toBe(200)
  await merchant({ refund_permission: false })
  await checked(house, world.methodId)
  const refused = await house.person('POST', `${path}/enable`)
  expect(refused.json, refused.text).toMatchObject({ status: 409, code: 'METHOD_CHECK_FAILED' })
  expect(list(refused.json, 'fields').map((field) => field['path'])).toEqual(['refund_permission'])
  await merchant({ refund_permission: true })
  await checked(house, world.methodId, 'refund_permission')
  const { call } = await house.program(world.clientId)
  expect((await call('POST', `${path}/enable`)).status).toBe(403)
  expect((await house.person('POST', `${path}/enable`)).status).toBe(200)
})

test('an order that was made and could not be closed is closed afterwards, by a process that knows only what was kept', async () => {
  const open = async () => {
    const { trades } = await house.simulatorApi.get('/_sim/ledger')
    return list({ trades }, 'trades').filter(
      (one) => String(one['out_trade_no']).startsWith('RZCHECK') && one['trade_state'] === 'NOTPAY',
    )
  }
  const { id } = await house.simulatorApi.post('/_sim/faults', {
    match: { path: '/v3/pay/partner/transactions/out-trade-no', method: 'POST' },
    effect: 'http_500',
  })
  const run = await checked(house, world.methodId, 'order/native')
  await healed(house, id)
  expect(of(run, 'order/native').reason?.['en']).toBe('The trial order is closed within minutes')
  expect((await open()).length).toBeGreaterThan(0)
  clock = 2 * 60_000
  await house.restart()
  await expect.poll(open, { timeout: 20_000, interval: 100 }).toEqual([])
  clock = 0
})

test('at three in the morning each method in use is checked once, however often we start anew', async () => {
  const night = nextNight(new Date()).getTime()
  const atNight = async (afterMs: number) => {
    clock = night + afterMs - Date.now()
    await house.restart()
  }
  const runs = async () => {
    const { json } = await house.person('GET', `/v1/methods/${world.methodId}/checks?limit=100`)
    return list(json, 'data').filter(({ by, ended_at }) => by === 'nightly' && ended_at !== undefined)
  }
  const inARow = () => house.server.parts.deps.store.read.jobs.open('check_tonight', world.methodId)
  expect(await runs()).toEqual([])
  await atNight(1_000) // now they are put in a row, up to half a minute apart
  await expect.poll(inARow, { timeout: 20_000, interval: 20 }).toBeDefined()
  await atNight(120_000)
  await expect.poll(async () => (await runs()).length, { timeout: 30_000, interval: 100 }).toBe(1)
  await atNight(180_000)
  await checked(house, world.methodId, 'callback')
  expect(await runs()).toHaveLength(1)
  clock = 0
})
