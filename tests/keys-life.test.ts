import { randomBytes } from 'node:crypto'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import { DAY_MS, HOUR_MS } from '@ruzhu/domain/time.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { remindOfExpiries } from '@ruzhu/domain/keys/remind.ts'
import { raw } from '@ruzhu/storage/testing/raw.ts'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runKeys } from '@ruzhu/cli/keys/keys.ts'
import { House } from './api/house.ts'
import { type BusyShop, openBusyShop, paid } from './keys/busy-shop.ts'

let house: House
let shop: BusyShop
let spare: { certificate: string; private_key: string }
let aheadMs = 0

beforeAll(async () => {
  house = await House.open({}, () => new Date(Date.now() + aheadMs))
  await house.signIn()
  shop = await openBusyShop(house, 'WeChat Pay v3')
  spare = await merchantKeys() // of three certificates at most that are good at once
})
afterAll(() => house?.close())

const V3 = 'api_v3_key'
const database = () => `sqlite:${join(house.folder, 'ruzhu.db')}`
const newKey = () => ({ api_v3_key: randomBytes(16).toString('hex') })
const platform = () => `/_sim/wechatpay/merchants/${shop.own.number}`
const merchantKeys = async () => {
  const made = await house.simulatorApi.patch(platform(), { rotate: 'merchant_certificate' })
  return { certificate: text(made, 'certificate'), private_key: text(made, 'private_key') }
}

describe('what is not right is refused before it is kept:', () => {
  const CASES: [string, string, () => Promise<Record<string, string>>, string][] = [
    ['the key in use', V3, () => Promise.resolve({ api_v3_key: shop.own.secrets[V3] ?? '' }), 'KEY_SAME'],
    ['a key of another form', V3, () => Promise.resolve({ api_v3_key: 'too short' }), 'CREDENTIAL_INVALID'],
    [
      'a certificate without its private key',
      'merchant_certificate',
      () => Promise.resolve({ certificate: spare.certificate }),
      'CREDENTIAL_INVALID',
    ],
    [
      'a certificate with the old private key',
      'merchant_certificate',
      () => Promise.resolve({ certificate: spare.certificate, private_key: shop.own.secrets['private_key'] ?? '' }),
      'CREDENTIAL_INVALID',
    ],
    ['a field of another part', V3, () => Promise.resolve({ private_key: 'x' }), 'INPUT_INVALID'],
  ]
  test.each(CASES)('%s', async (_what, part, values, code) => {
    const refused = await shop.stage(part, await values())
    expect(refused.json['code'], refused.text).toBe(code)
    expect(await shop.states(part)).toEqual(['active'])
  })

  test('and so is the certificate of another merchant', async () => {
    const other = await house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'direct', keys: 'public_key' })
    const values = { certificate: text(other, 'certificate'), private_key: text(other, 'private_key') }
    expect((await shop.stage('merchant_certificate', values)).json['code']).toBe('CREDENTIAL_INVALID')
  })
})

test('keys are for people who may, never for a program', async () => {
  const { call } = await house.program()
  const path = `/v1/client-accounts/${shop.accountId}/keys/${V3}`
  for (const [act, body] of [
    ['next', { values: newKey() }],
    ['try', undefined],
    ['switch', {}],
    ['undo', {}],
  ] as const) {
    expect((await call('POST', `${path}/${act}`, body)).status).toBe(403)
  }
  expect((await call('DELETE', `${path}/next`)).status).toBe(403)
  const ours = await house.person('GET', `/v1/provider-accounts/${shop.accountId}/keys`)
  expect(ours.status).toBe(404) // a client's account has a door of its own
})

test('two people at once: the second is told who is at it', async () => {
  const both = await Promise.all([shop.stage(V3, newKey()), shop.stage(V3, newKey())])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const [refused] = both.filter(({ status }) => status === 409)
  expect(refused?.json, refused?.text).toMatchObject({ code: 'KEY_ROTATION_UNDER_WAY', facts: { by: '林晓' } })
  const twice = await Promise.all([shop.discard(V3), shop.discard(V3)])
  expect(twice.map(({ status }) => status).toSorted()).toEqual([204, 409])
  expect(await shop.states(V3)).toEqual(['gone', 'active'])
})

test('what the platform does not know yet is not changed over to, and nothing is touched', async () => {
  const staged = await shop.stage('merchant_certificate', await merchantKeys())
  expect(staged.status, staged.text).toBe(201)
  await house.simulatorApi.patch(platform(), { revoke: serialOf(staged.json) })
  const tried = await shop.trial('merchant_certificate')
  expect(tried.json, tried.text).toMatchObject({ state: 'not_yet', gateway: { code: 'SIGN_ERROR' } })
  const held = await shop.change('merchant_certificate')
  expect(held.json, held.text).toMatchObject({ status: 409, code: 'KEY_NOT_IN_FORCE' })
  await shop.sell()
  expect((await shop.discard('merchant_certificate')).status).toBe(204)
})

