import { type ControlRoute, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Simulation } from '../world.ts'

export function stateRoutes({ reset }: Simulation): ControlRoute[] {
  return [
    controlRoute({
      method: 'DELETE',
      path: '/_sim/state',
      summary: 'Back to empty: the same seed begins to count anew',
      status: 204,
      handle() {
        reset()
        return { status: 204 }
      },
    }),
  ]
}
