import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { list, object, text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Call, House, PASSWORD } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'
import { OWN_ACCOUNTS } from './methods/own-accounts.ts'

let house: House
let shop: Shop
/** What may stand nowhere, with the name it is found under. */
const canaries = new Map<string, string>()
/** Every answer but those few whose purpose is to show a secret once. */
const answers: Answer[] = []

const ask = async (call: Call, method: string, path: string, body?: unknown): Promise<Answer> => {
  const answer = await call(method, path, body)
  answers.push(answer)
  return answer
}

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
  canaries.set('password', PASSWORD)
  canaries.set('api key', shop.key)

  const endpoint = { client_id: shop.clientId, url: 'http://127.0.0.1:9/canary' }
  canaries.set('webhook secret', text((await shop.call('POST', '/v1/webhook-endpoints', endpoint)).json, 'secret'))
  const given = await house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'provider', keys: 'public_key' })
  canaries.set('private key', secretLine(text(given, 'private_key')))
  canaries.set('api v3 key', text(given, 'api_v3_key'))
  const saved = await ask(house.person, 'POST', '/v1/provider-accounts', accountOf(given))
  expect(saved.status, saved.text).toBe(201)
  await plantAtClient()
  await plantNextKeys(text(saved.json, 'id'), text(given, 'mchid'))
})
afterAll(() => house?.close())

/** Keys that are kept to be next, one that took over, and what it displaced. */
async function plantNextKeys(accountId: string, mchid: string): Promise<void> {
  const keys = `/v1/provider-accounts/${accountId}/keys`
  const made = await house.simulatorApi.patch(`/_sim/wechatpay/merchants/${mchid}`, { rotate: 'merchant_certificate' })
  canaries.set('next private key', secretLine(text(made, 'private_key')))
  canaries.set('next api v3 key', 'Canary0Canary0Canary0Canary0Next')
  const pair = { certificate: made['certificate'], private_key: made['private_key'] }
  for (const [part, values] of [
    ['merchant_certificate', pair],
    ['api_v3_key', { api_v3_key: 'Canary0Canary0Canary0Canary0Next' }],
  ] as const) {
    const kept = await ask(house.person, 'POST', `${keys}/${part}/next`, { values })
    expect(kept.status, kept.text).toBe(201)
    await ask(house.person, 'POST', `${keys}/${part}/try`)
  }
  expect((await ask(house.person, 'POST', `${keys}/merchant_certificate/switch`, {})).status).toBe(200)
  await ask(house.person, 'POST', `${keys}/api_v3_key/switch`, {})
  await ask(house.person, 'GET', keys)
}

/** Keys of the client's own, and the AppSecret of its app. */
async function plantAtClient(): Promise<void> {
  const own = await OWN_ACCOUNTS['WeChat Pay v3'].open(house)
  canaries.set('client’s private key', secretLine(own.secrets['private_key'] ?? ''))
  canaries.set('client’s api v3 key', own.secrets['api_v3_key'] ?? '')
  canaries.set('AppSecret', own.appSecret)
  const { settings, secrets } = own
  const account = { client_id: shop.clientId, channel: 'wechatpay', name: '客户自己的', settings, secrets }
  const saved = await ask(house.person, 'POST', '/v1/client-accounts', account)
  const apps = [{ kind: 'mini_program', appid: own.appId }]
  const method = { client_id: shop.clientId, account_id: saved.json['id'], name: '直连', scenes: ['native'], apps }
  const made = await ask(house.person, 'POST', '/v1/methods', method)
  const path = `/v1/methods/${text(made.json, 'id')}/apps/mini_program/secret`
  const kept = await ask(house.person, 'PUT', path, { app_secret: own.appSecret })
  expect(kept.status, kept.text).toBe(200)
  await ask(house.person, 'PUT', path, { app_secret: own.secrets['api_v3_key'] })
  canaries.set('next AppSecret', 'c0ffee00c0ffee00c0ffee00c0ffee00')
  const replaced = await ask(house.person, 'PUT', path, { app_secret: 'c0ffee00c0ffee00c0ffee00c0ffee00' })
  expect(replaced.status, replaced.text).toBe(200)
  const back = await ask(house.person, 'POST', `${path}/undo`)
  expect(prints(back), back.text).toEqual(prints(kept))
  expect(prints(replaced)).not.toEqual(prints(kept))
  expect((await ask(house.person, 'POST', `${path}/undo`)).json).toMatchObject({
    status: 409,
    code: 'KEY_OVERLAP_OVER',
  })
}

function prints({ text: said }: Answer): readonly string[] {
  return [...said.matchAll(/sha256:[0-9a-f]{16}/g)].map(String)
}

