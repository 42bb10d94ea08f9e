import { expect, test } from 'vitest'
import { contract, type Given } from '../testing/contract.ts'

contract('events', (given) => {
  test('an event comes back as it was, in the pages of its client and of its key', async () => {
    const { store, a, clock } = given()
    const { client } = await listening(given())
    const orderKey = a.newId('pay')
    const first = a.event(client, { orderKey, data: { out_trade_no: 'A1', amount_fen: 8800, goods: ['茶'] } })
    clock.pass(1)
    const second = a.event(client, { type: 'refund.refunded' })
    await store.transaction(async (tx) => {
      await tx.events.insert(first)
      await tx.events.insert(second)
    })
    expect(await store.read.events.byId(first.id)).toEqual(first)
    expect((await store.read.events.page({ limit: 9, clientId: client.id })).rows).toEqual([second, first])
    expect((await store.read.events.page({ limit: 9, orderKey })).rows).toEqual([first])
  })

  test('an endpoint comes back with its secret, can be changed, paused and removed', async () => {
    const { store, a, clock } = given()
    const { client, endpoint } = await listening(given())
    const found = await store.read.events.endpoint(endpoint.id)
    expect(found).toEqual(endpoint)
    expect(found?.secret.reveal()).toBe(endpoint.secret.reveal())

    const paused = { ...endpoint, url: 'https://shop.example/new', pausedAt: clock.now() }
    expect(await store.transaction((tx) => tx.events.updateEndpoint(paused))).toBe(true)
    expect(await store.read.events.endpointsOf(client.id)).toEqual([paused])
    expect((await store.read.events.endpoints({ limit: 9, clientId: client.id })).rows).toEqual([paused])
    expect((await store.read.events.endpoints({ limit: 1 })).rows).toHaveLength(1)
    expect(await store.transaction((tx) => tx.events.updateEndpoint(a.endpoint(client)))).toBe(false)

    expect(await store.transaction((tx) => tx.events.removeEndpoint(endpoint.id))).toBe(true)
    expect(await store.transaction((tx) => tx.events.removeEndpoint(endpoint.id))).toBe(false)
    expect(await store.read.events.endpoint(endpoint.id)).toBeUndefined()
  })

  test('endpoints that deliveries do not reach are named, and those that they reach again are not', async () => {
    const { store, a, clock } = given()
    const { client, endpoint } = await listening(given())
    const event = a.event(client)
    const attempt = { at: clock.now(), status: 500, durationMs: 3 }
    const insert = (endpointOf: typeof endpoint, rest: object) =>
      store.transaction((tx) =>
        tx.events.insertDelivery(a.delivery(event, endpointOf, { orderKey: a.newId('pay'), ...rest })),
      )
    const unreached = async () => (await store.read.events.unreached()).filter(({ clientId }) => clientId === client.id)
    await store.transaction((tx) => tx.events.insert(event))

    await insert(endpoint, { attempts: [attempt] }) // about to be tried again
    expect(await unreached()).toEqual([])
    await insert(endpoint, { attempts: [attempt, { ...attempt, status: 502 }] })
    await insert(endpoint, { state: 'failed', attempts: [attempt] })
    const { origin, pathname } = new URL(endpoint.url)
    const named = { endpointId: endpoint.id, clientId: client.id, url: `${origin}${pathname}`, since: event.createdAt }
    expect(await unreached()).toMatchObject([{ ...named, count: 2, last: attempt }])

    // what was given up on is over once something arrives; what is still being tried is not
    await insert(endpoint, { state: 'delivered', attempts: [{ ...attempt, status: 204 }] })
    expect(await unreached()).toMatchObject([{ ...named, count: 1, last: { status: 502 } }])
    await store.transaction((tx) => tx.events.updateEndpoint({ ...endpoint, pausedAt: clock.now() }))
    expect(await unreached()).toEqual([])
  })

  test('deliveries of one key wait for each other in the order of writing, also within one millisecond', async () => {
    const { store, a } = given()
    const { client, endpoint } = await listening(given())
    const event = a.event(client)
    const other = a.endpoint(client)
    const [first, second, third] = [
      a.delivery(event, endpoint),
      a.delivery(event, endpoint),
      a.delivery(event, endpoint),
    ]
    const elsewhere = [a.delivery(event, other), a.delivery(event, endpoint, { orderKey: 'another' })]
    await store.transaction(async (tx) => {
      await tx.events.insert(event)
      for (const delivery of [first, ...elsewhere, second, third]) await tx.events.insertDelivery(delivery)
    })
    const { olderPending, nextPending } = store.read.events
    expect(await olderPending(first)).toBe(false)
    expect(await olderPending(second)).toBe(true)
    expect(await nextPending(first)).toEqual(second)
    expect(await nextPending(third)).toBeUndefined()
    for (const delivery of elsewhere) expect(await olderPending(delivery)).toBe(false)

    const failed = { ...first, state: 'failed' } as const
    expect(await store.transaction((tx) => tx.events.updateDelivery(failed, { state: 'pending' }))).toBe(true)
    expect(await olderPending(second)).toBe(false)
    const delivered = { ...second, state: 'delivered' } as const
    expect(await store.transaction((tx) => tx.events.updateDelivery(delivered, { state: 'pending' }))).toBe(true)
    expect(await nextPending(first)).toEqual(third)
  })

  test('a delivery keeps its attempts, and is ended once', async () => {
    const { store, a, clock } = given()
    const { client, endpoint } = await listening(given())
    const event = a.event(client)
    const delivery = a.delivery(event, endpoint, { nextAt: clock.now() })
    await store.transaction(async (tx) => {
      await tx.events.insert(event)
      await tx.events.insertDelivery(delivery)
    })
    const attempts = [
      { at: clock.now(), error: 'connect ECONNREFUSED', durationMs: 3 },
      { at: clock.now(), status: 204, durationMs: 12 },
    ]
    const { nextAt: _, ...rest } = delivery
    const ended = { ...rest, attempts, state: 'delivered' } as const
    const end = () => store.transaction((tx) => tx.events.updateDelivery(ended, { state: 'pending' }))
    expect((await Promise.all([end(), end(), end()])).filter(Boolean)).toHaveLength(1)
    expect(await store.read.events.delivery(delivery.id)).toEqual(ended)
    expect(await store.read.events.deliveriesOf(event.id)).toEqual([ended])
  })
})

async function listening({ store, a }: Given) {
  const client = a.client()
  const endpoint = a.endpoint(client)
  await store.transaction(async (tx) => {
    await tx.clients.insert(client)
    await tx.events.insertEndpoint(endpoint)
  })
  return { client, endpoint }
}
