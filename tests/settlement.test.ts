import { list } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { openShop, order, type Shop } from './api/ready.ts'
import { clientWalk } from './journeys/walking.ts'
import { withV2Key } from './methods/v2-key.ts'

let house: House
let shop: Shop
let subMchid: string

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
  subMchid = String((await merchant()).json.sub_mchid)
  await bePaid() // live: nothing of ours is left to be done before what is tried here
})
afterAll(() => house?.close())
beforeEach(() => settlementGoes('VERIFY_SUCCESS'))

const path = () => `/v1/applyments/${shop.applymentId}/merchant`
const merchant = () => house.person('GET', path())
const ask = () => house.person('POST', `${path()}/ask`)
const change = (body: object) => house.person('POST', `${path()}/settlement`, body)
const nextStep = async () => (await house.person('GET', `/v1/clients/${shop.clientId}/next-step`)).json
const settlementGoes = (verify_result: string, more: object = {}) =>
  house.simulatorApi.post(`/_sim/wechatpay/merchants/${subMchid}/settlement`, { verify_result, ...more })
const products = (changes: object) => house.simulatorApi.patch(`/_sim/wechatpay/merchants/${subMchid}`, changes)
const setting = (what: 'appids' | 'pay-directories', body: object) => house.person('POST', `${path()}/${what}`, body)
const granted = async () => (list((await ask()).json, 'permissions') as { what: string }[]).map(({ what }) => what)
async function taskOf(key: string) {
  const { json } = await house.person('GET', `/v1/clients/${shop.clientId}/checklist`)
  return list(json, 'tasks').find((task) => task['key'] === key)
}
const ACCOUNT = { kind: 'corporate', bank: '招商银行', account_number: '755914567810901' }

describe('the lists that a form chooses from', () => {
  test('banks are found by part of the name, and those that need a branch say so', async () => {
    const { json } = await shop.call('GET', `/v1/channels/wechatpay/banks?kind=corporate&text=${enc('深圳 农村')}`)
    expect(json['data']).toEqual([
      {
        alias: '深圳农村商业银行',
        alias_code: expect.stringMatching(/^\d+$/),
        account_bank: '其他银行',
        needs_branch: true,
      },
    ])
    const all = await shop.call('GET', '/v1/channels/wechatpay/banks?kind=personal')
    expect(list(all.json, 'data').length).toBeGreaterThan(20)
  })

  test('province, city, branch: a list is asked for once, and still serves while the gateway is away', async () => {
    const banks = await shop.call('GET', `/v1/channels/wechatpay/banks?kind=corporate&text=${enc('深圳农村')}`)
    const [bank] = list(banks.json, 'data')
    const provinces = list((await shop.call('GET', '/v1/channels/wechatpay/areas')).json, 'data')
    const province = provinces.find(({ name }) => String(name).includes('广东'))
    const cities = (await shop.call('GET', `/v1/channels/wechatpay/areas?province=${String(province?.code)}`)).json
    const city = list(cities, 'data').find(({ name }) => String(name).includes('深圳'))
    const branches = () =>
      shop.call(
        'GET',
        `/v1/channels/wechatpay/banks/${String(bank?.alias_code)}/branches?city=${String(city?.code)}&text=${enc('高新')}`,
      )
    expect((await branches()).json['data']).toEqual([
      { name: '深圳农村商业银行股份有限公司深圳市高新支行', id: expect.stringMatching(/^402\d{9}$/) },
    ])
    const before = await askedOf('/branches')
    const fault = { match: { path: '/v3/capital/capitallhh' }, effect: 'http_500', times: 9 }
    const { id } = await house.simulatorApi.post('/_sim/faults', fault)
    expect(list((await branches()).json, 'data')).toHaveLength(1)
    expect(await askedOf('/branches')).toBe(before)
    const others = await shop.call('GET', '/v1/channels/wechatpay/areas?province=999')
    expect(others.json).toMatchObject({ status: 502, code: 'GATEWAY_NOT_ASKED' })
    await fetch(`${house.simulator.url}/_sim/faults/${String(id)}`, { method: 'DELETE' })
  })

  test('a card tells its bank, whatever key may not ask, and its number is in no address', async () => {
    const body = { account_number: '6214830012345673' }
    expect((await house.person('POST', '/v1/channels/wechatpay/banks/of-card', body)).json['data']).toMatchObject([
      { alias: '招商银行' },
    ])
    const unknown = await house.person('POST', '/v1/channels/wechatpay/banks/of-card', {
      account_number: '9999990012345673',
    })
    expect(unknown.json['data']).toEqual([])
    expect(house.logged.join('\n')).not.toContain(body.account_number)
  })
})

