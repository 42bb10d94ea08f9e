import { until } from '@ruzhu/cli/demo/wait.ts'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '@ruzhu/domain/access/access.ts'
import { readEvidence } from '@ruzhu/domain/evidence/read-evidence.ts'
import type { ClientId, UserId } from '@ruzhu/domain/ids.ts'
import { House } from './api/house.ts'
import { sensitiveValues } from './support/sensitive-values.ts'
import { openShop, order, type Shop } from './api/ready.ts'

let house: House
let shop: Shop
let paid: Record<string, unknown>
let trial: Record<string, unknown>
let refund: Record<string, unknown>

beforeAll(async () => {
  house = await House.open()
  await house.signIn()
  shop = await openShop(house)
  paid = (await shop.call('POST', '/v1/payments', order(shop))).json
  await house.simulatorApi.post('/_sim/pay', { target: (paid.pay as { code_url: string }).code_url })
  await until('the payment to be paid', async () => {
    paid = (await shop.call('GET', `/v1/payments/${paid.id}`)).json
    return paid.state === 'paid' ? { found: paid } : { seen: String(paid.state) }
  })
  refund = (
    await house.person('POST', '/v1/refunds', { payment_id: paid.id, out_refund_no: 'R-FIND-1', amount_fen: 100 })
  ).json
  trial = (await house.person('POST', `/v1/methods/${shop.methodId}/trial`, { scene: 'native' })).json
}, 120_000)
afterAll(() => house?.close())

type Hit = { kind: string; id: string; title: string; href: string; client?: { id: string } }
const find = async (text: string, call = house.person) =>
  (await call('GET', `/v1/search?text=${encodeURIComponent(text)}`)).json.data as Hit[]

describe('whatever is pasted', () => {
  test('opens what it is the number of', async () => {
    const applyment = (await house.person('GET', `/v1/applyments/${shop.applymentId}`)).json
    const method = (await house.person('GET', `/v1/methods/${shop.methodId}`)).json
    const [account] = (await house.person('GET', '/v1/provider-accounts')).json.data as {
      id: string
      settings: Record<string, string>
    }[]
    const payment = { kind: 'payment', id: paid.id, href: `/payments/${paid.id}` }
    const form = {
      kind: 'applyment',
      id: shop.applymentId,
      href: `/clients/${shop.clientId}/applyments/${shop.applymentId}`,
    }
    const pairs: [unknown, object][] = [
      [shop.clientId, { kind: 'client', id: shop.clientId, href: `/clients/${shop.clientId}` }],
      [paid.id, payment],
      [paid.out_trade_no, { ...payment, title: paid.out_trade_no }],
      [paid.transaction_id, payment],
      [` ${String(paid.transaction_id)}\n`, payment],
      [refund.id, { kind: 'refund', id: refund.id, href: `/payments/${paid.id}` }],
      ['R-FIND-1', { kind: 'refund', title: 'R-FIND-1' }],
      [shop.applymentId, form],
      [applyment.business_code, form],
      [applyment.applyment_id, form],
      [shop.methodId, { kind: 'method', id: shop.methodId, title: method.name }],
      [account?.settings.sp_mchid, { kind: 'account', id: account?.id, href: '/settings/provider' }],
      [account?.settings.sp_appid, { kind: 'account', id: account?.id }],
      ['老陈', { kind: 'client', id: shop.clientId, title: '广州市示例老陈餐饮有限公司' }],
    ]
    for (const [text, hit] of pairs) expect(await find(String(text)), String(text)).toMatchObject([hit])
  })

  test('is a list where it may be several things', async () => {
    const { sub_mchid } = (await house.person('GET', `/v1/applyments/${shop.applymentId}`)).json
    expect((await find(String(sub_mchid))).map(({ kind }) => kind).toSorted()).toEqual(['applyment', 'method'])
  })

  test('leads nowhere for who could not open it', async () => {
    const other = await house.person('POST', '/v1/clients', {
      name: '别的公司',
      contact_name: '周宁',
      contact_phone: '13900139000',
    })
    const stranger = await house.program(String(other.json.id))
    for (const text of [shop.clientId, paid.id, paid.out_trade_no, paid.transaction_id, shop.methodId, '老陈']) {
      expect(await find(String(text), stranger.call), String(text)).toEqual([])
    }
    expect(await find('别的', stranger.call)).toMatchObject([{ id: other.json.id }])
    expect(await find(String(paid.out_trade_no), shop.call)).toMatchObject([{ id: paid.id }])
    const [account] = (await house.person('GET', '/v1/provider-accounts')).json.data as { id: string }[]
    expect(await find(account?.id ?? '', shop.call)).toEqual([])
    expect((await house.anybody('GET', '/v1/search?text=a')).status).toBe(401)
  })

  test.each(['cl_000000000000000000000000', '%', "'; drop table clients; --", '没有这个', '\u202e'])(
    'and is nothing is nothing: %s',
    async (text) => expect(await find(text)).toEqual([]),
  )
})

