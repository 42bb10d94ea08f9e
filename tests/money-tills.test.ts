import { fen } from '@ruzhu/domain/money.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { PaymentRequest } from '@ruzhu/domain/payments/payment-request.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from './money/world.ts'

/** A till scans the payer's code: sending that is paying, so a lost answer may be a payment. */

let world: World
let number = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.gateway.fault = () => undefined
  world.gateway.payersConfirmFirst = false
})

function tea(): PaymentRequest {
  number += 1
  return {
    methodId: world.method.id,
    scene: 'bar_code',
    outTradeNo: `TILL-${number}`,
    description: '一杯茶',
    amount: fen(8800),
    authCode: new Secret('auth_code', '289821938427483742'),
  }
}
const losing = (what: string) => (asked: string) => (asked.startsWith(what) ? 'lose_answer' : undefined)
const existing = async ({ outTradeNo }: PaymentRequest) => {
  const payment = await world.store.read.payments.byOutTradeNo(world.method.clientId, outTradeNo)
  if (!payment) throw new Error(`${outTradeNo} is not there`)
  return payment
}

test('is paid with the answer to the request', async () => {
  const made = await createPayment(world.deps, tea())
  expect(made).toMatchObject({ state: 'paid', paid: 8800 })
  expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
  expect(await world.sentences(made.id)).toEqual(['payment_created', 'payment_offered', 'payment_paid'])
})

test('the payer confirms on the phone, and the schedule hears of it', async () => {
  world.gateway.payersConfirmFirst = true
  const request = tea()
  const made = await createPayment(world.deps, request)
  expect(made).toMatchObject({ state: 'pending', pay: { kind: 'bar_code' } })
  world.gateway.pay(request.outTradeNo)
  expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
  expect(await existing(request)).toMatchObject({ state: 'paid' })
})

test('nobody confirms within the minute: closed at the gateway, then with us', async () => {
  world.gateway.payersConfirmFirst = true
  const request = tea()
  const made = await createPayment(world.deps, request)
  world.clock.at = made.expiresAt.getTime()
  expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
  expect(await existing(request)).toMatchObject({ state: 'closed' })
  expect(world.gateway.orders.get(request.outTradeNo)?.state).toBe('closed')
})

test('the answer was lost, the money was not', async () => {
  const request = tea()
  world.gateway.fault = losing('prepay')
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  const lost = await existing(request)
  expect(lost).toMatchObject({ state: 'pending' })
  expect(await world.sentences(lost.id)).toEqual(['payment_created', 'payment_perhaps_paid'])
  world.gateway.fault = () => undefined
  expect(await askPayment(world.deps, lost.id)).toEqual({ state: 'done' })
  expect(await existing(request)).toMatchObject({ state: 'paid', paid: 8800 })
})

test('the answer was lost, and the same request is answered that it is paid', async () => {
  const request = tea()
  world.gateway.fault = losing('prepay')
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  world.gateway.fault = () => undefined
  expect(await createPayment(world.deps, request)).toMatchObject({ state: 'paid', paid: 8800 })
})

test('nobody closes what may be paid: the gateway is asked first', async () => {
  const request = tea()
  world.gateway.fault = losing('prepay')
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  world.gateway.fault = () => undefined
  const { id } = await existing(request)
  await expect(closePayment(world.deps, id)).rejects.toMatchObject({
    code: 'PAYMENT_NOT_OPEN',
    facts: { state: 'paid' },
  })
})

test('what is unpaid under a number that was never answered is neither taken for ours nor closed', async () => {
  const request = tea()
  world.gateway.orderElsewhere(request.outTradeNo, 'open')
  world.gateway.fault = (asked) => (asked.startsWith('prepay') ? 'lose_request' : undefined)
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  const { id, expiresAt } = await existing(request)
  world.clock.at = expiresAt.getTime() + MINUTE_MS
  expect(await askPayment(world.deps, id)).toMatchObject({ state: 'again' })
  expect(await existing(request)).toMatchObject({ state: 'pending' })
  expect(world.gateway.orders.get(request.outTradeNo)?.state).toBe('open')
})

test('the request never arrived: closed once it can no longer arrive', async () => {
  const request = tea()
  world.gateway.fault = (asked) => (asked.startsWith('prepay') ? 'lose_request' : undefined)
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  const { id, expiresAt } = await existing(request)
  world.clock.at = expiresAt.getTime()
  expect(await askPayment(world.deps, id)).toMatchObject({ state: 'again' })
  world.pass(MINUTE_MS)
  expect(await askPayment(world.deps, id)).toEqual({ state: 'done' })
  expect(await existing(request)).toMatchObject({ state: 'closed' })
})

test('the answer was lost, and the code of somebody else is scanned: what was paid is found, and nobody pays twice', async () => {
  const request = tea()
  world.gateway.fault = losing('prepay')
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  world.gateway.fault = () => undefined
  // to the gateway it is another order under the number, since another payer stands there
  const again = { ...request, payerClientIp: '203.0.113.7' }
  expect(await createPayment(world.deps, again)).toMatchObject({
    state: 'paid',
    paid: 8800,
    gatewayTradeNo: request.outTradeNo,
  })
  expect(world.gateway.requests.filter((one) => one === `prepay ${request.outTradeNo}`)).toHaveLength(2)
})

test('the answer was lost while the payer confirms: another code is refused, and the first may still be paid', async () => {
  world.gateway.payersConfirmFirst = true
  const request = tea()
  world.gateway.fault = losing('prepay')
  await expect(createPayment(world.deps, request)).rejects.toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
  world.gateway.fault = () => undefined
  const again = createPayment(world.deps, { ...request, payerClientIp: '203.0.113.7' })
  await expect(again).rejects.toMatchObject({ code: 'GATEWAY_REFUSED' })
  world.gateway.pay(request.outTradeNo)
  expect(await askPayment(world.deps, (await existing(request)).id)).toEqual({ state: 'done' })
  expect(await existing(request)).toMatchObject({ state: 'paid', gatewayTradeNo: request.outTradeNo })
})

test.each(['closed', 'paid'] as const)(
  'another system’s order (%s) has the number: ours is paid under one of its own',
  async (state) => {
    const request = tea()
    world.gateway.orderElsewhere(request.outTradeNo, state, { amount: fen(100) })
    const made = await createPayment(world.deps, request)
    expect(made).toMatchObject({ state: 'paid', paid: 8800, gatewayTradeNo: made.id })
  },
)