describe('the settlement account', () => {
  test('is what was applied for, masked, and may be changed to what this kind of merchant may have', async () => {
    const { json } = await ask()
    expect(json).toMatchObject({
      kinds: ['corporate'],
      settlement: { account: { kind: 'corporate', masked_number: expect.stringMatching(/^\d{6}\*+\d{4}$/) } },
    })
    const { json: refused } = await change({ ...ACCOUNT, kind: 'personal', account_number: '1' })
    expect(refused).toMatchObject({ code: 'INPUT_INVALID' })
    expect(JSON.stringify(refused)).toMatch(/kind.*corporate/)
  })

  test('is another one once the gateway has looked at it; the number is kept nowhere', async () => {
    const asked = await change(ACCOUNT)
    expect(asked.status, asked.text).toBe(201)
    expect(asked.json).toMatchObject({ state: 'auditing', account: { masked_number: '755914*****0901' }, by: '林晓' })
    expect(await nextStep()).toMatchObject({ key: 'settlement.auditing', waiting_for: 'platform' })
    expect((await change(ACCOUNT)).json).toMatchObject({ code: 'SETTLEMENT_CHANGE_OPEN' })
    await audit(asked.json, 'approve')
    await ended('succeeded')
    const now = await ask()
    expect(now.json).toMatchObject({ settlement: { account: { bank: '招商银行', masked_number: '755914*****0901' } } })
    expect(now.text + house.logged.join('\n')).not.toContain(ACCOUNT.account_number)
    const timeline = await house.person('GET', `/v1/applyments/${shop.applymentId}/timeline?limit=5`)
    expect(timeline.text).toContain('结算账户变更已生效：招商银行 755914*****0901')
  })

  test('that takes no money is the next step, until another one does', async () => {
    await settlementGoes('VERIFY_FAIL', { verify_fail_reason: '账户已销户' })
    await ask()
    expect(await nextStep()).toMatchObject({
      key: 'settlement.unreachable',
      blocked: true,
      title: { 'zh-CN': '平台打款到结算账户失败：账户已销户。请更换结算账户' },
      primary: { href: `/clients/${shop.clientId}/settlement` },
    })
    await ask() // is told once, however often it is looked at
    const { data } = (await house.person('GET', `/v1/messages?client_id=${shop.clientId}`)).json
    const told = (data as { kind: string; body: Record<string, string> }[]).filter(({ body }) =>
      body['zh-CN']?.includes('账户已销户'),
    )
    expect(told).toEqual([expect.objectContaining({ kind: 'escalation', state: 'to_copy' })])
    const asked = await change({ ...ACCOUNT, bank: '建设银行', account_number: '44050154500100000123' })
    await audit(asked.json, 'reject', { verify_fail_reason: '户名不符' })
    await ended('failed')
    expect(await nextStep()).toMatchObject({
      key: 'settlement.turned_down',
      title: { 'zh-CN': '新的结算账户没有通过：户名不符。请再改一次' },
    })
    await settlementGoes('VERIFY_SUCCESS')
    await ask()
    expect((await nextStep()).key).not.toMatch(/^settlement/)
  })

  test('whose change was not answered is looked for, and never asked for a second time', async () => {
    await house.simulatorApi.post('/_sim/faults', {
      match: { path: `/v3/apply4sub/sub_merchants/${subMchid}/modify-settlement` },
      effect: 'lose_answer',
      times: 1,
    })
    const lost = await change({ ...ACCOUNT, bank: '工商银行', account_number: '4000020109200123456' })
    expect(lost.json).toMatchObject({ state: 'asking' })
    expect(await askedOf('/modify-settlement', 'POST')).toBe(3)
    expect(await nextStep()).toMatchObject({ key: 'settlement.asking' })
    await house.simulatorApi.post('/_sim/clock', { advance_s: 3 }) // its audit is over by then
    await ended('succeeded')
    expect(await askedOf('/modify-settlement', 'POST')).toBe(3)
  })

  test('refused at once is told with the gateway’s words and kept as refused', async () => {
    const before = await askedOf('/modify-settlement', 'POST')
    const refused = await change({ ...ACCOUNT, account_name: '另一家公司' })
    expect(refused.json).toMatchObject({ status: 422, code: 'GATEWAY_REFUSED', gateway: { code: 'INVALID_REQUEST' } })
    expect((await merchant()).json).toMatchObject({ change: { state: 'refused' } })
    expect(await askedOf('/modify-settlement', 'POST')).toBe(before + 1)
  })

  test('is for people of ours to change, never for a key', async () => {
    expect((await shop.call('POST', `${path()}/settlement`, ACCOUNT)).json).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('what the merchant lets us do', () => {
  test('is asked by calls that leave nothing open, and comes back when it was taken away', async () => {
    const granted = await ask()
    expect(granted.json['permissions']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'native', state: 'granted' }),
        expect.objectContaining({ what: 'refund', state: 'granted' }),
      ]),
    )
    const { products: all } = (await house.simulatorApi.get(`/_sim/wechatpay/merchants/${subMchid}`)) as {
      products: string[]
    }
    await products({ products: all.filter((one) => one !== 'NATIVE'), refund_permission: false })
    await ask()
    expect(await nextStep()).toMatchObject({
      key: 'product_authorisation.missing',
      waiting_for: 'superAdmin',
      blocked: true,
      why: { 'zh-CN': expect.stringContaining('NO_AUTH') },
    })
    const checklist = await house.person('GET', `/v1/clients/${shop.clientId}/checklist`)
    const states = Object.fromEntries(list(checklist.json, 'tasks').map(({ key, state }) => [key, state]))
    expect(states).toMatchObject({ product_authorisation: 'blocked', refund_permission: 'blocked' })
    await products({ products: all, refund_permission: true })
    await ask()
    expect((await nextStep()).key).not.toMatch(/missing/)
    const told = list((await house.person('GET', `/v1/applyments/${shop.applymentId}/timeline`)).json, 'data')
    expect(told.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          'zh-CN': '平台确认已授权：API 退款',
          en: 'The platform confirms it is granted: API refunds',
        }),
        expect.objectContaining({
          'zh-CN': expect.stringMatching(/^授权被收回：API 退款（/),
          en: expect.stringMatching(/^No longer granted: API refunds \(/),
        }),
      ]),
    )
    const probes = list(await house.simulatorApi.get('/_sim/ledger'), 'trades').filter(({ out_trade_no }) =>
      String(out_trade_no).startsWith('ruzhu_probe_'),
    )
    expect(probes.length).toBeGreaterThan(1)
    const open = probes.filter(({ trade_state, state }) => (trade_state ?? state) !== 'CLOSED')
    expect(open).toEqual([])
  })
})