function serialOf(life: Record<string, unknown>): string {
  const [serial] = list(life, 'pieces').flatMap((piece) =>
    typeof piece['serial'] === 'string' ? [piece['serial']] : [],
  )
  return serial ?? ''
}

test('without an answer of the platform nothing is changed over', async () => {
  expect((await shop.stage('merchant_certificate', spare)).status).toBe(201)
  const fault = { match: { path: '/v3/pay/transactions/out-trade-no/ruzhu_probe' }, effect: 'lose_answer', for_s: 60 }
  const { id } = await house.simulatorApi.post('/_sim/faults', fault)
  const held = await shop.change('merchant_certificate')
  expect(held.json, held.text).toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  await healed(id)
  expect((await shop.change('merchant_certificate')).status).toBe(200)
})

async function healed(id: unknown): Promise<void> {
  await fetch(`${house.simulator.url}/_sim/faults/${String(id)}`, { method: 'DELETE' })
}

test('the life of a key: next, in use, retiring and back, then gone, wiped for good', async () => {
  const values = newKey()
  expect((await shop.stage(V3, values)).status).toBe(201)
  const tried = await shop.trial(V3)
  expect(tried.json, tried.text).toMatchObject({ state: 'untold' }) // it has no certificates that could be sealed with it
  expect((await shop.change(V3)).json).toMatchObject({ status: 409, code: 'KEY_UNTOLD' })

  await house.simulatorApi.patch(platform(), values)
  await shop.sell() // its notification is sealed with the new key, and opens
  await expect.poll(async () => heard(), { timeout: 10_000, interval: 40 }).toBe(true)
  const changed = await shop.change(V3)
  expect(changed.status, changed.text).toBe(200)
  expect(await shop.states(V3)).toEqual(expect.arrayContaining(['active', 'retiring']))

  expect((await shop.undo(V3, { confirmed: true })).status).toBe(200)
  expect((await shop.states(V3)).slice(0, 2)).toEqual(['next', 'gone'])
  expect((await shop.change(V3, { overlap_hours: 48 })).status).toBe(200)

  aheadMs = 2 * DAY_MS + HOUR_MS
  await house.restart() // the jobs look at the clock anew
  await expect.poll(() => shop.states(V3), { timeout: 15_000, interval: 100 }).not.toContain('retiring')
  const kept = await raw(database(), 'select state, sealed from key_lives')
  expect(kept.filter(({ sealed }) => sealed !== null)).toEqual([])
  expect((await shop.undo(V3)).json).toMatchObject({ status: 409, code: 'KEY_OVERLAP_OVER' })
  aheadMs = 0
})

async function heard(): Promise<boolean> {
  const { json } = await house.person('GET', `/v1/client-accounts/${shop.accountId}/keys`)
  const lives = list(json, 'data').flatMap((one) => (one['part'] === V3 ? list(one, 'lives') : []))
  return lives.some(({ state, heard_at: at }) => state === 'next' && at !== undefined)
}

test('two people change over in one moment: both are told that it is done, and it was done once', async () => {
  const values = newKey()
  expect((await shop.stage(V3, values)).status).toBe(201)
  await house.simulatorApi.patch(platform(), values)
  const told = switchesTold(await timeline())
  const both = await Promise.all([shop.change(V3, { confirmed: true }), shop.change(V3, { confirmed: true })])
  expect(both.map(({ json }) => json['state'])).toEqual(['active', 'active'])
  expect((await shop.states(V3)).slice(0, 2)).toEqual(['active', 'retiring'])
  expect(switchesTold(await timeline()) - told).toBe(1)
  await shop.sell()
})

const timeline = () => house.person('GET', `/v1/clients/${shop.clientId}/timeline?limit=100`)
const switchesTold = ({ text: story }: { text: string }) => story.split('切换到新的').length

test('keys beside that cannot be used any more are said so once, and fail nobody who is called with others', async () => {
  const { store } = house.server.parts.deps
  const lives = (await store.read.keys.ofHolders([shop.accountId])).filter(({ part }) => part === V3)
  const life = lives.find(({ state }) => state === 'retiring')
  if (!life) throw new Error('one retires')
  // as if the rules for such keys had changed since, and then as if its database had been spoiled
  await store.transaction((tx) => tx.keys.update(life, life, { [V3]: new Secret(V3, 'no longer a key') }))
  await house.restart()
  const said = () => house.logged.filter((line) => line.includes('cannot be used') && line.includes(life.id)).length
  const before = said()
  await shop.sell()
  await paid(house, await shop.sell())
  expect(said() - before).toBe(1)
  await raw(database(), `update key_lives set sealed = x'00' where id = '${life.id}'`)
  await house.restart()
  await paid(house, await shop.sell())
  expect(said() - before).toBe(2)
})

