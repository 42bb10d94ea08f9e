import type { AppError } from '@ruzhu/domain/errors.ts'
import type { PaymentId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { PaymentRequest } from '@ruzhu/domain/payments/payment-request.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type World } from './money/world.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.gateway.fault = () => undefined
})

function tea(): PaymentRequest {
  number += 1
  const outTradeNo = `CLOSE-${number}`
  return { methodId: world.method.id, scene: 'native', outTradeNo, description: '一杯茶', amount: fen(8800) }
}

const payment = async (id: PaymentId) => {
  const found = await world.store.read.payments.byId(id)
  if (!found) throw new Error(`${id} is not there`)
  return found
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: AppError) => error,
  )

describe('closing', () => {
  test('closes there, asks, and closes here; a second time changes nothing', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    const closed = await closePayment(world.deps, made.id, '李雷')
    expect(closed).toMatchObject({ state: 'closed', closedAt: expect.any(Date) })
    expect(world.gateway.orders.get(request.outTradeNo)?.state).toBe('closed')
    expect(await closePayment(world.deps, made.id)).toEqual(closed)
    expect(await world.eventTypes(made.id)).toEqual(['payment.closed'])
  })

  test('paid meanwhile wins', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    world.gateway.pay(request.outTradeNo)
    expect(await failure(closePayment(world.deps, made.id))).toMatchObject({
      code: 'PAYMENT_NOT_OPEN',
      facts: { state: 'paid' },
    })
    expect(await payment(made.id)).toMatchObject({ state: 'paid', paid: 8800 })
  })

  test.each(['lose_request', 'lose_answer'] as const)(
    'without an answer (%s) it is asked about at once',
    async (fault) => {
      const request = tea()
      const made = await createPayment(world.deps, request)
      world.gateway.fault = (asked) => (asked.startsWith('close') ? fault : undefined)
      expect(await failure(closePayment(world.deps, made.id))).toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
      await world.runDue()
      expect(await payment(made.id)).toMatchObject({ state: fault === 'lose_answer' ? 'closed' : 'pending' })
    },
  )
})

describe('money that nobody planned for', () => {
  test('paid after it was closed: shown, told, and given back under one number', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    await closePayment(world.deps, made.id)
    world.gateway.payAlthoughClosed(request.outTradeNo)
    await askPayment(world.deps, made.id)
    expect(await payment(made.id)).toMatchObject({
      state: 'paid',
      attention: 'paid_after_closed',
      refundReserved: 8800,
    })

    await world.runDue()
    const [refund, ...more] = await world.store.read.refunds.ofPayment(made.id)
    expect(more).toEqual([])
    expect(refund).toMatchObject({ outRefundNo: `auto_${made.id}`, amount: 8800 })
    world.pass(MINUTE_MS)
    await world.runDue()
    expect(world.gateway.refundedSum(request.outTradeNo)).toBe(8800)
    const ended = await payment(made.id)
    expect(ended).toMatchObject({ state: 'refunded', refunded: 8800 })
    expect(ended.attention).toBeUndefined()
    expect(await world.eventTypes(made.id)).toEqual(['payment.closed', 'payment.needs_attention', 'refund.refunded'])
    expect(await world.sentences(made.id)).toContain('refund_created_automatically')
  })

  test('another amount: shown and told, never as paid; a person decides', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    world.gateway.pay(request.outTradeNo, fen(1))
    await askPayment(world.deps, made.id)
    expect(await payment(made.id)).toMatchObject({ state: 'paid', paid: 1, attention: 'amount_differs' })
    expect(await world.eventTypes(made.id)).toEqual(['payment.needs_attention'])
    expect(await world.store.read.refunds.ofPayment(made.id)).toEqual([])
  })
})
