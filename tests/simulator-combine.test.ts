import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { openedNotice } from './simulator/sealing.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld
let sp: Made
let subs: string[]
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  sp = await sim.merchant({ kind: 'provider' })
  subs = [(await sim.subMerchant(sp.mchid)).sub_mchid, (await sim.subMerchant(sp.mchid)).sub_mchid]
  call = signer(sim.url, sp)
})
afterAll(() => sim.close())

const PATH = '/v3/combine-transactions'
let count = 0
const number = () => `COMBINE-${String(count++).padStart(4, '0')}`
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

function order(outTradeNo: string, changes: object = {}, subChanges: object = {}): Json & { sub_orders: Json[] } {
  return {
    combine_appid: sp.appid,
    combine_mchid: sp.mchid,
    combine_out_trade_no: outTradeNo,
    notify_url: 'http://127.0.0.1:9/notify',
    sub_orders: subs.map((sub_mchid, index) => ({
      mchid: sp.mchid,
      sub_mchid,
      attach: `附加${index}`,
      amount: { total_amount: 1000 * (index + 1), currency: 'CNY' },
      out_trade_no: `${outTradeNo}-${index}`,
      description: '拼单',
      ...subChanges,
    })),
    ...changes,
  }
}
const closing = ({ combine_appid, sub_orders }: Json & { sub_orders: Json[] }) => ({
  combine_appid,
  sub_orders: sub_orders.map(({ mchid, out_trade_no, sub_mchid }) => ({ mchid, out_trade_no, sub_mchid })),
})

test('several orders are paid by one act, told once, asked for together and refunded alone', async () => {
  await using shop = await openReceiver(200)
  const no = number()
  const { body, status } = await call('POST', `${PATH}/native`, order(no, { notify_url: shop.url }))
  expect(status).toBe(200)
  const before = (await call('GET', `${PATH}/out-trade-no/${no}`)).body
  expect(before).toMatchObject({
    combine_out_trade_no: no,
    sub_orders: [{ trade_state: 'NOTPAY' }, { trade_state: 'NOTPAY' }],
  })

  const payer = await sim.told<Json>('POST', '/_sim/payers', { balance_fen: 3000 })
  await sim.told('POST', '/_sim/pay', { target: body['code_url'], payer_id: payer['payer_id'] })
  expect(await sim.told('GET', `/_sim/payers/${payer['payer_id']}`)).toMatchObject({ balance_fen: 0 })
  const { event_type, ...notice } = openedNotice(sp, await shop.nth(1))
  expect(event_type).toBe('TRANSACTION.SUCCESS')
  const { body: paid } = await call('GET', `${PATH}/out-trade-no/${no}`)
  expect(paid).toEqual(notice)
  expect(paid).toMatchObject({
    combine_appid: sp.appid,
    combine_mchid: sp.mchid,
    sub_orders: [
      {
        sub_mchid: subs[0],
        trade_state: 'SUCCESS',
        attach: '附加0',
        amount: { total_amount: 1000, payer_amount: 1000 },
      },
      {
        sub_mchid: subs[1],
        trade_state: 'SUCCESS',
        attach: '附加1',
        amount: { total_amount: 2000, payer_amount: 2000 },
      },
    ],
    combine_payer_info: { openid: expect.any(String) },
  })

  const [, second] = paid['sub_orders'] as Json[]
  const refunded = await call('POST', '/v3/refund/domestic/refunds', {
    sub_mchid: subs[1],
    transaction_id: second?.['transaction_id'],
    out_refund_no: `${no}-R`,
    amount: { refund: 500, total: 2000, currency: 'CNY' },
  })
  expect(refunded.status).toBe(200)
  const states = ((await call('GET', `${PATH}/out-trade-no/${no}`)).body['sub_orders'] as Json[]).map(
    (one) => one['trade_state'],
  )
  expect(states).toEqual(['SUCCESS', 'REFUND'])
})

