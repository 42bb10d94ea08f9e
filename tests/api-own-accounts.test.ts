import { list, object, text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { aClient, openDirect, OWN_ACCOUNTS, type OwnKind, type Own, saveOwn } from './methods/own-accounts.ts'

/** What is not right is not saved, and who has no business with a client's keys does not meet them. */

let house: House
let clientId: string
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  clientId = await aClient(house, '直连客户')
})
afterAll(() => house?.close())

const V3 = 'WeChat Pay v3'
const open = (kind: OwnKind = V3) => OWN_ACCOUNTS[kind].open(house)
const count = async () =>
  list((await house.person('GET', `/v1/client-accounts?client_id=${clientId}`)).json, 'data').length

describe('an account of a client’s own is not saved', () => {
  const CASES: [string, OwnKind, (own: Own, other: Own) => Partial<Own>, number, string][] = [
    [
      'with another’s private key',
      V3,
      (own, other) => ({ secrets: { ...own.secrets, ...keyOf(other) } }),
      422,
      'CREDENTIAL_INVALID',
    ],
    [
      'with another’s merchant number',
      V3,
      (own, { number }) => ({ settings: { ...own.settings, mchid: number } }),
      422,
      'CREDENTIAL_INVALID',
    ],
    ['without an AppID', V3, (own) => ({ settings: { ...own.settings, appid: '' } }), 422, 'CREDENTIAL_INVALID'],
    [
      'under the provider’s names',
      V3,
      (own) => ({ settings: { ...own.settings, sp_mchid: own.number } }),
      400,
      'INPUT_INVALID',
    ],
    [
      'with a v2 key that is none',
      'WeChat Pay v2',
      (own) => ({ secrets: { ...own.secrets, api_v2_key: 'x1'.repeat(16) } }),
      422,
      'GATEWAY_REFUSED',
    ],
    ['with another application’s key', 'Alipay', (_own, other) => ({ secrets: other.secrets }), 422, 'GATEWAY_REFUSED'],
  ]
  test('with a key that is no key, in the words of the form and before the platform is asked', async () => {
    const own = await open(V3)
    const same = { secrets: { ...own.secrets, api_v3_key: 'x'.repeat(32) } }
    const refused = await saveOwn(house, clientId, V3, own, { ...own, ...same })
    expect(refused.json, refused.text).toMatchObject({ code: 'CREDENTIAL_INVALID' })
    expect(refused.text).toContain('所有字符都一样，这不是真的密钥 / All characters are the same: not a real key')
  })

  test.each(CASES)('%s', async (_what, kind, change, status, code) => {
    const before = await count()
    const own = await open(kind)
    const refused = await saveOwn(house, clientId, kind, own, change(own, await open(kind)))
    expect([refused.status, refused.json['code']], refused.text).toEqual([status, code])
    expect(await count()).toBe(before)
    const said = [refused.text, ...house.logged].join('\n')
    for (const secret of Object.values(own.secrets)) expect(said).not.toContain(secret.slice(0, 80))
  })

  test('while the gateway does not answer', async () => {
    const match = { path: '/v3/pay/transactions/out-trade-no/ruzhu_probe' }
    await house.simulatorApi.post('/_sim/faults', { match, effect: 'http_500', times: 1 })
    const silent = await saveOwn(house, clientId, V3, await open())
    expect(silent.json['code']).toBe('GATEWAY_UNREACHABLE')
  })

  test('of a client who is not there', async () => {
    const unknown = await saveOwn(house, 'cl_000000000000000000000000', V3, await open())
    expect(unknown.status).toBe(404)
  })
})

test('once saved it stays the account that it is', async () => {
  const own = await open()
  const saved = await saveOwn(house, clientId, V3, own)
  const id = text(saved.json, 'id')
  const another = await open()
  const changed = { name: '总店', settings: another.settings, secrets: another.secrets }
  const refused = await house.person('PUT', `/v1/client-accounts/${id}`, changed)
  expect([refused.status, refused.json['code']], refused.text).toEqual([422, 'CREDENTIAL_INVALID'])
  const renamed = await house.person('PUT', `/v1/client-accounts/${id}`, { name: '分店', settings: {}, secrets: {} })
  expect(renamed.json, renamed.text).toMatchObject({ name: '分店', client_id: clientId })
  const timeline = await house.person('GET', `/v1/clients/${clientId}/timeline`)
  expect(timeline.text).toContain('保存了客户自己的账号「分店」')
})

