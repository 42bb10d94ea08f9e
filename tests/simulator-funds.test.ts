import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver } from './simulator/receiver.ts'
import { keyName, openedNotice, sealed } from './simulator/sealing.ts'
import {
  type Answer,
  type Json,
  type Made,
  type SimWorld,
  nativeOrder,
  openSimulator,
  signer,
} from './simulator/world.ts'

let sim: SimWorld
let shop: Made
let call: ReturnType<typeof signer>

beforeAll(async () => {
  sim = await openSimulator()
  shop = await sim.merchant()
  call = signer(sim.url, shop)
})
afterAll(() => sim.close())

const REFUNDS = '/v3/refund/domestic/refunds'
let count = 0
const number = () => `FUNDS-${String(count++).padStart(4, '0')}`
const refusal = ({ status, body }: Answer) => [status, body['code'], body['message']]

async function paid(payer_id = 'rich'): Promise<string> {
  const no = number()
  const { body } = await call('POST', '/v3/pay/transactions/native', nativeOrder(shop, no))
  await sim.told('POST', '/_sim/pay', { target: body['code_url'], payer_id })
  return no
}
const refund = (out_trade_no: string, out_refund_no: string, fen: number, changes: object = {}) =>
  call('POST', REFUNDS, {
    out_trade_no,
    out_refund_no,
    amount: { refund: fen, total: 8800, currency: 'CNY' },
    ...changes,
  })
const setBalance = (balance_fen: number) =>
  sim.told<{ balance_fen: number }>('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, { balance_fen })
const balance = async () =>
  (await sim.told<Json>('PATCH', `/_sim/wechatpay/merchants/${shop.mchid}`, {}))['balance_fen']

describe('a merchant’s account', () => {
  test('gets what is paid less the fee, and a whole refund takes back exactly that', async () => {
    await setBalance(0)
    const no = await paid()
    expect(await balance()).toBe(8800 - 53)
    await refund(no, `${no}a`, 2933)
    await refund(no, `${no}b`, 2933)
    await refund(no, `${no}c`, 2934)
    expect(await balance()).toBe(0)
  })

  test('that has run dry refuses a refund, until it is topped up', async () => {
    const no = await paid()
    await setBalance(100)
    const refused = await refund(no, `${no}a`, 1000)
    expect(refusal(refused)).toEqual([403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起'])
    expect((await call('GET', `${REFUNDS}/${no}a`)).status).toBe(404)
    await setBalance(1000)
    expect((await refund(no, `${no}a`, 1000)).body['status']).toBe('PROCESSING')
  })

  test('gets back what a closed refund had taken', async () => {
    const no = await paid()
    const before = await balance()
    const { body } = await refund(no, `${no}a`, 5000)
    await sim.told('POST', `/_sim/wechatpay/refunds/${body['refund_id']}/close`)
    expect(await balance()).toBe(before)
  })
})

async function abnormal(url = 'http://127.0.0.1:9/notify') {
  const { payer_id } = await sim.told<{ payer_id: string }>('POST', '/_sim/payers', { behaviour: 'card_closed' })
  const no = await paid(payer_id)
  const { body } = await refund(no, `${no}a`, 8800, { notify_url: url })
  await sim.advance(2)
  return { no: `${no}a`, path: `${REFUNDS}/${body['refund_id']}/apply-abnormal-refund` }
}
const card = (out_refund_no: string, changes: object = {}) => ({
  out_refund_no,
  type: 'USER_BANK_CARD',
  bank_type: 'ICBC_DEBIT',
  bank_account: sealed(shop, '6222020200112345678'),
  real_name: sealed(shop, '赵六'),
  ...changes,
})

describe('an abnormal refund', () => {
  test('goes to another card of the payer, and is told twice', async () => {
    await using receiver = await openReceiver(200)
    const { no, path } = await abnormal(receiver.url)
    expect(openedNotice(shop, await receiver.nth(1))).toMatchObject({ event_type: 'REFUND.ABNORMAL' })
    const { body } = await call('POST', path, card(no), keyName(shop))
    expect(body).toMatchObject({ status: 'PROCESSING', channel: 'OTHER_BANKCARD', out_refund_no: no })
    await sim.advance(2)
    expect((await call('GET', `${REFUNDS}/${no}`)).body).toMatchObject({ status: 'SUCCESS', channel: 'OTHER_BANKCARD' })
    expect(openedNotice(shop, await receiver.nth(2))).toMatchObject({ event_type: 'REFUND.SUCCESS', out_refund_no: no })
    expect(refusal(await call('POST', path, card(no), keyName(shop)))[1]).toBe('INVALID_REQUEST')
  })

  test('goes to the merchant’s own card', async () => {
    const { no, path } = await abnormal()
    const { body } = await call('POST', path, { out_refund_no: no, type: 'MERCHANT_BANK_CARD' })
    expect(body).toMatchObject({ status: 'PROCESSING', user_received_account: '商户结算银行账户' })
  })

  test.each<[what: string, changes: () => object, expected: unknown[]]>([
    ['no bank', () => ({ bank_type: undefined }), [400, 'PARAM_ERROR', expect.stringContaining('开户银行')]],
    ['a bank of no kind', () => ({ bank_type: 'BANK' }), [400, 'PARAM_ERROR', expect.stringContaining('枚举')]],
    [
      'an account in plain text',
      () => ({ bank_account: '6222020200112345678' }),
      [400, 'PARAM_ERROR', expect.stringContaining('解密失败')],
    ],
    [
      'an account of letters',
      () => ({ bank_account: sealed(shop, 'abc') }),
      [400, 'PARAM_ERROR', expect.stringContaining('收款银行卡号')],
    ],
    ['another number', () => ({ out_refund_no: 'OTHER' }), [404, 'RESOURCE_NOT_EXISTS', '退款单不存在']],
  ])('with %s is refused', async (_what, changes, expected) => {
    const { no, path } = await abnormal()
    expect(refusal(await call('POST', path, card(no, changes()), keyName(shop)))).toEqual(expected)
  })
})