describe('the list as CSV', () => {
  test('holds what the filters leave, masked, and calculates nothing', async () => {
    const contact = { contact_name: '欧阳小明', contact_phone: '13512345678' }
    for (const name of ['=1+1 公司', '导出甲公司', '导出乙公司']) {
      expect((await house.person('POST', '/v1/clients', { name, ...contact })).status).toBe(201)
    }
    const answer = await house.person('GET', `/v1/clients.csv?text=${encodeURIComponent('导出')}`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="clients-\d{4}-\d\d-\d\d\.csv"$/)
    const rows = parse(answer.text, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map((row) => row['客户名称']).toSorted()).toEqual(['导出乙公司', '导出甲公司'])
    expect(rows[0]).toMatchObject({ 联系人: '欧*明', 联系人手机: '135****5678' })
    expect(rows[0]?.['下一步']).toMatch(/\S/)

    const all = await house.person('GET', '/v1/clients.csv', undefined, { 'accept-language': 'en' })
    const names = (parse(all.text, { bom: true, columns: true }) as Record<string, string>[]).map(
      (row) => row['Client name'],
    )
    expect(names).toContain("'=1+1 公司")
    expect(names).toContain('广州市示例老陈餐饮有限公司')
    const live = await house.person('GET', '/v1/clients.csv?waiting_for=none')
    expect(parse(live.text, { bom: true, columns: true })).toHaveLength(1)
  })

  test('of a key for one client holds that client', async () => {
    const rows = parse((await shop.call('GET', '/v1/clients.csv')).text, { bom: true, columns: true }) as Record<
      string,
      string
    >[]
    expect(rows.map((row) => row['客户编号'])).toEqual([shop.clientId])
  })
})

describe('the dossier of a client', () => {
  test('says what was signed, set up and tried, and who did it', async () => {
    const { json } = await house.person('GET', `/v1/clients/${shop.clientId}/evidence`)
    expect(json).toMatchObject({
      client: { id: shop.clientId, name: '广州市示例老陈餐饮有限公司' },
      contact: { masked: true },
      made_by: '林晓',
      applyments: [
        {
          id: shop.applymentId,
          state: 'finished',
          sub_mchid: expect.stringMatching(/^\d+$/),
          submissions: [{ number: 1 }],
        },
      ],
      methods: [{ id: shop.methodId, state: 'active' }],
      trials: [{ id: trial.id, amount_fen: 1 }],
    })
    const [applyment] = json.applyments as { terms: { value: string }[] }[]
    expect(applyment?.terms.length).toBeGreaterThan(0)
    const keys = json.keys as { pieces: { fingerprint: string }[] }[]
    expect(keys.flatMap(({ pieces }) => pieces).every(({ fingerprint }) => fingerprint.startsWith('sha256:'))).toBe(
      true,
    )
    expect(keys.length).toBeGreaterThan(0)
    expect((json.doings as { by: string }[]).length).toBeGreaterThan(0)
    expect((json.ways as { tasks: unknown[] }[])[0]?.tasks.length).toBeGreaterThan(3)
  })

  test('calls everything by the name that people know it by', async () => {
    const { json } = await house.person('GET', `/v1/clients/${shop.clientId}/evidence`)
    const keys = json.keys as { pieces: { field: string; label?: Record<string, string> }[] }[]
    const labels = new Map(keys.flatMap(({ pieces }) => pieces).map(({ field, label }) => [field, label]))
    expect(labels.get('api_v3_key')).toEqual({ 'zh-CN': 'APIv3 密钥', en: 'APIv3 key' })
    expect([...labels.values()].every((label) => label !== undefined)).toBe(true)
    expect((json.doings as { by: string }[]).map(({ by }) => by)).not.toContain('nightly')
  })

  test('holds nothing sensitive of the forms', async () => {
    const { text } = await house.person('GET', `/v1/clients/${shop.clientId}/evidence`)
    const typed = await sensitiveValues(house.server, shop.applymentId)
    expect(typed.size).toBeGreaterThan(6)
    for (const [path, value] of typed) expect(text.includes(value), path).toBe(false)
  })

  test('has for each reader what that one may read elsewhere, and says what was left out', async () => {
    const { deps } = house.server.parts
    const of = (role: Role) =>
      readEvidence(deps.store.read, shop.clientId as ClientId, deps.now(), {
        caller: { kind: 'person', userId: 'us_x' as UserId, name: '陈静', role },
        environment: 'live',
        describe: deps.describe,
        workdays: deps.workdays,
      })
    expect(await of('finance')).toMatchObject({ keys: [], methods: [], leftOut: ['methods', 'keys'] })
    expect((await of('reader'))?.leftOut).toEqual([])
  })

  test('has the contact whole only for a reason, which is written down first', async () => {
    const path = `/v1/clients/${shop.clientId}/evidence`
    const whole = (await house.person('GET', `/v1/clients/${shop.clientId}`)).json
    expect((await house.person('GET', path)).text).not.toContain(String(whole.contact_phone))
    expect((await house.person('POST', path, { reason: ' ' })).status).toBe(400)
    const shown = await house.person('POST', path, { reason: '客户要求存档' })
    expect(shown.json).toMatchObject({
      contact: { phone: whole.contact_phone, name: whole.contact_name, masked: false },
    })
    const timeline = (await house.person('GET', `/v1/clients/${shop.clientId}/timeline`)).json.data
    expect(timeline).toContainEqual(
      expect.objectContaining({
        by: '林晓',
        text: expect.objectContaining({ key: 'timeline.contact_revealed', params: { reason: '客户要求存档' } }),
      }),
    )
    expect((await shop.call('POST', path, { reason: 'x' })).status).toBe(403)
    const stranger = await house.program(
      ((await house.person('GET', '/v1/clients?text=别的')).json.data as { id: string }[])[0]?.id,
    )
    expect((await stranger.call('GET', path)).status).toBe(404)
  })
})