describe('what the platform is told for the merchant', () => {
  const PAGES = 'https://shop.example.com/pay/'
  beforeAll(async () => {
    const wants = [{ channel: 'wechatpay', scenes: ['native', 'jsapi', 'mini_program'] }]
    expect((await house.person('PATCH', `/v1/clients/${shop.clientId}`, { wants })).status).toBe(200)
    const scenes = ['native', 'jsapi']
    expect((await house.person('PATCH', `/v1/methods/${shop.methodId}`, { scenes })).status).toBe(200)
  })

  test('needs the APIv2 key and the certificate of our account: without them a person does it, and says so', async () => {
    expect((await merchant()).json).toMatchObject({ links_appids: false, adds_directories: false })
    for (const refused of [
      await setting('appids', { appid: 'wx8888888888888888' }),
      await setting('pay-directories', { directory: PAGES }),
    ])
      expect(refused.json).toMatchObject({ status: 409, code: 'APPID_LINKS_NOT_OFFERED' })
    expect(await taskOf('pay_directory')).toMatchObject({ state: 'ready', known: ['gateway', 'word'], optional: true })
    const walk = clientWalk(house, shop.clientId, 'wechatpay')
    expect((await walk.confirm('pay_directory', {})).status).toBe(200)
    expect(await taskOf('pay_directory')).toMatchObject({ state: 'done', word: { by: '林晓' } })
    await walk.withdraw('pay_directory')
  })

  test('a pay directory is added, seen by a question, and is no word of anybody’s', async () => {
    await holdV2Key()
    expect((await merchant()).json).toMatchObject({ links_appids: true, adds_directories: true })
    const malformed = await setting('pay-directories', { directory: 'https://shop.example.com/pay' })
    expect(malformed.json).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
    expect(await taskOf('pay_directory')).toMatchObject({
      state: 'ready',
      act: { href: `/clients/${shop.clientId}/settlement` },
    })
    const added = await setting('pay-directories', { directory: PAGES })
    expect(added.status, added.text).toBe(200)
    expect(added.json['permissions']).toContainEqual(
      expect.objectContaining({ what: `directory/${PAGES}`, state: 'granted' }),
    )
    expect((await setting('pay-directories', { directory: PAGES })).status).toBe(200) // twice is once
    expect((await granted()).filter((what) => what.startsWith('directory/'))).toEqual([`directory/${PAGES}`])
    const task = await taskOf('pay_directory')
    expect(task).toMatchObject({ state: 'done' })
    expect(task).not.toHaveProperty('word')
    const told = await house.person('GET', `/v1/applyments/${shop.applymentId}/timeline?limit=5`)
    expect(told.text).toContain(`登记支付授权目录 ${PAGES}`)
  })

  test('an app is linked, also where the answer got lost; what the platform refuses is told in its words', async () => {
    const appid = 'wx00000000000000cc'
    const fault = { match: { path: '/secapi/mch/addsubdevconfig' }, effect: 'lose_answer', times: 9 }
    const { id } = await house.simulatorApi.post('/_sim/faults', fault)
    expect((await setting('appids', { appid })).json).toMatchObject({ status: 502, code: 'GATEWAY_NOT_ASKED' })
    await fetch(`${house.simulator.url}/_sim/faults/${String(id)}`, { method: 'DELETE' })
    const linked = await setting('appids', { appid })
    expect(linked.json['permissions']).toContainEqual(
      expect.objectContaining({ what: `appid/${appid}`, state: 'granted' }),
    )
    await house.simulatorApi.post('/_sim/faults', {
      match: { path: '/secapi/mch/addsubdevconfig' },
      effect: 'error',
      code: 'PARAM_ERROR',
      message: 'JSAPI支付授权目录数量已达上限',
      times: 1,
    })
    const sixth = await setting('pay-directories', { directory: 'https://shop.example.com/6/' })
    expect(sixth.json).toMatchObject({
      status: 422,
      code: 'GATEWAY_REFUSED',
      gateway: { code: 'PARAM_ERROR', message: 'JSAPI支付授权目录数量已达上限' },
    })
  })
})

