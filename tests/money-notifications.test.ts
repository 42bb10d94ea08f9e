import type { Channel, PaymentSeen, RawNotification } from '@ruzhu/domain/channel.ts'
import type { NewId, NotificationId } from '@ruzhu/domain/ids.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { processNotification } from '@ruzhu/domain/notifications/process-notification.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { closePayment } from '@ruzhu/domain/payments/close-payment.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { createRefund } from '@ruzhu/domain/refunds/create-refund.ts'
import { DAY_MS, HOUR_MS } from '@ruzhu/domain/time.ts'
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
  world.gateway.refundsEnd = 'pending'
})

const request = () => {
  number += 1
  const outTradeNo = `NOTICE-${number}`
  return { methodId: world.method.id, scene: 'native', outTradeNo, description: '一杯茶', amount: fen(8800) } as const
}
const receive = (raw: Parameters<typeof receiveNotification>[2]) =>
  receiveNotification(world.deps, world.method.id, raw)
const paymentOf = (made: Payment) => world.store.read.payments.byId(made.id)

describe('a notification', () => {
  test('is stored raw and acknowledged; its work is done afterwards', async () => {
    const made = await createPayment(world.deps, request())
    world.gateway.pay(made.gatewayTradeNo)
    expect(await receive(world.gateway.paymentNotice(made.gatewayTradeNo))).toEqual({ accepted: true })
    expect(await paymentOf(made)).toMatchObject({ state: 'pending' })
    await world.runDue()
    expect(await paymentOf(made)).toMatchObject({ state: 'paid', paid: 8800 })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
  })

  test('is taken by the address of the provider account too, and by no other', async () => {
    const raw = world.gateway.notification({ kind: 'other', eventType: 'VIOLATION.PUNISH' })
    expect(await receiveNotification(world.deps, world.method.providerId, raw)).toEqual({ accepted: true })
    for (const address of ['pm_0123456789abcdefghjkmnpq', world.method.clientId, '../etc', '']) {
      expect(await receiveNotification(world.deps, address, raw)).toEqual({ accepted: false, why: 'unknown_address' })
    }
  })

  test('that comes ten times, also at once, is stored and told once', async () => {
    const made = await createPayment(world.deps, request())
    world.gateway.pay(made.gatewayTradeNo)
    const raw = world.gateway.paymentNotice(made.gatewayTradeNo)
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(raw)))
    expect(answers.every(({ accepted }) => accepted)).toBe(true)
    await world.runDue()
    expect(await receive(raw)).toEqual({ accepted: true })
    expect(await receive(world.gateway.paymentNotice(made.gatewayTradeNo))).toEqual({ accepted: true })
    await world.runDue()
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
    expect((await world.sentences(made.id)).filter((sentence) => sentence === 'payment_paid')).toHaveLength(1)
  })

  test('of the payment, before the answer to the order', async () => {
    const order = request()
    const channel = world.gateway.channel()
    const early: typeof channel = {
      ...channel,
      prepay: async (asked) => {
        const seen = await channel.prepay(asked)
        world.gateway.pay(asked.outTradeNo)
        await receive(world.gateway.paymentNotice(asked.outTradeNo))
        await world.runDue()
        return seen
      },
    }
    const made = await createPayment({ ...world.deps, channel: () => Promise.resolve(early) }, order)
    expect(made).toMatchObject({ state: 'paid', paid: 8800 })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
  })

  test('whose work is done hours later is still read: it was fresh when it came', async () => {
    const made = await createPayment(world.deps, request())
    world.gateway.pay(made.gatewayTradeNo)
    const raw = world.gateway.paymentNotice(made.gatewayTradeNo)
    const id = await receivedId(raw)
    world.pass(3 * HOUR_MS)
    expect(await receive(raw)).toEqual({ accepted: false, why: 'stale' })
    const asked = world.gateway.requests.length
    expect(await processNotification(world.deps, id)).toEqual({ state: 'done' })
    expect(world.gateway.requests).toHaveLength(asked) // what fits is believed without a question
    expect(await paymentOf(made)).toMatchObject({ state: 'paid' })
    expect(await world.store.read.notifications.byId(id)).toMatchObject({ processedAt: expect.any(Date) })
  })

  test('that cannot be read any more, its key being gone, is let go after a day', async () => {
    const id = await receivedId(world.gateway.notification({ kind: 'other', eventType: 'VIOLATION.PUNISH' }))
    const channel: Channel = {
      ...world.gateway.channel(),
      readNotification: () => Promise.resolve({ verified: false, why: 'unknown_key' }),
    }
    const deps = { ...world.deps, channel: () => Promise.resolve(channel) }
    expect(await processNotification(deps, id)).toMatchObject({ state: 'again' })
    world.pass(DAY_MS)
    expect(await processNotification(deps, id)).toEqual({ state: 'done' })
    expect(await processNotification(world.deps, id)).toEqual({ state: 'done' })
  })

  test('keeps what it takes to read it again, and no cookie', async () => {
    const raw = world.gateway.notification({ kind: 'other', eventType: 'VIOLATION.PUNISH' })
    const stored = await world.store.read.notifications.byId(await receivedId(raw))
    const { cookie: _, ...kept } = raw.headers
    expect(stored).toMatchObject({ headers: kept, body: new TextDecoder().decode(raw.body) })
    expect(stored?.headers).not.toHaveProperty('cookie')
  })
})

