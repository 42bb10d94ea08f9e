import { list, object, text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Call, House } from './api/house.ts'
import { aClient, enabled, openDirect, OWN_ACCOUNTS, type OwnKind, saveOwn } from './methods/own-accounts.ts'

/** Clients who are paid under their own numbers, with their own keys: real server, real storage, played gateways. */

let house: House
let numbers = 0
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
})
afterAll(() => house?.close())

const V3: OwnKind = 'WeChat Pay v3'
const KINDS = Object.keys(OWN_ACCOUNTS) as OwnKind[]

describe.each(KINDS)('paid directly, %s', (kind) => {
  let shop: Awaited<ReturnType<typeof openDirect>>
  let call: Call
  beforeAll(async () => {
    shop = await openDirect(house, kind)
    ;({ call } = await house.program(shop.clientId))
  })

  const order = (changes: object = {}) => ({
    method_id: shop.methodId,
    scene: 'native',
    out_trade_no: `DIRECT_${(numbers += 1)}`,
    description: '招牌牛腩粉',
    amount_fen: 7600,
    ...changes,
  })
  const stateOf = (path: string, wanted: string) =>
    until(`${path} to be ${wanted}`, async () => {
      const seen = await call('GET', path)
      return seen.json['state'] === wanted ? { found: seen.json } : { seen: seen.text }
    })

  test('is paid under the account’s own number, refunded, and told of both', async () => {
    const made = await call('POST', '/v1/payments', order())
    expect(made.status, made.text).toBe(201)
    expect(made.json).toMatchObject({ sub_mchid: shop.own.number, state: 'pending' })
    const id = text(made.json, 'id')
    await pay(made)
    await stateOf(`/v1/payments/${id}`, 'paid')

    const refund = { payment_id: id, out_refund_no: `R${id}`, amount_fen: 2600 }
    const sent = await call('POST', '/v1/refunds', refund)
    expect(sent.status, sent.text).toBe(201)
    await house.simulatorApi.post('/_sim/clock', { advance_s: 5 })
    await stateOf(`/v1/refunds/${text(sent.json, 'id')}`, 'refunded')
    await stateOf(`/v1/payments/${id}`, 'partially_refunded')
    const tooMuch = await call('POST', '/v1/refunds', { ...refund, out_refund_no: `X${id}`, amount_fen: 5001 })
    expect([tooMuch.status, tooMuch.json['code']]).toEqual([422, 'REFUND_TOO_LARGE'])
  })

  test('a payment that nobody made is closed at the gateway', async () => {
    const made = await call('POST', '/v1/payments', order())
    const closed = await call('POST', `/v1/payments/${text(made.json, 'id')}/close`)
    expect(closed.json, closed.text).toMatchObject({ state: 'closed' })
  })

  test('a lost answer is repeated under the same number, also by a server that has just started', async () => {
    const asked = order()
    await house.simulatorApi.post('/_sim/faults', { match: { path: PATHS[kind] }, effect: 'lose_answer', times: 1 })
    const lost = await call('POST', '/v1/payments', asked)
    expect([lost.status, lost.json['code']], lost.text).toEqual([502, 'GATEWAY_UNREACHABLE'])
    await house.restart()
    const again = await call('POST', '/v1/payments', asked)
    expect(again.status, again.text).toBe(201)
    await pay(again)
    await stateOf(`/v1/payments/${text(again.json, 'id')}`, 'paid')
  })

  test('its method says so, and no secret of it is told anywhere', async () => {
    const { json, text: told } = await call('GET', `/v1/methods/${shop.methodId}`)
    expect(json).toMatchObject({
      mode: 'direct',
      standing: 'active',
      sub_mchid: shop.own.number,
      provider_id: shop.accountId,
    })
    const account = await call('GET', `/v1/client-accounts/${shop.accountId}`)
    expect(account.json).toMatchObject({ client_id: shop.clientId })
    const everything = [told, account.text, shop.saved.text, ...house.logged].join('\n')
    for (const secret of Object.values(shop.own.secrets))
      expect(everything).not.toContain(secret.slice(40, 80) || secret)
  })

  test('it is not offered as an account of ours', async () => {
    const ours = await house.person('GET', '/v1/provider-accounts')
    expect(list(ours.json, 'data').map((one) => text(one, 'id'))).not.toContain(shop.accountId)
    const read = await house.person('GET', `/v1/provider-accounts/${shop.accountId}`)
    const probed = await house.person('POST', `/v1/provider-accounts/${shop.accountId}/probe`)
    expect([read.status, probed.status]).toEqual([404, 404])
  })
})