test.each<[OwnKind, string]>([
  [V3, 'existing_merchant'],
  ['Alipay', 'direct'],
])('%s: a client of whom nobody said how is on the way of its own account once that is kept', async (kind, way) => {
  const id = await aClient(house, `没有选过办法的客户 ${kind}`)
  const saved = await saveOwn(house, id, kind, await OWN_ACCOUNTS[kind].open(house))
  expect(saved.status, saved.text).toBe(201)
  const { channel } = OWN_ACCOUNTS[kind]
  const ways = list((await house.person('GET', `/v1/clients/${id}/checklist`)).json, 'journeys')
  expect(ways).toContainEqual(expect.objectContaining({ channel, journey: way }))
})

describe('keys of a client', () => {
  let shop: Awaited<ReturnType<typeof openDirect>>
  let paths: string[]
  beforeAll(async () => {
    shop = await openDirect(house, V3)
    paths = [`/v1/client-accounts/${shop.accountId}`, `/v1/client-accounts?client_id=${shop.clientId}`]
  })

  test('are seen by a key of that client, and by one of none; by another client’s they are not there', async () => {
    const [own, unbound, stranger] = [
      await house.program(shop.clientId),
      await house.program(),
      await house.program(clientId),
    ]
    for (const path of paths) {
      expect((await own.call('GET', path)).status).toBe(200)
      expect((await unbound.call('GET', path)).status).toBe(200)
      expect((await stranger.call('GET', path)).status).toBe(404)
      expect((await house.anybody('GET', path)).status).toBe(401)
    }
  })

  test('are changed by people only', async () => {
    const { call } = await house.program(shop.clientId)
    const body = { name: '改名', settings: {}, secrets: {} }
    const written = await call('PUT', paths[0] ?? '', body)
    const probed = await call('POST', `${paths[0]}/probe`)
    expect([written.status, probed.status]).toEqual([403, 403])
  })

  test('serve no other client’s method, and none of ours serves as one', async () => {
    const method = { client_id: clientId, account_id: shop.accountId, name: '借用', scenes: ['native'] }
    expect((await house.person('POST', '/v1/methods', method)).status).toBe(404)
    const applyment = { client_id: shop.clientId, channel: 'wechatpay', subject_type: 'SUBJECT_TYPE_ENTERPRISE' }
    const named = { ...applyment, provider_account_id: shop.accountId }
    const missing = await house.person('POST', '/v1/applyments', named)
    expect([missing.status, missing.json['code']], missing.text).toEqual([409, 'PROVIDER_MISSING'])
    const alipay = await saveOwn(house, shop.clientId, 'Alipay', await open('Alipay'))
    const link = { client_id: shop.clientId, channel: 'alipay', provider_account_id: text(alipay.json, 'id') }
    const started = await house.person('POST', '/v1/authorizations', link)
    expect([started.status, started.json['code']], started.text).toEqual([409, 'PROVIDER_MISSING'])
    const journeys = await house.person('GET', '/v1/provider-journeys')
    const keys = list(journeys.json, 'data').flatMap((journey) => list(journey, 'tasks'))
    expect(keys.filter((task) => task['state'] === 'done')).toEqual([])
    const read = await house.person('GET', `/v1/client-accounts/${'sp_000000000000000000000000'}`)
    expect(read.status).toBe(404)
  })
})

