import { list, text } from '@ruzhu/cli/demo/api.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { agree, here, type Isv, newClient, newMerchant, openIsv, visit } from './authorization/isv.ts'
import { refreshing } from './authorization/refreshing.ts'

let house: House
let isv: Isv
/** What may stand in no log, answer or file. */
const secrets: string[] = []

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  isv = await openIsv(house)
})
afterAll(() => house?.close())

const started = async (clientId: string) => {
  const answer = await house.person('POST', '/v1/authorizations', {
    client_id: clientId,
    channel: 'alipay',
    provider_account_id: isv.providerId,
  })
  expect(answer.status, answer.text).toBe(201)
  return { id: text(answer.json, 'id'), link: (answer.json['links'] as { pc: string }).pc, view: answer.json }
}
const grantsOf = async (clientId: string) =>
  list((await house.person('GET', `/v1/grants?client_id=${clientId}`)).json, 'data')
const stateOf = async (id: string) => (await house.person('GET', `/v1/authorizations/${id}`)).json['state']

async function granted(name: string) {
  const clientId = await newClient(house, name)
  const merchant = await newMerchant(house.simulatorApi)
  const { id, link } = await started(clientId)
  const back = await agree(house, link, merchant.appId)
  const page = await visit(house, back)
  expect(page.status, page.text).toBe(200)
  secrets.push(new URL(link).searchParams.get('state') ?? '', new URL(back).searchParams.get('app_auth_code') ?? '')
  return { clientId, merchant, id, link, back, page }
}

describe('a merchant who agrees', () => {
  test('is known from then on by the platform’s word; the page says so in both languages', async () => {
    const { clientId, merchant, id, page } = await granted('授权茶室')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.text).toContain('授权成功')
    expect(page.text).toContain('Authorised')
    expect(await stateOf(id)).toBe('granted')
    const [grant] = await grantsOf(clientId)
    expect(grant).toMatchObject({ sub_mchid: merchant.pid, auth_app_id: merchant.appId, state: 'active' })
    expect(grant).not.toHaveProperty('token')
  })

  test('may load the page again; another code by the same link is no use', async () => {
    const { clientId, back, link } = await granted('刷新茶室')
    expect((await visit(house, back)).text).toContain('授权成功')
    const other = await newMerchant(house.simulatorApi)
    const second = await visit(house, await agree(house, link, other.appId))
    expect([second.status, second.text]).toEqual([410, expect.stringContaining('This link was used')])
    expect(await grantsOf(clientId)).toHaveLength(1)
  })

  test('and two browsers that come back at once make one grant', async () => {
    const clientId = await newClient(house, '同时茶室')
    const [one, other] = [await newMerchant(house.simulatorApi), await newMerchant(house.simulatorApi)]
    const { link } = await started(clientId)
    const backs = [await agree(house, link, one.appId), await agree(house, link, other.appId)]
    const pages = await Promise.all(backs.map((back) => visit(house, back)))
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 410])
    expect(await grantsOf(clientId)).toHaveLength(1)
  })
})

