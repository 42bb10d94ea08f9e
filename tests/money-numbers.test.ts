import type { Channel } from '@ruzhu/domain/channel.ts'
import type { Deps } from '@ruzhu/domain/deps.ts'
import type { AppError } from '@ruzhu/domain/errors.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { recordPayment } from '@ruzhu/domain/payments/record-payment.ts'
import { askRefund } from '@ruzhu/domain/refunds/ask-refund.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
import { HOUR_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { diesIn, dyingAt } from './money/crash.ts'
import { openWorld, type World } from './money/world.ts'

let world: World
let number = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.gateway.fault = () => undefined
  world.gateway.looksAtStateFirst = false
  world.gateway.refundsEnd = 'pending'
})

const AMOUNT = fen(8800)

function tea() {
  number += 1
  const outTradeNo = `NUMBER-${number}`
  return { methodId: world.method.id, scene: 'native', outTradeNo, description: '一杯茶', amount: AMOUNT } as const
}
const paymentOf = async (outTradeNo: string): Promise<Payment> => {
  const found = await world.store.read.payments.byOutTradeNo(world.method.clientId, outTradeNo)
  if (!found) throw new Error(`${outTradeNo} is not there`)
  return found
}
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: AppError) => error,
  )
const there = (outTradeNo: string) => world.gateway.orders.get(outTradeNo)?.state

/** We learned that the number is another's, and died before we wrote it down. */
async function diedInBetween(state: 'open' | 'paid') {
  const request = tea()
  world.gateway.orderElsewhere(request.outTradeNo, state)
  const prepay = `prepay ${request.outTradeNo}`
  for (let k = 1; !world.gateway.requests.includes(prepay); k++) {
    await diesIn(() => createPayment(dyingAt(k, world.deps).deps, request))
  }
  return { request, made: await paymentOf(request.outTradeNo) }
}

/** Another release of ours, say, which tells the gateway something else of the same payment. */
function withOtherContent() {
  const channel = world.gateway.channel()
  return withChannel({ ...channel, prepay: (order) => channel.prepay({ ...order, attach: '桌号 3' }) })
}

/** The answer to the order got lost, so we know of no offer. */
async function lost() {
  const request = tea()
  world.gateway.fault = () => 'lose_answer'
  await failure(createPayment(world.deps, request))
  world.gateway.fault = () => undefined
  return request
}

describe('a number that another system has used at the same provider', () => {
  test.each(['open', 'paid', 'closed'] as const)(
    'for an order that is %s there: ours is offered, paid and refunded under a number of its own',
    async (state) => {
      const request = tea()
      world.gateway.orderElsewhere(request.outTradeNo, state)
      const made = await createPayment(world.deps, request)
      expect(made).toMatchObject({ outTradeNo: request.outTradeNo, gatewayTradeNo: made.id, pay: { kind: 'qr' } })
      expect(await world.sentences(made.id)).toEqual(['payment_created', 'payment_renumbered', 'payment_offered'])
      expect(await createPayment(world.deps, request)).toEqual(made)

      world.gateway.pay(made.id)
      await askPayment(world.deps, made.id)
      const refund = await createRefund(world.deps, { paymentId: made.id, outRefundNo: `N-${number}`, amount: AMOUNT })
      world.gateway.endRefund(refund.gatewayRefundNo, 'refunded')
      await askRefund(world.deps, refund.id)
      expect(await paymentOf(request.outTradeNo)).toMatchObject({ state: 'refunded', refunded: AMOUNT })
      expect(there(request.outTradeNo)).toBe(state)
    },
  )

  test('for another sub-merchant, which the gateway only tells when it is asked', async () => {
    const request = tea()
    world.gateway.looksAtStateFirst = true
    world.gateway.orderElsewhere(request.outTradeNo, 'paid', { subMchid: '1900000110' })
    expect(await createPayment(world.deps, request)).toMatchObject({ gatewayTradeNo: expect.stringMatching(/^pay_/) })
  })

  test('and our own number too: the refusal is told, and nothing is tried for ever', async () => {
    const request = tea()
    const channel = world.gateway.channel()
    const full: Channel = {
      ...channel,
      prepay: (order) => {
        world.gateway.orderElsewhere(order.outTradeNo, 'open')
        return channel.prepay(order)
      },
    }
    expect(await failure(createPayment(withChannel(full), request))).toMatchObject({
      code: 'GATEWAY_REFUSED',
      gateway: { code: 'OUT_TRADE_NO_USED' },
    })
    const { id, gatewayTradeNo, state } = await paymentOf(request.outTradeNo)
    expect({ gatewayTradeNo, state }).toEqual({ gatewayTradeNo: id, state: 'pending' })
  })

  test('is kept by what was offered under it, which a payer may be paying', async () => {
    const request = { ...tea(), expiresAt: new Date(world.clock.at + 24 * HOUR_MS) }
    const made = await createPayment(world.deps, request)
    world.pass(2 * HOUR_MS)
    expect(await failure(createPayment(withOtherContent(), request))).toMatchObject({ code: 'GATEWAY_REFUSED' })
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ gatewayTradeNo: request.outTradeNo })
    world.gateway.pay(request.outTradeNo)
    await askPayment(world.deps, made.id)
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ state: 'paid' })
  })

  test('and two processes that send unlike content show the payer one number, the one that we ask about', async () => {
    const request = tea()
    const held = Promise.withResolvers<void>()
    const channel = world.gateway.channel()
    const slow: Channel = {
      ...channel,
      prepay: async (order) => {
        const seen = await channel.prepay(order)
        await held.promise
        return seen
      },
    }
    const first = createPayment(withChannel(slow), request)
    await expect.poll(() => there(request.outTradeNo)).toBe('open')
    const second = await createPayment(withOtherContent(), request)
    held.resolve()
    expect((await first).pay).toEqual(second.pay)
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ gatewayTradeNo: second.id, pay: second.pay })
  })

  test('and of two processes that send unlike content the first offer stays, and both answer it', async () => {
    const request = tea()
    const channel = world.gateway.channel()
    let first: Payment | undefined
    const slow: Channel = {
      ...channel,
      prepay: async (order) => {
        first ??= await createPayment(withOtherContent(), request)
        return channel.prepay(order)
      },
    }
    expect(await createPayment(withChannel(slow), request)).toEqual(first)
    expect(first).toMatchObject({ gatewayTradeNo: request.outTradeNo, pay: { kind: 'qr' } })
  })
})

