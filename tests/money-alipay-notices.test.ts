import { openBefore, APP_ID, TOKEN } from '@ruzhu/channels/alipay/adapter/testing/account.ts'
import { answer, paramsOf, signatureOf } from '@ruzhu/alipay/testing/raw-gateway.ts'
import type { OnboardingDeps } from '@ruzhu/domain/deps.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from './money/world.ts'

/** Notices that are signed by the gateway, and yet are not what they should be: none of them moves our books. */

let world: World
let alipay: Awaited<ReturnType<typeof openBefore>>
let deps: OnboardingDeps
let number = 0

beforeAll(async () => {
  world = await openWorld()
  alipay = await openBefore()
  alipay.grants.set(world.method.subMchid, new Secret('app_auth_token', TOKEN))
  deps = { ...world.deps, channel: () => Promise.resolve(alipay.channel) }
})
afterAll(async () => {
  await alipay.close()
  await world.close()
})

async function sell(): Promise<Payment> {
  number += 1
  const outTradeNo = `NOTICE-${number}`
  alipay.gateway.next(
    answer('alipay.trade.precreate', { code: '10000', out_trade_no: outTradeNo, qr_code: 'https://qr.alipay.com/x' }),
  )
  const request = { methodId: world.method.id, outTradeNo, description: '一杯茶', amount: fen(1990) }
  return createPayment(deps, { ...request, scene: 'native' })
}

/** As the gateway posts it, with its own signature over whatever the test says. */
function notice({ outTradeNo, subMchid }: Payment, changes: Record<string, string> = {}) {
  const params = {
    notify_id: `2026112300222${outTradeNo}`,
    notify_time: '2026-11-23 10:00:25',
    notify_type: 'trade_status_sync',
    app_id: APP_ID,
    charset: 'utf-8',
    version: '1.0',
    trade_no: '2026112322001446881000041395',
    out_trade_no: outTradeNo,
    seller_id: subMchid,
    trade_status: 'TRADE_SUCCESS',
    total_amount: '19.90',
    gmt_payment: '2026-11-23 10:00:24',
    ...changes,
  }
  const pairs = Object.entries(params).map(([name, value]) => `${name}=${value}`)
  const form = new URLSearchParams({ ...params, sign_type: 'RSA2', sign: signatureOf(pairs.sort().join('&')) })
  return { headers: {}, body: Buffer.from(form.toString()) }
}
const hear = async (raw: ReturnType<typeof notice>) => {
  const received = await receiveNotification(deps, world.method.id, raw)
  await world.runDue(deps)
  return received
}
const bookOf = async ({ id }: Payment) => world.store.read.payments.byId(id)
const asked = () => paramsOf(alipay.gateway.requests.at(-1) ?? expect.fail('nothing was asked'))['method']
const trade = ({ outTradeNo }: Payment, changes: object) =>
  answer('alipay.trade.query', {
    code: '10000',
    out_trade_no: outTradeNo,
    trade_no: '2026112322001446881000041395',
    trade_status: 'WAIT_BUYER_PAY',
    total_amount: '19.90',
    ...changes,
  })

test('the right one is acknowledged in the gateway’s word, and is the payment', async () => {
  const sale = await sell()
  expect(await hear(notice(sale))).toEqual({ accepted: true, acknowledgement: 'success' })
  expect(await bookOf(sale)).toMatchObject({ state: 'paid', paid: 1990 })
})

test('another amount: the gateway is asked, and its ledger counts', async () => {
  const sale = await sell()
  alipay.gateway.next(trade(sale, {}))
  await hear(notice(sale, { total_amount: '0.01' }))
  expect(asked()).toBe('alipay.trade.query')
  expect(await bookOf(sale)).toMatchObject({ state: 'pending' })
})

test('another seller’s trade under our number: the gateway is asked about ours, and has none', async () => {
  const sale = await sell()
  alipay.gateway.next(answer('alipay.trade.query', { code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' }))
  await hear(notice(sale, { seller_id: '2088000000000009' }))
  expect(asked()).toBe('alipay.trade.query')
  expect(await bookOf(sale)).toMatchObject({ state: 'pending' })
})

test('a number that is not ours changes nothing, and nobody is asked', async () => {
  const sale = await sell()
  const before = alipay.gateway.requests.length
  await hear(notice(sale, { out_trade_no: 'SOMEBODY-ELSES' }))
  expect(alipay.gateway.requests.slice(before)).toEqual([])
  expect(await bookOf(sale)).toMatchObject({ state: 'pending' })
})

test('for another application it is refused by name, and so is one whose signature is not the gateway’s', async () => {
  const sale = await sell()
  expect(await hear(notice(sale, { app_id: '2021000000000000' }))).toEqual({ accepted: false, why: 'foreign' })
  const bent = Buffer.from(notice(sale).body.toString().replace('19.90', '0.01'))
  expect(await hear({ headers: {}, body: bent })).toEqual({ accepted: false, why: 'signature' })
  const twice = Buffer.from(`${notice(sale).body.toString()}&total_amount=0.01`)
  expect(await hear({ headers: {}, body: twice })).toEqual({ accepted: false, why: 'malformed' })
  expect(await bookOf(sale)).toMatchObject({ state: 'pending' })
})

test('a bare % and empty values in it are read as they are, and do not keep it from being the payment', async () => {
  const sale = await sell()
  const subject = '50% off a+b&c=d 茶'
  const whole = notice(sale, { subject }).body.toString()
  const bare = whole.replace('50%25', '50%') // what a careless proxy decodes
  expect(bare).not.toBe(whole)
  expect(await hear({ headers: {}, body: Buffer.from(`${bare}&passback_params=`) })).toMatchObject({ accepted: true })
  expect(await bookOf(sale)).toMatchObject({ state: 'paid' })
})