function accountOf(given: Readonly<Record<string, unknown>>, secrets: Record<string, string> = {}) {
  return {
    channel: 'wechatpay',
    name: '第二个账号',
    settings: {
      sp_mchid: given['mchid'],
      sp_appid: given['appid'],
      serial_no: given['serial_no'],
      public_key_id: given['public_key_id'],
      public_key: given['public_key'],
    },
    secrets: { private_key: given['private_key'], api_v3_key: given['api_v3_key'], ...secrets },
  }
}

/** A line from the middle of a PEM text: nothing else has it. */
function secretLine(pem: string): string {
  const line = pem.split('\n')[5]
  if (line === undefined) throw new Error('a private key has many lines')
  return line
}

test('a wrong key is refused with the gateway’s words and its mend, saved nowhere, and repeated nowhere', async () => {
  const given = await house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'provider', keys: 'public_key' })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  canaries.set('wrong private key', secretLine(pem))
  canaries.set('misplaced key', 'canary-v3-key-that-is-too-long-by-far')
  const before = list((await ask(house.person, 'GET', '/v1/provider-accounts')).json, 'data').length

  const wrong = await ask(house.person, 'POST', '/v1/provider-accounts', accountOf(given, { private_key: pem }))
  expect(wrong.json).toMatchObject({ status: 422, code: 'GATEWAY_REFUSED', gateway: { code: 'SIGN_ERROR' } })
  const long = { api_v3_key: 'canary-v3-key-that-is-too-long-by-far' }
  const misshapen = await ask(house.person, 'POST', '/v1/provider-accounts', accountOf(given, long))
  expect(misshapen.json).toMatchObject({ status: 422, code: 'CREDENTIAL_INVALID' })
  expect(list((await ask(house.person, 'GET', '/v1/provider-accounts')).json, 'data')).toHaveLength(before)
})

test('what is shown of a saved secret tells which it is, and not what it is', async () => {
  const [account] = list((await ask(house.person, 'GET', '/v1/provider-accounts')).json, 'data')
  const secrets = list(object(account, 'account'), 'secrets')
  expect(secrets.map(({ field }) => field)).toEqual(expect.arrayContaining(['private_key', 'api_v3_key']))
  expect(Object.keys(secrets[0] ?? {}).toSorted()).toEqual(['field', 'fingerprint', 'length', 'set_at', 'set_by'])
})

test('no secret stands in an answer, a log or a file', async () => {
  await provoke()
  const files = await Promise.all(
    (await readdir(house.folder)).filter(isData).map((name) => readFile(join(house.folder, name))),
  )
  const places: [string, string][] = [
    ['an answer', answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n')],
    ['the log', house.logged.join('\n')],
    ['a file of the data folder', files.map((bytes) => bytes.toString('latin1')).join('\n')],
  ]
  expect(answers.length).toBeGreaterThan(20)
  expect(house.logged.length).toBeGreaterThan(50)
  for (const [place, everything] of places) {
    for (const [name, canary] of canaries) expect(everything.includes(canary), `${name} in ${place}`).toBe(false)
  }
})

/** Faults of many kinds, with secrets on their way in. */
async function provoke(): Promise<void> {
  await ask(house.anybody, 'POST', '/v1/session', { email: 'a@example.com', password: PASSWORD })
  await ask(house.anybody, 'POST', '/v1/session', { email: 'no address', password: PASSWORD })
  await ask(house.anybody, 'POST', `/v1/session?password=${PASSWORD}`, `{"password":"${PASSWORD}"`)
  await ask(house.anybody, 'GET', `/v1/${shop.key}?key=${shop.key}`)
  for (const effect of ['lose_answer', 'http_500']) {
    const match = { path: '/v3/pay/partner/transactions/native' }
    await house.simulatorApi.post('/_sim/faults', { match, effect, times: 1 })
    await ask(shop.call, 'POST', '/v1/payments', order(shop))
  }
  const reads = [
    'provider-accounts',
    'api-keys',
    'members',
    'channels',
    'clients',
    'events',
    'webhook-endpoints',
    'next-steps',
    'methods',
    'keys',
    `client-accounts?client_id=${shop.clientId}`,
  ]
  for (const noun of reads) await ask(house.person, 'GET', `/v1/${noun}`)
  for (const of of ['', '/timeline', '/checklist', '/evidence'])
    await ask(house.person, 'GET', `/v1/clients/${shop.clientId}${of}`)
  const dossier = await ask(house.person, 'POST', `/v1/clients/${shop.clientId}/evidence`, { reason: '客户要求存档' })
  expect(prints(dossier).length, 'keys in the dossier').toBeGreaterThan(3)
  await ask(house.anybody, 'GET', '/openapi.json')
  await ask(house.anybody, 'GET', '/docs')
}

function isData(name: string): boolean {
  return name.startsWith('ruzhu.db')
}