describe('what a link is', () => {
  test('the one under way is handed out again, until it is cancelled', async () => {
    const clientId = await newClient(house, '链接茶室')
    const first = await started(clientId)
    expect(await started(clientId)).toEqual(first)
    const state = new URL(first.link).searchParams.get('state') ?? ''
    expect(state).toMatch(/^[\w-]{43}$/)
    expect(new URL(first.link).searchParams.get('redirect_uri')).toBe(isv.redirectUri)

    const cancelled = await house.person('POST', `/v1/authorizations/${first.id}/cancel`)
    expect(cancelled.json).toMatchObject({ state: 'cancelled' })
    expect(cancelled.json).not.toHaveProperty('links')
    const merchant = await newMerchant(house.simulatorApi)
    const page = await visit(house, await agree(house, first.link, merchant.appId))
    expect([page.status, page.text]).toEqual([410, expect.stringContaining('已作废')])
    expect((await started(clientId)).id).not.toBe(first.id)
  })

  test('it is one client’s and one account’s: a ticket of nobody’s, or at another address, is unknown', async () => {
    const { link } = await started(await newClient(house, '别人的茶室'))
    const merchant = await newMerchant(house.simulatorApi)
    const back = new URL(await agree(house, link, merchant.appId))
    const elsewhere = await openIsv(house)
    const foreign = `/authorized/${elsewhere.providerId}${back.search}`
    expect((await visit(house, `http://x${foreign}`)).status).toBe(404)
    back.searchParams.set('state', 'A'.repeat(43))
    expect((await visit(house, back.href)).status).toBe(404)
  })

  test('only those who may authorise clients see it; a key of another client sees nothing', async () => {
    const clientId = await newClient(house, '只读茶室')
    const { id } = await started(clientId)
    const own = await house.program(clientId)
    const seen = await own.call('GET', `/v1/authorizations/${id}`)
    expect(seen.json).toMatchObject({ id, state: 'open' })
    expect(seen.json).not.toHaveProperty('links')
    const stranger = await house.program(await newClient(house, '外人茶室'))
    expect((await stranger.call('GET', `/v1/authorizations/${id}`)).status).toBe(404)
    expect((await stranger.call('GET', `/v1/authorizations?client_id=${clientId}`)).status).toBe(404)
    expect((await own.call('POST', '/v1/authorizations', { client_id: clientId, channel: 'alipay' })).status).toBe(403)
  })

  test('of several accounts one has to be named', async () => {
    const body = { client_id: await newClient(house, '两个账号'), channel: 'alipay' }
    expect((await house.person('POST', '/v1/authorizations', body)).json).toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('WeChat Pay has none', async () => {
    const clientId = await newClient(house, '微信茶室')
    const answer = await house.person('POST', '/v1/authorizations', { client_id: clientId, channel: 'wechatpay' })
    expect(answer.json).toMatchObject({ status: 409, code: 'PROVIDER_MISSING' })
  })
})

describe('a merchant who comes back otherwise', () => {
  test('without agreeing: nothing changes, and the link can still be used', async () => {
    const clientId = await newClient(house, '犹豫茶室')
    const { id, link } = await started(clientId)
    const state = new URL(link).searchParams.get('state') ?? ''
    const declined = `${isv.redirectUri}?${new URLSearchParams({ app_id: isv.appId, state })}`
    for (let times = 0; times < 3; times++) {
      const page = await visit(house, declined)
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('没有授权')])
    }
    const { json } = await house.person('GET', `/v1/clients/${clientId}/timeline`)
    const told = list(json, 'data').filter(({ subject }) => subject === id)
    expect(told).toHaveLength(2) // made, and declined once
    const merchant = await newMerchant(house.simulatorApi)
    expect((await visit(house, await agree(house, link, merchant.appId))).text).toContain('授权成功')
  })

  test('from another application: refused, and the link can still be used', async () => {
    const clientId = await newClient(house, '别的应用')
    const { id, link } = await started(clientId)
    const merchant = await newMerchant(house.simulatorApi)
    const back = new URL(await agree(house, link, merchant.appId))
    back.searchParams.set('app_id', '2021000000000001')
    expect((await visit(house, back.href)).status).toBe(400)
    expect(await stateOf(id)).toBe('open')
  })

  test('with a code that the platform refuses: failed, with its word', async () => {
    const { id, link } = await started(await newClient(house, '坏码茶室'))
    const state = new URL(link).searchParams.get('state') ?? ''
    const query = new URLSearchParams({ app_id: isv.appId, app_auth_code: 'f'.repeat(32), state })
    const page = await visit(house, `${isv.redirectUri}?${query}`)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('授权没有完成')])
    const { json } = await house.person('GET', `/v1/authorizations/${id}`)
    expect(json).toMatchObject({ state: 'failed', problem: expect.stringContaining('AUTH_CODE_NOT_EXIST') })
  })

  test('as a merchant of another client: that client keeps it, with its newest tokens', async () => {
    const first = await granted('原来的客户')
    const clientId = await newClient(house, '拿错链接的客户')
    const { id, link } = await started(clientId)
    const page = await visit(house, await agree(house, link, first.merchant.appId))
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('另一个客户')])
    expect(await grantsOf(clientId)).toEqual([])
    expect((await house.person('GET', `/v1/authorizations/${id}`)).json).toMatchObject({ problem: 'other_client' })
    const [grant] = await grantsOf(first.clientId)
    const asked = await house.person('POST', `/v1/grants/${String(grant?.['id'])}/ask`)
    expect(asked.json).toMatchObject({ state: 'active' })
  })

  test.each(['', '?state=', '?state=%00', '?state=a&state=b', `?state=${'x'.repeat(3000)}`])(
    'with any other query: %j',
    async (query) => {
      const page = await visit(house, `${isv.redirectUri}${query}`)
      expect(page.status).toBeGreaterThanOrEqual(400)
      expect(page.status).toBeLessThan(500)
    },
  )
})

describe('an answer that gets lost', () => {
  test('leaves the question: it is asked again, and the merchant is told to wait', async () => {
    const clientId = await newClient(house, '断线茶室')
    const merchant = await newMerchant(house.simulatorApi)
    const { id, link } = await started(clientId)
    const back = await agree(house, link, merchant.appId)
    const fault = { match: { path: 'alipay.open.auth.token.app' }, effect: 'refuse', times: 1 }
    await house.simulatorApi.post('/_sim/faults', fault)
    const page = await visit(house, back)
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('已收到你的授权')])
    await expect.poll(() => stateOf(id), { timeout: 30_000 }).toBe('granted')
    expect((await visit(house, back)).text).toContain('授权成功')
  })

  test('after the platform had given the tokens: they come with its message', async () => {
    const clientId = await newClient(house, '丢失茶室')
    const merchant = await newMerchant(house.simulatorApi)
    const { id, link } = await started(clientId)
    const back = await agree(house, link, merchant.appId)
    const fault = { match: { path: 'alipay.open.auth.token.app' }, effect: 'lose_answer', times: 1 }
    await house.simulatorApi.post('/_sim/faults', fault)
    await visit(house, back)
    await expect.poll(() => stateOf(id), { timeout: 30_000 }).toBe('granted')
    expect(await grantsOf(clientId)).toMatchObject([{ sub_mchid: merchant.pid, state: 'active' }])
  })
})

