import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { ruzhu } from './command.ts'
import { clientWalk, companyWalk, type Walk, walkOn } from './journeys/walking.ts'
import { WALKS, type Walkable } from './journeys/walks.ts'

let house: House
/** It begins a year and more ago, so that a session of today outlives all that passes here. */
let offset = -400 * DAY_MS

beforeAll(async () => {
  house = await House.open({}, () => later(new Date(), offset))
  await house.signIn()
})
afterAll(() => house?.close())

/** The clock of the server goes on. */
async function pass(days: number): Promise<void> {
  offset += days * DAY_MS
}

async function newClient(name: string, wants: object[] = []): Promise<string> {
  const contact = { contact_name: '林晓敏', contact_phone: '13800138000' }
  const { status, text, json } = await house.person('POST', '/v1/clients', { name, wants, ...contact })
  expect(status, text).toBe(201)
  return String(json['id'])
}

async function begin({ channel, journey, whose, scenes }: Walkable): Promise<Walk> {
  if (whose === 'company') return companyWalk(house, channel)
  return clientWalk(house, await newClient(`${journey} 茶室`, [{ channel, scenes, path: journey }]), channel)
}

const BY_WORD = WALKS.filter(({ test: file }) => file === 'tests/journeys-by-word.test.ts')

describe.each(BY_WORD)('$channel $journey, from nothing', (walkable) => {
  test('is walked to its end, through one refusal and one deadline that nobody kept', async () => {
    const walk = await begin(walkable)
    const start = await walk.read()
    expect(start.progress.done).toBe(0)
    const done = await walkOn(walk, { ...walkable, pass })
    expect(done).toContain(walkable.refuse)
    expect(done).toContain(walkable.lapse)

    const { tasks, progress, next_step: next } = await walk.read()
    const left = tasks.filter(({ state, optional }) => !optional && state !== 'done' && state !== 'skipped')
    if (walkable.whose === 'client') {
      expect(left).toEqual([])
      expect(next).toMatchObject({ key: 'live', waiting_for: 'none' })
      expect(progress.done).toBe(progress.total)
    } else {
      // the account itself is no word's: the platform has to answer to its keys
      expect(left.map(({ key }) => key)).toEqual(['save_account'])
      expect(next.key).toBe('credentials.provider')
    }
    expect(tasks.filter(({ word }) => word).every(({ word }) => word?.by === '林晓')).toBe(true)
  })
})

describe('a person’s word', () => {
  test('is refused where it breaks a rule, where it is not asked for, and where it is not yet time', async () => {
    const id = await newClient('核对茶室', [{ channel: 'wechatpay', scenes: ['mini_program'], path: 'new_merchant' }])
    const { confirm } = clientWalk(house, id, 'wechatpay')
    const subject = 'organisation'
    const wrong = await confirm('register_mini_program', { values: { subject, appid: 'wx1' } })
    expect(wrong.json).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
    expect(wrong.text).toContain('values/appid')
    expect((await confirm('register_mini_program', { values: { subject } })).status).toBe(400)
    const secret = { subject, appid: 'wx8888888888888888', app_secret: '0'.repeat(32) }
    expect((await confirm('register_mini_program', { values: secret })).text).toContain('values/app_secret')
    expect((await confirm('sign_agreement', {})).json).toMatchObject({ status: 409, code: 'STEP_LOCKED' })
    expect((await confirm('product_h5', {})).json).toMatchObject({ status: 409, code: 'STEP_NOT_NEEDED' })
    expect((await confirm('no_such_step', {})).status).toBe(404)
    const ours = clientWalk(house, await newClient('进件茶室'), 'wechatpay')
    expect((await ours.confirm('credentials', {})).status).toBe(404)
  })

  test('that the mini program is a private person’s stops everything at once, and says what to do', async () => {
    const id = await newClient('个人茶室', [{ channel: 'wechatpay', scenes: ['mini_program'], path: 'new_merchant' }])
    const { confirm, read } = clientWalk(house, id, 'wechatpay')
    const values = { subject: 'personal', appid: 'wx8888888888888888' }
    expect((await confirm('register_mini_program', { values })).status).toBe(200)
    const { next_step: next } = await read()
    expect(next).toMatchObject({ key: 'register_mini_program.stopped', blocked: true })
    expect(next.title['zh-CN']).toContain('个人主体的小程序不能开通微信支付')
    await confirm('register_mini_program', { values: { ...values, subject: 'organisation' } })
    expect((await read()).next_step.blocked).toBe(false)
  })

  test('is taken back, and stays in the records as said and taken back', async () => {
    const id = await newClient('撤回茶室', [{ channel: 'alipay', scenes: ['native'], path: 'direct' }])
    const walk = clientWalk(house, id, 'alipay')
    const values = { subject: 'company', pid: '2088000000000001' }
    await walk.confirm('company_account', { values, note: '已核对营业执照' })
    expect((await walk.withdraw('company_account')).status).toBe(204)
    expect((await walk.withdraw('company_account')).json).toMatchObject({ status: 409, code: 'STEP_NOT_CONFIRMED' })
    await walk.confirm('company_account', { values })
    const { json } = await house.person('GET', `/v1/clients/${id}/steps/company_account/confirmations`)
    expect(json['data']).toEqual([
      expect.objectContaining({ by: '林晓', values }),
      expect.objectContaining({ by: '林晓', note: '已核对营业执照', withdrawn_by: '林晓' }),
    ])
    const timeline = await house.person('GET', `/v1/clients/${id}/timeline`)
    expect(timeline.text).toContain('人工确认：「注册企业支付宝账号并完成实名认证」已完成')
    expect(timeline.text).toContain('撤回了对「注册企业支付宝账号并完成实名认证」的确认')
  })
})