/** Our account gets what v2 calls on certified connections want. */
async function holdV2Key(): Promise<void> {
  const accounts = await house.person('GET', '/v1/provider-accounts')
  const id = String(list(accounts.json, 'data').find(({ channel }) => channel === 'wechatpay')?.['id'])
  const { json: account } = await house.person('GET', `/v1/provider-accounts/${id}`)
  const saved = await house.person('PUT', `/v1/provider-accounts/${id}`, await withV2Key(house.simulatorApi, account))
  expect(saved.status, saved.text).toBe(200)
}

async function bePaid(): Promise<void> {
  const { json } = await shop.call('POST', '/v1/payments', order(shop))
  await house.simulatorApi.post('/_sim/pay', { target: (json['pay'] as { code_url: string }).code_url })
  await until('the payment to be paid', async () => {
    const seen = await shop.call('GET', `/v1/payments/${String(json['id'])}`)
    return seen.json['state'] === 'paid' ? { found: seen } : { seen: seen.text }
  })
}

async function ended(state: string): Promise<void> {
  await until(`the change to be ${state}`, async () => {
    const { json, text } = await ask()
    return (json['change'] as { state: string }).state === state ? { found: json } : { seen: text }
  })
}

async function audit(of: Record<string, unknown>, act: 'approve' | 'reject', body: object = {}): Promise<void> {
  const desk = `/_sim/wechatpay/settlement_applications/${String(of['application_no'])}/${act}`
  await house.simulatorApi.post(desk, body)
}

async function askedOf(path: string, method = 'GET'): Promise<number> {
  const { requests } = (await house.simulatorApi.get('/_sim/requests')) as {
    requests: { method: string; target: string }[]
  }
  return requests.filter((one) => one.method === method && one.target.includes(path)).length
}

function enc(text: string): string {
  return encodeURIComponent(text)
}