const revoke = (merchant: string) => house.simulatorApi.post('/_sim/alipay/revoke', { app_id: isv.appId, merchant })
const state = async (clientId: string) => (await grantsOf(clientId))[0]?.['state']

async function enabledMethod(clientId: string): Promise<string> {
  const made = await house.person('POST', '/v1/methods', { client_id: clientId, name: '扫码', scenes: ['native'] })
  expect(made.status, made.text).toBe(201)
  const enabled = await house.person('POST', `/v1/methods/${text(made.json, 'id')}/enable`)
  expect(enabled.status, enabled.text).toBe(200)
  return text(enabled.json, 'id')
}

describe('a merchant who takes it back', () => {
  test('is heard by the platform’s message', async () => {
    const { clientId, merchant } = await granted('取消茶室')
    await revoke(merchant.appId)
    await expect.poll(() => state(clientId), { timeout: 20_000 }).toBe('withdrawn')
    const [grant] = await grantsOf(clientId)
    expect(grant).toMatchObject({ withdrawn_at: expect.any(String) })
    const body = { client_id: clientId, name: '扫码', scenes: ['native'] }
    expect((await house.person('POST', '/v1/methods', body)).json).toMatchObject({ code: 'METHOD_NOT_READY' })
  })

  test('and by the first refused call, where the message does not come', async () => {
    const { clientId, merchant } = await granted('静默茶室')
    const method = await enabledMethod(clientId)
    await house.simulatorApi.patch(`/_sim/alipay/apps/${isv.appId}`, { gateway_url: null })
    await revoke(merchant.appId)
    const payment = {
      method_id: method,
      scene: 'native',
      out_trade_no: 'REVOKED001',
      description: '茶',
      amount_fen: 100,
    }
    const refused = await house.person('POST', '/v1/payments', payment)
    expect(refused.json).toMatchObject({ status: 422, gateway: { code: 'aop.invalid-app-auth-token' } })
    await expect.poll(() => state(clientId), { timeout: 20_000 }).toBe('withdrawn')
    await house.simulatorApi.patch(`/_sim/alipay/apps/${isv.appId}`, {
      gateway_url: here(isv.notifyUrl),
    })
  })

  test('may grant again: what was set up works as before', async () => {
    const { clientId, merchant } = await granted('回来茶室')
    const method = await enabledMethod(clientId)
    await revoke(merchant.appId)
    await expect.poll(() => state(clientId), { timeout: 20_000 }).toBe('withdrawn')
    await house.person('POST', `/v1/methods/${method}/disable`)
    expect((await house.person('POST', `/v1/methods/${method}/enable`)).json).toMatchObject({ code: 'GRANT_WITHDRAWN' })

    const { link } = await started(clientId)
    await visit(house, await agree(house, link, merchant.appId))
    expect(await grantsOf(clientId)).toMatchObject([{ state: 'active' }])
    expect((await house.person('POST', `/v1/methods/${method}/enable`)).status).toBe(200)
  })
})

describe('new tokens before their time:', () => {
  refreshing({ house: () => house, isv: () => isv, granted, enabledMethod })
})

test('what the application hears is verified at its own address, acknowledged in its word, and stored once', async () => {
  const forged = await house.anybody('POST', `/n/${isv.providerId}`, 'notify_type=open_app_auth_notify&sign=x', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(forged.status).toBe(401)
  await granted('应答茶室')
  const said = async () => list(await house.simulatorApi.get('/_sim/notifications'), 'notifications')
  await expect
    .poll(async () => (await said()).every(({ state }) => state === 'delivered'), { timeout: 20_000 })
    .toBe(true)
})

test('tickets, codes and tokens stand in no log and no file', async () => {
  const grants = await house.server.parts.deps.store.read.grants.ofClients(
    (await house.server.parts.deps.store.read.clients.page({ limit: 100 })).rows.map(({ id }) => id),
  )
  const tokens = grants.flatMap(({ token, refreshToken }) => [token.reveal(), refreshToken.reveal()])
  expect(tokens.length).toBeGreaterThan(10)
  expect(secrets.length).toBeGreaterThan(5)
  const files = await Promise.all(
    ['ruzhu.db', 'ruzhu.db-wal'].map((name) => readFile(join(house.folder, name)).catch(() => Buffer.alloc(0))),
  )
  for (const secret of [...secrets, ...tokens]) {
    expect(house.logged.join('\n')).not.toContain(secret)
    for (const file of files) expect(file.includes(secret)).toBe(false)
  }
})
