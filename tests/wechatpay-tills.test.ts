import { text } from '@ruzhu/cli/demo/api.ts'
import { until } from '@ruzhu/cli/demo/wait.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'
import { order } from './api/ready.ts'
import { openDirect } from './methods/own-accounts.ts'

/** 付款码支付 through the port and the API, in both versions: the till scans, and sending is paying. */

let house: House
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
})
afterAll(() => house?.close())

async function code(outcome = 'success'): Promise<string> {
  const path = `/_sim/payers/rich/auth_code?channel=wechatpay&outcome=${outcome}`
  return text(await house.simulatorApi.get(path), 'auth_code')
}

describe.each(['WeChat Pay v3', 'WeChat Pay v2'] as const)('%s', (kind) => {
  let methodId: string
  let call: Awaited<ReturnType<House['program']>>['call']
  beforeAll(async () => {
    methodId = (await openDirect(house, kind, ['native', 'bar_code'])).methodId
    call = (await house.program()).call
  })
  const sell = async (authCode: string, changes: object = {}) =>
    call(
      'POST',
      '/v1/payments',
      order({ methodId }, { scene: 'bar_code', auth_code: authCode, amount_fen: 880, ...changes }),
    )

  test('a small amount is paid with the answer to the request, and the code is kept nowhere', async () => {
    const scanned = await code()
    const made = await sell(scanned)
    expect(made.json, made.text).toMatchObject({ state: 'paid', paid_fen: 880 })
    expect(made.text).not.toContain(scanned)
  })

  test('the payer confirms on the phone; it is paid once they have', async () => {
    const made = await sell(await code('paying'), { amount_fen: 180_000 })
    expect(made.json, made.text).toMatchObject({ state: 'pending', pay: { kind: 'bar_code' } })
    const { id, out_trade_no } = made.json as { id: string; out_trade_no: string }
    await house.simulatorApi.post('/_sim/pay', { target: out_trade_no, mchid: String(made.json['sub_mchid']) })
    await until('the payment to be paid', async () => {
      const seen = await call('POST', `/v1/payments/${id}/ask`)
      return seen.json['state'] === 'paid' ? { found: seen } : { seen: seen.text }
    })
  })

  test('a code that was used is a refusal in the gateway’s words, with what mends it', async () => {
    const scanned = await code()
    await sell(scanned)
    const again = await sell(scanned)
    expect(again.json, again.text).toMatchObject({ code: 'GATEWAY_REFUSED', fix: [{ owner: 'client' }] })
  })

  test('what nobody confirms is taken back, since such an order cannot be closed', async () => {
    const made = await sell(await code('paying'), { amount_fen: 180_000 })
    const id = text(made.json, 'id')
    await house.simulatorApi.post('/_sim/clock', { advance_s: 20 })
    const closed = await call('POST', `/v1/payments/${id}/close`)
    expect(closed.json, closed.text).toMatchObject({ state: 'closed' })
  })
})