test('a payer without enough money pays for none of them', async () => {
  const no = number()
  const { body } = await call('POST', `${PATH}/native`, order(no))
  const payer = await sim.told<Json>('POST', '/_sim/payers', { balance_fen: 2999 })
  const seen = await sim.told('POST', '/_sim/pay', { target: body['code_url'], payer_id: payer['payer_id'] })
  expect(seen).toMatchObject({ state: 'NOTPAY' })
  expect(await sim.told('GET', `/_sim/payers/${payer['payer_id']}`)).toMatchObject({ balance_fen: 2999 })
})

test('a sub-order named at the phone pays all of them', async () => {
  const no = number()
  await call('POST', `${PATH}/native`, order(no))
  expect(await sim.told('POST', '/_sim/pay', { target: `${no}-1`, mchid: sp.mchid })).toMatchObject({
    state: 'SUCCESS',
  })
  const { body } = await call('GET', `${PATH}/out-trade-no/${no}`)
  expect((body['sub_orders'] as Json[]).map((one) => one['trade_state'])).toEqual(['SUCCESS', 'SUCCESS'])
})

test('JSAPI, APP and H5 answer what their apps take', async () => {
  const { openids } = await sim.told<{ openids: Record<string, string> }>('GET', `/_sim/payers/rich?appid=${sp.appid}`)
  const jsapi = order(number(), { combine_payer_info: { openid: openids[sp.appid] } })
  expect((await call('POST', `${PATH}/jsapi`, jsapi)).body['prepay_id']).toHaveLength(36)
  expect((await call('POST', `${PATH}/app`, order(number()))).body['prepay_id']).toHaveLength(36)
  const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const h5 = await call('POST', `${PATH}/h5`, order(number(), { scene_info }))
  expect(await (await fetch(String(h5.body['h5_url']))).text()).toContain('¥30.00')
})

test('direct merchants are combined where they have bound the same app', async () => {
  const [one, other] = await Promise.all([sim.merchant(), sim.merchant()])
  const body = order(number(), { combine_appid: one.appid, combine_mchid: one.mchid })
  body.sub_orders = [one, other].map(({ mchid }, index) => {
    const { sub_mchid: _, ...rest } = body.sub_orders[index] ?? {}
    return { ...rest, mchid }
  })
  const direct = signer(sim.url, one)
  expect(refusal(await direct('POST', `${PATH}/native`, body))[1]).toBe('APPID_MCHID_NOT_MATCH')
  await sim.told('PATCH', `/_sim/wechatpay/merchants/${other.mchid}`, { appids: [other.appid, one.appid] })
  expect((await direct('POST', `${PATH}/native`, body)).status).toBe(200)
})

