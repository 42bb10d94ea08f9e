import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SendWebhook } from '@ruzhu/domain/events/deliver-event.ts'
import { addEndpoint, newWebhookSecret } from '@ruzhu/domain/events/endpoints.ts'
import type { WebhookEndpoint } from '@ruzhu/domain/events/events.ts'
import { recordEvent } from '@ruzhu/domain/events/record-event.ts'
import { AT_ONCE } from '@ruzhu/domain/events/turns.ts'
import type { ClientId, EndpointId } from '@ruzhu/domain/ids.ts'
import { NO_CHECKS } from './checks/no-checks.ts'
import { jobHandlers } from '@ruzhu/domain/jobs/handlers.ts'
import { owe } from '@ruzhu/domain/jobs/owe.ts'
import type { Worker } from '@ruzhu/domain/jobs/worker.ts'
import { startWorkers } from '@ruzhu/domain/jobs/workers.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { createPayment } from '@ruzhu/domain/payments/create-payment.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { furnish, openWorld, type World } from './money/world.ts'
import { noCourier } from './messages/no-courier.ts'

let world: World
let workers: Worker
let systems: ReturnType<typeof clientSystems>
const errors: unknown[] = []
const soon = { timeout: 20_000 }
beforeEach(async () => {
  world = await openWorld()
  systems = clientSystems()
})
afterEach(async () => {
  systems.answer()
  await workers.stop()
  await world.close()
  expect(errors.splice(0)).toEqual([])
})

/** Systems of clients: those that are named silent take what they are sent and do not answer until they are told to. */
function clientSystems() {
  const answers = Promise.withResolvers<void>()
  const silent = new Set<EndpointId>()
  const inHand = new Map<EndpointId, number>()
  const heard: EndpointId[] = []
  let most = 0
  const send: SendWebhook = async ({ id }, _event, at) => {
    const now = (inHand.get(id) ?? 0) + 1
    inHand.set(id, now)
    most = Math.max(most, now)
    if (silent.has(id)) await answers.promise
    inHand.set(id, (inHand.get(id) ?? 0) - 1)
    heard.push(id)
    return { at, status: 204, durationMs: 1 }
  }
  return {
    silent,
    heard,
    send,
    answer: answers.resolve,
    waiting: () => [...inHand.values()].reduce((sum, one) => sum + one, 0),
    mostAtOnce: () => most,
  }
}

/** As the server starts them. */
function start(): void {
  const handlers = jobHandlers(world.deps, { send: systems.send, courier: noCourier, checks: NO_CHECKS })
  workers = startWorkers({
    store: world.store,
    handle: ({ kind, key }) => handlers[kind](key),
    now: world.now,
    wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
    owner: 'server',
    onError: (error) => errors.push(error),
  })
}

async function listen(clientId: ClientId): Promise<WebhookEndpoint> {
  const secret = newWebhookSecret(randomBytes)
  const input = { clientId, url: 'https://shop.example.com/', secret, environment: 'test' } as const
  return addEndpoint(world.deps, input, 'tester')
}

/** So many events, each of an order of its own: nothing but the endpoint makes them wait for each other. */
async function happen(clientId: ClientId, times: number): Promise<void> {
  await world.store.transaction(async (tx) => {
    for (let i = 0; i < times; i++) {
      await recordEvent(tx, world.deps, { clientId, type: 'payment.paid', orderKey: world.deps.newId('pay'), data: {} })
    }
  })
}

/** A payment that is paid, of which we hear only by asking; the question is due now. */
async function paidUnheard() {
  const { deps, gateway, method } = world
  const tea = { methodId: method.id, scene: 'native', outTradeNo: 'TEA-001', description: '一杯茶' } as const
  const made = await createPayment(deps, { ...tea, amount: fen(8800) })
  gateway.pay(made.gatewayTradeNo)
  await world.store.transaction((tx) => owe(tx, deps, 'ask_payment', made.id, deps.now()))
  return async () => (await world.store.read.payments.byId(made.id))?.state
}

test('a hundred events for a system that never answers do not hold up a question about money', async () => {
  systems.silent.add(world.endpoint.id)
  await happen(world.method.clientId, 100)
  start()
  await expect.poll(systems.waiting, soon).toBe(AT_ONCE)
  const state = await paidUnheard()
  await expect.poll(state, soon).toBe('paid')
  expect(systems.heard).toEqual([])
})

test('nor do more silent systems than there are hands for webhooks', async () => {
  for (let clients = 0; clients < 20; clients++) {
    const { clientId } = await furnish(world.deps)
    for (let endpoints = 0; endpoints < 10; endpoints++) systems.silent.add((await listen(clientId)).id)
    await happen(clientId, 1)
  }
  start()
  await expect.poll(systems.waiting, soon).toBe(128)
  const state = await paidUnheard()
  await expect.poll(state, soon).toBe('paid')
  expect(systems.heard).toEqual([])
})

test('a slow system does not hold up another client’s, and hears all of it when it answers', async () => {
  const { clientId } = await furnish(world.deps, '面馆')
  const quick = await listen(clientId)
  systems.silent.add(world.endpoint.id)
  await happen(world.method.clientId, 300)
  await happen(clientId, 20)
  start()
  await expect.poll(() => systems.heard, soon).toEqual(Array.from({ length: 20 }, () => quick.id))
  expect(systems.waiting()).toBe(AT_ONCE)

  const before = world.clock.at
  systems.answer()
  await expect.poll(() => systems.heard.length, soon).toBe(320)
  expect(systems.mostAtOnce()).toBe(AT_ONCE)
  expect(world.clock.at - before).toBeLessThan(MINUTE_MS) // each is woken by the one before, not by looking again
})
