import { answer, isSignedByApp, paramsOf } from '@ruzhu/alipay/testing/raw-gateway.ts'
import type { PrepayOrder } from '@ruzhu/domain/channel.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { APP_ID, MERCHANT, openBefore, PID, TOKEN } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const NATIVE: PrepayOrder = {
  outTradeNo: 'A1',
  subMchid: MERCHANT,
  scene: 'native',
  description: '一杯咖啡',
  amount: fen(1990),
  expiresAt: new Date('2026-11-23T02:30:00Z'),
  notifyUrl: 'https://pay.example.com/n/pm_1',
}
const MINI: PrepayOrder = {
  ...NATIVE,
  scene: 'mini_program',
  subAppid: '2014072300007148',
  payerOpenid: '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5',
}
const sent = () => paramsOf(here.gateway.requests.at(-1) ?? expect.fail('nothing was sent'))
const order = (): unknown => JSON.parse(sent()['biz_content'] ?? '')
const CODE = answer('alipay.trade.precreate', {
  code: '10000',
  out_trade_no: 'A1',
  qr_code: 'https://qr.alipay.com/bavh4wjlxf12tper3a',
})
const CREATED = answer('alipay.trade.create', {
  code: '10000',
  out_trade_no: 'A1',
  trade_no: '2026112322001446881000041395',
})

const no = (method: string, sub_code: string) =>
  answer(method, { code: '40004', msg: 'Business Failed', sub_code, sub_msg: '不行' })

test('native: by a code, with exactly what was given, in yuan and Beijing time', async () => {
  here.gateway.next(CODE)
  expect(await here.channel.prepay(NATIVE)).toEqual({
    state: 'ready',
    pay: { kind: 'qr', codeUrl: 'https://qr.alipay.com/bavh4wjlxf12tper3a' },
  })
  expect(sent()).toMatchObject({
    method: 'alipay.trade.precreate',
    notify_url: NATIVE.notifyUrl,
    app_auth_token: TOKEN,
  })
  expect(isSignedByApp(sent())).toBe(true)
  expect(order()).toEqual({
    out_trade_no: 'A1',
    total_amount: '19.90',
    subject: '一杯咖啡',
    time_expire: '2026-11-23 10:30:00',
    extend_params: { sys_service_provider_id: PID },
  })
})

test('for our own company: without a token, and without a provider', async () => {
  here.gateway.next(CODE)
  await here.channel.prepay({ ...NATIVE, subMchid: PID, attach: '备注', payerClientIp: '203.0.113.7' })
  expect(sent()).not.toHaveProperty('app_auth_token')
  expect(order()).not.toHaveProperty('extend_params')
  expect(order()).toMatchObject({ business_params: { mc_create_trade_ip: '203.0.113.7' } })
})

test('the contract that takes codes is named where the account says it', async () => {
  const other = await openBefore({ native_product_code: 'QR_CODE_OFFLINE' })
  other.gateway.next(CODE)
  await other.channel.prepay(NATIVE)
  const params = paramsOf(other.gateway.requests[0] ?? expect.fail('nothing was sent'))
  expect(JSON.parse(params['biz_content'] ?? '')).toMatchObject({ product_code: 'QR_CODE_OFFLINE' })
  await other.close()
})

test('mini program: a trade_no, for a payer known by open id or by user id', async () => {
  here.gateway.next(CREATED, CREATED)
  expect(await here.channel.prepay(MINI)).toEqual({
    state: 'ready',
    pay: { kind: 'trade_no', tradeNo: '2026112322001446881000041395' },
  })
  expect(order()).toMatchObject({
    product_code: 'JSAPI_PAY',
    op_app_id: MINI.subAppid,
    op_buyer_open_id: MINI.payerOpenid,
  })
  await here.channel.prepay({ ...MINI, payerOpenid: '2088102177846875' })
  expect(order()).toMatchObject({ buyer_id: '2088102177846875' })
  expect(order()).not.toHaveProperty('op_buyer_open_id')
})

test('our own mini program is the application itself where no other is named', async () => {
  here.gateway.next(CREATED)
  const { subAppid: _, ...own } = { ...MINI, subMchid: PID }
  await here.channel.prepay(own)
  expect(order()).toMatchObject({ op_app_id: APP_ID, buyer_open_id: MINI.payerOpenid })
})

test('a description holds nothing that a subject must not', async () => {
  here.gateway.next(CODE)
  await here.channel.prepay({ ...NATIVE, description: '1/2 份 a=b & c' })
  expect(order()).toMatchObject({ subject: '1／2 份 a＝b ＆ c' })
})

test('what is missing is told before anything is sent', async () => {
  const { payerOpenid: _, ...nobody } = MINI
  const { subAppid: __, ...nowhere } = MINI
  for (const unfit of [
    nobody,
    nowhere,
    { ...NATIVE, scene: 'jsapi' as const },
    { ...NATIVE, scene: 'bar_code' as const },
  ]) {
    await expect(here.channel.prepay(unfit)).rejects.toThrow('INPUT_INVALID')
  }
  expect(here.gateway.requests).toHaveLength(0)
})