/** A payer scans what was offered. */
async function pay(made: { json: Record<string, unknown> }): Promise<void> {
  const { code_url } = made.json['pay'] as { code_url: string }
  await house.simulatorApi.post('/_sim/pay', { target: code_url })
}

const PATHS: Readonly<Record<OwnKind, string>> = {
  'WeChat Pay v3': '/v3/pay/transactions/native',
  'WeChat Pay v2': '/pay/unifiedorder',
  Alipay: 'alipay.trade.precreate',
}

const SCENES: Readonly<Record<OwnKind, readonly string[]>> = {
  'WeChat Pay v3': ['native', 'mini_program', 'jsapi', 'h5', 'app'],
  'WeChat Pay v2': ['native', 'mini_program', 'jsapi', 'h5', 'app'],
  Alipay: ['native', 'mini_program', 'h5', 'page', 'app'],
}

describe.each(KINDS)('every scene, %s', (kind) => {
  test('is ordered in the app that it is paid in, and its payer can pay', async () => {
    const shop = await openDirect(house, kind, ['native'])
    const { appId } = shop.own
    const kinds = kind === 'Alipay' ? ['mini_program'] : ['mini_program', 'official_account', 'mobile_app']
    const apps = kinds.map((one) => ({ kind: one, appid: appId }))
    const changed = await house.person('PATCH', `/v1/methods/${shop.methodId}`, { scenes: SCENES[kind], apps })
    expect(changed.status, changed.text).toBe(200)
    const { call } = await house.program(shop.clientId)
    for (const scene of SCENES[kind]) {
      const order = { client_id: shop.clientId, scene, out_trade_no: `SCENE_${(numbers += 1)}`, amount_fen: 1 }
      const made = await call('POST', '/v1/payments', {
        ...order,
        description: '粉',
        ...(await besides(scene, kind, appId)),
      })
      expect(made.status, `${scene} ${made.text}`).toBe(201)
      expect(made.json).toMatchObject({ sub_mchid: shop.own.number, scene })
      const pay = object(made.json['pay'], 'pay')
      if ('appId' in pay) expect(pay['appId']).toBe(appId)
      expect(pay['kind'], scene).toBe(PAY_KINDS[kind === 'Alipay' ? 'alipay' : 'wechatpay'][scene])
    }
  })
})

const PAY_KINDS: Readonly<Record<'alipay' | 'wechatpay', Readonly<Record<string, string>>>> = {
  wechatpay: { native: 'qr', mini_program: 'jsapi', jsapi: 'jsapi', h5: 'redirect', app: 'app' },
  alipay: { native: 'qr', mini_program: 'trade_no', h5: 'redirect', page: 'redirect', app: 'order_string' },
}

/** Who pays, where the app knows; and from where, where a browser does. */
async function besides(scene: string, kind: OwnKind, appId: string): Promise<object> {
  if (scene === 'h5') return { payer_client_ip: '203.0.113.9', return_url: 'https://shop.example.com/paid' }
  if (scene !== 'mini_program' && scene !== 'jsapi') return {}
  const { channel } = OWN_ACCOUNTS[kind]
  const payer = await house.simulatorApi.get(`/_sim/payers/rich?appid=${appId}&channel=${channel}`)
  const openids = object(payer['openids'], 'openids')
  return { payer_openid: openids[appId] ?? payer['user_id'] ?? payer['buyer_id'] }
}

test('whom the money goes to is never the caller’s to name', async () => {
  const { clientId, accountId, methodId } = await openDirect(house, 'WeChat Pay v3')
  const method = {
    client_id: clientId,
    account_id: accountId,
    name: '别人的',
    scenes: ['native'],
    sub_mchid: '1900000109',
  }
  const made = await house.person('POST', '/v1/methods', method)
  const changed = await house.person('PATCH', `/v1/methods/${methodId}`, { sub_mchid: '1900000109' })
  const payment = { method_id: methodId, scene: 'native', out_trade_no: 'NAMED_1', description: '粉', amount_fen: 1 }
  const paid = await house.person('POST', '/v1/payments', { ...payment, sub_mchid: '1900000109' })
  for (const answer of [made, changed, paid]) {
    expect([answer.status, answer.json['code']], answer.text).toEqual([400, 'INPUT_INVALID'])
  }
})

