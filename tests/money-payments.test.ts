import type { Channel } from '@ruzhu/domain/channel.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { PaymentId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { askPayment } from '@ruzhu/domain/payments/ask-payment.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { PaymentRequest } from '@ruzhu/domain/payments/payment-request.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
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
})

function tea(differing: Partial<PaymentRequest> = {}): PaymentRequest {
  number += 1
  const outTradeNo = `ORDER-${number}`
  return {
    methodId: world.method.id,
    scene: 'native',
    outTradeNo,
    description: '一杯茶',
    amount: fen(8800),
    ...differing,
  }
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

describe('a payment is created', () => {
  test('offered by the gateway under the client’s own number, and a question is owed from the start', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    expect(made).toMatchObject({ state: 'pending', gatewayTradeNo: request.outTradeNo, pay: { kind: 'qr' } })
    const job = await world.store.read.jobs.open('ask_payment', made.id)
    expect(job && job.runAt.getTime() - made.createdAt.getTime()).toBe(5000)
    expect(await world.sentences(made.id)).toEqual(['payment_created', 'payment_offered'])
  })

  test('the same request again is the same payment, and is not offered twice', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    expect(await createPayment(world.deps, request)).toEqual(made)
    expect(requestsFor(request.outTradeNo)).toEqual(['prepay'])
  })

  test('ten at once are one', async () => {
    const request = tea()
    const made = await Promise.all(Array.from({ length: 10 }, () => createPayment(world.deps, request)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.every(({ pay }) => pay)).toBe(true)
  })

  test('another content under the number is refused and the difference named', async () => {
    const request = tea()
    await createPayment(world.deps, request)
    const refused = await failure(createPayment(world.deps, { ...request, amount: fen(1), description: '两杯茶' }))
    expect(refused).toMatchObject({ code: 'OUT_TRADE_NO_USED', facts: { difference: 'description, amount_fen' } })
  })

  test.each([
    ['a code, when its two hours are over', 'native', 2 * HOUR_MS],
    ['the address of a cashier, after four minutes', 'h5', 4 * MINUTE_MS],
  ] as const)('what the payer sees is asked for anew: %s', async (_what, scene, lifeMs) => {
    const request = tea({ scene, expiresAt: new Date(world.clock.at + DAY_MS) })
    const first = await createPayment(world.deps, request)
    expect((await createPayment(world.deps, request)).pay).toEqual(first.pay)
    world.pass(lifeMs)
    const second = await createPayment(world.deps, request)
    expect(second.id).toBe(first.id)
    expect(second.pay).not.toEqual(first.pay)
  })

  test('another client’s number at the same provider is left to it', async () => {
    const other = await furnish(world.deps, '面馆')
    const request = tea()
    await createPayment(world.deps, request)
    const made = await createPayment(world.deps, { ...request, methodId: other.id })
    expect(made).toMatchObject({ outTradeNo: request.outTradeNo, gatewayTradeNo: made.id })
    expect(made.gatewayTradeNo.length).toBeLessThanOrEqual(32)
  })

  test('by the client alone, with its method for the scene', async () => {
    const { methodId: _, ...request } = tea()
    const made = await createPayment(world.deps, { ...request, clientId: world.method.clientId })
    expect(made.methodId).toBe(world.method.id)
  })

  test.each([
    ['a scene that it has not', { scene: 'jsapi', payerOpenid: 'oUpF8uMuAJO' }, 'METHOD_UNAVAILABLE'],
    ['a method that nobody knows', { methodId: 'pm_000' }, 'NOT_FOUND'],
    ['an end in the past', { expiresAt: new Date(0) }, 'INPUT_INVALID'],
  ])('%s is refused, and nothing is left', async (_, differing, code) => {
    const request = tea(differing as Partial<PaymentRequest>)
    expect(await failure(createPayment(world.deps, request))).toMatchObject({ code })
    expect(await world.store.read.payments.byOutTradeNo(world.method.clientId, request.outTradeNo)).toBeUndefined()
  })
})

