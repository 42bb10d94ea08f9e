import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Hash } from 'wechatpay-axios-plugin'
import { CertifiedV2Client } from './client.ts'
import { closeOrder, orderQuery } from './orders.ts'
import { refund, refundQuery } from './refunds.ts'
import { addPayDirectory } from './sub-dev-config.ts'
import { KEY, MERCHANT, no, rawV2Gateway, said, sent, signedXml, turnedAway, yes } from './testing/raw-v2.ts'
import { unifiedOrderNative } from './unified-order.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const ORDER = {
  body: '腾讯充值中心 <QQ会员> & 更多',
  out_trade_no: '20150806125346',
  total_fee: 88,
  spbill_create_ip: '123.12.12.123',
  notify_url: 'https://pay.example.com/wechatpay',
  product_id: '12235413214070356458058',
}
const OWN = { return_code: 'SUCCESS', result_code: 'SUCCESS', mch_id: MERCHANT.mchId, appid: MERCHANT.appid }
const PREPAID = { prepay_id: 'wx201411101639507cbf6ffd8b0779950874', code_url: 'weixin://wxpay/bizpayurl?pr=zbHzsFb' }

let gateway: Awaited<ReturnType<typeof rawV2Gateway>>
beforeEach(async () => {
  gateway = await rawV2Gateway(() => NOW)
})
afterEach(() => gateway.close())

const order = () => unifiedOrderNative(gateway.client, ORDER)

describe('what is sent', () => {
  test('is signed, names us and the way of signing, and is read as it was meant', async () => {
    gateway.next(yes(PREPAID))
    expect(await order()).toEqual({ state: 'ok', body: PREPAID, at: expect.any(Date) })
    const [seen] = gateway.requests
    expect(seen).toMatchObject({ method: 'POST', url: '/pay/unifiedorder' })
    expect(seen?.headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      'user-agent': expect.stringMatching(/^ruzhu\/\d/),
    })
    const { sign, ...fields } = sent(seen)
    expect(fields).toEqual({
      ...ORDER,
      total_fee: '88',
      appid: MERCHANT.appid,
      mch_id: MERCHANT.mchId,
      trade_type: 'NATIVE',
      sign_type: 'HMAC-SHA256',
      nonce_str: expect.stringMatching(/^[0-9A-Z]{32}$/),
    })
    expect(sign).toBe(Hash.sign('HMAC-SHA256', fields, KEY))
  })

  test('by MD5 where that is wanted; the answer has to be signed so too', async () => {
    const client = new CertifiedV2Client({
      transport: gateway.transport,
      certified: gateway.transport,
      merchant: MERCHANT,
      now: () => NOW,
      signType: 'MD5',
    })
    gateway.next(yes(PREPAID, 'MD5'), yes(PREPAID))
    expect(await unifiedOrderNative(client, ORDER)).toMatchObject({ state: 'ok' })
    expect(await unifiedOrderNative(client, ORDER)).toMatchObject({ state: 'unknown' })
    const { sign, ...fields } = sent(gateway.requests[0])
    expect(sign).toBe(Hash.sign('MD5', fields, KEY))
  })

  test('for a sub-merchant names it, and another AppID where one is given', async () => {
    gateway.next(yes({ appid: 'wx0000000000000001', sub_mch_id: '1900000109', ...PREPAID }))
    const own = { appid: 'wx0000000000000001', sub_mch_id: '1900000109', sub_appid: 'wx0000000000000002' }
    expect(await unifiedOrderNative(gateway.client, { ...ORDER, ...own })).toMatchObject({ state: 'ok' })
    expect(sent(gateway.requests[0])).toMatchObject(own)
  })

  test('has neither nonce nor way of signing where settings are changed, and is signed by MD5', async () => {
    gateway.next(yes({}, 'MD5'))
    const added = await addPayDirectory(gateway.client, { sub_mch_id: '1900000109', jsapi_path: 'https://a.com/pay/' })
    expect(added).toMatchObject({ state: 'ok' })
    const { sign, ...fields } = sent(gateway.requests[0])
    expect(fields).not.toHaveProperty('nonce_str')
    expect(fields).not.toHaveProperty('sign_type')
    expect(sign).toBe(Hash.sign('MD5', fields, KEY))
  })

  test('is left out where it is empty', async () => {
    gateway.next(yes(PREPAID))
    await unifiedOrderNative(gateway.client, { ...ORDER, attach: '' })
    expect(sent(gateway.requests[0])).not.toHaveProperty('attach')
  })
})

