import type { PrepayOrder } from '@ruzhu/domain/channel.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { createPublicKey } from 'node:crypto'
import { refusal, signed, type Turn } from '@ruzhu/wechatpay/testing/raw-gateway.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import { NOW, openBefore, SP_APPID, SP_MCHID, SUB_MCHID } from './testing/account.ts'

let here: Awaited<ReturnType<typeof openBefore>>
beforeEach(async () => {
  here = await openBefore()
})
afterEach(() => here.close())

const REF = { outTradeNo: 'A1', subMchid: SUB_MCHID }
const ORDER: PrepayOrder = {
  ...REF,
  scene: 'native',
  description: '一杯咖啡',
  amount: fen(1990),
  expiresAt: new Date('2026-11-23T02:30:00Z'),
  notifyUrl: 'https://pay.example.com/notify/wechatpay/sp_1',
}
const sent = (): unknown => JSON.parse(String(here.gateway.requests[0]?.body))
const answer = (body: object) => signed(200, JSON.stringify(body), NOW)

describe('prepay', () => {
  test('native: by a code, with exactly what was given', async () => {
    here.gateway.next(answer({ code_url: 'weixin://wxpay/bizpayurl?pr=1' }))
    expect(await here.channel.prepay(ORDER)).toEqual({
      state: 'ready',
      pay: { kind: 'qr', codeUrl: 'weixin://wxpay/bizpayurl?pr=1' },
    })
    expect(here.gateway.requests[0]?.url).toBe('/v3/pay/partner/transactions/native')
    expect(sent()).toEqual({
      sp_appid: SP_APPID,
      sp_mchid: SP_MCHID,
      sub_mchid: SUB_MCHID,
      description: '一杯咖啡',
      out_trade_no: 'A1',
      time_expire: '2026-11-23T10:30:00+08:00',
      notify_url: 'https://pay.example.com/notify/wechatpay/sp_1',
      amount: { total: 1990, currency: 'CNY' },
    })
  })

  test('h5: by the gateway’s page, for the device that asks, and back to where the shop says', async () => {
    const h5_url = 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1&package=2'
    here.gateway.next(answer({ h5_url }), answer({ h5_url }))
    const order: PrepayOrder = { ...ORDER, scene: 'h5', payerClientIp: '203.0.113.9' }
    expect(await here.channel.prepay(order)).toEqual({ state: 'ready', pay: { kind: 'redirect', url: h5_url } })
    expect(await here.channel.prepay({ ...order, returnUrl: 'https://shop.example.com/paid' })).toEqual({
      state: 'ready',
      pay: { kind: 'redirect', url: `${h5_url}&redirect_url=https%3A%2F%2Fshop.example.com%2Fpaid` },
    })
    expect(here.gateway.requests[0]?.url).toBe('/v3/pay/partner/transactions/h5')
    expect(sent()).toMatchObject({ scene_info: { payer_client_ip: '203.0.113.9', h5_info: { type: 'Wap' } } })
  })

  test('app: what its SDK takes is signed for the app, in our own number', async () => {
    here.gateway.next(answer({ prepay_id: 'wx1' }))
    const seen = await here.channel.prepay({ ...ORDER, scene: 'app', subAppid: 'wx1234567890abcdef' })
    if (seen.state !== 'ready' || seen.pay.kind !== 'app') throw new Error(JSON.stringify(seen))
    const { pay } = seen
    expect(pay).toMatchObject({ appId: 'wx1234567890abcdef', partnerId: SP_MCHID, packageValue: 'Sign=WXPay' })
    const message = Formatter.joinedByLineFeed(pay.appId, pay.timeStamp, pay.nonceStr, 'wx1')
    expect(Rsa.verify(message, pay.sign, createPublicKey(keys.K1.pem))).toBe(true)
    expect(here.gateway.requests[0]?.url).toBe('/v3/pay/partner/transactions/app')
  })

  test('what it lacks for a scene is said before anything is sent', async () => {
    for (const order of [{ scene: 'h5' }, { scene: 'jsapi' }, { scene: 'page' }] as const) {
      await expect(here.channel.prepay({ ...ORDER, ...order })).rejects.toThrow('INPUT_INVALID')
    }
    expect(here.gateway.requests).toEqual([])
  })

  test.each([
    { scene: 'jsapi' as const, subAppid: undefined, payer: { sp_openid: 'o1' }, appId: SP_APPID },
    {
      scene: 'mini_program' as const,
      subAppid: 'wx1234567890abcdef',
      payer: { sub_openid: 'o1' },
      appId: 'wx1234567890abcdef',
    },
  ])(
    '$scene: the cashier’s parameters are signed for the app it opens in',
    async ({ scene, subAppid, payer, appId }) => {
      here.gateway.next(answer({ prepay_id: 'wx201410272009395522657a690389285100' }))
      const app = subAppid === undefined ? {} : { subAppid }
      const seen = await here.channel.prepay({
        ...ORDER,
        ...app,
        scene,
        payerOpenid: 'o1',
        attach: 'x',
        payerClientIp: '::1',
      })
      if (seen.state !== 'ready' || seen.pay.kind !== 'jsapi') throw new Error(JSON.stringify(seen))
      const { pay } = seen
      expect(pay).toMatchObject({ appId, package: 'prepay_id=wx201410272009395522657a690389285100', signType: 'RSA' })
      const message = Formatter.joinedByLineFeed(pay.appId, pay.timeStamp, pay.nonceStr, pay.package)
      expect(Rsa.verify(message, pay.paySign, createPublicKey(keys.K1.pem))).toBe(true)
      expect(here.gateway.requests[0]?.url).toBe('/v3/pay/partner/transactions/jsapi')
      expect(sent()).toMatchObject({
        payer,
        attach: 'x',
        scene_info: { payer_client_ip: '::1' },
        ...(subAppid === undefined ? {} : { sub_appid: subAppid }),
      })
    },
  )

  test('in WeChat nobody pays without an openid: nothing is sent', async () => {
    await expect(here.channel.prepay({ ...ORDER, scene: 'jsapi' })).rejects.toThrow('INPUT_INVALID')
    expect(here.gateway.requests).toHaveLength(0)
  })

  test('a no is handed on in the gateway’s words; anything else is unknown', async () => {
    here.gateway.next(refusal(403, 'NO_AUTH', '商户号该产品权限未开通'), refusal(429, 'FREQUENCY_LIMITED', '频率超限'))
    expect(await here.channel.prepay(ORDER)).toEqual({
      state: 'refused',
      refusal: {
        channel: 'wechatpay',
        status: 403,
        code: 'NO_AUTH',
        message: '商户号该产品权限未开通',
        requestId: '08F5B8C2-268435461',
      },
    })
    expect(await here.channel.prepay(ORDER)).toMatchObject({ state: 'unknown' })
    expect(await here.channel.prepay(ORDER)).toMatchObject({ state: 'unknown' }) // a 500
  })
})