test('a no is handed on in the gateway’s words, with the number that its support asks for', async () => {
  here.gateway.next(no('alipay.trade.precreate', 'ACQ.TOTAL_FEE_EXCEED'))
  expect(await here.channel.prepay(NATIVE)).toEqual({
    state: 'refused',
    refusal: { channel: 'alipay', status: 200, code: 'ACQ.TOTAL_FEE_EXCEED', message: '不行', requestId: '0a1b2c3d' },
  })
})

/** Of each order that was sent, the product that it named. */
const products = () =>
  here.gateway.requests.map((request) => {
    const { product_code = '' } = JSON.parse(paramsOf(request)['biz_content'] ?? '')
    return String(product_code)
  })

describe('the product that a merchant signed for codes', () => {
  const NOT_SIGNED = no('alipay.trade.precreate', 'ACQ.ACCESS_FORBIDDEN')
  test('is found by asking for the other one, once, under the same number, and is remembered', async () => {
    here.gateway.next(NOT_SIGNED, CODE, CODE)
    expect(await here.channel.prepay(NATIVE)).toMatchObject({ state: 'ready' })
    expect(order()).toMatchObject({ out_trade_no: 'A1', product_code: 'QR_CODE_OFFLINE' })
    expect(await here.channel.prepay(NATIVE)).toMatchObject({ state: 'ready' })
    expect(products()).toEqual(['', 'QR_CODE_OFFLINE', 'QR_CODE_OFFLINE'])
  })

  test('is looked for anew when it changed', async () => {
    here.gateway.next(NOT_SIGNED, CODE, NOT_SIGNED, CODE, CODE)
    for (const _ of [1, 2, 3]) expect(await here.channel.prepay(NATIVE)).toMatchObject({ state: 'ready' })
    expect(products()).toEqual(['', 'QR_CODE_OFFLINE', 'QR_CODE_OFFLINE', '', ''])
  })

  test('is neither: the first no is told, and nothing is remembered', async () => {
    here.gateway.next(NOT_SIGNED, NOT_SIGNED, CODE)
    expect(await here.channel.prepay(NATIVE)).toMatchObject({
      state: 'refused',
      refusal: { code: 'ACQ.ACCESS_FORBIDDEN' },
    })
    expect(await here.channel.prepay(NATIVE)).toMatchObject({ state: 'ready' })
    expect(products()).toEqual(['', 'QR_CODE_OFFLINE', ''])
  })

  test('is not known where the second answer is none', async () => {
    here.gateway.next(NOT_SIGNED, no('alipay.trade.precreate', 'ACQ.SYSTEM_ERROR'))
    expect(await here.channel.prepay(NATIVE)).toMatchObject({ state: 'unknown' })
  })
})

test.each([
  ['ACQ.TRADE_HAS_SUCCESS', 'paid'],
  ['ACQ.CONTEXT_INCONSISTENT', 'taken'],
  ['ACQ.TRADE_BUYER_NOT_MATCH', 'taken'],
  ['ACQ.TRADE_HAS_CLOSE', 'refused'],
  ['ACQ.APPLY_PC_MERCHANT_CODE_ERROR', 'refused'],
  ['ACQ.SYSTEM_ERROR', 'unknown'],
])('%s is %s', async (subCode, state) => {
  here.gateway.next(no('alipay.trade.precreate', subCode))
  expect(await here.channel.prepay(NATIVE)).toMatchObject({ state })
})

test('an answer about another order is none', async () => {
  const other = { ...NATIVE, outTradeNo: 'A2' }
  here.gateway.next(CODE, CREATED)
  expect(await here.channel.prepay(other)).toMatchObject({ state: 'unknown' })
  expect(await here.channel.prepay({ ...MINI, outTradeNo: 'A2' })).toMatchObject({ state: 'unknown' })
})

const NOT_YET = no('alipay.trade.query', 'ACQ.TRADE_NOT_EXIST')

