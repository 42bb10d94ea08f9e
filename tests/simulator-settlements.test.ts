import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyName, sealed } from './simulator/sealing.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld
let sp: Made
let sub: string
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  sp = await sim.merchant({ kind: 'provider' })
  call = signer(sim.url, sp)
})
beforeEach(async () => {
  sub = (await sim.subMerchant(sp.mchid, { name: '深圳市老陈餐饮有限公司' })).sub_mchid
})
afterAll(() => sim.close())

const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

const path = (rest: string) => `/v3/apply4sub/sub_merchants/${sub}/${rest}`
const account = (changes: object = {}) => ({
  account_type: 'ACCOUNT_TYPE_BUSINESS',
  account_bank: '招商银行',
  account_number: sealed(sp, '621483012345678'),
  ...changes,
})
const modify = (changes: object = {}, bent = keyName(sp)) =>
  call('POST', path('modify-settlement'), account(changes), bent)
const settlement = async (query = '') => (await call('GET', path(`settlement${query}`))).body

describe('a settlement account', () => {
  test('is another one once the change was looked at', async () => {
    expect(await settlement()).toMatchObject({ account_bank: '工商银行', verify_result: 'VERIFY_SUCCESS' })
    const asked = await modify()
    const application = path(`application/${asked.body['application_no']}`)
    expect((await call('GET', application)).body).toEqual({
      account_name: '**********司',
      account_type: 'ACCOUNT_TYPE_BUSINESS',
      account_bank: '招商银行',
      account_number: '62***********78',
      verify_result: 'AUDITING',
    })
    await sim.advance(2)
    expect((await call('GET', application)).body).toMatchObject({
      verify_result: 'AUDIT_SUCCESS',
      verify_finish_time: '2026-11-24T10:00:02+08:00',
    })
    expect(await settlement('?account_number_rule=ACCOUNT_NUMBER_RULE_MASK_V2')).toMatchObject({
      account_bank: '招商银行',
      account_number: '621483*****5678',
    })
  })

  test('stays as it was where the audit fails, and the next may be asked for', async () => {
    const { body } = await modify()
    expect(refusal(await modify())).toEqual([400, 'INVALID_REQUEST', '存在审核中的修改申请，请等待审核完成'])
    const desk = `/_sim/wechatpay/settlement_applications/${body['application_no']}`
    await sim.told('POST', `${desk}/reject`, { verify_fail_reason: '银行卡已销户' })
    expect((await call('GET', path(`application/${body['application_no']}`))).body).toMatchObject({
      verify_result: 'AUDIT_FAIL',
      verify_fail_reason: '银行卡已销户',
    })
    expect((await settlement())['account_bank']).toBe('工商银行')
    expect((await sim.control('POST', `${desk}/approve`)).status).toBe(404)
    expect((await modify()).status).toBe(200)
  })

  test('is changed five times a day at most, and again the next day', async () => {
    for (let time = 0; time < 5; time++) {
      expect((await modify()).status).toBe(200)
      await sim.advance(2)
    }
    expect(refusal(await modify())).toEqual([429, 'FREQENCY_LIMIT', '单个特约商户每天最多修改5次'])
    await sim.advance(86_400)
    expect((await modify()).status).toBe(200)
  })

  test('that the bank does not take is said so; whether a good one is, is a switch', async () => {
    const verify = (body: object) => sim.told('POST', `/_sim/wechatpay/merchants/${sub}/settlement`, body)
    await verify({ verify_result: 'VERIFY_FAIL', verify_fail_reason: '账户状态异常' })
    expect(await settlement()).toMatchObject({ verify_result: 'VERIFY_FAIL', verify_fail_reason: '账户状态异常' })
    await verify({ verify_result: 'VERIFY_SUCCESS' })
    await sim.told('PATCH', '/_sim/wechatpay/switches', { settlement_verify_result: false })
    expect(await settlement()).not.toHaveProperty('verify_result')
    await sim.told('PATCH', '/_sim/wechatpay/switches', { settlement_verify_result: true })
  })

  test.each<[what: string, changes: () => object, refused: [number, string, string]]>([
    ['another name', () => ({ account_name: sealed(sp, '另一家公司') }), [400, 'INVALID_REQUEST', '与主体名称不一致']],
    ['a person’s card', () => ({ account_type: 'ACCOUNT_TYPE_PRIVATE' }), [400, 'INVALID_REQUEST', '不支持此账户类型']],
    ['a bank of no list', () => ({ account_bank: '月亮银行' }), [400, 'PARAM_ERROR', '开户银行取值有误']],
    ['a bank without its branch', () => ({ account_bank: '其他银行' }), [400, 'PARAM_ERROR', '“开户银行全称']],
    ['a number of letters', () => ({ account_number: sealed(sp, 'ABCDEFGH') }), [400, 'PARAM_ERROR', '“银行账号”']],
    ['a number in plain text', () => ({ account_number: '621483012345678' }), [400, 'PARAM_ERROR', '平台私钥解密失败']],
  ])('with %s is refused', async (_what, changes, [status, code, message]) => {
    expect(refusal(await modify(changes()))).toEqual([status, code, expect.stringContaining(message)])
  })

  test('needs its key to be named, a mask that there is, and its own provider', async () => {
    expect((await modify({}, { headers: {} })).body['message']).toContain('缺少微信支付平台证书序列号')
    expect((await call('GET', path('settlement?account_number_rule=toString'))).status).toBe(400)
    expect(refusal(await call('GET', path('application/1')))).toEqual([404, 'ORDER_NOT_EXIST', '修改申请单不存在'])
    const other = await sim.merchant({ kind: 'provider' })
    expect(refusal(await signer(sim.url, other)('GET', path('settlement')))).toEqual([
      403,
      'NO_AUTH',
      expect.any(String),
    ])
    expect(
      (await sim.control('POST', `/_sim/wechatpay/merchants/${sp.mchid}/settlement`, { verify_result: 'VERIFYING' }))
        .status,
    ).toBe(404)
  })
})

