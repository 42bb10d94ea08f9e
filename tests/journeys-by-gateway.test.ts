import { readClientFile } from '@ruzhu/cli/demo/client-file.ts'
import {
  act,
  type Applyment,
  createClient,
  fillApplyment,
  mend,
  reached,
  reject,
  submit,
} from '@ruzhu/cli/demo/onboarding.ts'
import { makeMethod } from '@ruzhu/cli/demo/selling.ts'
import { list, text } from '@ruzhu/cli/demo/api.ts'
import { makeFirstAccounts } from '@ruzhu/server/simulator/first-account.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Call, House } from './api/house.ts'
import { agree, type Isv, newMerchant, openIsv, visit } from './authorization/isv.ts'
import { clientWalk, walkOn } from './journeys/walking.ts'

let house: House
let api: Awaited<ReturnType<House['program']>>['api']
let call: Awaited<ReturnType<House['program']>>['call']
let isv: Isv
let offset = 0

beforeAll(async () => {
  house = await House.open({}, () => later(new Date(), offset))
  await house.signIn()
  await makeFirstAccounts(house.server.parts, house.simulator.url)
  isv = await openIsv(house) // while the session holds
  const made = await house.program()
  api = made.api
  call = made.call
})
afterAll(() => house?.close())

/** Our own clock goes on: what people promised runs out. */
async function pass(days: number): Promise<void> {
  offset += days * DAY_MS
}
/** Reviews and deadlines at the platform run by a clock of their own. */
async function passAtPlatform(days: number): Promise<void> {
  await house.simulatorApi.post('/_sim/clock', { now: later(new Date(), days * DAY_MS).toISOString(), speed: 1 })
}

const nextOf = async (clientId: string) => (await call('GET', `/v1/clients/${clientId}/next-step`)).json
const listed = async (clientId: string) => {
  const rows = (await call('GET', '/v1/next-steps?limit=100')).json['data'] as {
    client: { id: string }
    next_step: object
  }[]
  return rows.find(({ client }) => client.id === clientId)?.next_step
}

async function expectNext(clientId: string, key: string, more: object = {}): Promise<void> {
  expect(await nextOf(clientId)).toMatchObject({ key, ...more })
  // the platform is asked meanwhile, and both say when
  await expect.poll(async () => isDeepStrictEqual(await listed(clientId), await nextOf(clientId))).toBe(true)
}

async function pay(clientId: string, methodId: string): Promise<void> {
  const order = { method_id: methodId, scene: 'native', out_trade_no: `J${clientId.slice(-12)}`, amount_fen: 1 }
  const made = await call('POST', '/v1/payments', { ...order, description: '一分钱' })
  expect(made.status, made.text).toBe(201)
  const { code_url: target } = made.json['pay'] as { code_url: string }
  const payer = await house.simulatorApi.post('/_sim/payers')
  await house.simulatorApi.post('/_sim/pay', { target, payer_id: payer['payer_id'] })
  await expect
    .poll(async () => (await call('POST', `/v1/payments/${String(made.json['id'])}/ask`)).json['state'], {
      timeout: 20_000,
    })
    .toBe('paid')
}

test('a sub-merchant is rejected, misses the day to sign, begins again, and is paid', async () => {
  const file = await readClientFile()
  const clientId = await createClient(api, 'wechatpay', file)
  await expectNext(clientId, 'materials.start', { waiting_for: 'operator' })
  const accounts = (await call('GET', '/v1/provider-accounts')).json['data'] as { id: string; channel: string }[]
  const providerId = accounts.find(({ channel }) => channel === 'wechatpay')?.id ?? ''
  const first = await fillApplyment(api, { clientId, providerId }, file)
  await expectNext(clientId, 'submit.review')
  await submit(api, first)
  await expectNext(clientId, 'review.waiting', { waiting_for: 'platform' })
  await reject(api, house.simulatorApi, first, file)
  await expectNext(clientId, 'review.rejected', { blocked: true })
  await mend(api, first, file)
  await go(first, 'approve', 'to_be_confirmed')
  await expectNext(clientId, 'account_verification.scan', {
    waiting_for: 'superAdmin',
    due_kind: 'platform',
    handover: { app: { en: 'WeChat' } },
  })
  await go(first, 'verify_account', 'to_be_signed')
  await expectNext(clientId, 'sign.scan', { due_kind: 'platform', overdue: false })

  await passAtPlatform(31)
  await reached(api, first, 'canceled')
  await expectNext(clientId, 'applyment.canceled', { blocked: true, waiting_for: 'operator' })
  const copied = await call('POST', `/v1/applyments/${first.id}/copy`)
  expect(copied.status, copied.text).toBe(201)
  const second = { id: String(copied.json['id']), clientId }
  await expectNext(clientId, 'submit.review')
  await submit(api, second)
  await go(second, 'approve', 'to_be_confirmed')
  await go(second, 'verify_account', 'to_be_signed')
  await go(second, 'sign', 'signing')
  await expectNext(clientId, 'open_permissions.waiting', { waiting_for: 'platform' })
  await go(second, 'open', 'finished')
  await expectNext(clientId, 'method.create', { waiting_for: 'developer' })
  const methodId = await makeMethod(api, { clientId, applymentId: second.id }, file)
  await expectNext(clientId, 'trial.pay')
  await pay(clientId, methodId)
  await expectNext(clientId, 'live', { waiting_for: 'none' })
})