/** Told by nothing but the number that ends its Request-ID. */
const numbered =
  (number: number): Turn =>
  (response) =>
    response
      .writeHead(400, { 'Content-Type': 'application/json', 'Request-ID': `08F5B8C2-${number}` })
      .end(JSON.stringify({ code: 'INVALID_REQUEST', message: '' }))

describe('a number that the gateway holds for another order', () => {
  test.each([
    ['OUT_TRADE_NO_USED', '商户订单号重复'],
    ['OUT_TRADE_NO_USED', ''],
    ['INVALID_REQUEST', '请求重入时，参数与首次请求时不一致'],
    ['INVALID_REQUEST', '201 商户订单号重复'],
  ])('is taken: %s %s', async (code, message) => {
    here.gateway.next(refusal(403, code, message), numbered(268498688))
    expect(await here.channel.prepay(ORDER)).toMatchObject({ state: 'taken', refusal: { code, message } })
    expect(await here.channel.prepay(ORDER)).toMatchObject({ state: 'taken' })
  })

  test.each([
    ['paid', 'ORDERPAID', '该订单已支付'],
    ['paid', 'ORDER_PAID', ''],
    ['paid', 'INVALID_REQUEST', '该订单已支付'],
    ['refused', 'ORDER_CLOSED', '订单已关闭'],
    ['refused', 'PARAM_ERROR', '无效的openid'],
  ])('is not what a no says that may be about ours: %s, %s %s', async (state, code, message) => {
    here.gateway.next(refusal(400, code, message))
    expect(await here.channel.prepay(ORDER)).toMatchObject({ state, refusal: { code, message } })
  })

  test('of another sub-merchant, as a question finds out', async () => {
    here.gateway.next(
      refusal(400, 'INVALID_REQUEST', '子商户号和订单不匹配'),
      numbered(268447845),
      refusal(400, 'INVALID_REQUEST', '受理关系不存在'),
    )
    for (const state of ['taken', 'taken', 'unknown']) {
      expect(await here.channel.queryPayment(REF)).toMatchObject({ state })
    }
  })
})

