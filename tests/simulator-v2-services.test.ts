import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'
import { XML_OK, orderOf, parsed, refusalOf, signed, written, xmlClient } from './simulator/xml.ts'

let sim: SimWorld
let shop: Made
let sp: Made
let subMchid: string
let call: ReturnType<typeof xmlClient>
let spCall: ReturnType<typeof xmlClient>

beforeAll(async () => {
  sim = await openSimulator({ clock: '2026-03-01T15:00:00+08:00' })
  ;[shop, sp] = await Promise.all([sim.merchant(), sim.merchant({ kind: 'provider' })])
  subMchid = (await sim.subMerchant(sp.mchid)).sub_mchid
  call = xmlClient(sim.url, shop)
  spCall = xmlClient(sim.url, sp)
})
afterAll(() => sim.close())

async function sale(out_trade_no: string, changes: object = {}): Promise<void> {
  await call('/pay/unifiedorder', orderOf(out_trade_no, { ...changes }))
  await sim.told('POST', '/_sim/pay', { target: out_trade_no, mchid: shop.mchid })
}
const at = (now: string) => sim.told('POST', '/_sim/clock', { now })

const ask = () => call('/pay/orderquery', { out_trade_no: 'FAULTY-0001' })
const add = (order: object) => spCall('/secapi/mch/addsubdevconfig', { nonce_str: '', sub_mch_id: subMchid, ...order })
const seen = async () => (await spCall('/secapi/mch/querysubdevconfig', { nonce_str: '', sub_mch_id: subMchid })).fields
const bill = (order: object = {}) => call('/pay/downloadbill', { bill_date: '20260401', ...order })