describe('is refused', () => {
  test.each<[what: string, product: string, changes: object, subChanges: object, expected: unknown[]]>([
    ['an unknown field', 'native', { colour: 'red' }, {}, [400, 'PARAM_ERROR', '参数中含有非法的额外参数']],
    ['another caller', 'native', { combine_mchid: '1' }, {}, [400, 'PARAM_ERROR', expect.stringContaining('不匹配')]],
    [
      'an app of somebody else',
      'native',
      { combine_appid: 'wx1' },
      {},
      [400, 'APPID_MCHID_NOT_MATCH', expect.any(String)],
    ],
    ['no attach', 'native', {}, { attach: undefined }, [400, 'PARAM_ERROR', expect.stringContaining('附加数据')]],
    [
      'the same number twice',
      'native',
      {},
      { out_trade_no: 'SAME-00' },
      [400, 'PARAM_ERROR', expect.stringContaining('重复')],
    ],
    ['a stranger', 'native', {}, { sub_mchid: '1799999999' }, [400, 'MCH_NOT_EXISTS', '商户号不存在']],
    ['no openid', 'jsapi', {}, {}, [400, 'PARAM_ERROR', 'JSAPI支付必须传openid']],
    [
      'an openid of nobody',
      'jsapi',
      { combine_payer_info: { openid: 'o' } },
      {},
      [500, 'OPENID_MISMATCH', expect.any(String)],
    ],
    ['H5 without a scene', 'h5', {}, {}, [400, 'PARAM_ERROR', expect.stringContaining('场景信息')]],
    ['one order alone', 'native', { sub_orders: [] }, {}, [400, 'PARAM_ERROR', expect.stringContaining('子单信息')]],
  ])('%s', async (_what, product, changes, subChanges, expected) => {
    expect(refusal(await call('POST', `${PATH}/${product}`, order(number(), changes, subChanges)))).toEqual(expected)
  })

  test('what was not granted, in the old spelling', async () => {
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${subs[0]}`, { products: ['JSAPI', 'PROFIT_SHARING'] })
    expect(refusal(await call('POST', `${PATH}/native`, order(number())))).toEqual([
      403,
      'NOAUTH',
      '该产品授权已被解除',
    ])
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${subs[0]}`, { products: ['JSAPI', 'NATIVE', 'H5', 'APP'] })
    expect(refusal(await call('GET', `${PATH}/out-trade-no/${number()}`))).toEqual([404, 'ORDERNOTEXIST', '订单不存在'])
  })

  test('a repeat with other parameters, a number in use, and the ways of single orders', async () => {
    const no = number()
    const first = await call('POST', `${PATH}/native`, order(no))
    const again = await call('POST', `${PATH}/native`, order(no))
    expect(again.body['code_url']).not.toBe(first.body['code_url'])
    expect(
      refusal(await call('POST', `${PATH}/native`, order(no, { time_expire: '2030-01-01T00:00:00+08:00' }))),
    ).toEqual([403, 'OUT_TRADE_NO_USED', '请求重入时，参数与首次请求时不一致'])
    const other = order(number())
    Object.assign(other.sub_orders[0] ?? {}, { out_trade_no: `${no}-0` })
    expect(refusal(await call('POST', `${PATH}/native`, other))[1]).toBe('OUT_TRADE_NO_USED')
    const alone = `/v3/pay/partner/transactions/out-trade-no/${no}-0?sp_mchid=${sp.mchid}&sub_mchid=${subs[0]}`
    expect((await call('GET', alone)).body['code']).toBe('INVALID_REQUEST')
  })
})

test('more than the switch lets through are refused', async () => {
  await sim.told('PATCH', '/_sim/wechatpay/switches', { combine_orders_max: 2 })
  const body = order(number())
  const third = { ...body.sub_orders[0], out_trade_no: number() }
  const answer = await call('POST', `${PATH}/native`, { ...body, sub_orders: [...body.sub_orders, third] })
  expect(refusal(answer)).toEqual([400, 'PARAM_ERROR', expect.stringContaining('个数大于最大值 2')])
  await sim.told('PATCH', '/_sim/wechatpay/switches', { combine_orders_max: 50 })
})

test('all are closed together, or none', async () => {
  const body = order(number())
  const path = `${PATH}/out-trade-no/${body['combine_out_trade_no']}/close`
  const { body: made } = await call('POST', `${PATH}/native`, body)
  const close = closing(body)
  const [first] = close.sub_orders
  const partly = await call('POST', path, { ...close, sub_orders: [first, first] })
  expect(refusal(partly)).toEqual([400, 'INVALID_REQUEST', '子单信息与下单时不一致'])
  const elsewhere = await call('POST', path, { ...close, combine_appid: 'wx0' })
  expect(refusal(elsewhere)).toEqual([400, 'INVALID_REQUEST', '合单appid与下单时不一致'])
  expect((await call('POST', path, close)).status).toBe(204)
  expect((await call('POST', path, close)).status).toBe(204)
  expect((await sim.control('POST', '/_sim/pay', { target: made['code_url'] })).status).toBe(409)
  expect(refusal(await call('POST', `${PATH}/native`, body))[1]).toBe('ORDER_CLOSED')

  const paid = order(number())
  const { body: ticket } = await call('POST', `${PATH}/native`, paid)
  await sim.told('POST', '/_sim/pay', { target: ticket['code_url'] })
  const late = await call('POST', `${PATH}/out-trade-no/${paid['combine_out_trade_no']}/close`, closing(paid))
  expect(refusal(late)).toEqual([400, 'ORDERPAID', '订单已支付'])
})
