import { Secret } from '@ruzhu/domain/secret.ts'
import { X509Certificate } from 'node:crypto'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { failsAlone, type Link } from './checks/links.ts'
import { checked, failing, of } from './checks/steps.ts'
import { type Checked, wechatThroughUs } from './checks/worlds.ts'
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

const sim = (path: string, body: object) => house.simulatorApi.patch(`/_sim/wechatpay/${path}`, body)
const account = (body: object) => sim(`merchants/${world.account}`, body)
const merchant = (body: object) => sim(`merchants/${world.merchant}`, body)
const ALL = ['JSAPI', 'NATIVE', 'H5', 'APP']

async function fault(effect: string, path: string): Promise<() => Promise<unknown>> {
  const { id } = await house.simulatorApi.post('/_sim/faults', { match: { path }, effect })
  return () => healed(id)
}

async function healed(id: unknown): Promise<void> {
  await fetch(`${house.simulator.url}/_sim/faults/${String(id)}`, { method: 'DELETE' })
}

/** What stands in our own account, put aside and put back. */
async function own(change: { settings?: Record<string, string>; secrets?: Record<string, string> }) {
  const { store } = house.server.parts.deps
  const id = world.accountId as never
  const before = await store.read.providers.byId(id)
  if (!before) throw new Error('the account is there')
  const secrets = Object.entries(change.secrets ?? {}).map(([name, value]) => [name, new Secret(name, value)] as const)
  const put = (one: typeof before) =>
    store.transaction((tx) => tx.providers.update({ ...one, updatedAt: new Date(Date.now() + clock) }, 'tester'))
  await put({
    ...before,
    settings: { ...before.settings, ...change.settings },
    secrets: { ...before.secrets, ...Object.fromEntries(secrets) },
  })
  return () => put(before)
}

let mend: () => Promise<unknown> = async () => undefined
/** A break that says itself how it is mended. */
const once = (breaking: () => Promise<() => Promise<unknown>>): Pick<Link, 'break' | 'mend'> => ({
  break: async () => {
    mend = await breaking()
  },
  mend: () => mend(),
})

async function anotherMerchant() {
  return house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'provider', keys: 'public_key' })
}

const LINKS: readonly (Link & { what: string })[] = [
  {
    what: 'a value that lost a digit',
    check: 'format',
    ...once(() => own({ secrets: { api_v3_key: 'x'.repeat(31) } })),
  },
  {
    what: 'the private key of another',
    check: 'key_pair',
    ...once(async () => own({ secrets: { private_key: text(await anotherMerchant(), 'private_key') } })),
  },
  {
    what: 'the certificate of another',
    check: 'certificate_owner',
    ...once(async () => {
      const other = await anotherMerchant()
      const secrets = { private_key: text(other, 'private_key') }
      return own({ settings: { certificate: text(other, 'certificate') }, secrets })
    }),
  },
  {
    what: 'a clock that is six minutes ahead',
    check: 'clock',
    break: async () => (clock = 6 * 60_000),
    mend: async () => (clock = 0),
  },
  {
    what: 'a certificate that the platform replaced',
    check: 'signature',
    code: 'SIGN_ERROR',
    ...once(async () => {
      const keys = await account({ rotate: 'merchant_certificate' })
      await account({ revoke: await serialNow() })
      const certificate = text(keys, 'certificate')
      const settings = { certificate, serial_no: new X509Certificate(certificate).serialNumber }
      return () => own({ settings, secrets: { private_key: text(keys, 'private_key') } })
    }),
  },
  {
    what: 'answers that are signed wrongly',
    check: 'answer',
    code: 'WECHATPAY_KEY_MISMATCH',
    ...once(() => fault('bad_signature', '/v3/security/echo')),
  },
  {
    what: 'a public key that the platform changed',
    check: 'platform_key',
    code: 'WECHATPAY_KEY_MISMATCH',
    ...once(async () => {
      const keys = await account({ rotate: 'public_key' })
      const settings = { public_key: text(keys, 'public_key'), public_key_id: text(keys, 'public_key_id') }
      return () => own({ settings })
    }),
  },
  {
    what: 'an APIv3 key that was set anew',
    check: 'api_v3_key',
    ...once(async () => {
      const before = await secretOf('api_v3_key')
      await account({ api_v3_key: 'Z1'.repeat(16) })
      return () => account({ api_v3_key: before })
    }),
  },
  {
    what: 'an APIv2 key that was set anew',
    check: 'api_v2_key',
    ...once(async () => {
      const before = await secretOf('api_v2_key')
      await account({ api_v2_key: 'Y1'.repeat(16) })
      return () => account({ api_v2_key: before })
    }),
  },
  {
    what: 'a sub-merchant of another provider',
    check: 'grant',
    ...once(async () => {
      const other = await anotherMerchant()
      const sub = await house.simulatorApi.post(`/_sim/wechatpay/merchants/${text(other, 'mchid')}/sub_merchants`, {})
      return moneyTo(text(sub, 'sub_mchid'))
    }),
  },
  {
    what: 'the provider’s AppID unlinked',
    check: 'appid',
    code: 'APPID_MCHID_NOT_MATCH',
    ...once(async () => {
      const appids = await appidsOf(world.account)
      await account({ appids: [] })
      return () => account({ appids })
    }),
  },
  {
    what: 'the client’s AppID unlinked',
    check: 'app/mini_program',
    code: 'APPID_MCHID_NOT_MATCH',
    break: () => merchant({ appids: [] }),
    mend: () => merchant({ appids: [world.appid] }),
  },
  ...(['native', 'h5', 'mini_program'] as const).map((scene) => ({
    what: `a product that the client took back: ${scene}`,
    check: `product/${scene}`,
    code: 'NO_AUTH',
    break: () => merchant({ products: ALL.filter((one) => one !== PRODUCT[scene]) }),
    mend: () => merchant({ products: ALL }),
  })),
  {
    what: 'a rule that stands against an order',
    check: 'order/native',
    code: 'RULE_LIMIT',
    ...once(async () => {
      const answer = { effect: 'error', status: 403, code: 'RULE_LIMIT', message: '业务规则限制' }
      const match = { path: '/v3/pay/partner/transactions/native' }
      const { id } = await house.simulatorApi.post('/_sim/faults', { match, ...answer })
      return () => healed(id)
    }),
  },
  {
    what: 'refunds not granted',
    check: 'refund_permission',
    code: 'NO_AUTH',
    break: () => merchant({ refund_permission: false }),
    mend: () => merchant({ refund_permission: true }),
  },
  {
    what: 'an AppSecret that was reset',
    check: 'app_secret/mini_program',
    code: '40125',
    ...once(async () => {
      const { app_secret } = await sim(`apps/${world.appid}`, { reset_secret: true })
      return () => house.person('PUT', `/v1/methods/${world.methodId}/apps/mini_program/secret`, { app_secret })
    }),
  },
]