describe('a definite no', () => {
  test('of the business carries all that was said', async () => {
    gateway.next(no('ORDERPAID', '该订单已支付'))
    expect(await order()).toEqual({
      state: 'refused',
      status: 200,
      code: 'ORDERPAID',
      message: '该订单已支付',
      return_code: 'SUCCESS',
      return_msg: undefined,
      err_code: 'ORDERPAID',
      err_code_des: '该订单已支付',
      at: expect.any(Date),
      raw: expect.stringContaining('<err_code>ORDERPAID</err_code>'),
    })
  })

  test('without a name of its own has its reason in words', async () => {
    gateway.next(no('ERROR', '累计退款金额大于支付金额'))
    expect(await order()).toMatchObject({ state: 'refused', code: 'ERROR', message: '累计退款金额大于支付金额' })
  })

  test('to the message as a whole has a sentence and no code', async () => {
    gateway.next(turnedAway('签名错误'))
    expect(await order()).toMatchObject({
      state: 'refused',
      code: 'FAIL',
      message: '签名错误',
      return_code: 'FAIL',
      return_msg: '签名错误',
      err_code: undefined,
    })
  })
})

describe('anything else is unknown', () => {
  test.each([
    ['the system failed', no('SYSTEMERROR', '系统超时')],
    ['a refund that may yet be done', no('BIZERR_NEED_RETRY', '退款业务流程错误，需要商户触发重试来解决')],
    ['an error without a reason', no('ERROR')],
    ['an error of the system', no('ERROR', '系统繁忙')],
    ['the system is busy, before it looked', turnedAway('系统繁忙，请稍后再试')],
    ['a no that says nothing', no('')],
    [
      'a no that nobody signed',
      said(
        '<xml><return_code>SUCCESS</return_code><mch_id>1900007291</mch_id><result_code>FAIL</result_code><err_code>ORDERNOTEXIST</err_code></xml>',
      ),
    ],
    [
      'a yes that nobody signed',
      said('<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>'),
    ],
    [
      'a yes signed with another key',
      said(signedXml({ ...OWN, ...PREPAID }).replace(/(?<=<sign>)\w+/, 'A'.repeat(64))),
    ],
    ['a yes signed the other way', yes(PREPAID, 'MD5')],
    ['a yes changed on its way', said(signedXml({ ...OWN, ...PREPAID }).replace('wx2014', 'wx2015'))],
    ['a yes to another merchant', yes({ ...PREPAID, mch_id: '1900000001' })],
    ['a yes about another AppID', yes({ ...PREPAID, appid: 'wx0000000000000001' })],
    ['a yes without what was asked for', yes({ prepay_id: 'wx1' })],
    [
      'a yes with a third word',
      said(signedXml({ return_code: 'SUCCESS', result_code: 'MAYBE', mch_id: '1900007291' })),
    ],
    ['a message without a word', said('<xml><return_msg>OK</return_msg></xml>')],
    ['no XML', said('<!doctype html><title>502</title>')],
    ['a document type', said('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>')],
    ['nothing', said('')],
    ['a redirect', said('', 302)],
    ['a server’s error', said(signedXml({ ...OWN, ...PREPAID }), 500)],
    ['a proxy’s no', said('<xml><return_code>FAIL</return_code><return_msg>no</return_msg></xml>', 403)],
    ['ten megabytes', said(`<xml><a>${'a'.repeat(10 * 1024 * 1024)}</a></xml>`)],
    ['nested names', said('<xml>'.repeat(100_000))],
  ])('%s', async (_what, turn) => {
    gateway.next(turn)
    expect(await order()).toMatchObject({ state: 'unknown', why: expect.any(String) })
    expect(gateway.requests).toHaveLength(1)
  })

  test('asked too often, which a repeat would make worse', async () => {
    gateway.next(no('FREQUENCY_LIMITED', '频率限制'), turnedAway('请求频率过高'), said('', 429))
    expect(await order()).toMatchObject({ state: 'unknown', code: 'FREQUENCY_LIMITED', limited: true })
    expect(await order()).toMatchObject({ state: 'unknown', limited: true })
    expect(await order()).toMatchObject({ state: 'unknown', limited: true })
  })

  test('a connection that is cut', async () => {
    gateway.next((response) => response.destroy())
    expect(await order()).toMatchObject({ state: 'unknown', why: expect.stringMatching(/^no answer: /) })
    expect(gateway.requests).toHaveLength(1)
  })
})