const statesOf = (answer: { json: Record<string, unknown> }, field = 'checks') =>
  Object.fromEntries(list(answer.json, field).map((one) => [text(one, 'name'), text(one, 'state')]))

describe('keys are checked before they take over:', () => {
  const PART = 'public_key'

  test('what the platform does not use is not changed over to, whatever a person says', async () => {
    const other = await house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'direct', keys: 'public_key' })
    const values = { public_key_id: text(other, 'public_key_id'), public_key: text(other, 'public_key') }
    expect((await shop.stage(PART, values)).status).toBe(201)
    const tried = await shop.trial(PART)
    expect(tried.json, tried.text).toMatchObject({ state: 'not_yet', against: ['platform_key'] })
    expect(statesOf(tried)).toMatchObject({ signature: 'pass', platform_key: 'fail' })
    const held = await shop.change(PART, { confirmed: true })
    expect(held.json, held.text).toMatchObject({ status: 409, code: 'KEY_NOT_IN_FORCE' })
    expect(await shop.states(PART)).toEqual(['next', 'active'])
  })

  test('so a program sees it too, with the keys in use and with the next, and at a terminal', async () => {
    const { call, key } = await house.program(shop.clientId)
    const path = `/v1/client-accounts/${shop.accountId}/checks`
    const [now, next] = [await call('POST', path, {}), await call('POST', path, { part: PART })]
    expect(Object.values(statesOf(now, 'data'))).not.toContain('fail')
    expect(statesOf(next, 'data')).toMatchObject({ platform_key: 'fail' })
    const ours = await call('POST', `/v1/provider-accounts/${shop.accountId}/checks`, {})
    expect(ours.status).toBe(404)
    const env = { RUZHU_API_KEY: key, RUZHU_PUBLIC_URL: house.url }
    const said: string[] = []
    const terminal = { language: 'en', env, out: (line: string) => said.push(line), tell: () => undefined } as const
    expect(await runKeys(['check', shop.accountId], terminal)).toBe(0)
    expect(await runKeys(['check', shop.accountId, '--next', PART], terminal)).toBe(1)
    expect(said.at(-1)).toContain('WeChat Pay’s public key or certificate is the current one')
    expect((await shop.discard(PART)).status).toBe(204)
  })

  test('what only the new ones fail stands against them; nobody’s answer does not, and a person may go on', async () => {
    const values = newKey()
    expect((await shop.stage(V3, values)).status).toBe(201)
    await house.simulatorApi.patch(platform(), values)
    const { id } = await house.simulatorApi.post('/_sim/faults', { match: { path: '/v3/' }, effect: 'http_500' })
    const tried = await shop.trial(V3)
    expect(statesOf(tried)).toMatchObject({ signature: 'unknown', answer: 'skipped' })
    expect(tried.json['against']).toEqual([])
    expect((await shop.change(V3)).status).toBe(409)
    await healed(id)

    // the first answer to the new ones is wrong, those to the old are right
    const wrong = { match: { path: '/v3/security/echo' }, effect: 'bad_signature', times: 1 }
    await house.simulatorApi.post('/_sim/faults', wrong)
    const held = await shop.change(V3, { confirmed: true })
    expect(held.json, held.text).toMatchObject({ status: 409, code: 'KEY_CHECK_FAILED', facts: { checks: ['answer'] } })
    expect(list(held.json, 'fields')).toHaveLength(1)
    const silent = await house.simulatorApi.post('/_sim/faults', { match: { path: '/v3/' }, effect: 'http_500' })
    expect((await shop.change(V3, { confirmed: true })).status).toBe(200)
    await healed(silent['id'])
    await paid(house, await shop.sell())
  })
})

test('before a certificate ends people are told of it, each time once', async () => {
  const { store, now, newId, describe } = house.server.parts.deps
  const [life] = (await store.read.keys.ofHolders([shop.accountId])).filter(
    ({ part, state }) => part === 'merchant_certificate' && state === 'active',
  )
  const messages = async () =>
    (await store.read.messages.page({ limit: 100 })).rows.filter(({ kind, subject }) => {
      return kind === 'key_expiry' && subject === shop.accountId
    })
  for (const [days, told] of [
    [31, 0],
    [29, 1],
    [20, 1],
    [13, 2],
    [0.5, 3],
    [-1, 3],
  ] as const) {
    const at = new Date((life?.validTo ?? now()).getTime() - days * DAY_MS)
    for (let twice = 0; twice < 2; twice++) await remindOfExpiries({ store, newId, describe, now: () => at })
    expect(await messages(), `${days} days before`).toHaveLength(told)
  }
  const { says, params } = (await messages())[0]?.title ?? {}
  expect(says?.['zh-CN']).toContain('商户 API 证书')
  expect(params).toMatchObject({ name: '总店', days: 1 })
})
