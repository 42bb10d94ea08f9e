import type { AlipaySdk } from 'alipay-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AlipayApp, type AlipayWorld, openAlipay, sdkOf } from './simulator/alipay.ts'

type Order = { channel: string; out_trade_no: string; state: string; payable: boolean; target: string }

let sim: AlipayWorld
let app: AlipayApp
let sdk: AlipaySdk
beforeAll(async () => {
  sim = await openAlipay()
  app = await sim.app()
  sdk = sdkOf(sim.url, app)
})
afterAll(() => sim?.close())

async function precreate(out_trade_no: string): Promise<string> {
  const bizContent = { out_trade_no, total_amount: '0.01', subject: '茶' }
  return String((await sdk.exec('alipay.trade.precreate', { bizContent })).qrCode)
}
const ordersOf = async (query = '') => (await sim.told<{ orders: Order[] }>('GET', `/_sim/orders${query}`)).orders

test('what can be paid is said in one word for all gateways, and listed by it', async () => {
  const code = await precreate('PAYABLE1')
  await precreate('PAYABLE2')
  await sim.pay(code)
  const orders = await ordersOf(`?mchid=${app.app_id}`)
  expect(orders.map(({ out_trade_no, state, payable }) => [out_trade_no, state, payable])).toEqual(
    expect.arrayContaining([
      ['PAYABLE1', 'TRADE_SUCCESS', false],
      ['PAYABLE2', 'WAIT_BUYER_PAY', true],
    ]),
  )
  const payable = await ordersOf(`?payable=true&mchid=${app.app_id}`)
  expect(payable.map(({ out_trade_no }) => out_trade_no)).toEqual(['PAYABLE2'])
})
