import type { PrepayOrder, RefundOrder } from '@ruzhu/domain/channel.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { no, rawV2Gateway, sent, turnedAway, yes } from '@ruzhu/wechatpay/v2/testing/raw-v2.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closePayment, prepay, queryPayment } from './payments.ts'
import { probe } from './probe.ts'
import type { V2Provider } from './provider.ts'
import { queryRefund, refund } from './refunds.ts'

/** What the port is told of answers that are rare, or should not be. */

const NOW = new Date('2026-11-23T02:00:00Z')
const REF = { outTradeNo: 'A1', subMchid: '1900000109' }
const SUB = { sub_mch_id: '1900000109' }
const ORDER: PrepayOrder = {
  ...REF,
  scene: 'native',
  description: '牛腩粉',
  amount: fen(1990),
  expiresAt: new Date('2026-11-23T04:00:00Z'),
  notifyUrl: 'https://pay.example.com/n',
}
const REFUND: RefundOrder = { ...REF, outRefundNo: 'R1', amount: fen(30), total: fen(100), notifyUrl: ORDER.notifyUrl }

let gateway: Awaited<ReturnType<typeof rawV2Gateway>>
let provider: V2Provider
beforeEach(async () => {
  gateway = await rawV2Gateway(() => NOW)
  const { client } = gateway
  provider = { client, spMchid: client.merchant.mchId, spAppid: client.merchant.appid, now: () => NOW }
})
afterEach(() => gateway.close())

describe('an order', () => {
  const paid = { ...SUB, out_trade_no: 'A1', transaction_id: '1', total_fee: '100', time_end: '20261123100000' }
  test.each<[string, Record<string, string>, object]>([
    ['SUCCESS', paid, { state: 'paid', amount: 100, payerPaid: 100, refunding: false }],
    ['SUCCESS', { ...paid, cash_fee: '90', openid: 'o1', sub_openid: 'o2' }, { payerPaid: 90, payerOpenid: 'o2' }],
    ['REFUND', paid, { state: 'paid', refunding: true }],
    ['SUCCESS', { ...paid, transaction_id: '' }, { state: 'unknown' }],
    ['SUCCESS', { ...paid, time_end: '' }, { state: 'unknown' }],
    ['SUCCESS', { ...paid, fee_type: 'HKD' }, { state: 'unknown', why: 'paid in HKD' }],
    ['NOTPAY', paid, { state: 'open' }],
    ['USERPAYING', paid, { state: 'open' }],
    ['ACCEPT', paid, { state: 'open' }],
    ['CLOSED', paid, { state: 'closed' }],
    ['REVOKED', paid, { state: 'closed' }],
    ['PAYERROR', paid, { state: 'unknown' }],
    ['A_NEW_WORD', paid, { state: 'unknown', why: 'trade_state A_NEW_WORD' }],
    ['SUCCESS', { ...paid, out_trade_no: 'A2' }, { state: 'unknown' }],
    ['SUCCESS', { ...paid, sub_mch_id: '1900000999' }, { state: 'unknown' }],
    ['SUCCESS', { ...paid, sub_mch_id: '' }, { state: 'unknown' }],
  ])('%s %j', async (trade_state, fields, seen) => {
    gateway.next(yes({ ...fields, trade_state }))
    expect(await queryPayment(provider, REF)).toMatchObject(seen)
  })

  test.each([
    [no('ORDERNOTEXIST', '此交易订单号不存在'), { state: 'absent' }],
    [no('INVALID_REQUEST', '子商户号和订单不匹配'), { state: 'taken' }],
    [no('NOAUTH', '商户无此接口权限'), { state: 'unknown' }],
    [turnedAway('签名错误'), { state: 'unknown' }],
    [no('SYSTEMERROR'), { state: 'unknown' }],
  ])('asked about, and not told: %#', async (turn, seen) => {
    gateway.next(turn)
    expect(await queryPayment(provider, REF)).toMatchObject(seen)
  })

  test.each([
    [no('ORDERPAID'), { state: 'paid' }, { state: 'paid' }],
    [no('OUT_TRADE_NO_USED'), { state: 'taken' }, { state: 'refused' }],
    [no('ORDERCLOSED'), { state: 'refused' }, { state: 'closed' }],
    [no('SYSTEMERROR'), { state: 'unknown' }, { state: 'unknown' }],
    [turnedAway('签名错误'), { state: 'refused', refusal: { code: 'FAIL' } }, { state: 'refused' }],
  ])('not taken, or not closed: %#', async (turn, ordered, closed) => {
    gateway.next(turn, turn)
    expect(await prepay(provider, ORDER)).toMatchObject(ordered)
    expect(await closePayment(provider, REF)).toMatchObject(closed)
  })

  test('goes out in the gateway’s own words', async () => {
    gateway.next(yes({ prepay_id: 'wx1', code_url: 'weixin://1' }), yes({ prepay_id: 'wx2', appid: 'wx2' }))
    await prepay(provider, { ...ORDER, attach: 'x', payerClientIp: '203.0.113.9' })
    expect(sent(gateway.requests[0])).toMatchObject({
      ...SUB,
      body: '牛腩粉',
      total_fee: '1990',
      time_expire: '20261123120000',
      spbill_create_ip: '203.0.113.9',
      attach: 'x',
      trade_type: 'NATIVE',
    })
    const own = {
      ...ORDER,
      subMchid: provider.spMchid,
      scene: 'mini_program',
      subAppid: 'wx2',
      payerOpenid: 'o2',
    } as const
    expect(await prepay(provider, own)).toMatchObject({
      state: 'ready',
      pay: { appId: 'wx2', package: 'prepay_id=wx2' },
    })
    expect(sent(gateway.requests[1])).not.toHaveProperty('sub_mch_id')
    expect(sent(gateway.requests[1])).toMatchObject({ openid: 'o2', appid: 'wx2' })
    expect(sent(gateway.requests[1])).not.toHaveProperty('sub_appid')
  })

  test.each([
    ['payer_openid', { scene: 'jsapi' }],
    ['payer_client_ip', { scene: 'h5' }],
    ['scene', { scene: 'page' }],
  ] as const)('without %s is not sent', async (problem, changes) => {
    await expect(async () => prepay(provider, { ...ORDER, ...changes })).rejects.toMatchObject({
      facts: { problems: [expect.stringContaining(problem)] },
    })
    expect(gateway.requests).toHaveLength(0)
  })
})

