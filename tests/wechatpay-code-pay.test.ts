import { payByCode, reverseCodePayment } from '@ruzhu/wechatpay/code-pay.ts'
import { closeTransaction, queryByOutTradeNo } from '@ruzhu/wechatpay/transactions.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Json, type Made, openSimulator, type SimWorld } from './simulator/world.ts'
import { openClient, refused, said } from './wechatpay/client.ts'

/** 付款码支付 by version 3, at a till of one's own and at a sub-merchant's. */

let sim: SimWorld
beforeAll(async () => {
  sim = await openSimulator({ clock: '2026-11-24T10:00:00+08:00' })
  await sim.told('POST', '/_sim/clock', { speed: 0 })
})
afterAll(() => sim.close())

async function ownTill() {
  const shop: Made = await sim.merchant()
  const { client, close } = openClient(sim.url, shop)
  return { client, close, orderer: { appid: shop.appid, mchid: shop.mchid } }
}
async function partnersTill() {
  const sp: Made = await sim.merchant({ kind: 'provider' })
  const { sub_mchid } = await sim.subMerchant(sp.mchid)
  const { client, close } = openClient(sim.url, sp)
  return { client, close, orderer: { sp_appid: sp.appid, sp_mchid: sp.mchid, sub_mchid } }
}

let count = 0
const order = (auth_code: string, total = 880) => ({
  description: '牛腩粉',
  out_trade_no: `TILL_${count++}`.padEnd(8, '0'),
  payer: { auth_code },
  amount: { total },
  scene_info: { store_info: { id: 'shop-1' } },
})
async function code(payer = 'rich', outcome = 'success'): Promise<string> {
  const path = `/_sim/payers/${payer}/auth_code?channel=wechatpay&outcome=${outcome}`
  return (await sim.told<{ auth_code: string }>('GET', path)).auth_code
}
const payeeOf = (orderer: Json): { mchid: string } | { sp_mchid: string; sub_mchid: string } =>
  'sp_mchid' in orderer
    ? { sp_mchid: String(orderer['sp_mchid']), sub_mchid: String(orderer['sub_mchid']) }
    : { mchid: String(orderer['mchid']) }

describe.each([
  ['a merchant', ownTill],
  ['a service provider', partnersTill],
])('at the till of %s', (_whose, open) => {
  test('a small amount is paid at once, and given back by reversing, twice or not', async () => {
    const till = await open()
    const small = order(await code())
    expect(await said(payByCode(till.client, { ...till.orderer, ...small }))).toMatchObject({
      trade_state: 'SUCCESS',
      amount: { total: 880 },
    })
    const { out_trade_no } = small
    expect(await said(reverseCodePayment(till.client, out_trade_no, till.orderer))).toEqual({ out_trade_no })
    await said(reverseCodePayment(till.client, out_trade_no, till.orderer))
    expect(await said(queryByOutTradeNo(till.client, out_trade_no, payeeOf(till.orderer)))).toMatchObject({
      trade_state: 'REVOKED',
    })
    await till.close()
  })

  test('a large one waits for the password, and is paid when it is typed', async () => {
    const till = await open()
    const large = order(await code(), 100_001)
    expect(await said(payByCode(till.client, { ...till.orderer, ...large }))).toMatchObject({
      trade_state: 'USERPAYING',
    })
    await sim.advance(2)
    expect(await said(queryByOutTradeNo(till.client, large.out_trade_no, payeeOf(till.orderer)))).toMatchObject({
      trade_state: 'SUCCESS',
    })
    await till.close()
  })

  test('who waits too long reverses, and not before fifteen seconds', async () => {
    const till = await open()
    const wanted = order(await code('rich', 'paying'))
    await said(payByCode(till.client, { ...till.orderer, ...wanted }))
    const reverse = () => reverseCodePayment(till.client, wanted.out_trade_no, till.orderer)
    expect(await refused(reverse())).toEqual([400, 'INVALID_REQUEST'])
    expect(await refused(closeTransaction(till.client, wanted.out_trade_no, payeeOf(till.orderer)))).toEqual([
      400,
      'INVALID_REQUEST',
    ])
    await sim.advance(15)
    await said(reverse())
    await till.close()
  })
})

test.each([
  ['a code that was used', 'used', [400, 'INVALID_REQUEST']],
  ['a payer without money', 'poor', [403, 'NOT_ENOUGH']],
  ['a payer at risk', 'risk', [403, 'TRADE_ERROR']],
  ['a number that was paid', 'paid', [400, 'ORDERPAID']],
])('%s is refused', async (_what, kind, refusal) => {
  const till = await ownTill()
  const payer = kind === 'poor' ? 'poor' : 'rich'
  const shown = await code(payer, kind === 'risk' ? 'risk_refused' : 'success')
  const first = order(shown)
  if (kind === 'used' || kind === 'paid') await said(payByCode(till.client, { ...till.orderer, ...first }))
  const again = kind === 'paid' ? first : order(shown)
  expect(await refused(payByCode(till.client, { ...till.orderer, ...again }))).toEqual(refusal)
  await till.close()
})
