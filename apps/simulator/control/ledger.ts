import type { ServerResponse } from 'node:http'
import { once } from 'node:events'
import { Type } from 'typebox'
import { type ControlRoute, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Simulation } from '../world.ts'
import { notificationView } from './notifications.ts'

const CHUNK_CHARS = 64 * 1024
const Anything = Type.Array(Type.Object({}))

/** The truth, for those who check others. It may be a million trades, so it is written piece by piece. */
export const ledgerRoute: ControlRoute & {
  stream(simulation: Simulation, response: ServerResponse): Promise<void>
} = {
  ...controlRoute({
    method: 'GET',
    path: '/_sim/ledger',
    summary: 'The truth: every trade, refund, split and notification',
    answer: Type.Object({ trades: Anything, refunds: Anything, splits: Anything, notifications: Anything }),
    handle: () => ({ status: 200 }),
  }),

  async stream(simulation, response) {
    response.writeHead(200, ['Content-Type', 'application/json; charset=utf-8'])
    let pending = ''
    for (const piece of pieces(simulation)) {
      pending += piece
      if (pending.length < CHUNK_CHARS) continue
      if (!response.write(pending)) await once(response, 'drain')
      pending = ''
    }
    response.end(pending)
  },
}

function* pieces({ gateways, notifications }: Simulation): Iterable<string> {
  function* of(part: 'trades' | 'refunds' | 'splits') {
    for (const gateway of gateways) yield* gateway.ledger[part]()
  }
  function* notes() {
    for (const note of notifications.values()) yield notificationView(note)
  }
  yield '{'
  yield* list('trades', of('trades'))
  yield ','
  yield* list('refunds', of('refunds'))
  yield ','
  yield* list('splits', of('splits'))
  yield ','
  yield* list('notifications', notes())
  yield '}'
}

function* list(name: string, things: Iterable<object>): Iterable<string> {
  yield `"${name}":[`
  let first = true
  for (const thing of things) {
    yield `${first ? '' : ','}${JSON.stringify(thing)}`
    first = false
  }
  yield ']'
}
