import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Made, type SimWorld, openSimulator, signer } from './simulator/world.ts'
import { type Fields, orderOf, refusalOf, xmlClient } from './simulator/xml.ts'

let sim: SimWorld
let shop: Made
let call: ReturnType<typeof xmlClient>

beforeAll(async () => {
  sim = await openSimulator()
  shop = await sim.merchant()
  call = xmlClient(sim.url, shop)
})
afterAll(() => sim.close())

let count = 0
const number = () => `SCAN-${String(count++).padStart(6, '0')}`

async function codeOf(payerId: string, outcome = 'success'): Promise<string> {
  const path = `/_sim/payers/${payerId}/auth_code?outcome=${outcome}`
  return (await sim.told<{ auth_code: string }>('GET', path)).auth_code
}
const scan = (out_trade_no: string, auth_code: string, changes: Fields = {}) =>
  call('/pay/micropay', {
    body: '招牌牛腩粉',
    out_trade_no,
    total_fee: 1500,
    spbill_create_ip: '123.12.12.123',
    auth_code,
    ...changes,
  })
const stateOf = async (out_trade_no: string) => (await call('/pay/orderquery', { out_trade_no })).fields['trade_state']
const reverse = (out_trade_no: string) => call('/secapi/pay/reverse', { out_trade_no })
const confirm = (target: string, outcome = 'success', more: object = {}) =>
  sim.control('POST', '/_sim/pay', { target, mchid: shop.mchid, outcome, ...more })

async function asking(): Promise<string> {
  const outTradeNo = number()
  const answer = await scan(outTradeNo, await codeOf('rich', 'paying'))
  expect(refusalOf(answer)).toEqual(['USERPAYING', '需要用户输入支付密码'])
  return outTradeNo
}

describe('micropay', () => {
  test('is paid and answered at once; nobody is notified', async () => {
    const outTradeNo = number()
    const auth_code = await codeOf('rich')
    expect(auth_code).toMatch(/^1[0-5]\d{16}$/)
    const who = await call('/tools/authcodetoopenid', { auth_code })
    const paid = await scan(outTradeNo, auth_code, { attach: '3号桌', device_info: '013467' })
    expect(paid.fields).toMatchObject({
      result_code: 'SUCCESS',
      device_info: '013467',
      openid: who.fields['openid'],
      is_subscribe: 'N',
      trade_type: 'MICROPAY',
      bank_type: 'OTHERS',
      total_fee: '1500',
      cash_fee: '1500',
      transaction_id: expect.stringMatching(/^4200\d{24}$/),
      out_trade_no: outTradeNo,
      attach: '3号桌',
      time_end: expect.stringMatching(/^\d{14}$/),
    })
    expect(await stateOf(outTradeNo)).toBe('SUCCESS')
    const { notifications } = await sim.told<{ notifications: unknown[] }>('GET', '/_sim/notifications')
    expect(notifications).toEqual([])
    const v3 = await signer(sim.url, shop)('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${shop.mchid}`)
    expect(v3.body).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'MICROPAY' })
  })

  test('above 1000 yuan the payer types the password first', async () => {
    const outTradeNo = number()
    const large = { total_fee: 100_001 }
    const answer = await scan(outTradeNo, await codeOf('rich'), large)
    expect(refusalOf(answer)[0]).toBe('USERPAYING')
    expect(refusalOf(await scan(outTradeNo, await codeOf('rich'), large))[0]).toBe('USERPAYING')
    expect(await stateOf(outTradeNo)).toBe('USERPAYING')
    await sim.advance(2)
    expect(await stateOf(outTradeNo)).toBe('SUCCESS')
    expect(refusalOf(await scan(outTradeNo, await codeOf('rich'), large))).toEqual(['ORDERPAID', '订单已支付'])
  })

  test('the payer confirms by hand, on the phone that showed the code', async () => {
    const outTradeNo = await asking()
    expect((await confirm(outTradeNo, 'success', { payer_id: 'poor' })).status).toBe(409)
    expect((await confirm(outTradeNo, 'paying')).body).toMatchObject({ state: 'USERPAYING' })
    const done = await confirm(outTradeNo)
    expect(done.body).toMatchObject({ state: 'SUCCESS', transaction_id: expect.any(String) })
    expect(await stateOf(outTradeNo)).toBe('SUCCESS')
    expect((await confirm(outTradeNo)).status).toBe(409)
  })

  test('the code itself names the payment too', async () => {
    const auth_code = await codeOf('rich', 'paying')
    const outTradeNo = number()
    await scan(outTradeNo, auth_code)
    expect((await sim.told('POST', '/_sim/pay', { target: auth_code }))['state']).toBe('SUCCESS')
  })

  test.each([
    [
      'by hand',
      async () => {
        const outTradeNo = await asking()
        expect((await confirm(outTradeNo, 'cancel')).body).toMatchObject({ state: 'PAYERROR' })
        return outTradeNo
      },
    ],
    [
      'as the code said',
      async () => {
        const outTradeNo = number()
        await scan(outTradeNo, await codeOf('rich', 'cancel'))
        await sim.advance(2)
        return outTradeNo
      },
    ],
    [
      'by not looking for a minute',
      async () => {
        const outTradeNo = await asking()
        await sim.advance(60)
        return outTradeNo
      },
    ],
  ])('a payer who turns away %s leaves a PAYERROR, which another code can mend', async (_how, turnAway) => {
    const outTradeNo = await turnAway()
    expect(await stateOf(outTradeNo)).toBe('PAYERROR')
    const again = await scan(outTradeNo, await codeOf('rich'))
    expect(again.fields['result_code']).toBe('SUCCESS')
  })

  test.each([
    ['rich', 'insufficient_balance', 'NOTENOUGH'],
    ['poor', 'success', 'NOTENOUGH'],
    ['rich', 'risk_refused', 'TRADE_ERROR'],
    ['frozen', 'success', 'TRADE_ERROR'],
  ])('%s with %s is told %s', async (payer, outcome, code) => {
    const outTradeNo = number()
    expect(refusalOf(await scan(outTradeNo, await codeOf(payer, outcome)))[0]).toBe(code)
    expect(await stateOf(outTradeNo)).toBe('PAYERROR')
  })

  test('codes that are none, unknown, used or old', async () => {
    expect(refusalOf(await scan(number(), ''))).toEqual(['缺少参数auth_code'])
    expect(refusalOf(await scan(number(), '281234567890123456'))[0]).toBe('AUTH_CODE_INVALID')
    expect(refusalOf(await scan(number(), '101234567890123456'))[0]).toBe('AUTHCODEEXPIRE')
    const used = await codeOf('rich')
    await scan(number(), used)
    expect(refusalOf(await scan(number(), used))[0]).toBe('AUTH_CODE_ERROR')
    const old = await codeOf('rich')
    await sim.advance(60)
    expect(refusalOf(await scan(number(), old))[0]).toBe('AUTHCODEEXPIRE')
    expect(refusalOf(await call('/tools/authcodetoopenid', { auth_code: old }))[0]).toBe('AUTHCODEEXPIRE')
  })

  test('a number that is another order’s, or somebody else’s', async () => {
    const outTradeNo = number()
    await call('/pay/unifiedorder', orderOf(outTradeNo))
    expect(refusalOf(await scan(outTradeNo, await codeOf('rich')))[0]).toBe('OUT_TRADE_NO_USED')
    const failed = number()
    await scan(failed, await codeOf('rich', 'insufficient_balance'))
    expect(refusalOf(await scan(failed, await codeOf('card_closed')))[0]).toBe('BUYER_MISMATCH')
    const told = refusalOf(await scan(failed, await codeOf('rich'), { total_fee: 1 }))
    expect(told).toEqual(['INVALID_REQUEST', '201 商户订单号重复'])
    expect(refusalOf(await call('/pay/unifiedorder', orderOf(failed)))[0]).toBe('OUT_TRADE_NO_USED')
    expect(refusalOf(await call('/pay/closeorder', { out_trade_no: failed }))[0]).toBe('TRADE_STATE_ERROR')
  })

  test('a merchant without the product', async () => {
    const other = xmlClient(sim.url, await sim.merchant({ products: ['NATIVE'] }))
    const order = { body: 'x', total_fee: 1, spbill_create_ip: '::1', auth_code: await codeOf('rich') }
    expect(refusalOf(await other('/pay/micropay', { ...order, out_trade_no: number() }))[0]).toBe('NOAUTH')
  })
})