test('what was asked under the number that it had before says nothing about it', async () => {
  const request = tea()
  world.gateway.orderElsewhere(request.outTradeNo, 'paid')
  const made = await createPayment(world.deps, request)
  const asked = { ...made, gatewayTradeNo: request.outTradeNo }
  const seen = world.gateway.paymentSeen(request.outTradeNo)
  await world.store.transaction((tx) => recordPayment(tx, world.deps, asked, seen, { source: 'platform' }))
  expect(await paymentOf(request.outTradeNo)).toEqual(made)
})

test.each([undefined, 'open'] as const)(
  'what is offered in the moment of closing is closed at the gateway first (another system’s order: %s)',
  async (elsewhere) => {
    const request = tea()
    world.gateway.fault = () => 'lose_request'
    await failure(createPayment(world.deps, request))
    world.gateway.fault = () => undefined
    if (elsewhere) world.gateway.orderElsewhere(request.outTradeNo, elsewhere)
    const { id } = await paymentOf(request.outTradeNo)

    let offered: Payment | undefined
    const transaction: typeof world.store.transaction = async (work) => {
      offered ??= await createPayment(world.deps, request)
      return world.store.transaction(work)
    }
    const closed = await closePayment({ ...world.deps, store: { ...world.store, transaction } }, id)
    expect(closed).toMatchObject({ state: 'closed', gatewayTradeNo: elsewhere ? id : request.outTradeNo })
    expect(there(closed.gatewayTradeNo)).toBe('closed')
  },
)

describe('what is not known to be ours at the gateway', () => {
  test('is not believed when it is paid, though in full and just now, and is ordered anew when the client repeats', async () => {
    const { request, made } = await diedInBetween('paid')
    expect(made).toMatchObject({ gatewayTradeNo: request.outTradeNo, state: 'pending' })
    expect(await askPayment(world.deps, made.id)).toMatchObject({ state: 'again' })
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ state: 'pending' })
    expect(await world.eventTypes(made.id)).toEqual([])
    expect(await createPayment(world.deps, request)).toMatchObject({ gatewayTradeNo: made.id, state: 'pending' })
  })

  test('is not closed there when ours expires, but with us', async () => {
    const { request, made } = await diedInBetween('open')
    world.clock.at = made.expiresAt.getTime() + MINUTE_MS
    expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ state: 'closed' })
    expect(there(request.outTradeNo)).toBe('open')
  })

  test('is not closed there when the client closes its own', async () => {
    const { request, made } = await diedInBetween('open')
    expect(await closePayment(world.deps, made.id)).toMatchObject({ state: 'closed' })
    expect(there(request.outTradeNo)).toBe('open')
  })

  test('is ours when the gateway tells us so at the address of our orders', async () => {
    const request = await lost()
    world.gateway.pay(request.outTradeNo)
    await receiveNotification(world.deps, world.method.id, world.gateway.paymentNotice(request.outTradeNo))
    await world.runDue()
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ state: 'paid', paid: AMOUNT })
  })
})

describe('an order that is refused because it is paid, of which we know no offer', () => {
  test('is asked about at once, and is the answer', async () => {
    const request = await lost()
    world.gateway.pay(request.outTradeNo)
    const paid = await createPayment(world.deps, request)
    expect(paid).toMatchObject({ state: 'paid', paid: AMOUNT })
    expect(await world.eventTypes(paid.id)).toEqual(['payment.paid'])
  })

  test('is not ours when it is over another amount: refused in the gateway’s words', async () => {
    const request = tea()
    world.gateway.looksAtStateFirst = true
    world.gateway.orderElsewhere(request.outTradeNo, 'paid', { amount: fen(1) })
    expect(await failure(createPayment(world.deps, request))).toMatchObject({ gateway: { code: 'ORDERPAID' } })
    expect(await paymentOf(request.outTradeNo)).toMatchObject({ state: 'pending' })
  })

  test('is not ours when it was paid before ours was made', async () => {
    const request = tea()
    world.gateway.looksAtStateFirst = true
    world.gateway.orderElsewhere(request.outTradeNo, 'paid')
    world.pass(HOUR_MS)
    expect(await failure(createPayment(world.deps, request))).toMatchObject({ gateway: { code: 'ORDERPAID' } })
    const { id, state } = await paymentOf(request.outTradeNo)
    expect(state).toBe('pending')
    expect(await world.eventTypes(id)).toEqual([])
  })
})

function withChannel(channel: Channel): Deps {
  return { ...world.deps, channel: () => Promise.resolve(channel) }
}
