import { inspect } from 'node:util'
import type { Channel, PrepayOrder, RawNotification, RefundOrder } from '@ruzhu/domain/channel.ts'
import { fen } from '@ruzhu/domain/money.ts'
import type { ClientPay } from '@ruzhu/domain/payments/payments.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A channel before its played gateway, and the people around it. */
export type Desk = {
  channel: Channel
  /** Whom the money goes to. */
  subMchid: string
  /** Where the gateway tells us. */
  notifyUrl: string
  now(): Date
  /** A payer pays what was offered. */
  pay(offer: ClientPay): Promise<unknown>
  /** What the gateway tells next, byte for byte. */
  told(): Promise<RawNotification>
  advance(seconds: number): Promise<unknown>
  /** The answer to the next order, or the next refund, does not arrive, or is none. */
  fail(what: 'order' | 'refund', effect: 'lose_answer' | 'http_500'): Promise<unknown>
  /** Texts that may stand nowhere. */
  secrets: readonly string[]
  close(): Promise<unknown>
}

let numbers = 0

/** What every channel has to do, in whatever words its gateway speaks: see `domain/channel.ts`. */
export function portContract(name: string, open: () => Promise<Desk>): void {
  describe(`the port: ${name}`, () => {
    let desk: Desk
    let channel: Channel
    beforeEach(async () => {
      desk = await open()
      channel = desk.channel
    })
    afterEach(() => desk.close())

    const order = (): PrepayOrder => ({
      outTradeNo: `CONTRACT${String(++numbers).padStart(6, '0')}`,
      subMchid: desk.subMchid,
      scene: 'native',
      description: '招牌牛腩粉 & <大>',
      amount: fen(1990),
      expiresAt: later(desk.now(), 30 * MINUTE_MS),
      notifyUrl: desk.notifyUrl,
    })
    async function sell(): Promise<PrepayOrder> {
      const sold = order()
      await desk.pay(await offered(channel, sold))
      return sold
    }

    test('the right keys are answered to', async () => {
      expect(await channel.probe()).toEqual({ state: 'ok', clockSkewMs: expect.any(Number) })
    })

    test('a payment is absent, open, paid, and told of', async () => {
      const sold = order()
      expect(await channel.queryPayment(sold)).toEqual({ state: 'absent' })
      const pay = await offered(channel, sold)
      expect(['open', 'absent']).toContain((await channel.queryPayment(sold)).state) // some gateways wait for the payer
      await desk.pay(pay)
      const paid = { state: 'paid', amount: 1990, transactionId: expect.any(String), refunding: false }
      expect(await channel.queryPayment(sold)).toMatchObject(paid)
      const { outTradeNo, subMchid } = sold
      const told = await channel.readNotification(await desk.told())
      expect(told).toMatchObject({ verified: true, notice: { kind: 'payment', outTradeNo, subMchid } })
      if (!told.verified || told.notice.kind !== 'payment') throw new Error(JSON.stringify(told))
      expect(told.notice.seen).toMatchObject({ state: 'paid', amount: 1990 })
    })

    test('an order sent twice is one; another of its number is told apart, and a paid one too', async () => {
      const sold = order()
      await offered(channel, sold)
      const pay = await offered(channel, sold)
      expect(['taken', 'refused']).toContain((await channel.prepay({ ...sold, amount: fen(1) })).state)
      await desk.pay(pay)
      expect((await channel.closePayment?.(sold))?.state).not.toBe('closed')
      expect(await channel.queryPayment(sold)).toMatchObject({ state: 'paid', amount: 1990 })
    })

    test('a refund is absent, pending, refunded once however often it is sent, and told of', async () => {
      const refund = refundOf(await sell())
      await desk.told()
      expect(await channel.queryRefund(refund)).toEqual({ state: 'absent' })
      for (const state of [await channel.refund(refund), await channel.refund(refund)].map((seen) => seen.state)) {
        expect(['pending', 'refunded']).toContain(state)
      }
      await desk.advance(5)
      expect(await channel.queryRefund(refund)).toMatchObject({ state: 'refunded', at: expect.any(Date) })
      const { outRefundNo, outTradeNo, subMchid } = refund
      expect(await channel.readNotification(await desk.told())).toMatchObject({
        verified: true,
        notice: { kind: 'refund', outRefundNo, outTradeNo, subMchid, seen: { state: 'refunded' } },
      })
    })

    test('a number of a refund with another amount, and more than was paid, are never taken for done', async () => {
      const refund = refundOf(await sell())
      await channel.refund(refund)
      await desk.advance(5)
      expect((await channel.queryRefund({ ...refund, amount: fen(200) })).state).not.toBe('refunded')
      const tooMuch = { ...refund, outRefundNo: `X${refund.outTradeNo}`, amount: fen(1900) }
      expect(await channel.refund(tooMuch)).toMatchObject({ state: 'refused', refusal: { code: expect.any(String) } })
      expect(await channel.queryRefund(tooMuch)).toEqual({ state: 'absent' })
    })

    test.each(['lose_answer', 'http_500'] as const)(
      '%s leaves it unknown, and it can be sent again',
      async (effect) => {
        const sold = order()
        await desk.fail('order', effect)
        expect(await channel.prepay(sold)).toMatchObject({ state: 'unknown', why: expect.any(String) })
        await desk.pay(await offered(channel, sold))
        await desk.fail('refund', effect)
        const refund = refundOf(sold)
        expect(await channel.refund(refund)).toMatchObject({ state: 'unknown' })
        expect(['pending', 'refunded']).toContain((await channel.refund(refund)).state)
      },
    )

    test('what is not the gateway’s is not believed, whatever the bytes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), async (body) => {
          expect(await channel.readNotification({ headers: {}, body })).toMatchObject({ verified: false })
        }),
      )
      await sell()
      const { headers, body } = await desk.told()
      const genuine = await channel.readNotification({ headers, body })
      expect(genuine).toMatchObject({ verified: true })
      for (let at = 0; at < body.length; at++) {
        const changed = Buffer.from(body)
        changed[at] = (changed[at] ?? 0) ^ 1
        const seen = await channel.readNotification({ headers, body: changed })
        // a form also says how it is signed, which is not signed itself: then it says what it said before
        if (seen.verified) expect(seen).toEqual(genuine)
      }
    })

    test('no secret is printed', () => {
      const printed = `${inspect(channel, { depth: 20, showHidden: true })} ${JSON.stringify(channel)}`
      for (const secret of desk.secrets) expect(printed).not.toContain(secret)
    })
  })
}

async function offered(channel: Channel, order: PrepayOrder): Promise<ClientPay> {
  const seen = await channel.prepay(order)
  if (seen.state !== 'ready') throw new Error(JSON.stringify(seen))
  return seen.pay
}

function refundOf({ outTradeNo, subMchid, amount, notifyUrl }: PrepayOrder): RefundOrder {
  return { outRefundNo: `R${outTradeNo}`, outTradeNo, subMchid, amount: fen(300), total: amount, notifyUrl }
}