test('inside an app it is paid only in an AppID of its own, which is asked for before it is switched on', async () => {
  const shop = await openDirect(house, 'WeChat Pay v3')
  const change = (body: object) => house.person('PATCH', `/v1/methods/${shop.methodId}`, body)
  const scenes = ['native', 'jsapi']
  const refused = await change({ scenes })
  expect([refused.status, refused.json['code']], refused.text).toEqual([400, 'INPUT_INVALID'])
  expect(refused.text).toContain('official_account needed for jsapi')
  const twice = [1, 2].map(() => ({ kind: 'official_account', appid: shop.own.appId }))
  expect((await change({ scenes, apps: twice })).status).toBe(400)
  expect((await change({ scenes, apps: twice.slice(1) })).status).toBe(200)
})

test('the first that fits is taken where only the client is named, in the order that somebody gave them', async () => {
  const shop = await openDirect(house, 'WeChat Pay v3')
  const second = { client_id: shop.clientId, account_id: shop.accountId, name: '第二个', scenes: ['native', 'h5'] }
  const made = await house.person('POST', '/v1/methods', second)
  const other = text(made.json, 'id')
  await enabled(house, other)
  const { call } = await house.program(shop.clientId)
  const taken = async () => {
    const body = { client_id: shop.clientId, scene: 'native', out_trade_no: `ORDER_${(numbers += 1)}` }
    const paid = await call('POST', '/v1/payments', { ...body, description: '牛腩粉', amount_fen: 1 })
    return (paid.json['method'] as { id: string } | undefined)?.id ?? paid.text
  }
  expect(await taken()).toBe(shop.methodId)

  const path = `/v1/clients/${shop.clientId}/method-order`
  const ordered = await house.person('PUT', path, { method_ids: [other, shop.methodId] })
  expect(list(ordered.json, 'data').map((one) => [one['id'], one['place']])).toEqual([
    [other, 0],
    [shop.methodId, 1],
  ])
  expect(await taken()).toBe(other)
  for (const method_ids of [[other], [other, other], [other, shop.methodId, 'pm_000000000000000000000000']]) {
    expect((await house.person('PUT', path, { method_ids })).status).toBe(400)
  }
  const stranger = await house.program(await aClient(house, '别人'))
  expect((await stranger.call('PUT', path, { method_ids: [other, shop.methodId] })).status).toBe(403)
})

test('a draft is tried with one fen, which no client’s system may do otherwise; and given back', async () => {
  const own = await OWN_ACCOUNTS['WeChat Pay v3'].open(house)
  const clientId = await aClient(house, '还在试')
  const account = await saveOwn(house, clientId, 'WeChat Pay v3', own)
  const draft = { client_id: clientId, account_id: text(account.json, 'id'), name: '草稿', scenes: ['native'] }
  const methodId = text((await house.person('POST', '/v1/methods', draft)).json, 'id')
  const { call } = await house.program(clientId)
  const usual = { method_id: methodId, scene: 'native', out_trade_no: 'DRAFT_1', description: '粉', amount_fen: 1 }
  expect((await call('POST', '/v1/payments', usual)).json['code']).toBe('METHOD_UNAVAILABLE')
  expect((await call('POST', '/v1/payments', { ...usual, trial: true })).status).toBe(400)

  const tried = await house.person('POST', `/v1/methods/${methodId}/trial`, { scene: 'native' })
  expect(tried.status, tried.text).toBe(201)
  expect(tried.json).toMatchObject({ amount_fen: 1, state: 'pending', description: '测试付款' })
  const { code_url } = tried.json['pay'] as { code_url: string }
  await house.simulatorApi.post('/_sim/pay', { target: code_url })
  const id = text(tried.json, 'id')
  await until('the trial to be paid', async () => {
    const seen = await house.person('GET', `/v1/payments/${id}`)
    return seen.json['state'] === 'paid' ? { found: seen } : { seen: seen.text }
  })
  const refund = { payment_id: id, out_refund_no: `R${id}`, amount_fen: 1 }
  expect((await house.person('POST', '/v1/refunds', refund)).status).toBe(201)
  const repeated = { scene: 'native', out_trade_no: 'TRIAL_1' }
  await house.simulatorApi.post('/_sim/faults', { match: { path: PATHS[V3] }, effect: 'lose_answer', times: 1 })
  const lost = await house.person('POST', `/v1/methods/${methodId}/trial`, repeated)
  expect(lost.json['code']).toBe('GATEWAY_UNREACHABLE')
  const again = await house.person('POST', `/v1/methods/${methodId}/trial`, repeated)
  expect(again.json, again.text).toMatchObject({ out_trade_no: 'TRIAL_1', pay: { kind: 'qr' } })
  const wrong = await house.person('POST', `/v1/methods/${methodId}/trial`, { scene: 'h5' })
  expect(wrong.json['code']).toBe('METHOD_UNAVAILABLE')
})