const found = async (query: string) => {
  const { json, text, status } = await house.person('GET', `/v1/clients?text=${encodeURIComponent('红色')}&${query}`)
  expect(status, text).toBe(200)
  return (json['data'] as { id: string }[]).map((row) => row.id)
}

describe('the lists', () => {
  test('show of each client what its own page shows, as soon as it is so', async () => {
    const name = '一致茶室'
    const id = await newClient(name, [
      { channel: 'wechatpay', scenes: ['mini_program'], path: 'new_merchant' },
      { channel: 'alipay', scenes: ['native'], path: 'direct' },
    ])
    const values = { subject: 'company', pid: '2088000000000001' }
    for (const act of [
      () => Promise.resolve(),
      () => house.person('POST', `/v1/clients/${id}/steps/company_account/confirm`, { values }),
      () => house.person('PATCH', `/v1/clients/${id}`, { wants: [{ channel: 'alipay', scenes: ['native'] }] }),
    ]) {
      await act()
      const own = (await house.person('GET', `/v1/clients/${id}/next-step`)).json
      const text = encodeURIComponent(name)
      for (const list of ['clients?sort=urgency&', 'clients?', 'next-steps?']) {
        const rows = (await house.person('GET', `/v1/${list}text=${text}`)).json['data'] as { next_step: object }[]
        expect(
          rows.map(({ next_step }) => next_step),
          list,
        ).toEqual([own])
      }
    }
  })

  test('narrow to who is waited for, what is overdue, a platform and a state, and turn red by the clock', async () => {
    const id = await newClient('红色茶室', [{ channel: 'alipay', scenes: ['native'], path: 'direct' }])
    expect(await found('waiting_for=client')).toEqual([id])
    expect(await found('waiting_for=platform')).toEqual([])
    expect(await found('waiting_for=platform,client')).toEqual([id])
    expect(await found('channel=alipay&state=none')).toEqual([id])
    expect(await found('channel=wechatpay')).toEqual([])
    expect(await found('overdue=true')).toEqual([])
    await pass(12) // seven working days were promised
    expect(await found('overdue=true')).toEqual([id])
    expect(await found('overdue=true&waiting_for=client&channel=alipay&state=none')).toEqual([id])
    expect(await found('overdue=true&waiting_for=platform')).toEqual([])
    const counts = (await house.person('GET', '/v1/client-counts')).json
    const all = (await house.person('GET', '/v1/clients?limit=100')).json['data'] as object[]
    expect(counts).toMatchObject({ total: all.length, overdue: expect.any(Number) })
  })

  test('go on where the page before ended, and refuse a place of another order', async () => {
    const first = (await house.person('GET', '/v1/next-steps?limit=2')).json
    const second = (await house.person('GET', `/v1/next-steps?limit=2&after=${String(first['next'])}`)).json
    const ids = [first, second].flatMap(({ data }) =>
      (data as { client: { id: string } }[]).map(({ client }) => client.id),
    )
    expect(new Set(ids).size).toBe(4)
    const mixed = await house.person('GET', `/v1/clients?after=${String(first['next'])}`)
    expect(mixed.json).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
  })

  test('are printed by `ruzhu next`, for people and for programs', async () => {
    const { key } = await house.program()
    const env = { RUZHU_API_KEY: key, RUZHU_LANG: 'zh-CN' }
    const people = ruzhu(['next', '--url', house.url, '--waiting', 'client'], { env })
    expect(await people.ended()).toBe(0)
    expect(people.said()).toMatch(/红色茶室 {2}· {2}请 林\*敏 .* {2}· {2}截止 .*（已超时）/)
    expect(people.said()).not.toContain('正常收款中')

    const program = ruzhu(['next', '--url', house.url, '--json'], { env })
    expect(await program.ended()).toBe(0)
    const rows = JSON.parse(program.said()) as { next_step: { waiting_for: string } }[]
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.map(({ next_step }) => next_step.waiting_for)).not.toContain('none')
    const bare = ruzhu(['next', '--url', house.url])
    expect(await bare.ended()).toBe(1)
    expect(bare.said()).toContain('RUZHU_API_KEY')
  })
})