describe('an order', () => {
  test('that nobody paid has a state and little else', async () => {
    gateway.next(yes({ out_trade_no: 'A1', trade_state: 'NOTPAY', trade_state_desc: '订单未支付', attach: '' }))
    expect(await orderQuery(gateway.client, { out_trade_no: 'A1' })).toMatchObject({
      state: 'ok',
      body: { trade_state: 'NOTPAY', transaction_id: undefined, total_fee: undefined, coupons: [] },
    })
  })

  test('that was paid has money and time, coupons by their numbers', async () => {
    gateway.next(
      yes({
        out_trade_no: 'A1',
        trade_state: 'SUCCESS',
        trade_state_desc: '支付成功',
        transaction_id: '1009660380201506130728806387',
        total_fee: '101',
        cash_fee: '91',
        coupon_fee: '10',
        coupon_count: '2',
        coupon_id_0: '10000',
        coupon_type_0: 'CASH',
        coupon_fee_0: '7',
        coupon_id_1: '10001',
        coupon_fee_1: '3',
        time_end: '20141030133525',
        a_new_field: 'x',
      }),
    )
    expect(await orderQuery(gateway.client, { transaction_id: '1009660380201506130728806387' })).toMatchObject({
      state: 'ok',
      body: {
        total_fee: 101,
        cash_fee: 91,
        time_end: new Date('2014-10-30T05:35:25Z'),
        coupons: [
          { coupon_id: '10000', coupon_type: 'CASH', coupon_fee: 7 },
          { coupon_id: '10001', coupon_type: undefined, coupon_fee: 3 },
        ],
      },
    })
  })

  test.each([
    ['an amount with decimals', { total_fee: '1.01' }],
    ['an amount beyond what is exact', { total_fee: '9007199254740993' }],
    ['a day that does not exist', { time_end: '20260231000000' }],
    ['more coupons than can be', { coupon_count: '1000000000' }],
  ])('with %s is unknown', async (_what, wrong) => {
    gateway.next(yes({ out_trade_no: 'A1', trade_state: 'SUCCESS', ...wrong }))
    expect(await orderQuery(gateway.client, { out_trade_no: 'A1' })).toMatchObject({ state: 'unknown' })
  })

  test('is closed without a word more', async () => {
    gateway.next(yes({ result_msg: 'OK' }))
    expect(await closeOrder(gateway.client, { out_trade_no: 'A1' })).toMatchObject({ state: 'ok', body: undefined })
  })
})

describe('refunds', () => {
  test('are taken with their numbers', async () => {
    gateway.next(yes({ out_refund_no: 'R1', refund_id: '50000', refund_fee: '30', total_fee: '100', cash_fee: '100' }))
    const request = { out_trade_no: 'A1', out_refund_no: 'R1', total_fee: 100, refund_fee: 30 }
    expect(await refund(gateway.client, request)).toMatchObject({
      state: 'ok',
      body: { refund_id: '50000', refund_fee: 30, coupons: [] },
    })
    expect(gateway.requests[0]?.url).toBe('/secapi/pay/refund')
  })

  test('of an order come as numbered names', async () => {
    gateway.next(
      yes({
        refund_count: '2',
        total_refund_count: '2',
        out_refund_no_0: 'R1',
        refund_id_0: '1',
        refund_fee_0: '30',
        refund_status_0: 'SUCCESS',
        refund_success_time_0: '2016-07-25 15:26:26',
        refund_recv_accout_0: '支付用户零钱',
        out_refund_no_1: 'R2',
        refund_id_1: '2',
        refund_fee_1: '20',
        refund_status_1: 'CHANGE',
        coupon_refund_count_1: '1',
        coupon_refund_fee_1_0: '5',
      }),
    )
    expect(await refundQuery(gateway.client, { out_trade_no: 'A1' })).toMatchObject({
      state: 'ok',
      body: {
        refunds: [
          { out_refund_no: 'R1', refund_success_time: new Date('2016-07-25T07:26:26Z'), coupons: [] },
          { out_refund_no: 'R2', refund_status: 'CHANGE', coupons: [{ coupon_fee: 5 }] },
        ],
      },
    })
  })

  test('that are fewer than was said are unknown', async () => {
    gateway.next(
      yes({
        refund_count: '2',
        out_refund_no_0: 'R1',
        refund_id_0: '1',
        refund_fee_0: '30',
        refund_status_0: 'SUCCESS',
      }),
    )
    expect(await refundQuery(gateway.client, { out_refund_no: 'R1' })).toMatchObject({ state: 'unknown' })
  })
})
