import { ControlProblem, type ControlRoute, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Simulation } from '../world.ts'

export function authorityRoutes({ tlsAuthority }: Simulation): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/ca.pem',
      summary: 'The authority behind the HTTPS of this simulator: trust it in tests, nowhere else',
      handle() {
        const { certificate } = tlsAuthority
        if (certificate === undefined) {
          throw new ControlProblem(404, 'There is no HTTPS here; start the simulator with --tls-port 7343.')
        }
        return { status: 200, bytes: Buffer.from(certificate), mediaType: 'application/x-pem-file' }
      },
    }),
  ]
}
