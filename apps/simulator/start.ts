import { once } from 'node:events'
import { type RequestListener, type Server, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type Machine, machine as realMachine } from './machine.ts'
import { StartProblem } from './options.ts'
import { makeListener } from './server.ts'
import { type Simulation, openWorld } from './world.ts'

export type StartOptions = {
  /** 0 takes any free one. */
  port: number
  /** HTTPS too, under the gateways' real host names; 0 takes any free port. */
  tlsPort?: number | undefined
  host?: string
  /** A folder in which state survives a restart; without it, nothing is kept. */
  data?: string | undefined
  /** Where business time starts, RFC 3339; without it, at the machine's. */
  clock?: string | undefined
  seed?: string | number | undefined
  /** Lets notifications go to other machines. */
  allowRemote?: boolean
  log?: (line: string) => void
  machine?: Machine
}
export type RunningSimulator = {
  url: string
  port: number
  /** Where HTTPS was asked for. */
  tlsPort?: number
  close(): Promise<void>
}

const KEEP_ALIVE_MS = 60_000

export async function startSimulator(options: StartOptions): Promise<RunningSimulator> {
  const {
    port,
    host = '127.0.0.1',
    data,
    clock,
    seed,
    allowRemote = false,
    log = noLog,
    machine = realMachine,
  } = options
  const simulation = await open({
    machine,
    data,
    startAt: clock === undefined || clock === 'real' ? undefined : Date.parse(clock),
    seed: seed === undefined ? undefined : String(seed),
    allowRemote,
    report: (error) => log(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  const listener = makeListener(simulation, log)
  const servers: Server[] = []
  const close = async () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
    await simulation.close()
  }
  async function serve(server: Server, at: number, flag: string): Promise<number> {
    servers.push(server)
    server.keepAliveTimeout = KEEP_ALIVE_MS
    return listen(server, at, host, flag)
  }

  try {
    const taken = await serve(createServer(listener), port, '--port')
    const running = { url: `http://${host}:${taken}`, port: taken, close }
    if (options.tlsPort === undefined) return running
    return { ...running, tlsPort: await serve(await tlsServer(simulation, listener), options.tlsPort, '--tls-port') }
  } catch (error) {
    await close()
    throw error
  }
}

/** Asks every client for a certificate and takes any, or none: what it is good for is decided by path. */
async function tlsServer({ gateways, tlsAuthority }: Simulation, listener: RequestListener): Promise<Server> {
  const hosts = gateways.flatMap((gateway) => gateway.hosts ?? [])
  const identity = await tlsAuthority.identityFor(hosts)
  return createTlsServer({ ...identity, requestCert: true, rejectUnauthorized: false }, listener)
}

async function open(options: Parameters<typeof openWorld>[0]): Promise<Simulation> {
  try {
    return await openWorld(options)
  } catch (error) {
    if (options.data === undefined || !(error instanceof Error)) throw error
    if (/locked|busy/i.test(error.message)) {
      throw new StartProblem(`Another simulator uses ${options.data}; end it, or give --data another folder.`)
    }
    const said = error.message.replace(/\.$/, '')
    throw new StartProblem(`The folder ${options.data} cannot be used (${said}); give --data one that can be written.`)
  }
}

async function listen(server: Server, port: number, host: string, flag: string): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new StartProblem(`Port ${port} is in use; take another one with ${flag}.`)
    if (code === 'EACCES') throw new StartProblem(`Port ${port} needs more rights than you have; take one above 1023.`)
    throw error
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function noLog(): void {
  // whoever starts a simulator inside a program hears of trouble by its answers
}
