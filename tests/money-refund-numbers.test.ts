import type { AppError } from '@ruzhu/domain/errors.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { askRefund } from '@ruzhu/domain/refunds/ask-refund.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
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
  world.gateway.refusesUsedRefundNo = false
  world.gateway.refundsEnd = 'pending'
})

/** A sale, and a request to refund it under a number that is another’s at the gateway. */
async function sold() {
  number += 1
  const request = { methodId: world.method.id, scene: 'native', outTradeNo: `SOLD-${number}` } as const
  const made = await createPayment(world.deps, { ...request, description: '一杯茶', amount: fen(8800) })
  world.gateway.pay(made.gatewayTradeNo)
  await askPayment(world.deps, made.id)
  world.gateway.refundElsewhere(`USED-${number}`)
  return { paymentId: made.id, outRefundNo: `USED-${number}`, amount: fen(100) }
}
const onlyRefund = async ({ paymentId }: { paymentId: Payment['id'] }) => {
  const [refund] = await world.store.read.refunds.ofPayment(paymentId)
  if (!refund) throw new Error('it was not written down')
  return refund
}

describe('a refund’s number that another system has used', () => {
  test.each([true, false])('closes ours with the reason and frees its amount (refused there: %s)', async (refused) => {
    world.gateway.refusesUsedRefundNo = refused
    const request = await sold()
    const answer = await createRefund(world.deps, request).catch((error: AppError) => error)
    expect(answer).toMatchObject(refused ? { code: 'GATEWAY_REFUSED' } : { state: 'closed' })
    expect(await onlyRefund(request)).toMatchObject({ state: 'closed', why: expect.any(String) })
    expect((await world.store.read.payments.byId(request.paymentId))?.refundReserved).toBe(0)
    expect(await world.eventTypes(request.paymentId)).toEqual(['payment.paid', 'refund.closed'])
    const another = { ...request, outRefundNo: `FREE-${number}` }
    expect(await createRefund(world.deps, another)).toMatchObject({ state: 'pending' })
  })

  test('does not close ours when that had been accepted: held, and shown', async () => {
    const request = { ...(await sold()), outRefundNo: `OURS-${number}` }
    const refund = await createRefund(world.deps, request)
    world.gateway.refundElsewhere(request.outRefundNo)
    expect(await askRefund(world.deps, refund.id)).toMatchObject({ state: 'again' })
    expect(await onlyRefund(request)).toMatchObject({ state: 'needs_attention', why: expect.any(String) })
    expect((await world.store.read.payments.byId(request.paymentId))?.refundReserved).toBe(100)
  })

  test('is found by the question, when the answer to ours was lost', async () => {
    const request = await sold()
    world.gateway.fault = () => 'lose_answer'
    const refund = await createRefund(world.deps, request)
    expect(refund.state).toBe('pending')
    world.gateway.fault = () => undefined
    expect(await askRefund(world.deps, refund.id)).toEqual({ state: 'done' })
    expect(await onlyRefund(request)).toMatchObject({ state: 'closed' })
    expect(await world.sentences(request.paymentId)).toContain('refund_closed')
  })
})