describe('what is not from the gateway', () => {
  test.each([
    ['a probe of the gateway itself', 'WECHATPAY/SIGNTEST/abc', 'probe'],
    ['a forgery', 'good:1', 'signature'],
  ] as const)('%s is counted, and not kept', async (_, signature, why) => {
    const raw = world.gateway.notification({ kind: 'other', eventType: 'X' })
    const forged = { ...raw, headers: { ...raw.headers, 'test-signature': signature } }
    const before = await refusedCount(why)
    expect(await receive(forged)).toEqual({ accepted: false, why })
    expect(await receive(forged)).toEqual({ accepted: false, why })
    expect((await refusedCount(why)) - before).toBe(2)
  })
})

describe('a notice that surprises is asked about, and the answer counts', () => {
  test('another amount than the ledger says: the ledger', async () => {
    const made = await createPayment(world.deps, request())
    world.gateway.pay(made.gatewayTradeNo)
    const seen = { ...world.gateway.paymentSeen(made.gatewayTradeNo), amount: fen(1) }
    await receive(notice(made, seen))
    await world.runDue()
    expect(await paymentOf(made)).toMatchObject({ state: 'paid', paid: 8800 })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid'])
  })

  test('paid although it is not: still open', async () => {
    const made = await createPayment(world.deps, request())
    await closePayment(world.deps, made.id)
    const paid = {
      state: 'paid',
      transactionId: '42',
      amount: fen(8800),
      payerPaid: fen(8800),
      refunding: false,
    } as const
    await receive(notice(made, { ...paid, paidAt: world.now() }))
    await world.runDue()
    expect(await paymentOf(made)).toMatchObject({ state: 'closed' })
    expect(await world.store.read.refunds.ofPayment(made.id)).toEqual([])
  })

  test('of another merchant’s order under the same number: ours is not touched', async () => {
    const made = await createPayment(world.deps, request())
    const paid = {
      state: 'paid',
      transactionId: '42',
      amount: fen(8800),
      payerPaid: fen(8800),
      refunding: false,
    } as const
    const seen = { ...paid, paidAt: world.now() }
    await receive(world.gateway.notification({ kind: 'payment', outTradeNo: made.gatewayTradeNo, subMchid: '9', seen }))
    await world.runDue()
    expect(await paymentOf(made)).toMatchObject({ state: 'pending' })
  })

  test('while the gateway does not answer, the notice waits, also for days', async () => {
    const made = await createPayment(world.deps, request())
    await closePayment(world.deps, made.id)
    world.gateway.payAlthoughClosed(made.gatewayTradeNo)
    world.gateway.fault = () => 'lose_request'
    await receive(world.gateway.paymentNotice(made.gatewayTradeNo))
    for (let days = 0; days < 5; days++) {
      await world.runDue()
      world.pass(DAY_MS)
    }
    expect(await paymentOf(made)).toMatchObject({ state: 'closed' })
    world.gateway.fault = () => undefined
    await world.runDue()
    expect(await paymentOf(made)).toMatchObject({ attention: 'paid_after_closed' })
  })
})

describe('of refunds', () => {
  test('in any order, and after the question answered first', async () => {
    const made = await createPayment(world.deps, request())
    world.gateway.pay(made.gatewayTradeNo)
    await receive(world.gateway.paymentNotice(made.gatewayTradeNo))
    await world.runDue()
    const refund = await createRefund(world.deps, { paymentId: made.id, outRefundNo: 'NR1', amount: fen(8800) })
    world.gateway.endRefund('NR1', 'needs_attention')
    const abnormal = world.gateway.refundNotice('NR1')
    world.gateway.endRefund('NR1', 'refunded')
    await receive(world.gateway.refundNotice('NR1'))
    await world.runDue()
    await receive(abnormal)
    await receive(world.gateway.paymentNotice(made.gatewayTradeNo))
    await world.runDue()
    expect(await world.store.read.refunds.byId(refund.id)).toMatchObject({ state: 'refunded' })
    expect(await paymentOf(made)).toMatchObject({ state: 'refunded', refunded: 8800, refundReserved: 8800 })
    expect(await world.eventTypes(made.id)).toEqual(['payment.paid', 'refund.refunded'])
  })

  test('and orders that are not ours: nothing happens, and nothing is owed', async () => {
    const foreign = { outTradeNo: 'NOT-OURS', subMchid: '1900000109' }
    const at = world.now()
    const seen = { state: 'refunded', refundId: '50', at } as const
    await receive(world.gateway.notification({ kind: 'refund', outRefundNo: 'NOT-OURS', ...foreign, seen }))
    await receive(world.gateway.notification({ kind: 'payment', ...foreign, seen: { state: 'open' } }))
    world.gateway.refundsEnd = 'refunded'
    await world.untilQuiet()
  })
})

const refusedCount = async (why: string) =>
  (await world.store.read.notifications.refused(world.method.providerId)).find((row) => row.why === why)?.count ?? 0

const notice = ({ gatewayTradeNo, subMchid }: Payment, seen: PaymentSeen) =>
  world.gateway.notification({ kind: 'payment', outTradeNo: gatewayTradeNo, subMchid, seen })

/** Receives it, and tells under which id it was stored. */
async function receivedId(raw: RawNotification): Promise<NotificationId> {
  const ids: string[] = []
  const newId: NewId = (prefix) => {
    const id = world.deps.newId(prefix)
    ids.push(id)
    return id
  }
  await receiveNotification({ ...world.deps, newId }, world.method.id, raw)
  return ids[0] as NotificationId
}
