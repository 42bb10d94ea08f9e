import { fen } from '@ruzhu/domain/money.ts'
import type { Payment } from '@ruzhu/domain/payments/payments.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { beforeAll, expect, test } from 'vitest'
import { contract } from '../testing/contract.ts'
import { raw } from '../testing/raw.ts'

contract('payments', (given) => {
  let method: ReturnType<ReturnType<typeof given>['a']['method']>

  beforeAll(async () => {
    const { store, a } = given()
    const client = a.client()
    method = a.method(client)
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.methods.insert(method)
    })
  })

  async function pay(changes: Partial<Payment> = {}): Promise<Payment> {
    const { store, a } = given()
    const payment = a.payment(method, changes)
    expect(await store.transaction((tx) => tx.payments.insert(payment))).toBe(true)
    return payment
  }

  test('a payment comes back as it was, by each of its numbers', async () => {
    const { store, clock } = given()
    const at = clock.now()
    const full = await pay({
      subAppid: 'wx123',
      attach: '桌号 3',
      notifyUrl: 'https://pay.example.com/n/pm_1',
      payerOpenid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      state: 'paid',
      attention: 'amount_differs',
      pay: { kind: 'qr', codeUrl: 'weixin://wxpay/bizpayurl?pr=NwY5Mz9' },
      transactionId: '4200001234202611220000000001',
      paid: fen(8800),
      paidAt: at,
      refunded: fen(300),
      refundReserved: fen(500),
      closedAt: at,
    })
    const bare = await pay()
    const { payments } = store.read
    expect(await payments.byId(full.id)).toEqual(full)
    expect(await payments.byId(bare.id)).toEqual(bare)
    expect(await payments.byOutTradeNo(full.clientId, full.outTradeNo)).toEqual(full)
    expect(await payments.byGatewayTradeNo(full.providerId, full.gatewayTradeNo)).toEqual(full)
    expect(await payments.gatewayTradeNoTaken(full.providerId, full.gatewayTradeNo)).toBe(true)
    expect(await payments.gatewayTradeNoTaken(given().a.newId('sp'), full.gatewayTradeNo)).toBe(false)
  })

  test('out_trade_no is unique for each client, also when ten ask at once', async () => {
    const { store, a } = given()
    const inserts = Array.from({ length: 10 }, () =>
      store.transaction((tx) => tx.payments.insert(a.payment(method, { outTradeNo: 'the-same' }))),
    )
    expect((await Promise.all(inserts)).filter(Boolean)).toHaveLength(1)
    const other = a.client()
    const theirs = a.method(other)
    await store.transaction(async (tx) => {
      await tx.clients.insert(other)
      await tx.methods.insert(theirs)
      expect(await tx.payments.insert(a.payment(theirs, { outTradeNo: 'the-same' }))).toBe(true)
    })
  })

  test('two payments of one provider never share the gateway’s number', async () => {
    const { store, a } = given()
    const { gatewayTradeNo } = await pay()
    await expect(store.transaction((tx) => tx.payments.insert(a.payment(method, { gatewayTradeNo })))).rejects.toThrow()
  })

  test('of many updates from one reading one is written, also within one millisecond', async () => {
    const { store } = given()
    const payment = await pay()
    const update = (description: string) =>
      store.transaction((tx) => tx.payments.update({ ...payment, description }, payment))
    const updates = await Promise.all(Array.from({ length: 20 }, (_, index) => update(`第${index}次`)))
    expect(updates.filter(Boolean)).toHaveLength(1)

    const after = await store.read.payments.byId(payment.id)
    expect(after?.description).toBe(`第${updates.indexOf(true)}次`)
    expect(after?.updatedAt.getTime()).toBeGreaterThan(payment.updatedAt.getTime())
    const wrongState = { state: 'closed', updatedAt: after?.updatedAt ?? payment.updatedAt } as const
    expect(await store.transaction((tx) => tx.payments.update(payment, wrongState))).toBe(false)
  })

  test('a hundred refunds at once reserve what was paid, and not a fen more', async () => {
    const { store, clock } = given()
    const payment = await pay({ state: 'paid', paid: fen(500), paidAt: clock.now() })
    const reserve = () => store.transaction((tx) => tx.payments.reserveRefund(payment.id, fen(7), clock.now()))
    const reserved = await Promise.all(Array.from({ length: 100 }, reserve))

    expect(reserved.filter(Boolean)).toHaveLength(71) // 71 × 7 = 497
    expect((await store.read.payments.byId(payment.id))?.refundReserved).toBe(497)
    expect(await store.transaction((tx) => tx.payments.reserveRefund(payment.id, fen(3), clock.now()))).toBe(true)
    expect(await store.transaction((tx) => tx.payments.reserveRefund(payment.id, fen(1), clock.now()))).toBe(false)
  })

  test('nothing is reserved of what was not paid, nor less than a fen; a reservation outdates what was read before', async () => {
    const { store, clock } = given()
    const [open, paid] = [await pay(), await pay({ state: 'paid', paid: fen(500), paidAt: clock.now() })]
    const reserve = (id: Payment['id'], amount: number) =>
      store.transaction((tx) => tx.payments.reserveRefund(id, fen(amount), clock.now()))
    expect(await reserve(open.id, 1)).toBe(false)
    await expect(reserve(paid.id, 0)).rejects.toThrow(RangeError)
    await expect(reserve(paid.id, -5)).rejects.toThrow(RangeError)
    expect(await reserve(paid.id, 5)).toBe(true)
    expect(await store.transaction((tx) => tx.payments.update(paid, paid))).toBe(false)
  })

  test('pages go from the newest to the oldest and stay so while payments come in', async () => {
    const { store, a, clock } = given()
    const client = a.client()
    const own = a.method(client)
    const ids: string[] = []
    const insert = async (state: Payment['state'] = 'pending') => {
      clock.pass(1)
      const payment = a.payment(own, { state })
      await store.transaction((tx) => tx.payments.insert(payment))
      ids.unshift(payment.id)
    }
    await store.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.methods.insert(own)
    })
    for (let count = 0; count < 7; count++) await insert(count === 3 ? 'closed' : 'pending')
    const before = [...ids]
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await store.read.payments.page({ limit: 3, clientId: client.id, ...(after && { after }) })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
      await insert()
    } while (after)
    expect(seen).toEqual(before)
    const closed = await store.read.payments.page({ limit: 3, clientId: client.id, state: 'closed' })
    expect(closed.rows.map(({ id }) => id)).toEqual([before[3]])
  })

  test('a payment is found by any of its numbers, and by the days in which it was made', async () => {
    const { store, clock } = given()
    clock.pass(DAY_MS)
    const from = clock.now()
    const payment = await pay({ gatewayTradeNo: 'gateway-77', transactionId: '4200007777' })
    const to = clock.now()
    clock.pass(DAY_MS)
    await pay()
    const { page } = store.read.payments
    for (const text of [payment.id, payment.outTradeNo, 'gateway-77', '4200007777']) {
      expect((await page({ limit: 5, text })).rows).toEqual([payment])
    }
    expect((await page({ limit: 5, text: 'nobody-has-it' })).rows).toEqual([])
    expect((await page({ limit: 5, createdFrom: from, createdTo: to })).rows).toEqual([payment])
    expect((await page({ limit: 5, createdFrom: later(from, 1), createdTo: to })).rows).toEqual([])
    expect((await page({ limit: 5, createdTo: later(from, -1) })).rows).not.toContainEqual(payment)
  })

  test('an amount that a number cannot hold exactly is refused, not rounded', async () => {
    const { store, url } = given()
    const { id } = await pay()
    await raw(url, `update payments set amount_fen = 9007199254740993 where id = '${id}'`)
    await expect(store.read.payments.byId(id)).rejects.toThrow(RangeError)
    await expect(raw(url, `update payments set amount_fen = 'a lot' where id = '${id}'`)).rejects.toThrow()
    await raw(url, `update payments set amount_fen = 1 where id = '${id}'`)
  })
})
