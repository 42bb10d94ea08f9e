import type { Channel } from '@ruzhu/domain/channel.ts'
import type { RefundId } from '@ruzhu/domain/ids.ts'
import { type Fen, fen } from '@ruzhu/domain/money.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { askRefund } from '@ruzhu/domain/refunds/ask-refund.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
import { recordRefund } from '@ruzhu/domain/refunds/record-refund.ts'
import { DAY_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { furnish, openWorld, type World } from './money/world.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.gateway.fault = () => undefined
  world.gateway.refundsEnd = 'pending'
})

async function sell(amount: Fen = fen(8800), method = world.method): Promise<Payment> {
  number += 1
  const outTradeNo = `SALE-${number}`
  const made = await createPayment(world.deps, {
    methodId: method.id,
    scene: 'native',
    outTradeNo,
    description: '一杯茶',
    amount,
  })
  world.gateway.pay(made.gatewayTradeNo)
  await askPayment(world.deps, made.id)
  return paymentOf(made)
}

const paymentOf = async ({ id }: Payment) => {
  const found = await world.store.read.payments.byId(id)
  if (!found) throw new Error(`${id} is not there`)
  return found
}
const refundOf = (id: RefundId) => world.store.read.refunds.byId(id)
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )
const requestsFor = (outRefundNo: string) =>
  world.gateway.requests.filter((asked) => asked.endsWith(`refund ${outRefundNo}`)).map((asked) => asked.split(' ')[0])

describe('a refund', () => {
  test('is reserved, sent, asked about, and ends in the sums of its payment', async () => {
    const sale = await sell()
    const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo: 'R1', amount: fen(3000) }, '李雷')
    expect(refund).toMatchObject({ state: 'pending', refundId: expect.any(String), gatewayRefundNo: 'R1' })
    expect(await paymentOf(sale)).toMatchObject({ state: 'paid', refunded: 0, refundReserved: 3000 })

    world.gateway.endRefund('R1', 'refunded')
    expect(await askRefund(world.deps, refund.id)).toEqual({ state: 'done' })
    expect(await refundOf(refund.id)).toMatchObject({ state: 'refunded', receivedBy: '支付用户零钱' })
    expect(await paymentOf(sale)).toMatchObject({ state: 'partially_refunded', refunded: 3000, refundReserved: 3000 })
    expect(await world.eventTypes(sale.id)).toEqual(['payment.paid', 'refund.refunded'])
  })

  test('named by the client’s own number finds the same payment', async () => {
    const sale = await sell()
    const request = { clientId: sale.clientId, outTradeNo: sale.outTradeNo, outRefundNo: 'R2', amount: fen(1) }
    expect(await createRefund(world.deps, request)).toMatchObject({ paymentId: sale.id })
  })

  test('the same request again is the same refund', async () => {
    const sale = await sell()
    const request = { paymentId: sale.id, outRefundNo: 'R3', amount: fen(3000), reason: '不想要了' }
    const first = await createRefund(world.deps, request)
    expect(await createRefund(world.deps, request)).toEqual(first)
    expect(requestsFor('R3')).toEqual(['refund'])
    expect(await failure(createRefund(world.deps, { ...request, amount: fen(1) }))).toMatchObject({
      code: 'OUT_REFUND_NO_USED',
      facts: { difference: 'amount_fen' },
    })
    expect((await paymentOf(sale)).refundReserved).toBe(3000)
  })

  test('the whole, in parts', async () => {
    const sale = await sell()
    world.gateway.refundsEnd = 'refunded'
    for (const [outRefundNo, amount] of [
      ['R4a', fen(5000)],
      ['R4b', fen(3800)],
    ] as const) {
      const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo, amount })
      await askRefund(world.deps, refund.id)
    }
    expect(await paymentOf(sale)).toMatchObject({ state: 'refunded', refunded: 8800, refundReserved: 8800 })
  })

  test('another client’s number at the same provider is left to it', async () => {
    const [ours, theirs] = [await sell(), await sell(fen(100), await furnish(world.deps, '面馆'))]
    await createRefund(world.deps, { paymentId: ours.id, outRefundNo: 'R5', amount: fen(1) })
    const refund = await createRefund(world.deps, { paymentId: theirs.id, outRefundNo: 'R5', amount: fen(1) })
    expect(refund).toMatchObject({ outRefundNo: 'R5', gatewayRefundNo: refund.id })
  })

  test.each([
    ['more than is left', { amount: fen(8801) }, 'REFUND_TOO_LARGE', { left_fen: 8800, asked_fen: 8801 }],
    ['nothing', { amount: fen(0) }, 'INPUT_INVALID', {}],
    ['a number of ours', { outRefundNo: 'auto_pay_1' }, 'INPUT_INVALID', {}],
    ['a reason that is too long', { reason: '茶'.repeat(27) }, 'INPUT_INVALID', {}],
    ['another client’s payment', { clientId: 'cl_other' }, 'NOT_FOUND', {}],
  ] as const)('%s is refused, and nothing is held', async (_, differing, code, facts) => {
    const sale = await sell()
    const request = { paymentId: sale.id, outRefundNo: 'R6', amount: fen(1), ...differing }
    expect(await failure(createRefund(world.deps, request as typeof request & { clientId: never }))).toMatchObject({
      code,
      facts,
    })
    expect((await paymentOf(sale)).refundReserved).toBe(0)
  })

  test('of what is not paid is not possible', async () => {
    number += 1
    const made = await createPayment(world.deps, {
      methodId: world.method.id,
      scene: 'native',
      outTradeNo: `SALE-${number}`,
      description: '一杯茶',
      amount: fen(100),
    })
    const refused = await failure(createRefund(world.deps, { paymentId: made.id, outRefundNo: 'R7', amount: fen(1) }))
    expect(refused).toMatchObject({ code: 'REFUND_NOT_POSSIBLE', facts: { state: 'pending' } })
  })
})