describe('banks and regions', () => {
  const PATH = '/v3/capital/capitallhh'
  type Paged = { total_count: number; count: number; offset: number; data: Json[]; links: Record<string, string> }
  const ask = async (path: string) => (await call('GET', path)).body as Json & Paged

  test.each(['personal-banking', 'corporate-banking'])('%s is walked by its links', async (list) => {
    const names: unknown[] = []
    let path: string | undefined = `${PATH}/banks/${list}?limit=10`
    let total = 0
    while (path !== undefined) {
      const page: Paged = await ask(path)
      expect(page.count).toBe(page.data.length)
      names.push(...page.data.map((one) => one['bank_alias_code']))
      total = page.total_count
      path = page.links['next']
    }
    expect(new Set(names).size).toBe(total)
    const last = await ask(`${PATH}/banks/${list}?offset=20&limit=10`)
    expect(last.links).toMatchObject({ prev: `${PATH}/banks/${list}?offset=10&limit=10` })
  })

  test('a branch is found by bank and city, and a bank by a card', async () => {
    const { data: provinces } = await ask(`${PATH}/areas/provinces`)
    const province = provinces.find((one) => one['province_name'] === '广东省')
    const { data: cities } = await ask(`${PATH}/areas/provinces/${province?.['province_code']}/cities`)
    const city = cities.find((one) => one['city_name'] === '深圳市')
    const { data: banks } = await ask(`${PATH}/banks/corporate-banking?limit=200`)
    const bank = banks.find((one) => one['need_bank_branch'] === true)
    expect(bank).toMatchObject({ account_bank: '其他银行' })
    const branches = `${PATH}/banks/${bank?.['bank_alias_code']}/branches`
    const found = await ask(`${branches}?city_code=${city?.['city_code']}&limit=2`)
    expect(found).toMatchObject({ count: 2, bank_alias: bank?.['bank_alias'], account_bank: '其他银行' })
    expect(found.data[0]).toMatchObject({ bank_branch_name: expect.stringContaining('深圳市') })

    const card = encodeURIComponent(sealed(sp, '6214830123456789'))
    const search = `${PATH}/banks/search-banks-by-bank-account?account_number=`
    const known = (await call('GET', `${search}${card}`, undefined, keyName(sp))).body
    expect(known).toMatchObject({ total_count: 1, data: [expect.objectContaining({ bank_alias: '招商银行' })] })
    const nobodys = encodeURIComponent(sealed(sp, '9999999999999999'))
    expect((await call('GET', `${search}${nobodys}`, undefined, keyName(sp))).body).toEqual({
      total_count: 0,
      data: [],
    })
    const letters = encodeURIComponent(sealed(sp, 'no card'))
    expect((await call('GET', `${search}${letters}`, undefined, keyName(sp))).status).toBe(400)
  })

  test.each([
    'banks/personal-banking',
    'banks/personal-banking?limit=0',
    'banks/personal-banking?limit=201',
    'banks/personal-banking?limit=10&offset=-1',
    'areas/provinces/99/cities',
    'banks/1/branches?city_code=381&limit=10',
    'banks/1000009500/branches?city_code=0&limit=10',
    'banks/1000009500/branches?limit=10',
    'banks/search-banks-by-bank-account',
  ])('%s is refused', async (rest) => {
    expect(refusal(await call('GET', `${PATH}/${rest}`))).toEqual([400, 'PARAM_ERROR', expect.any(String)])
  })
})
