import { once } from 'node:events'
import type { Server } from 'node:http'
import { type Machine, machine as realMachine } from './machine.ts'
import { StartProblem } from './options.ts'
import { makeServer } from './server.ts'
import { type Simulation, openWorld } from './world.ts'

export type StartOptions = {
  /** 0 takes any free one. */
  port: number
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
export type RunningSimulator = { url: string; port: number; close(): Promise<void> }

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
  const server = makeServer(simulation, log)
  try {
    await listen(server, port, host)
  } catch (error) {
    await simulation.close()
    throw error
  }
  const address = server.address()
  const taken = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host}:${taken}`,
    port: taken,
    async close() {
      server.close()
      server.closeAllConnections()
      await simulation.close()
    },
  }
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

async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new StartProblem(`Port ${port} is in use; take another one with --port.`)
    if (code === 'EACCES') throw new StartProblem(`Port ${port} needs more rights than you have; take one above 1023.`)
    throw error
  }
}

function noLog(): void {
  // whoever starts a simulator inside a program hears of trouble by its answers
}