describe.each([
  ['page', 'alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY'],
  ['h5', 'alipay.trade.wap.pay', 'QUICK_WAP_WAY'],
  ['app', 'alipay.trade.app.pay', 'QUICK_MSECURITY_PAY'],
] as const)('%s', (scene, method, product_code) => {
  const opened = async (changes: Partial<PrepayOrder> = {}) => {
    const seen = await here.channel.prepay({ ...NATIVE, scene, ...changes })
    if (seen.state !== 'ready') throw new Error(JSON.stringify(seen))
    const { pay } = seen
    if (pay.kind !== 'redirect' && pay.kind !== 'order_string') throw new Error(pay.kind)
    const query = pay.kind === 'redirect' ? new URL(pay.url).search : pay.orderString
    return Object.fromEntries(new URLSearchParams(query))
  }

  test('a number that nobody used opens the cashier, signed, with the order in it', async () => {
    here.gateway.next(NOT_YET)
    const params = await opened({ payerClientIp: '203.0.113.7' })
    expect(params).toMatchObject({ method, notify_url: NATIVE.notifyUrl, app_auth_token: TOKEN })
    expect(isSignedByApp(params)).toBe(true)
    expect(JSON.parse(params['biz_content'] ?? '')).toEqual({
      product_code,
      out_trade_no: 'A1',
      total_amount: '19.90',
      subject: '一杯咖啡',
      time_expire: '2026-11-23 10:30:00',
      extend_params: { sys_service_provider_id: PID },
      business_params: '{"mc_create_trade_ip":"203.0.113.7"}',
    })
  })

  test('an order that waits there already is opened again', async () => {
    const waiting = { out_trade_no: 'A1', trade_no: 'T1', trade_status: 'WAIT_BUYER_PAY', total_amount: '19.90' }
    here.gateway.next(answer('alipay.trade.query', { code: '10000', ...waiting }))
    expect(await opened()).toMatchObject({ method })
  })

  test.each([
    [{ trade_status: 'WAIT_BUYER_PAY', total_amount: '19.91' }, 'taken', 'ACQ.CONTEXT_INCONSISTENT'],
    [{ trade_status: 'TRADE_SUCCESS', total_amount: '19.90' }, 'paid', 'ACQ.TRADE_HAS_SUCCESS'],
    [{ trade_status: 'TRADE_FINISHED', total_amount: '1.00' }, 'paid', 'ACQ.TRADE_HAS_SUCCESS'],
    [{ trade_status: 'TRADE_CLOSED', total_amount: '19.90' }, 'refused', 'ACQ.TRADE_HAS_CLOSE'],
  ])('%j is %s, as the cashier would say', async (words, state, code) => {
    here.gateway.next(answer('alipay.trade.query', { code: '10000', out_trade_no: 'A1', trade_no: 'T1', ...words }))
    expect(await here.channel.prepay({ ...NATIVE, scene })).toMatchObject({ state, refusal: { code } })
  })

  test('without an answer nobody is shown anything', async () => {
    here.gateway.next((response) => response.destroy(), no('alipay.trade.query', 'isv.insufficient-isv-permissions'))
    expect(await here.channel.prepay({ ...NATIVE, scene })).toMatchObject({ state: 'unknown' })
    expect(await here.channel.prepay({ ...NATIVE, scene })).toMatchObject({ state: 'refused' })
  })
})

test('a browser is sent back where it was asked to, and an app is not', async () => {
  here.gateway.next(NOT_YET)
  const returnUrl = 'https://shop.example.com/paid'
  const seen = await here.channel.prepay({ ...NATIVE, scene: 'page', returnUrl })
  if (seen.state !== 'ready' || seen.pay.kind !== 'redirect') throw new Error(JSON.stringify(seen))
  expect(new URL(seen.pay.url).searchParams.get('return_url')).toBe(returnUrl)
})

const tillPaid = (node: object) => answer('alipay.trade.pay', { out_trade_no: 'A1', trade_no: 'T1', ...node })

describe('at a till', () => {
  const TILL: PrepayOrder = { ...NATIVE, scene: 'bar_code', authCode: new Secret('auth_code', '289821938427483742') }

  test.each(['10000', '10003'])('%s: taken, and how it stands is asked', async (code) => {
    here.gateway.next(tillPaid({ code }))
    expect(await here.channel.prepay(TILL)).toEqual({ state: 'ready', pay: { kind: 'bar_code' } })
    expect(order()).toMatchObject({ scene: 'bar_code', auth_code: '289821938427483742', total_amount: '19.90' })
    expect(order()).not.toHaveProperty('product_code')
  })

  test.each([
    ['40004', 'ACQ.PAYMENT_AUTH_CODE_INVALID', 'refused'],
    ['40004', 'ACQ.TRADE_HAS_SUCCESS', 'paid'],
    ['40004', 'ACQ.CONTEXT_INCONSISTENT', 'taken'],
    ['40004', 'ACQ.SYSTEM_ERROR', 'unknown'],
    ['20000', 'isp.unknow-error', 'unknown'],
  ])('%s %s is %s', async (code, sub_code, state) => {
    here.gateway.next(tillPaid({ code, sub_code }))
    expect(await here.channel.prepay(TILL)).toMatchObject({ state })
  })

  test('the contract of an account that has the express one is named', async () => {
    const other = await openBefore({ native_product_code: 'OFFLINE_PAYMENT' })
    other.gateway.next(tillPaid({ code: '10000' }))
    await other.channel.prepay(TILL)
    const params = paramsOf(other.gateway.requests[0] ?? expect.fail('nothing was sent'))
    expect(JSON.parse(params['biz_content'] ?? '')).toMatchObject({ product_code: 'OFFLINE_PAYMENT' })
    await other.close()
  })
})