describe('the gateway’s answer to the order', () => {
  test('was no: told in its words, and the same request may be repeated', async () => {
    const request = tea()
    world.gateway.fault = () => 'refuse'
    expect(await failure(createPayment(world.deps, request))).toMatchObject({
      code: 'GATEWAY_REFUSED',
      facts: { code: 'NOT_ENOUGH', message: '基本账户余额不足' },
      gateway: { status: 403, code: 'NOT_ENOUGH' },
    })
    world.gateway.fault = () => undefined
    expect((await createPayment(world.deps, request)).pay).toBeDefined()
  })

  test.each(['lose_request', 'lose_answer'] as const)(
    'got lost (%s): pending, and the same request ends it',
    async (fault) => {
      const request = tea()
      world.gateway.fault = () => fault
      const lost = await failure(createPayment(world.deps, request))
      expect(lost).toMatchObject({ code: 'GATEWAY_UNREACHABLE' })
      world.gateway.fault = () => undefined
      const made = await createPayment(world.deps, request)
      expect(made).toMatchObject({ id: lost instanceof AppError && lost.facts['payment_id'], state: 'pending' })
      expect(made.pay).toBeDefined()
    },
  )

  test('got lost, and our address changed before it was repeated: it is the same order still', async () => {
    const request = tea()
    world.gateway.fault = () => 'lose_answer'
    await failure(createPayment(world.deps, request))
    world.gateway.fault = () => undefined
    const moved = { ...world.deps, publicUrl: 'https://new.example.com' }
    const made = await createPayment(moved, request)
    expect(made).toMatchObject({ gatewayTradeNo: request.outTradeNo, pay: { kind: 'qr' } })
    expect(world.gateway.orders.get(request.outTradeNo)?.prepay.notifyUrl).toMatch(/^https:\/\/pay\.example\.com/)
  })

  test('was no because it was paid meanwhile: then that is the answer', async () => {
    const request = tea({ expiresAt: new Date(world.clock.at + DAY_MS) })
    await createPayment(world.deps, request)
    world.gateway.pay(request.outTradeNo)
    world.pass(2 * HOUR_MS)
    expect(await createPayment(world.deps, request)).toMatchObject({ state: 'paid', paid: 8800 })
  })

  test('came after it was closed: what is open there now is closed there too', async () => {
    const request = tea()
    const { channel, release } = slowPrepay(world)
    const creating = createPayment({ ...world.deps, channel }, request)
    await expect.poll(() => requestsFor(request.outTradeNo)).toEqual(['prepay'])
    const made = await world.store.read.payments.byOutTradeNo(world.method.clientId, request.outTradeNo)
    if (!made) throw new Error('the intent is missing')
    await closePayment(world.deps, made.id)
    release()
    expect(await creating).toMatchObject({ state: 'closed' })
    await world.runDue()
    expect(world.gateway.orders.get(request.outTradeNo)?.state).toBe('closed')
  })
})

describe('asking', () => {
  test('by the schedule until it is paid', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    const { at } = await again(made.id)
    expect(at).toBeLessThan(world.clock.at + 6000)
    world.gateway.pay(request.outTradeNo)
    expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
    expect(await payment(made.id)).toMatchObject({ state: 'paid', paid: 8800, transactionId: expect.any(String) })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
    expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
  })

  test('an expired order is closed at the gateway, and only then with us', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    world.clock.at = made.expiresAt.getTime()
    world.gateway.fault = (asked) => (asked.startsWith('close') ? 'lose_request' : undefined)
    await again(made.id)
    expect(await payment(made.id)).toMatchObject({ state: 'pending' })
    world.gateway.fault = () => undefined
    expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
    expect(requestsFor(request.outTradeNo).slice(-3)).toEqual(['query', 'close', 'query'])
    expect(await payment(made.id)).toMatchObject({ state: 'closed' })
    expect(await world.eventTypes(made.id)).toEqual(['payment.closed'])
  })

  test('paid in the moment of closing: paid', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    world.clock.at = made.expiresAt.getTime()
    world.gateway.fault = (asked) => {
      if (asked.startsWith('close')) world.gateway.pay(request.outTradeNo)
      return undefined
    }
    await askPayment(world.deps, made.id)
    expect(await payment(made.id)).toMatchObject({ state: 'paid' })
  })

  test('what the gateway never had is closed, but not while it may still arrive', async () => {
    const request = tea()
    world.gateway.fault = () => 'lose_request'
    await failure(createPayment(world.deps, request))
    world.gateway.fault = () => undefined
    const made = await world.store.read.payments.byOutTradeNo(world.method.clientId, request.outTradeNo)
    if (!made) throw new Error('the intent is missing')
    world.clock.at = made.expiresAt.getTime()
    await again(made.id)
    expect(await payment(made.id)).toMatchObject({ state: 'pending' })
    world.pass(MINUTE_MS)
    expect(await askPayment(world.deps, made.id)).toEqual({ state: 'done' })
    expect(await payment(made.id)).toMatchObject({ state: 'closed' })
  })

  test('a gateway that is down for days is asked less and less, and never taken for a no', async () => {
    const request = tea()
    const made = await createPayment(world.deps, request)
    world.gateway.fault = () => 'lose_request'
    const before = world.gateway.requests.length
    const down = made.createdAt.getTime() + 3 * DAY_MS
    for (let asks = 0; asks < 100 && world.clock.at < down; asks++) world.clock.at = (await again(made.id)).at
    expect(world.clock.at).toBeGreaterThanOrEqual(down)
    expect(world.gateway.requests.length - before).toBeLessThan(60)
    expect(await payment(made.id)).toMatchObject({ state: 'pending' })
  })
})

/** A gateway that takes its time over the order, and opens it only when it is released. */
function slowPrepay({ gateway }: World) {
  const held = Promise.withResolvers<void>()
  const channel: Channel = {
    ...gateway.channel(),
    prepay: async (order) => {
      gateway.requests.push(`prepay ${order.outTradeNo}`)
      await held.promise
      return gateway.channel().prepay(order)
    },
  }
  return { channel: () => Promise.resolve(channel), release: held.resolve }
}

function requestsFor(outTradeNo: string): string[] {
  return world.gateway.requests
    .filter((asked) => asked.endsWith(` ${outTradeNo}`))
    .map((asked) => asked.split(' ')[0] ?? '')
}

async function again(id: PaymentId): Promise<{ at: number }> {
  const outcome = await askPayment(world.deps, id)
  if (outcome.state !== 'again') throw new Error('nothing more is to be asked')
  return { at: outcome.at.getTime() }
}