describe('reverse', () => {
  test('a paid one is refunded whole, and is revoked; twice is once', async () => {
    const outTradeNo = number()
    const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', { balance_fen: 2000 })
    await scan(outTradeNo, await codeOf(payer_id))
    const done = await reverse(outTradeNo)
    expect(done.fields).toMatchObject({ result_code: 'SUCCESS', recall: 'N' })
    expect((await reverse(outTradeNo)).fields['result_code']).toBe('SUCCESS')
    expect(await stateOf(outTradeNo)).toBe('REVOKED')
    await sim.advance(2)
    expect((await sim.told('GET', `/_sim/payers/${payer_id}`))['balance_fen']).toBe(2000)
    expect(refusalOf(await scan(outTradeNo, await codeOf(payer_id)))[0]).toBe('ORDERREVERSED')
  })

  test('while the phone asks it is to be called again; later it ends the order, and nobody can confirm it', async () => {
    const outTradeNo = await asking()
    const fresh = await reverse(outTradeNo)
    expect(refusalOf(fresh)[0]).toBe('USERPAYING')
    expect(fresh.fields['recall']).toBe('Y')
    await sim.advance(15)
    expect((await reverse(outTradeNo)).fields['recall']).toBe('N')
    expect((await confirm(outTradeNo)).status).toBe(409)
    expect(await stateOf(outTradeNo)).toBe('REVOKED')
  })

  test('what cannot be reversed', async () => {
    expect(refusalOf(await reverse('NOT-THERE'))[0]).toBe('INVALID_TRANSACTIONID')
    const native = number()
    await call('/pay/unifiedorder', orderOf(native))
    expect(refusalOf(await reverse(native))[0]).toBe('TRADE_STATE_ERROR')
    const refunded = number()
    await scan(refunded, await codeOf('rich'))
    const order = { out_trade_no: refunded, out_refund_no: number(), total_fee: 1500, refund_fee: 1 }
    await call('/secapi/pay/refund', order)
    expect(refusalOf(await reverse(refunded))[0]).toBe('TRADE_STATE_ERROR')
    const old = number()
    await scan(old, await codeOf('rich'))
    await sim.advance(7 * 86_400 + 1)
    expect(refusalOf(await reverse(old))).toEqual(['REVERSE_EXPIRE', '订单无法撤销'])
  })
})
