import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { keyName, openedNotice, sealed, unsealed } from './simulator/sealing.ts'
import { type Answer, type Json, type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'

let sim: SimWorld
let sp: Made
let sub: string
let supplier: Made
let person: { payer_id: string; name: string; openids: Record<string, string> }
let call: ReturnType<typeof signer>

const PATH = '/v3/profitsharing'
const SUPPLIER = '牛肉供应商有限公司'

beforeAll(async () => {
  sim = await openSimulator()
  await sim.told('POST', '/_sim/clock', { now: '2026-11-24T10:00:00+08:00', speed: 0 })
  sp = await sim.merchant({ kind: 'provider' })
  sub = (await sim.subMerchant(sp.mchid, { name: '老陈牛腩粉' })).sub_mchid
  supplier = await sim.merchant({ name: SUPPLIER })
  person = await sim.told('POST', '/_sim/payers', {})
  call = signer(sim.url, sp)
  expect((await add({})).status).toBe(200)
  expect((await add({ type: 'PERSONAL_OPENID', account: person.openids[sp.appid], name: undefined })).status).toBe(200)
})
afterAll(() => sim.close())

let count = 0
const number = () => `SHARE-${String(count++).padStart(4, '0')}`
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

function add(changes: object) {
  const body = {
    sub_mchid: sub,
    appid: sp.appid,
    type: 'MERCHANT_ID',
    account: supplier.mchid,
    name: sealed(sp, SUPPLIER),
    relation_type: 'SUPPLIER',
    ...changes,
  }
  return call('POST', `${PATH}/receivers/add`, body, keyName(sp))
}

async function paid(total = 10_000, profit_sharing = true): Promise<string> {
  const out_trade_no = number()
  const order = {
    sp_appid: sp.appid,
    sp_mchid: sp.mchid,
    sub_mchid: sub,
    description: '牛腩粉',
    out_trade_no,
    notify_url: 'http://127.0.0.1:9/notify',
    amount: { total },
    settle_info: { profit_sharing },
  }
  const { body } = await call('POST', '/v3/pay/partner/transactions/native', order)
  const seen = await sim.told('POST', '/_sim/pay', { target: body['code_url'] })
  await sim.advance(60)
  return String(seen['transaction_id'])
}

const part = (amount: number, changes: object = {}) => ({
  type: 'MERCHANT_ID',
  account: supplier.mchid,
  amount,
  description: '货款',
  ...changes,
})
const share = (transaction_id: string, out_order_no: string, receivers: object[], changes: object = {}) =>
  call('POST', `${PATH}/orders`, {
    sub_mchid: sub,
    transaction_id,
    out_order_no,
    receivers,
    unfreeze_unsplit: false,
    ...changes,
  })
const asked = (transaction: string, outOrderNo: string) =>
  call('GET', `${PATH}/orders/${outOrderNo}?transaction_id=${transaction}&sub_mchid=${sub}`)
const unsplit = async (transaction: string) =>
  (await call('GET', `${PATH}/transactions/${transaction}/amounts`)).body['unsplit_amount']
const funds = async (mchid: string) => {
  const { merchants } = await sim.told<{ merchants: Json[] }>('GET', '/_sim/wechatpay/merchants')
  const { balance_fen, frozen_fen } = merchants.find((one) => one['mchid'] === mchid) ?? {}
  return { available: Number(balance_fen), frozen: Number(frozen_fen) }
}

describe('a receiver', () => {
  test('is added by its true name, which comes back encrypted for the merchant', async () => {
    const { body } = await add({})
    expect(body).toMatchObject({
      sub_mchid: sub,
      type: 'MERCHANT_ID',
      account: supplier.mchid,
      relation_type: 'SUPPLIER',
    })
    expect(unsealed(sp, body['name'])).toBe(SUPPLIER)
  })

  test.each<[what: string, changes: () => object, expected: unknown[]]>([
    ['another name', () => ({ name: sealed(sp, '别人') }), [400, 'INVALID_REQUEST', '分账接收方姓名与账号不匹配']],
    [
      'a name in plain text',
      () => ({ name: SUPPLIER }),
      [400, 'PARAM_ERROR', expect.stringContaining('平台私钥解密失败')],
    ],
    ['no name', () => ({ name: undefined }), [400, 'PARAM_ERROR', expect.stringContaining('分账接收方姓名')]],
    ['an unknown account', () => ({ account: '1' }), [400, 'INVALID_REQUEST', '分账接收方账号不存在']],
    [
      'no custom relation',
      () => ({ relation_type: 'CUSTOM' }),
      [400, 'PARAM_ERROR', expect.stringContaining('自定义')],
    ],
    ['an unknown relation', () => ({ relation_type: 'FRIEND' }), [400, 'PARAM_ERROR', expect.stringContaining('枚举')]],
    ['another app', () => ({ appid: 'wx1' }), [400, 'APPID_MCHID_NOT_MATCH', expect.any(String)]],
    ['a stranger', () => ({ sub_mchid: '1799999999' }), [400, 'MCH_NOT_EXISTS', '商户号不存在']],
    [
      'an openid of nobody',
      () => ({ type: 'PERSONAL_OPENID', account: 'o', name: undefined }),
      [400, 'INVALID_REQUEST', 'openid与appid不匹配'],
    ],
    [
      'a person’s wrong name',
      () => ({ type: 'PERSONAL_OPENID', account: person.openids[sp.appid], name: sealed(sp, '别人') }),
      [400, 'INVALID_REQUEST', '分账接收方姓名与实名信息不一致'],
    ],
  ])('with %s is refused', async (_what, changes, expected) => {
    expect(refusal(await add(changes()))).toEqual(expected)
  })

  test('whose name is encrypted needs the key to be named, and rightly', async () => {
    const body = {
      sub_mchid: sub,
      appid: sp.appid,
      type: 'MERCHANT_ID',
      account: supplier.mchid,
      relation_type: 'SUPPLIER',
    }
    const named = { ...body, name: sealed(sp, SUPPLIER) }
    expect(refusal(await call('POST', `${PATH}/receivers/add`, named))[2]).toContain('缺少')
    const wrong = { headers: { 'wechatpay-serial': sp.serial_no } }
    expect(refusal(await call('POST', `${PATH}/receivers/add`, named, wrong))[2]).toContain('Wechatpay-Serial错误')
  })
})

describe('a share', () => {
  test('is accepted at once, done two seconds later, and its money is where it belongs', async () => {
    await using shop = await openReceiver(200)
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${supplier.mchid}`, { profit_sharing_notify_url: shop.url })
    const before = { sub: await funds(sub), supplier: await funds(supplier.mchid) }
    const transaction = await paid()
    const no = number()
    expect(await unsplit(transaction)).toBe(9940)
    const person1 = part(500, { type: 'PERSONAL_OPENID', account: person.openids[sp.appid] })
    const accepted = await share(transaction, no, [part(2000), person1], { appid: sp.appid })
    expect(accepted.body).toMatchObject({
      state: 'PROCESSING',
      receivers: [{ result: 'PENDING' }, { result: 'PENDING' }],
    })
    expect(await unsplit(transaction)).toBe(7440)
    await sim.advance(2)
    const { body } = await asked(transaction, no)
    expect(body).toMatchObject({
      sub_mchid: sub,
      transaction_id: transaction,
      out_order_no: no,
      state: 'FINISHED',
      receivers: [
        { account: supplier.mchid, amount: 2000, result: 'SUCCESS', finish_time: expect.any(String) },
        { amount: 500, result: 'SUCCESS' },
      ],
    })
    expect((await funds(supplier.mchid)).available - before.supplier.available).toBe(2000)
    expect((await funds(sub)).frozen - before.sub.frozen).toBe(7440)
    const notice = openedNotice(supplier, await shop.nth(1))
    expect(notice).toMatchObject({
      event_type: 'PROFITSHARING.SUCCESS',
      sp_mchid: sp.mchid,
      sub_mchid: sub,
      transaction_id: transaction,
      receiver: { account: supplier.mchid, amount: 2000 },
    })
    const { splits } = await sim.told<{ splits: Json[] }>('GET', '/_sim/ledger')
    expect(splits.filter((one) => one['out_order_no'] === no).map((one) => [one['amount'], one['result']])).toEqual([
      [2000, 'SUCCESS'],
      [500, 'SUCCESS'],
    ])
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${supplier.mchid}`, {
      profit_sharing_notify_url: 'http://127.0.0.1:9/',
    })
  })

  test('with the same number is the same share, with other receivers none', async () => {
    const transaction = await paid()
    const no = number()
    const first = await share(transaction, no, [part(100)])
    expect((await share(transaction, no, [part(100)])).body['order_id']).toBe(first.body['order_id'])
    expect(refusal(await share(transaction, no, [part(200)]))).toEqual([
      400,
      'INVALID_REQUEST',
      '分账接收方与原请求不一致',
    ])
    expect(await unsplit(transaction)).toBe(9840)
  })

  test('that is the last one gives the rest to the merchant', async () => {
    const transaction = await paid()
    const before = await funds(sub)
    const no = number()
    await share(transaction, no, [part(1000)], { unfreeze_unsplit: true })
    await sim.advance(2)
    const { body } = await asked(transaction, no)
    expect(body['receivers']).toMatchObject([
      { amount: 1000 },
      { type: 'MERCHANT_ID', account: sub, amount: 8940, description: '解冻给分账方', result: 'SUCCESS' },
    ])
    const after = await funds(sub)
    expect([after.available - before.available, after.frozen - before.frozen]).toEqual([8940, -9940])
    expect(refusal(await share(transaction, number(), [part(1)]))).toEqual([403, 'NOT_ENOUGH', '分账金额不足'])
  })

  test.each([
    ['ACCOUNT_ABNORMAL'],
    ['NO_RELATION'],
    ['RECEIVER_HIGH_RISK'],
    ['RECEIVER_REAL_NAME_NOT_VERIFIED'],
    ['NO_AUTH'],
    ['RECEIVER_RECEIPT_LIMIT'],
    ['PAYER_ACCOUNT_ABNORMAL'],
    ['INVALID_REQUEST'],
  ])('that fails for %s gives its amount back to what can be shared', async (fail_reason) => {
    const transaction = await paid()
    const no = number()
    await sim.told('POST', `/_sim/wechatpay/receivers/${supplier.mchid}/trouble`, { fail_reason })
    await share(transaction, no, [part(1000)])
    await sim.advance(2)
    await sim.told('POST', `/_sim/wechatpay/receivers/${supplier.mchid}/trouble`, {})
    expect((await asked(transaction, no)).body).toMatchObject({
      state: 'FINISHED',
      receivers: [{ result: 'CLOSED', fail_reason }],
    })
    expect(await unsplit(transaction)).toBe(9940)
    expect((await share(transaction, number(), [part(3000)])).status).toBe(200)
  })

  test('whose receiver was deleted meanwhile has no relation any more', async () => {
    const transaction = await paid()
    const no = number()
    await share(transaction, no, [part(1000)])
    const which = { sub_mchid: sub, appid: sp.appid, type: 'MERCHANT_ID', account: supplier.mchid }
    expect((await call('POST', `${PATH}/receivers/delete`, which)).body).toMatchObject({ account: supplier.mchid })
    await sim.advance(2)
    expect((await asked(transaction, no)).body['receivers']).toMatchObject([{ fail_reason: 'NO_RELATION' }])
    expect(refusal(await share(transaction, number(), [part(1)]))[2]).toBe('分账接收方关系不存在')
    await add({})
  })

  test('to a person ends at 200,000 yuan a month', async () => {
    const rich = await sim.told<{ openids: Record<string, string> }>('POST', '/_sim/payers', {})
    const account = rich.openids[sp.appid]
    await add({ type: 'PERSONAL_OPENID', account, name: undefined })
    const transaction = await paid(100_000_000)
    const give = async (amount: number) => {
      const no = number()
      await share(transaction, no, [part(amount, { type: 'PERSONAL_OPENID', account })], { appid: sp.appid })
      await sim.advance(2)
      return ((await asked(transaction, no)).body['receivers'] as Json[])[0]
    }
    expect(await give(20_000_000)).toMatchObject({ result: 'SUCCESS' })
    expect(await give(1)).toMatchObject({ result: 'CLOSED', fail_reason: 'RECEIVER_RECEIPT_LIMIT' })
  })

  test.each<[what: string, receivers: () => object[], changes: object, expected: unknown[]]>([
    ['more than 30 %', () => [part(3001)], {}, [403, 'RULE_LIMIT', '超出最大分账比例']],
    ['nothing', () => [part(0)], {}, [400, 'PARAM_ERROR', expect.stringContaining('分账金额')]],
    ['nobody', () => [], {}, [400, 'PARAM_ERROR', expect.stringContaining('分账接收方列表')]],
    ['one receiver twice', () => [part(1), part(2)], {}, [400, 'PARAM_ERROR', expect.stringContaining('不能重复')]],
    ['a stranger', () => [part(1, { account: sp.mchid })], {}, [400, 'INVALID_REQUEST', '分账接收方关系不存在']],
    ['an unknown payment', () => [part(1)], { transaction_id: '42' }, [400, 'INVALID_REQUEST', '订单不存在']],
    ['no sub_mchid', () => [part(1)], { sub_mchid: undefined }, [400, 'PARAM_ERROR', '受理机构必须传入sub_mch_id']],
    [
      'no word on the rest',
      () => [part(1)],
      { unfreeze_unsplit: undefined },
      [400, 'PARAM_ERROR', expect.stringContaining('解冻')],
    ],
  ])('of %s is refused', async (_what, receivers, changes, expected) => {
    expect(refusal(await share(await paid(), number(), receivers(), changes))).toEqual(expected)
  })

  test('needs an order that is made for it, a minute’s age, and a permission', async () => {
    const plain = await paid(10_000, false)
    expect(refusal(await share(plain, number(), [part(1)]))).toEqual([400, 'INVALID_REQUEST', '非分账订单不支持分账'])
    expect((await call('GET', `${PATH}/transactions/${plain}/amounts`)).body['code']).toBe('INVALID_REQUEST')

    const transaction = await paid()
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub}`, { products: ['NATIVE'] })
    expect(refusal(await share(transaction, number(), [part(1)]))[1]).toBe('NO_AUTH')
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub}`, { products: ['NATIVE', 'PROFIT_SHARING'] })
    expect((await share(transaction, number(), [part(1)])).status).toBe(200)
  })

  test('is limited by what the sub-merchant was granted', async () => {
    const config = () => call('GET', `${PATH}/merchant-configs/${sub}`)
    expect((await config()).body).toEqual({ sub_mchid: sub, max_ratio: 3000 })
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub}`, { profit_sharing_max_ratio: 1000 })
    expect((await config()).body['max_ratio']).toBe(1000)
    expect(refusal(await share(await paid(), number(), [part(1001)]))[1]).toBe('RULE_LIMIT')
    await sim.told('PATCH', `/_sim/wechatpay/merchants/${sub}`, { profit_sharing_max_ratio: 3000 })
  })
})

describe('what waits to be shared', () => {
  test('is the merchant’s when it says so, once', async () => {
    const transaction = await paid()
    const before = await funds(sub)
    const no = number()
    const unfreeze = (out_order_no: string) =>
      call('POST', `${PATH}/orders/unfreeze`, {
        sub_mchid: sub,
        transaction_id: transaction,
        out_order_no,
        description: '完结',
      })
    expect((await unfreeze(no)).body).toMatchObject({
      state: 'PROCESSING',
      receivers: [{ account: sub, amount: 9940 }],
    })
    await sim.advance(2)
    expect((await funds(sub)).available - before.available).toBe(9940)
    expect((await unfreeze(no)).body).toMatchObject({ state: 'FINISHED' })
    expect(refusal(await unfreeze(number()))[1]).toBe('NOT_ENOUGH')
  })

  test('is the merchant’s after thirty days', async () => {
    const transaction = await paid()
    await sim.advance(30 * 86_400 - 120)
    expect(await unsplit(transaction)).toBe(9940)
    await sim.advance(120)
    expect(await unsplit(transaction)).toBe(0)
  })

  test('pays for refunds before the account does, and a closed refund brings it back', async () => {
    const transaction = await paid()
    const refund = (no: string, amount: number) =>
      call('POST', '/v3/refund/domestic/refunds', {
        sub_mchid: sub,
        transaction_id: transaction,
        out_refund_no: no,
        amount: { refund: amount, total: 10_000, currency: 'CNY' },
      })
    const { body } = await refund(number(), 5000)
    expect(body).toMatchObject({ funds_account: 'UNAVAILABLE', amount: { refund_fee: 30 } })
    expect(await unsplit(transaction)).toBe(4970)
    await sim.told('POST', `/_sim/wechatpay/refunds/${body['refund_id']}/close`)
    expect(await unsplit(transaction)).toBe(9940)
    await refund(number(), 10_000)
    expect(await unsplit(transaction)).toBe(0)
    expect(refusal(await share(transaction, number(), [part(1)]))[2]).toBe('订单已全额退款，不支持分账')
  })
})

async function shared() {
  const transaction = await paid()
  const out_order_no = number()
  await share(transaction, out_order_no, [part(1000)])
  await sim.advance(2)
  const giveBack = (out_return_no: string, amount: number, changes: object = {}) =>
    call('POST', `${PATH}/return-orders`, {
      sub_mchid: sub,
      out_order_no,
      out_return_no,
      return_mchid: supplier.mchid,
      amount,
      description: '退货',
      ...changes,
    })
  return { transaction, out_order_no, giveBack }
}

describe('a share that is given back', () => {
  test('goes back at once, and cannot be shared again', async () => {
    const { transaction, out_order_no, giveBack } = await shared()
    const before = { sub: await funds(sub), supplier: await funds(supplier.mchid) }
    const no = number()
    const { body } = await giveBack(no, 400)
    expect(body).toMatchObject({ result: 'SUCCESS', amount: 400, return_mchid: supplier.mchid, out_order_no })
    expect((await giveBack(no, 400)).body).toEqual(body)
    expect(refusal(await giveBack(no, 401))[1]).toBe('INVALID_REQUEST')
    const query = `${PATH}/return-orders/${no}?out_order_no=${out_order_no}&sub_mchid=${sub}`
    expect((await call('GET', query)).body).toEqual(body)
    expect((await funds(supplier.mchid)).available - before.supplier.available).toBe(-400)
    expect((await funds(sub)).available - before.sub.available).toBe(400)
    expect(await unsplit(transaction)).toBe(8940)
    expect(refusal(await giveBack(number(), 601))[2]).toBe('回退金额超过可回退金额')
    expect((await giveBack(number(), 600)).status).toBe(200)
  })

  test('fails where the receiver has spent it, and is refused where it does not give back', async () => {
    const { giveBack } = await shared()
    const path = `/_sim/wechatpay/merchants/${supplier.mchid}`
    await sim.told('PATCH', path, { balance_fen: 10 })
    expect((await giveBack(number(), 400)).body).toMatchObject({ result: 'FAILED', fail_reason: 'BALANCE_NOT_ENOUGH' })
    await sim.told('PATCH', path, { balance_fen: 1000, profit_sharing_returns: false })
    expect(refusal(await giveBack(number(), 400))[1]).toBe('NO_AUTH')
    await sim.told('PATCH', path, { profit_sharing_returns: true })
    expect(refusal(await giveBack(number(), 1, { return_mchid: sp.mchid }))[2]).toBe('分账接收方不在原分账单中')
    expect(refusal(await giveBack(number(), 1, { out_order_no: undefined }))[1]).toBe('PARAM_ERROR')
    expect(refusal(await giveBack(number(), 1, { out_order_no: 'NONE' }))[1]).toBe('RESOURCE_NOT_EXISTS')
  })
})

test('what is not there is said so', async () => {
  expect(refusal(await asked('42', 'NONE'))).toEqual([404, 'RESOURCE_NOT_EXISTS', '分账单不存在'])
  expect((await call('GET', `${PATH}/transactions/42/amounts`)).status).toBe(404)
  const back = await call('GET', `${PATH}/return-orders/NONE?out_order_no=NONE&sub_mchid=${sub}`)
  expect(refusal(back)).toEqual([404, 'RESOURCE_NOT_EXISTS', '回退单不存在'])
})

test('a direct merchant shares in its own name', async () => {
  const shop = await sim.merchant()
  const direct = signer(sim.url, shop)
  const name = sealed(shop, SUPPLIER)
  const receiver = { appid: shop.appid, type: 'MERCHANT_ID', account: supplier.mchid, name, relation_type: 'SUPPLIER' }
  expect((await direct('POST', `${PATH}/receivers/add`, receiver, keyName(shop))).status).toBe(200)
  const order = {
    appid: shop.appid,
    mchid: shop.mchid,
    description: '牛腩粉',
    out_trade_no: number(),
    notify_url: 'http://127.0.0.1:9/notify',
    amount: { total: 1000 },
    settle_info: { profit_sharing: true },
  }
  const { body } = await direct('POST', '/v3/pay/transactions/native', order)
  const { transaction_id } = await sim.told('POST', '/_sim/pay', { target: body['code_url'] })
  const ask = () =>
    direct('POST', `${PATH}/orders`, {
      appid: shop.appid,
      transaction_id,
      out_order_no: 'DIRECT-1',
      receivers: [part(300)],
      unfreeze_unsplit: true,
    })
  expect(refusal(await ask())[2]).toBe('订单处理中，请稍后重试')
  await sim.advance(60)
  const accepted = await ask()
  expect(accepted.body).toMatchObject({ state: 'PROCESSING' })
  expect(accepted.body).not.toHaveProperty('sub_mchid')
})
