import { expect, test } from 'vitest'
import type { ClientId, DeliveryId, EndpointId, EventId } from '../ids.ts'
import { DAY_MS } from '../time.ts'
import { afterAttempt } from './deliver-event.ts'
import type { Delivery } from './events.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const PENDING: Delivery = {
  id: 'dl_1' as DeliveryId,
  eventId: 'ev_1' as EventId,
  endpointId: 'we_1' as EndpointId,
  clientId: 'cl_1' as ClientId,
  orderKey: 'pay_1',
  state: 'pending',
  attempts: [],
  nextAt: NOW,
  createdAt: NOW,
}

test.each([200, 202, 204, 299])('%i is delivered', (status) => {
  const delivery = afterAttempt(PENDING, { at: NOW, status, durationMs: 40 })
  expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ status }] })
  expect(delivery.nextAt).toBeUndefined()
})

test.each([{ status: 302 }, { status: 400 }, { status: 500 }, { error: 'timeout' }])('%o is tried again', (failed) => {
  const delivery = afterAttempt(PENDING, { at: NOW, durationMs: 1000, ...failed })
  expect(delivery).toMatchObject({ state: 'pending', nextAt: new Date('2026-11-22T02:00:06Z') })
})

test('ten attempts over a little more than three days, then it has failed and says nothing of a next', () => {
  let delivery = PENDING
  while (delivery.nextAt) delivery = afterAttempt(delivery, { at: delivery.nextAt, status: 503, durationMs: 0 })
  expect(delivery.state).toBe('failed')
  expect(delivery.attempts).toHaveLength(10)
  const lastAt = delivery.attempts.at(-1)?.at ?? NOW
  expect((lastAt.getTime() - NOW.getTime()) / DAY_MS).toBeCloseTo(3.15, 1)
})
