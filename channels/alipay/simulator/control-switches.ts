import { Type } from 'typebox'
import { type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import type { State } from './state.ts'
import { Switches } from './switches.ts'

const Some = Type.Partial(Switches, { additionalProperties: false })

/** The doubts of the gateway's documents, each to be decided either way. */
export function switchControl({ switches }: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/alipay/switches',
      summary: 'How doubtful points are played',
      answer: Switches,
      handle: () => ({ status: 200, body: switches.get() }),
    }),
    controlRoute({
      method: 'PATCH',
      path: '/_sim/alipay/switches',
      summary: 'Plays a doubtful point the other way',
      body: Some,
      answer: Switches,
      handle({ body }) {
        switches.put({ ...switches.get(), ...body })
        return { status: 200, body: switches.get() }
      },
    }),
  ]
}
