import { deliverEvent, RETRY_AFTER_MS, type SendWebhook } from '@ruzhu/domain/events/deliver-event.ts'
import {
  addEndpoint,
  changeEndpoint,
  newWebhookSecret,
  removeEndpoint,
  resendEvent,
  testEndpoint,
} from '@ruzhu/domain/events/endpoints.ts'
import type { Delivery, Event } from '@ruzhu/domain/events/events.ts'
import { recordEvent } from '@ruzhu/domain/events/record-event.ts'
import { Turns } from '@ruzhu/domain/events/turns.ts'
import { HOUR_MS, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { furnish, openWorld, type World } from './money/world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const happens = (orderKey: string, type: Event['type'] = 'payment.paid') => {
  const { clientId } = world.method
  return world.store.transaction((tx) => recordEvent(tx, world.deps, { clientId, type, orderKey, data: { orderKey } }))
}
const deliveryOf = async (event: Event): Promise<Delivery> => {
  const [delivery] = await world.store.read.events.deliveriesOf(event.id)
  if (!delivery) throw new Error(`${event.id} has no delivery`)
  return delivery
}
const secret = () => newWebhookSecret((bytes) => new Uint8Array(bytes).fill(7))

describe('delivery', () => {
  test('keeps the order of a payment, although the first attempt fails', async () => {
    let answers = [500, 204, 204, 204]
    world.listen(() => answers.shift() ?? 204)
    const events = [
      await happens('pay_1'),
      await happens('pay_1', 'refund.refunded'),
      await happens('pay_1', 'refund.closed'),
    ]
    const other = await happens('pay_2')
    await world.runDue()
    expect(world.heard.map(({ id }) => id)).toEqual([other.id])
    answers = []
    await world.untilQuiet()
    expect(world.heard.map(({ id }) => id)).toEqual([other.id, ...events.map(({ id }) => id)])
    expect((await deliveryOf(events[0] as Event)).attempts.map(({ status }) => status)).toEqual([500, 204])
  })

  test('goes on at once when the one before has arrived', async () => {
    world.listen(() => 500)
    await happens('pay_1')
    const second = await happens('pay_1', 'refund.refunded')
    await world.runDue()
    world.listen(() => 204)
    world.pass(6000)
    await world.runDue()
    await world.runDue()
    expect(world.heard.map(({ id }) => id)).toContain(second.id)
  })

  test('gives up after three days, says so, and lets the next one go', async () => {
    world.listen(() => 503)
    const first = await happens('pay_1')
    const second = await happens('pay_1', 'refund.refunded')
    for (const waitMs of [0, ...RETRY_AFTER_MS]) {
      world.pass(waitMs + 10)
      await world.runDue()
    }
    const failed = await deliveryOf(first)
    expect(failed).toMatchObject({ state: 'failed' })
    expect(failed.attempts).toHaveLength(RETRY_AFTER_MS.length + 1)
    expect(await world.sentences('pay_1')).toEqual(['event_failed'])
    world.listen(() => 204)
    await world.runDue()
    expect(world.heard.map(({ id }) => id)).toEqual([second.id])
  })

  test('that arrived but was not written down arrives again, under the same id', async () => {
    const event = await happens('pay_1')
    const sent: string[] = []
    const turns = new Turns()
    const send: SendWebhook = async (_, { id }, at) => {
      sent.push(id)
      return { at, status: 204, durationMs: 1 }
    }
    const dying = { ...world.deps, store: { ...world.store, transaction: () => Promise.reject(new Error('died')) } }
    const { id } = await deliveryOf(event)
    await expect(deliverEvent(dying, send, turns, id)).rejects.toThrow('died')
    expect(await deliverEvent(world.deps, send, turns, id)).toEqual({ state: 'done' })
    expect(await deliverEvent(world.deps, send, turns, id)).toEqual({ state: 'done' })
    expect(sent).toEqual([event.id, event.id])
  })

  test('goes to every endpoint of the client, and to no other client', async () => {
    const other = await furnish(world.deps, '面馆')
    const url = 'https://elsewhere.example.com/'
    for (const clientId of [world.method.clientId, other.clientId]) {
      await addEndpoint(world.deps, { clientId, url, secret: secret(), environment: 'live' }, '李雷')
    }
    const event = await happens('pay_1')
    expect(await world.store.read.events.deliveriesOf(event.id)).toHaveLength(2)
  })
})

