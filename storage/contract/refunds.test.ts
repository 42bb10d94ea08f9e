import { fen } from '@ruzhu/domain/money.ts'
import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'

contract('refunds', (given) => {
  test('a refund comes back as it was, by each of its numbers', async () => {
    const { store, a, clock } = given()
    const payment = await paid(given())
    const full = a.refund(payment, {
      reason: '茶凉了',
      notifyUrl: 'https://pay.example.com/n/pm_1',
      state: 'needs_attention',
      why: '用户的银行卡已注销',
      refundId: '50000000382019052709732678859',
      receivedBy: '招商银行信用卡0403',
      endedAt: clock.now(),
    })
    const bare = a.refund(payment)
    await store.transaction(async (tx) => {
      expect(await tx.refunds.insert(full)).toBe(true)
      expect(await tx.refunds.insert(bare)).toBe(true)
    })
    const { refunds } = store.read
    expect(await refunds.byId(full.id)).toEqual(full)
    expect(await refunds.byId(bare.id)).toEqual(bare)
    expect(await refunds.byOutRefundNo(full.clientId, full.outRefundNo)).toEqual(full)
    expect(await refunds.byGatewayRefundNo(full.providerId, full.gatewayRefundNo)).toEqual(full)
    expect(await refunds.gatewayRefundNoTaken(full.providerId, full.gatewayRefundNo)).toBe(true)
    expect(await refunds.gatewayRefundNoTaken(full.providerId, 'free')).toBe(false)
    expect((await refunds.ofPayment(payment.id)).map(({ id }) => id).toSorted()).toEqual([full.id, bare.id].toSorted())
  })

  test('out_refund_no is unique for each client, also when ten ask at once', async () => {
    const { store, a } = given()
    const payment = await paid(given())
    const inserts = Array.from({ length: 10 }, () =>
      store.transaction((tx) => tx.refunds.insert(a.refund(payment, { outRefundNo: 'R1' }))),
    )
    expect((await Promise.all(inserts)).filter(Boolean)).toHaveLength(1)
  })

  test('a refund ends once', async () => {
    const { store, a, clock } = given()
    const payment = await paid(given())
    const refund = a.refund(payment)
    await store.transaction((tx) => tx.refunds.insert(refund))
    clock.pass(5)
    const end = (state: 'refunded' | 'closed') =>
      store.transaction((tx) => tx.refunds.update({ ...refund, state, updatedAt: clock.now() }, refund))
    const ends = await Promise.all([end('refunded'), end('closed'), end('refunded')])
    expect(ends.filter(Boolean)).toHaveLength(1)
  })

  test('reservation and refund are written together or not at all', async () => {
    const { store, a, clock } = given()
    const payment = await paid(given())
    const refund = a.refund(payment)
    const broken = store.transaction(async (tx) => {
      await tx.payments.reserveRefund(payment.id, refund.amount, clock.now())
      await tx.refunds.insert(refund)
      throw new Error('and then it broke')
    })
    await expect(broken).rejects.toThrow('and then it broke')
    expect(await store.read.payments.byId(payment.id)).toEqual(payment)
    expect(await store.read.refunds.byId(refund.id)).toBeUndefined()
  })

  test('pages of a client, of a payment and of a state', async () => {
    const { store, a, clock } = given()
    const payment = await paid(given())
    const ids: string[] = []
    for (const state of ['pending', 'refunded', 'pending'] as const) {
      clock.pass(1)
      const refund = a.refund(payment, { state })
      await store.transaction((tx) => tx.refunds.insert(refund))
      ids.unshift(refund.id)
    }
    const page = async (query: object) =>
      (await store.read.refunds.page({ limit: 2, ...query })).rows.map(({ id }) => id)
    expect(await page({ paymentId: payment.id })).toEqual(ids.slice(0, 2))
    expect(await page({ clientId: payment.clientId, after: ids[1] })).toEqual(ids.slice(2))
    expect(await page({ clientId: payment.clientId, state: 'refunded' })).toEqual([ids[1]])
  })
})

async function paid({ store, a, clock }: Given) {
  const client = a.client()
  const method = a.method(client)
  const payment = a.payment(method, { state: 'paid', paid: fen(8800), paidAt: clock.now() })
  await store.transaction(async (tx) => {
    await tx.clients.insert(client)
    await tx.methods.insert(method)
    await tx.payments.insert(payment)
  })
  return payment
}