const listed = (changes: Record<string, string>) =>
  yes({
    refund_count: '1',
    out_trade_no: 'A1',
    out_refund_no_0: 'R1',
    refund_id_0: '5',
    refund_fee_0: '30',
    ...changes,
  })

const accepted = (changes: Record<string, string> = {}) =>
  yes({ out_refund_no: 'R1', refund_id: '5', refund_fee: '30', ...changes })

describe('a refund', () => {
  const at = { refund_success_time_0: '2026-11-23 10:00:00' }
  test.each<[Record<string, string>, object]>([
    [{ refund_status_0: 'PROCESSING' }, { state: 'pending', refundId: '5' }],
    [
      { refund_status_0: 'SUCCESS', ...at },
      { state: 'refunded', at: NOW },
    ],
    [{ refund_status_0: 'SUCCESS' }, { state: 'unknown' }],
    [{ refund_status_0: 'REFUNDCLOSE' }, { state: 'closed', refundId: '5' }],
    [{ refund_status_0: 'CHANGE' }, { state: 'needs_attention' }],
    [{ refund_status_0: 'A_NEW_WORD' }, { state: 'unknown' }],
    [{ refund_status_0: 'SUCCESS', ...at, refund_fee_0: '31' }, { state: 'needs_attention' }],
    [{ refund_status_0: 'SUCCESS', ...at, out_trade_no: 'A2' }, { state: 'taken' }],
    [{ refund_status_0: 'SUCCESS', ...at, out_refund_no_0: 'R2' }, { state: 'unknown' }],
    [{ refund_count: '0' }, { state: 'unknown' }],
  ])('%j', async (fields, seen) => {
    gateway.next(listed(fields))
    expect(await queryRefund(provider, REFUND)).toMatchObject(seen)
  })

  test.each([
    [[accepted()], { state: 'pending', refundId: '5' }],
    [[accepted({ refund_fee: '31' })], { state: 'needs_attention' }],
    [[accepted({ out_refund_no: 'R2' })], { state: 'unknown' }],
    [[no('NOTENOUGH', '基本账户余额不足')], { state: 'refused', refusal: { code: 'NOTENOUGH' } }],
    [[no('BIZERR_NEED_RETRY')], { state: 'unknown' }],
    [
      [no('REFUND_FEE_MISMATCH'), listed({ refund_status_0: 'SUCCESS', refund_fee_0: '31', ...at })],
      { state: 'needs_attention' },
    ],
    [[no('REFUND_FEE_MISMATCH'), listed({ refund_status_0: 'PROCESSING', out_trade_no: 'A2' })], { state: 'taken' }],
    [[no('REFUND_FEE_MISMATCH'), no('REFUNDNOTEXIST')], { state: 'unknown' }],
  ])('asked for: %#', async (turns, seen) => {
    gateway.next(...turns)
    expect(await refund(provider, REFUND)).toMatchObject(seen)
  })

  test.each([
    [no('REFUNDNOTEXIST'), { state: 'absent' }],
    [no('ORDERNOTEXIST'), { state: 'unknown' }],
    [no('SYSTEMERROR'), { state: 'unknown' }],
  ])('asked about, and not told: %#', async (turn, seen) => {
    gateway.next(turn)
    expect(await queryRefund(provider, REFUND)).toMatchObject(seen)
  })
})

test.each([
  [no('MCHID_NOT_EXIST', '商户号不存在'), { state: 'ok' }],
  [no('ORDERNOTEXIST'), { state: 'ok' }],
  [no('APPID_MCHID_NOT_MATCH'), { state: 'refused' }],
  [turnedAway('签名错误'), { state: 'refused' }],
  [no('SYSTEMERROR'), { state: 'unknown' }],
])('a probe, answered: %#', async (turn, seen) => {
  gateway.next(turn)
  expect(await probe(provider, { isMerchants: false })).toMatchObject(seen)
})