const PAID = {
  sp_mchid: SP_MCHID,
  sub_mchid: SUB_MCHID,
  out_trade_no: 'A1',
  trade_state: 'SUCCESS',
  transaction_id: '4200000000000000000000000001',
  bank_type: 'OTHERS',
  success_time: '2026-11-23T10:00:05+08:00',
  payer: { sp_openid: 'o1', sub_openid: 'o2' },
  amount: { total: 1990, payer_total: 1890, currency: 'CNY' },
}

const stateOf = async (body: object) => {
  here.gateway.next(answer({ ...PAID, ...body }))
  return here.channel.queryPayment(REF)
}

describe('the state of a payment', () => {
  test('paid, with amounts and by whom', async () => {
    expect(await stateOf({})).toEqual({
      state: 'paid',
      transactionId: '4200000000000000000000000001',
      amount: 1990,
      payerPaid: 1890,
      paidAt: new Date('2026-11-23T02:00:05Z'),
      payerOpenid: 'o2',
      bankType: 'OTHERS',
      refunding: false,
    })
    expect(await stateOf({ trade_state: 'REFUND' })).toMatchObject({ state: 'paid', refunding: true })
  })

  test.each([
    ['NOTPAY', 'open'],
    ['USERPAYING', 'open'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
    ['PAYERROR', 'unknown'],
    ['A_NEW_WORD', 'unknown'],
  ])('%s is %s', async (trade_state, state) => {
    expect(await stateOf({ trade_state })).toMatchObject({ state })
  })

  test('an open order may be told with hardly anything', async () => {
    here.gateway.next(answer({ out_trade_no: 'A1', trade_state: 'NOTPAY', payer: {} }))
    expect(await here.channel.queryPayment(REF)).toEqual({ state: 'open' })
  })

  test('paid is not believed by halves, in other money, or of another order', async () => {
    expect(await stateOf({ transaction_id: '' })).toMatchObject({ state: 'unknown' })
    expect(await stateOf({ success_time: undefined })).toMatchObject({ state: 'unknown' })
    expect(await stateOf({ amount: { currency: 'CNY' } })).toMatchObject({ state: 'unknown' })
    expect(await stateOf({ amount: { total: 19.9, currency: 'CNY' } })).toMatchObject({ state: 'unknown' })
    expect(await stateOf({ amount: { total: 1990, currency: 'USD' } })).toMatchObject({ state: 'unknown' })
    expect(await stateOf({ out_trade_no: 'A2' })).toMatchObject({ state: 'unknown' })
    expect(await stateOf({ sub_mchid: '1900000110' })).toMatchObject({ state: 'unknown' })
  })

  test('absent only by its own code; a question that is refused leaves the answer open', async () => {
    here.gateway.next(
      refusal(404, 'ORDER_NOT_EXIST', '订单不存在'),
      refusal(404, 'RESOURCE_NOT_EXISTS', '?'),
      refusal(401, 'SIGN_ERROR', '签名错误'),
      (response) => response.writeHead(404).end(),
    )
    expect(await here.channel.queryPayment(REF)).toEqual({ state: 'absent' })
    for (let i = 0; i < 3; i++) expect(await here.channel.queryPayment(REF)).toMatchObject({ state: 'unknown' })
  })
})

const close = () => here.channel.closePayment?.(REF)

describe('closing', () => {
  test('a signed 204 closes', async () => {
    here.gateway.next(signed(204, '', NOW))
    expect(await close()).toEqual({ state: 'closed' })
    expect(sent()).toEqual({ sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID })
  })

  test.each([
    [400, 'ORDERPAID', '该订单已支付'],
    [403, 'ORDER_PAID', ''],
    [400, 'INVALID_REQUEST', '订单已支付'],
  ])('%i %s %s: it was paid', async (status, code, message) => {
    here.gateway.next(refusal(status, code, message))
    expect(await close()).toEqual({ state: 'paid' })
  })

  test('closed before is closed; what does not exist is refused; no answer is unknown', async () => {
    here.gateway.next(
      refusal(400, 'ORDER_CLOSED', '订单已关闭'),
      refusal(404, 'ORDERNOTEXIST', '订单不存在'),
      (response) => response.destroy(),
    )
    expect(await close()).toEqual({ state: 'closed' })
    expect(await close()).toMatchObject({ state: 'refused', refusal: { code: 'ORDERNOTEXIST' } })
    expect(await close()).toMatchObject({ state: 'unknown' })
  })
})
