import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import type { RawAnswer, RawRequest, SimulatedGateway } from '@ruzhu/channels/contract/simulator.ts'
import { controlRouter } from './control/router.ts'
import { readBody } from './read-body.ts'
import { send } from './send.ts'
import type { Simulation } from './world.ts'

const CONTROL_BODY_LIMIT_BYTES = 1024 * 1024
const SLOW_MS = 5000

/** One listener for all: `/_sim/` is the control API, every other path belongs to the gateway that claims it. */
export function makeListener(simulation: Simulation, log: (line: string) => void): RequestListener {
  const control = controlRouter(simulation)
  return (message, response) => {
    serve(message, response).catch((error: unknown) => {
      if (message.errored) return response.destroy() // the client went away in the middle of its request
      log(error instanceof Error ? (error.stack ?? error.message) : String(error))
      if (!response.headersSent) response.writeHead(500)
      return response.end()
    })
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = originForm(message.url ?? '/')
    if (target.startsWith('/_sim/') || target === '/_sim') {
      const body = await readBody(message, CONTROL_BODY_LIMIT_BYTES)
      return control(toRequest(message, target, body ?? Buffer.alloc(0)), response, body === undefined)
    }
    const gateway = gatewayOf(simulation.gateways, target)
    if (!gateway) return send(response, 404, [], '')
    const body = await readBody(message, gateway.bodyLimitBytes)
    if (body === undefined) return send(response, 413, [['Connection', 'close']], '')
    return play(gateway, toRequest(message, target, body), response)
  }

  async function play(gateway: SimulatedGateway, request: RawRequest, response: ServerResponse): Promise<void> {
    const begun = simulation.machine.now()
    const fault = simulation.faults.forRequest(request)
    const answer = fault?.effect === 'refuse' ? REFUSED : await gateway.handle(request, fault)
    await simulation.saved()
    if (fault?.effect === 'slow') await pause(fault.delayMs ?? SLOW_MS)
    const sent = fault?.effect !== 'lose_answer' && fault?.effect !== 'refuse'
    const tookMs = simulation.machine.now() - begun
    const at = simulation.clock.now()
    simulation.requests.add(request, { at, tookMs, gateway: gateway.name, fault: fault?.effect, answer, sent })
    const date = new Date(simulation.machine.now()).toUTCString() // by the clock of its signatures
    if (sent) send(response, answer.status, [...answer.headers, ['Date', date]], answer.body)
    else response.destroy()
  }
}

const REFUSED: RawAnswer = {
  status: 0,
  headers: [],
  body: '',
  verdict: { accepted: false, failedCheck: 'fault', message: 'The connection was cut before anything was done' },
}

function toRequest(message: IncomingMessage, target: string, body: Buffer): RawRequest {
  const mark = target.indexOf('?')
  const tls = tlsOf(message)
  return {
    method: message.method ?? 'GET',
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
    body,
    remote: message.socket.remoteAddress,
    origin: `${tls ? 'https' : 'http'}://${message.headers.host ?? 'localhost'}`,
    ...(tls && { tls }),
  }
}

/** That the client holds the key of what it showed, the handshake has proved; whose it is, is for the gateway to say. */
function tlsOf({ socket }: IncomingMessage): RawRequest['tls'] {
  if (!(socket instanceof TLSSocket)) return undefined
  const shown = socket.getPeerX509Certificate()
  return shown ? { clientCertificate: shown.raw } : {}
}

/** `GET http://host/v3/… HTTP/1.1` is legal and some SDKs send it; signed is only path and query. */
function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target)
  if (!absolute) return target
  const rest = target.slice(absolute[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

function gatewayOf(gateways: readonly SimulatedGateway[], target: string): SimulatedGateway | undefined {
  let found: SimulatedGateway | undefined
  let length = 0
  for (const gateway of gateways) {
    for (const path of gateway.paths) {
      if (path.length > length && target.startsWith(path)) [found, length] = [gateway, path.length]
    }
  }
  return found
}