test('a reviewer’s reason is shown with how often it was said before, and how often mending helped', async () => {
  const file = await readClientFile()
  const { credit_code: _, ...client } = file.client
  const other = { ...file, client: { ...client, name: '佛山市示例又一家食品有限公司' } as typeof file.client }
  const clientId = await createClient(api, 'wechatpay', other)
  const accounts = list((await call('GET', '/v1/provider-accounts')).json, 'data')
  const providerId = String(accounts.find(({ channel }) => channel === 'wechatpay')?.['id'])
  const applyment = await fillApplyment(api, { clientId, providerId }, other)
  await submit(api, applyment)
  await reject(api, house.simulatorApi, applyment, other)
  const similar = await call('GET', `/v1/applyments/${applyment.id}/similar-reasons`)
  expect(similar.status, similar.text).toBe(200)
  // the first client’s was mended and passed; its own is not counted
  expect(similar.json['data']).toEqual([{ index: 0, seen: 1, passed: 1 }])

  // nobody alone at a form is told of anybody; two are told of each other until one is gone
  const path = `/v1/applyments/${applyment.id}/editors`
  const second = await colleague('周宁', 'zhouning@example.com')
  expect(await others(house.person('POST', path))).toEqual([])
  expect(await others(second('POST', path))).toEqual(['林晓'])
  expect(await others(house.person('POST', path))).toEqual(['周宁'])
  expect(await others(call('POST', path))).toEqual([]) // a program has no screen
  offset += 60_000
  expect(await others(second('POST', path))).toEqual([])
})

async function others(answer: Promise<Answer>): Promise<unknown[]> {
  return list((await answer).json, 'data').map(({ name }) => name)
}

/** One more person of ours, signed in. */
async function colleague(name: string, email: string): Promise<Call> {
  const token = new URL(await house.server.signInLink()).searchParams.get('token')
  const claim = { token, email, name, password: 'ruzhu-second-password-2026' }
  const answer = await house.anybody('POST', '/v1/session/claim', claim)
  expect(answer.status, answer.text).toBe(200)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { cookie, 'x-ruzhu-console': '1', origin: house.url }
  return (method, path, body) => house.anybody(method, path, body, headers)
}

async function go(applyment: Applyment, what: Parameters<typeof act>[3], state: string): Promise<void> {
  await act(house.simulatorApi, api, applyment, what)
  await reached(api, applyment, state)
}

test.each([
  { journey: 'authorisation', refuse: 'product_review', lapse: 'sign_product' },
  { journey: 'agent_signing', refuse: 'platform_review', lapse: 'sign' },
])('an Alipay client by $journey is led by word and by grant, and is paid', async ({ journey, ...script }) => {
  // what the gateway does not tell, people say
  const untold = await house.simulatorApi.post('/_sim/faults', {
    match: { path: 'alipay.open.agent.signstatus.query' },
    effect: 'error',
    code: 'QUERY_SIGN_STATUS_NOT_AUTH',
    message: '没有查询签约状态的权限',
  })
  const made = await call('POST', '/v1/clients', {
    name: `${journey} 茶室`,
    contact_name: '林晓敏',
    contact_phone: '13800138000',
    wants: [{ channel: 'alipay', scenes: ['native'], path: journey }],
  })
  const clientId = String(made.json['id'])
  const ofProgram = { person: call } as House
  const walk = clientWalk(ofProgram, clientId, 'alipay')

  const begun = await walkUpTo('authorize')
  expect(begun).toContain('company_account')
  await expectNext(clientId, 'authorize.start')
  const link = await call('POST', '/v1/authorizations', {
    client_id: clientId,
    channel: 'alipay',
    provider_account_id: isv.providerId,
  })
  expect(link.status, link.text).toBe(201)
  await expectNext(clientId, 'authorize.agree', {
    waiting_for: 'client',
    handover: { kind: 'authorise', app: { en: 'Alipay' } },
  })
  const merchant = await newMerchant(house.simulatorApi)
  const back = await agree(house, (link.json['links'] as { pc: string }).pc, merchant.appId)
  expect((await visit(house, back)).text).toContain('授权成功')
  await walkUpTo('connection_check')
  const method = { client_id: clientId, name: '门店扫码', scenes: ['native'] }
  const drafted = await call('POST', '/v1/methods', method)
  expect(drafted.status, drafted.text).toBe(201)
  const methodId = String(drafted.json['id'])
  await call('POST', `/v1/methods/${methodId}/enable`)
  await expectNext(clientId, 'trial_payment')
  await pay(clientId, methodId)
  await expectNext(clientId, 'live', { waiting_for: 'none' })
  await fetch(`${house.simulator.url}/_sim/faults/${String(untold['id'])}`, { method: 'DELETE' })

  /** Everything that people say up to this step; refused once, and left lying once. */
  async function walkUpTo(step: string): Promise<string[]> {
    const done = await walkOn({ ...walk, read: untilCheck }, { ...script, pass })
    expect((await walk.read()).tasks.find(({ key }) => key === step)?.state).toBe('ready')
    return done
  }
  /** What comes with the method and the payment is left to those. */
  async function untilCheck() {
    const way = await walk.read()
    const ours = new Set(['connection_check', 'trial_payment', 'go_live'])
    return { ...way, tasks: way.tasks.filter(({ key }) => !ours.has(key)) }
  }
})