describe('notices', () => {
  test('climb the ladder until the word SUCCESS comes; a status alone, or another word, does not count', async () => {
    const no = '<xml><return_code><![CDATA[FAIL]]></return_code></xml>'
    await using receiver = await openReceiver(204, no, 'success', 500, XML_OK)
    await sale('LADDER-0001', { notify_url: receiver.url })
    await receiver.nth(1)
    for (const [seconds, n] of [
      [15, 2],
      [15, 3],
      [30, 4],
      [180, 5],
    ] as const) {
      await sim.advance(seconds)
      await receiver.nth(n)
    }
    await sim.advance(86_400)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    expect(receiver.received).toHaveLength(5)
    expect(receiver.received[0]?.headers['content-type']).toBe('text/xml')
  })

  test.each(['notify_bad_signature', 'notify_probe'])('%s: one that does not verify comes first', async (effect) => {
    await using receiver = await openReceiver(XML_OK)
    await sim.fault({ effect, times: 1, match: { path: '/notify' } })
    await sale(`SPOILT-${effect}`.slice(0, 32), { notify_url: receiver.url })
    const first = parsed((await receiver.nth(1)).body)
    expect(first['sign']).not.toBe(signed(first, shop.api_v2_key, 'MD5'))
    await sim.advance(15)
    const second = parsed((await receiver.nth(2)).body)
    expect(second['sign']).toBe(signed(second, shop.api_v2_key, 'MD5'))
  })

  test.each(['version 3', 'version 2'])(
    'a refund by %s that names no address is told in XML where 退款配置 says',
    async (by) => {
      await using receiver = await openReceiver(XML_OK)
      const out_trade_no = `CONFIGURED-${by.slice(-1)}`
      await sale(out_trade_no)
      await sim.told('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, { refund_notify_url: receiver.url })
      const out_refund_no = `C-${by.slice(-1)}`
      const amount = { refund: 8800, total: 8800, currency: 'CNY' }
      if (by === 'version 2') {
        await call('/secapi/pay/refund', { out_trade_no, out_refund_no, total_fee: 8800, refund_fee: 8800 })
      } else {
        await signer(sim.url, shop)('POST', '/v3/refund/domestic/refunds', { out_trade_no, out_refund_no, amount })
      }
      await sim.advance(2)
      expect(parsed((await receiver.nth(1)).body)).toHaveProperty('req_info')
      await sim.told('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, { refund_notify_url: '' })
    },
  )
})

describe('faults', () => {
  test('are played in the words of version 2', async () => {
    await sale('FAULTY-0001')
    const match = { out_trade_no: 'FAULTY-0001' }
    const once = (effect: string) => sim.fault({ effect, times: 1, match })
    await once('http_500')
    expect(await ask()).toMatchObject({ status: 500, text: '' })
    await once('system_error')
    expect(refusalOf(await ask())).toEqual(['SYSTEMERROR', '系统超时'])
    await once('rate_limit')
    expect(refusalOf(await ask())[0]).toBe('FREQUENCY_LIMITED')
    await sim.fault({ effect: 'error', code: 'USER_ACCOUNT_ABNORMAL', message: '退款请求失败', times: 1, match })
    expect(refusalOf(await ask())).toEqual(['USER_ACCOUNT_ABNORMAL', '退款请求失败'])
    await once('unknown_state')
    expect((await ask()).fields['trade_state']).toBe('UNHEARD_OF')
    await once('unsigned')
    expect((await ask()).fields).not.toHaveProperty('sign')
    await once('lose_answer')
    await expect(ask()).rejects.toThrow('fetch failed')
    await once('probe')
    await expect(ask()).rejects.toThrow('WECHATPAY/SIGNTEST/')
    await once('bad_signature')
    await expect(ask()).rejects.toThrow('expected')
    expect((await ask()).fields['trade_state']).toBe('SUCCESS')
  })
})

describe('addsubdevconfig', () => {
  test('adds a directory or an app, at once good for orders', async () => {
    expect((await add({ jsapi_path: 'https://shop.example/pay/' })).fields['result_code']).toBe('SUCCESS')
    expect((await add({ jsapi_path: 'https://shop.example/pay/' })).fields['result_code']).toBe('SUCCESS')
    expect((await add({ sub_appid: 'wx00000000000000cc' })).fields['result_code']).toBe('SUCCESS')
    const { jsapi_path_list = '', appid_config_list = '' } = await seen()
    expect(JSON.parse(jsapi_path_list)).toEqual({ jsapi_path_list: ['https://shop.example/pay/'] })
    expect(JSON.parse(appid_config_list)).toMatchObject({ appid_config_list: [{ sub_appid: 'wx00000000000000cc' }] })
    const order = orderOf('CONFIG-0001', { sub_mch_id: subMchid, sub_appid: 'wx00000000000000cc' })
    expect((await spCall('/pay/unifiedorder', order)).fields['result_code']).toBe('SUCCESS')
  })

  test.each<[what: string, order: object, told: string[]]>([
    ['nothing', {}, ['缺少参数jsapi_path']],
    [
      'both',
      { jsapi_path: 'https://a.example/', sub_appid: 'wx00000000000000cc' },
      ['PARAM_ERROR', '只能配置一个参数'],
    ],
    ['a page', { jsapi_path: 'https://a.example/pay' }, ['jsapi_path参数格式错误']],
    ['a host without a name', { jsapi_path: 'https://127.0.0.1/' }, ['jsapi_path参数格式错误']],
    ['an appid that is none', { sub_appid: 'mine' }, ['APPID_NOT_EXIST', 'APPID不存在']],
    ['another kind of signature', { sign_type: 'HMAC-SHA256', sub_appid: 'x' }, ['签名类型错误']],
  ])('refuses %s', async (_what, order, told) => {
    expect(refusalOf(await add(order))).toEqual(told)
  })

  test('refuses a sixth directory, and whoever is no provider', async () => {
    for (const n of [2, 3, 4, 5]) await add({ jsapi_path: `https://shop.example/${n}/` })
    expect(refusalOf(await add({ jsapi_path: 'https://shop.example/6/' }))[0]).toBe('PARAM_ERROR')
    const told = await call('/secapi/mch/addsubdevconfig', { sub_mch_id: subMchid, jsapi_path: 'https://a.example/' })
    expect(refusalOf(told)[0]).toBe('NOAUTH')
  })
})

describe('downloadbill', () => {
  test('from ten o’clock of the next day on, plain and packed', async () => {
    await at('2026-04-01T12:00:00+08:00')
    await sale('BILLED-0001')
    expect((await bill()).fields).toEqual({ return_code: 'FAIL', return_msg: 'invalid bill_date', error_code: '20001' })
    await at('2026-04-02T09:59:00+08:00')
    expect((await bill()).fields).toMatchObject({ return_msg: 'Bill Creating', error_code: '20002' })
    await at('2026-04-02T10:00:00+08:00')
    const plain = await bill({ bill_type: 'ALL' })
    expect(plain.text).toMatch(/^交易时间,公众账号ID,商户号,特约商户号,/)
    expect(plain.text).toContain('`BILLED-0001,')
    const body = { bill_date: '20260401', tar_type: 'GZIP' }
    const packed = await bytesOf('/pay/downloadbill', body)
    expect(gunzipSync(packed).toString()).toBe(plain.text)
    expect((await bill({ bill_type: 'REFUND' })).fields).toMatchObject({ return_msg: 'No Bill Exist' })
    expect((await bill({ bill_type: 'RECHARGE_REFUND' })).fields).toMatchObject({ return_msg: 'No Bill Exist' })
  })

  test.each([
    ['a day that is none', { bill_date: '20260231' }, 'invalid bill_date'],
    ['a day in another form', { bill_date: '2026-04-01' }, 'invalid bill_date'],
    ['no day', { bill_date: '' }, 'invalid bill_date'],
    ['a day of long ago', { bill_date: '20250101' }, 'invalid bill_date'],
    ['an unknown type', { bill_type: 'MINE' }, 'invalid bill_type'],
    ['an unknown packing', { tar_type: 'ZIP' }, 'invalid tar_type'],
  ])('refuses %s', async (_what, order, message) => {
    expect((await bill(order)).fields).toEqual({ return_code: 'FAIL', return_msg: message, error_code: '20001' })
  })

  test('the account’s own movements, signed with HMAC-SHA256 and nothing else', async () => {
    const hmac = xmlClient(sim.url, shop, 'HMAC-SHA256')
    const flows = (order: object = {}) => hmac('/pay/downloadfundflow', { bill_date: '20260401', ...order })
    const plain = await flows({ account_type: 'Basic' })
    expect(plain.text).toMatch(/^记账时间,微信支付业务单号,/)
    expect(plain.text).toContain('BILLED-0001')
    expect((await flows({ account_type: 'Fees' })).fields['return_msg']).toBe('No Bill Exist')
    expect((await flows()).fields).toMatchObject({ return_msg: 'invalid account_type' })
    expect((await flows({ account_type: 'BASIC' })).fields).toMatchObject({ return_msg: 'invalid account_type' })
    const order = { bill_date: '20260401', account_type: 'Basic', sign_type: 'MD5' }
    expect(refusalOf(await call('/pay/downloadfundflow', order))).toEqual(['签名类型错误'])
  })

  test('a provider asks for one of its sub-merchants only', async () => {
    const told = await spCall('/pay/downloadbill', { bill_date: '20260401', sub_mch_id: '1700000000' })
    expect(refusalOf(told)[0]).toBe('MCHID_NOT_EXIST')
    const none = await spCall('/pay/downloadbill', { bill_date: '20260401', sub_mch_id: subMchid })
    expect(none.fields['return_msg']).toBe('No Bill Exist')
  })
})

test('calls that come too often are refused where the switch says so, failing ones sooner', async () => {
  const machine = { now: () => Date.parse('2026-04-01T00:00:00Z') } // all within one second
  await using strict = await openSimulator({ machine })
  await strict.told('PATCH', '/_sim/wechatpay/switches', { rate_limits: true })
  const ask = xmlClient(strict.url, await strict.merchant())
  const order = { out_trade_no: 'NOT-THERE', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }
  const codes: (string | undefined)[] = []
  for (let n = 0; n < 7; n++) codes.push((await ask('/secapi/pay/refund', order)).fields['err_code'])
  expect(codes).toEqual([...Array.from({ length: 6 }, () => 'ORDERNOTEXIST'), 'FREQUENCY_LIMITED'])
})

test('a year after the payment nothing is refunded any more', async () => {
  await sale('OVERDUE-0001')
  await sim.advance(366 * 86_400)
  const order = { out_trade_no: 'OVERDUE-0001', out_refund_no: 'O1', total_fee: 8800, refund_fee: 1 }
  expect(refusalOf(await call('/secapi/pay/refund', order))[0]).toBe('TRADE_OVERDUE')
})

async function bytesOf(path: string, order: Record<string, string>): Promise<Buffer> {
  const fields = { appid: shop.appid, mch_id: shop.mchid, nonce_str: 'n', ...order }
  const sign = signed(fields, shop.api_v2_key, 'MD5')
  const response = await fetch(`${sim.url}${path}`, { method: 'POST', body: written({ ...fields, sign }) })
  return Buffer.from(await response.arrayBuffer())
}