const PRODUCT = { native: 'NATIVE', h5: 'H5', mini_program: 'JSAPI' } as const

async function secretOf(field: string): Promise<string> {
  const found = await house.server.parts.deps.store.read.providers.byId(world.accountId as never)
  return found?.secrets[field]?.reveal() ?? ''
}

async function ownAppid(): Promise<string | undefined> {
  const found = await house.server.parts.deps.store.read.providers.byId(world.accountId as never)
  return found?.settings['sp_appid']
}

async function merchantNow(mchid: string) {
  const { merchants } = await house.simulatorApi.get('/_sim/wechatpay/merchants')
  return list({ merchants }, 'merchants').find((one) => one['mchid'] === mchid) ?? {}
}

async function appidsOf(mchid: string): Promise<string[]> {
  return (await merchantNow(mchid))['appids'] as string[]
}

async function serialNow(): Promise<string> {
  const found = await house.server.parts.deps.store.read.providers.byId(world.accountId as never)
  return found?.settings['serial_no'] ?? ''
}

/** The method is led to another number, and back. */
async function moneyTo(subMchid: string): Promise<() => Promise<unknown>> {
  const { store, now } = house.server.parts.deps
  const id = world.methodId as never
  const put = async (number: string) => {
    const method = await store.read.methods.byId(id)
    if (!method) throw new Error('the method is there')
    const after = { ...method, subMchid: number, updatedAt: now() }
    expect(await store.transaction((tx) => tx.methods.update(after, method))).toBe(true)
  }
  await put(subMchid)
  return () => put(world.merchant)
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

  test.each(LINKS.map((link) => [link.what, link] as const))('%s', async (_what, link) => {
    await failsAlone(house, world, link)
    const { json } = await house.person('GET', `/v1/methods/${world.methodId}`)
    expect((json['last_check'] as { counts: object }).counts).toMatchObject({ fail: 0 }) // also where our clock was ahead
  })

  test('nobody answers: that is nobody’s fault, and what stands on it waits', async () => {
    const { id } = await house.simulatorApi.post('/_sim/faults', { match: { path: '/v3/' }, effect: 'http_500' })
    const run = await checked(house, world.methodId)
    await healed(id)
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

test.each(['WeChat Pay v3', 'WeChat Pay v2'] as const)('a client with keys of its own passes: %s', async (kind) => {
  const { methodId, saved } = await openDirect(house, kind, ['native', 'h5', 'mini_program'])
  const found = list(saved.json, 'checks').map((one) => [one['name'], one['state']])
  expect(found).toContainEqual(['signature', 'pass'])
  expect(found.filter(([, state]) => state !== 'pass' && state !== 'skipped')).toEqual([])
  const run = await checked(house, methodId)
  expect(failing(run)).toEqual([])
  for (const name of ['signature', 'answer', 'app/mini_program', 'order/native', 'refund_permission', 'callback']) {
    expect(of(run, name).state, name).toBe('pass')
  }
})