describe('an endpoint', () => {
  test('that is paused waits, and goes on in order', async () => {
    await changeEndpoint(world.deps, world.endpoint.id, { paused: true, environment: 'live' }, '李雷')
    const events = [await happens('pay_1'), await happens('pay_1', 'refund.refunded')]
    world.pass(HOUR_MS)
    await world.runDue()
    expect(world.heard).toEqual([])
    expect((await deliveryOf(events[0] as Event)).attempts).toEqual([])

    await changeEndpoint(world.deps, world.endpoint.id, { paused: false, environment: 'live' }, '李雷')
    world.pass(10 * MINUTE_MS)
    await world.untilQuiet()
    expect(world.heard.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
  })

  test('that is removed leaves nothing owed', async () => {
    world.listen(() => 500)
    await happens('pay_1')
    await happens('pay_1', 'refund.refunded')
    await world.runDue()
    await removeEndpoint(world.deps, world.endpoint.id, '李雷')
    await world.untilQuiet()
    expect(world.heard).toEqual([])
  })

  test('keeps its secret and its pause when its address changes', async () => {
    await changeEndpoint(world.deps, world.endpoint.id, { paused: true, environment: 'live' }, '李雷')
    const url = 'https://new.example.com/'
    await changeEndpoint(world.deps, world.endpoint.id, { url, environment: 'live' }, '李雷')
    const changed = await world.store.read.events.endpoint(world.endpoint.id)
    expect(changed).toMatchObject({ url, pausedAt: expect.any(Date) })
    expect(changed?.secret.reveal()).toBe(world.endpoint.secret.reveal())
    expect(await world.sentences(world.method.clientId)).toEqual([
      'endpoint_added',
      'endpoint_paused',
      'endpoint_changed',
    ])
  })

  test('can be tried with an event of its own, that no other hears', async () => {
    const { clientId } = world.method
    const other = { clientId, url: 'https://elsewhere.example.com/', secret: secret(), environment: 'live' } as const
    await addEndpoint(world.deps, other, '李雷')
    const event = await testEndpoint(world.deps, world.endpoint.id)
    const deliveries = await world.store.read.events.deliveriesOf(event.id)
    expect(deliveries.map(({ endpointId }) => endpointId)).toEqual([world.endpoint.id])
    await world.untilQuiet()
    await resendEvent(world.deps, event.id, '李雷')
    await world.untilQuiet()
    expect(world.heard.map(({ type }) => type)).toEqual(['endpoint.test', 'endpoint.test'])
  })

  test('ten of them are enough for a client', async () => {
    const { clientId } = world.method
    const add = (n: number) =>
      addEndpoint(
        world.deps,
        { clientId, url: `https://${n}.example.com/`, secret: secret(), environment: 'live' },
        '李雷',
      )
    for (let n = 1; n < 10; n++) await add(n)
    await expect(add(10)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  })

  test('has a secret as Standard Webhooks write it', () => {
    const [prefix, base64] = secret().reveal().split('_')
    expect(prefix).toBe('whsec')
    expect(Buffer.from(base64 ?? '', 'base64')).toEqual(Buffer.alloc(32, 7))
  })
})

test('by hand an event is sent once more; one still on its way is only due at once', async () => {
  const event = await happens('pay_1')
  await world.untilQuiet()
  await resendEvent(world.deps, event.id, '李雷')
  await world.untilQuiet()
  expect(world.heard.map(({ id }) => id)).toEqual([event.id, event.id])

  world.listen(() => 500)
  const late = await happens('pay_2')
  await world.runDue()
  world.listen(() => 204)
  await resendEvent(world.deps, late.id, '李雷')
  await world.runDue()
  expect(world.heard.filter(({ id }) => id === late.id)).toHaveLength(1)
  expect(await world.store.read.events.deliveriesOf(late.id)).toHaveLength(1)
})