test('fifty at once never give back more than was paid', async () => {
  const sale = await sell(fen(1000))
  world.gateway.refundsEnd = 'refunded'
  const asked = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) =>
      createRefund(world.deps, { paymentId: sale.id, outRefundNo: `P${i}`, amount: fen(90) }),
    ),
  )
  const taken = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(taken).toHaveLength(11)
  expect(refused.every((error) => error.code === 'REFUND_TOO_LARGE')).toBe(true)
  expect((await paymentOf(sale)).refundReserved).toBe(990)

  await Promise.all(taken.map(({ id }) => askRefund(world.deps, id)))
  expect(await paymentOf(sale)).toMatchObject({ state: 'partially_refunded', refunded: 990, refundReserved: 990 })
  expect(world.gateway.refundedSum(sale.gatewayTradeNo)).toBe(990)
})

describe('the gateway’s answer', () => {
  test('was no: told in its words, its amount free for a new number, its own number closed', async () => {
    const sale = await sell()
    const request = { paymentId: sale.id, outRefundNo: 'N1', amount: fen(8800) }
    world.gateway.fault = (asked) => (asked.startsWith('refund') ? 'refuse' : undefined)
    const refused = await failure(createRefund(world.deps, request))
    expect(refused).toMatchObject({
      code: 'GATEWAY_REFUSED',
      gateway: { code: 'NOT_ENOUGH', message: '基本账户余额不足' },
    })
    expect(await paymentOf(sale)).toMatchObject({ state: 'paid', refundReserved: 0 })
    expect(await createRefund(world.deps, request)).toMatchObject({
      state: 'closed',
      why: 'NOT_ENOUGH 基本账户余额不足',
    })
    expect(await world.eventTypes(sale.id)).toEqual(['payment.paid', 'refund.closed'])

    world.gateway.fault = () => undefined
    expect(await createRefund(world.deps, { ...request, outRefundNo: 'N2' })).toMatchObject({ state: 'pending' })
  })

  test.each(['lose_request', 'lose_answer'] as const)(
    'got lost (%s): pending, and asked about before it is sent again',
    async (fault) => {
      const sale = await sell()
      const outRefundNo = `L-${fault}`
      world.gateway.fault = (asked) => (asked.startsWith('refund') ? fault : undefined)
      const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo, amount: fen(3000) })
      expect(refund).toMatchObject({ state: 'pending' })
      expect(refund.refundId).toBeUndefined()

      world.gateway.fault = () => undefined
      world.gateway.refundsEnd = 'refunded'
      for (let days = 0; days < 3; days++) {
        await askRefund(world.deps, refund.id)
        world.pass(DAY_MS)
      }
      expect(await refundOf(refund.id)).toMatchObject({ state: 'refunded' })
      const sent = fault === 'lose_answer' ? ['refund', 'query'] : ['refund', 'query', 'refund', 'query']
      expect(requestsFor(outRefundNo)).toEqual(sent)
      expect(world.gateway.refundedSum(sale.gatewayTradeNo)).toBe(3000)
    },
  )

  test('got lost, then no, although the first was taken: the no is not believed', async () => {
    const sale = await sell()
    world.gateway.fault = (asked) => (asked === 'refund L3' ? 'lose_answer' : undefined)
    const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo: 'L3', amount: fen(3000) })
    let asked = 0
    world.gateway.fault = (request) => {
      if (request === 'query refund L3') asked += 1
      return request === 'refund L3' ? 'refuse' : undefined
    }
    // the gateway first seems not to know it, as a copy of its books would that lags behind
    const taken = world.gateway.refunds.get('L3')
    if (!taken) throw new Error('it was not taken')
    const channel = world.gateway.channel()
    const lagging = {
      ...channel,
      queryRefund: async (ref: Parameters<typeof channel.queryRefund>[0]) =>
        asked === 0 ? ((asked += 1), { state: 'absent' } as const) : channel.queryRefund(ref),
    }
    await askRefund({ ...world.deps, channel: () => Promise.resolve(lagging) }, refund.id)
    expect(await refundOf(refund.id)).toMatchObject({ state: 'pending', refundId: taken.refundId })
    expect((await paymentOf(sale)).refundReserved).toBe(3000)
  })

  test('a no that comes late does not close what another sending of ours had accepted', async () => {
    const sale = await sell()
    const held = Promise.withResolvers<void>()
    const channel = world.gateway.channel()
    const late: Channel = {
      ...channel,
      refund: async () => {
        await held.promise
        const refusal = { channel: 'test', status: 403, code: 'NOT_ENOUGH', message: '基本账户余额不足' }
        return { state: 'refused', refusal }
      },
    }
    const request = { paymentId: sale.id, outRefundNo: 'LATE', amount: sale.amount }
    const first = createRefund({ ...world.deps, channel: () => Promise.resolve(late) }, request)
    await expect.poll(async () => (await world.store.read.refunds.ofPayment(sale.id)).length).toBe(1)
    const [refund] = await world.store.read.refunds.ofPayment(sale.id)
    if (refund) await askRefund(world.deps, refund.id)
    held.resolve()
    expect(await first).toMatchObject({ state: 'pending', refundId: expect.any(String) })
    expect((await paymentOf(sale)).refundReserved).toBe(sale.amount)
  })

  test('was yes, and later it knows nothing of it and refuses: held, shown, and not sent for ever', async () => {
    const sale = await sell()
    const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo: 'LOST', amount: fen(3000) })
    world.gateway.refunds.delete('LOST')
    world.gateway.fault = (asked) => (asked === 'refund LOST' ? 'refuse' : undefined)
    await askRefund(world.deps, refund.id)
    expect(await refundOf(refund.id)).toMatchObject({ state: 'needs_attention', why: 'NOT_ENOUGH 基本账户余额不足' })
    expect((await paymentOf(sale)).refundReserved).toBe(3000)
    await askRefund(world.deps, refund.id)
    expect(requestsFor('LOST')).toEqual(['refund', 'query', 'refund', 'query', 'query'])
  })

  test('was no, and yet the gateway works on it: its word counts, and it is asked on', async () => {
    const sale = await sell()
    world.gateway.fault = (asked) => (asked.startsWith('refund') ? 'refuse' : undefined)
    await failure(createRefund(world.deps, { paymentId: sale.id, outRefundNo: 'W1', amount: fen(3000) }))
    world.gateway.fault = () => undefined
    const [refund] = await world.store.read.refunds.ofPayment(sale.id)
    if (!refund) throw new Error('it was not written down')
    const { subMchid, gatewayTradeNo } = sale
    const seen = await world.gateway.channel().refund({
      outRefundNo: 'W1',
      outTradeNo: gatewayTradeNo,
      subMchid,
      amount: refund.amount,
      total: sale.amount,
      notifyUrl: '',
    })
    if (seen.state !== 'pending') throw new Error('it is not under way')
    await world.store.transaction((tx) => recordRefund(tx, world.deps, refund.id, seen))
    expect(await refundOf(refund.id)).toMatchObject({ state: 'pending' })
    expect((await paymentOf(sale)).refundReserved).toBe(3000)
    expect(await world.store.read.jobs.open('ask_refund', refund.id)).toBeDefined()
  })

  test('closed gives the amount back', async () => {
    const sale = await sell()
    const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo: 'C1', amount: fen(3000) })
    world.gateway.endRefund('C1', 'closed')
    await askRefund(world.deps, refund.id)
    expect(await paymentOf(sale)).toMatchObject({ state: 'paid', refunded: 0, refundReserved: 0 })
    expect(await world.eventTypes(sale.id)).toEqual(['payment.paid', 'refund.closed'])
  })

  test('needs a person: shown, held, asked on, and done when somebody helped', async () => {
    const sale = await sell()
    const refund = await createRefund(world.deps, { paymentId: sale.id, outRefundNo: 'A1', amount: fen(3000) })
    world.gateway.endRefund('A1', 'needs_attention')
    expect(await askRefund(world.deps, refund.id)).toMatchObject({ state: 'again' })
    expect(await refundOf(refund.id)).toMatchObject({ state: 'needs_attention', why: '银行卡已注销' })
    expect((await paymentOf(sale)).refundReserved).toBe(3000)
    world.gateway.endRefund('A1', 'refunded')
    expect(await askRefund(world.deps, refund.id)).toEqual({ state: 'done' })
    expect(await world.eventTypes(sale.id)).toEqual(['payment.paid', 'refund.needs_attention', 'refund.refunded'])
  })
})