describe('the way of a client with keys of its own', () => {
  test.each<[OwnKind, string, string[], string[]]>([
    [V3, 'existing_merchant', ['receive_mchid', 'api_certificate', 'api_v3_key', 'public_key', 'connection_check'], []],
    [
      'WeChat Pay v2',
      'existing_merchant',
      ['receive_mchid', 'api_certificate', 'api_v2_key'],
      ['api_v3_key', 'public_key'],
    ],
    [V3, 'new_merchant', ['receive_mchid', 'api_v3_key', 'server_clock'], []],
    ['Alipay', 'direct', ['create_app', 'signing_mode', 'app_public_key', 'server_clock'], []],
  ])('%s, %s: what the saved account shows need not be said', async (kind, path, done, skipped) => {
    const { channel } = OWN_ACCOUNTS[kind]
    const client = await aClient(house, `走流程 ${kind} ${path}`, [{ channel, scenes: ['native'], path }])
    const statesOf = async (keys: string[]) => {
      const checklist = await house.person('GET', `/v1/clients/${client}/checklist`)
      const tasks = list(checklist.json, 'tasks')
      return keys.map((key) => `${key} ${tasks.find((task) => task['key'] === key)?.['state']}`)
    }
    expect((await statesOf(done)).filter((state) => state.endsWith(' done'))).toEqual([])

    const saved = await saveOwn(house, client, kind, await open(kind))
    expect(saved.status, saved.text).toBe(201)
    expect(await statesOf(done)).toEqual(done.map((key) => `${key} done`))
    expect(await statesOf(skipped)).toEqual(skipped.map((key) => `${key} skipped`))
  })
})

describe('an AppSecret', () => {
  let shop: Awaited<ReturnType<typeof openDirect>>
  let path: string
  const keep = (app_secret: string, at = path) => house.person('PUT', at, { app_secret })
  beforeAll(async () => {
    shop = await openDirect(house, V3, ['native', 'mini_program'])
    path = `/v1/methods/${shop.methodId}/apps/mini_program/secret`
  })

  test('is kept as its length, fingerprint, who and when', async () => {
    const kept = await keep(` ${shop.own.appSecret}\n`)
    expect(kept.status, kept.text).toBe(200)
    const [app] = list(kept.json, 'apps')
    expect(object(app?.['app_secret'], 'app_secret')).toMatchObject({ length: 32, set_by: '林晓' })
    expect([kept.text, ...house.logged].join('\n')).not.toContain(shop.own.appSecret)
  })

  test.each([
    ['a key in capitals', () => 'ABCDEF0123456789ABCDEF0123456789', 'AppSecret'],
    ['the APIv3 key of its account', () => shop.own.secrets['api_v3_key'] ?? '', '密钥'],
    ['a private key', () => shop.own.secrets['private_key'] ?? '', '私钥'],
    ['31 characters', () => 'a'.repeat(31), 'AppSecret'],
    ['an AppID', () => shop.own.appId, 'AppSecret'],
  ])('is not %s, which is said and not kept', async (_what, value, said) => {
    const before = await house.person('GET', `/v1/methods/${shop.methodId}`)
    const refused = await keep(value())
    expect([refused.status, refused.json['code']], refused.text).toEqual([422, 'CREDENTIAL_INVALID'])
    expect(String(object(refused.json['facts'], 'facts')['problem'])).toContain(said)
    expect(refused.text).not.toContain(value().slice(0, 80))
    expect((await house.person('GET', `/v1/methods/${shop.methodId}`)).text).toBe(before.text)
  })

  test('of an app that the method has not is nowhere to be kept', async () => {
    const other = `/v1/methods/${shop.methodId}/apps/official_account/secret`
    expect((await keep('0123456789abcdef0123456789abcdef', other)).status).toBe(404)
    const { call } = await house.program(shop.clientId)
    expect((await call('PUT', path, { app_secret: 'a'.repeat(32) })).status).toBe(403)
  })

  test('goes with its AppID, and when it is taken out', async () => {
    await keep('0123456789abcdef0123456789abcdef')
    const apps = [{ kind: 'mini_program', appid: 'wx0000000000000001' }]
    const changed = await house.person('PATCH', `/v1/methods/${shop.methodId}`, { apps })
    expect(list(changed.json, 'apps')).toEqual(apps)
    await keep('fedcba9876543210fedcba9876543210')
    const dropped = await house.person('DELETE', path)
    expect(list(dropped.json, 'apps')).toEqual(apps)
  })
})

function keyOf({ secrets }: Own): { private_key: string } {
  return { private_key: secrets['private_key'] ?? '' }
}