test('a merchant that authorised us is asked about: Alipay tells what it signed, and what ended, over any word', async () => {
  const made = await call('POST', '/v1/clients', {
    name: '自己签约的茶室',
    contact_name: '林晓敏',
    contact_phone: '13800138000',
    wants: [{ channel: 'alipay', scenes: ['native'], path: 'authorisation' }],
  })
  const clientId = String(made.json['id'])
  const merchant = await newMerchant(house.simulatorApi)
  const signed = (products: readonly string[]) =>
    house.simulatorApi.patch(`/_sim/alipay/apps/${merchant.appId}`, { products })
  await signed([])
  const body = { client_id: clientId, channel: 'alipay', provider_account_id: isv.providerId }
  const { links } = (await call('POST', '/v1/authorizations', body)).json
  await visit(house, await agree(house, (links as { pc: string }).pc, merchant.appId))
  const grants = async () => list((await call('GET', `/v1/grants?client_id=${clientId}`)).json, 'data')
  await expect.poll(async () => (await grants()).length, { timeout: 10_000 }).toBe(1)
  const [grant] = await grants()
  const states = async () => {
    expect((await call('POST', `/v1/grants/${String(grant?.['id'])}/ask`)).status).toBe(200)
    const { tasks } = await clientWalk({ person: call } as House, clientId, 'alipay').read()
    return ['sign_product', 'product_review'].map((step) => {
      const { state, word } = tasks.find(({ key }) => key === step) ?? {}
      return `${String(state)}${word ? ' by word' : ''}`
    })
  }

  expect(await states()).toEqual(['waiting', 'locked'])
  await clientWalk({ person: call } as House, clientId, 'alipay').confirm('sign_product', {
    values: { products: '订单码' },
  })
  expect(await states()).toEqual(['waiting', 'locked']) // it is not so, and the gateway said it later
  await signed(['QR_CODE_OFFLINE'])
  expect(await states()).toEqual(['done by word', 'done'])
  await signed([])
  expect(await states()).toEqual(['waiting', 'locked'])

  // signed once more by the merchant itself, turned down, mended and handed in again
  const handIn = async () =>
    text(
      await house.simulatorApi.post(`/_sim/alipay/apps/${merchant.appId}/contracts`, { product: 'QR_CODE_OFFLINE' }),
      'order',
    )
  const decide = (order: string, how: 'audit' | 'reject') =>
    house.simulatorApi.post(`/_sim/alipay/orders/${order}/${how}`)
  const refused = await handIn()
  expect(await states()).toEqual(['done by word', 'waiting'])
  await decide(refused, 'reject')
  expect(await states()).toEqual(['done by word', 'blocked'])
  await expectNext(clientId, 'product_review.missing', {
    waiting_for: 'client',
    blocked: true,
    title: { 'zh-CN': '支付宝没有通过产品签约，请客户重新开通' },
    why: { 'zh-CN': expect.stringMatching(/^没有通过的产品：订单码支付。原因在商家平台/) },
    primary: { href: `/clients/${clientId}#step-product_review` },
  })
  const mended = await handIn()
  expect(await states()).toEqual(['done by word', 'waiting'])
  await decide(mended, 'audit')
  expect(await states()).toEqual(['done by word', 'done'])
  await expectNext(clientId, 'connection_check', { waiting_for: 'developer', primary: { key: 'set_up_method' } })
  const timeline = await call('GET', `/v1/clients/${clientId}/timeline`)
  expect(timeline.text).toContain('Native')
})
