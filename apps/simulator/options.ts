import { parseArgs } from 'node:util'

export type Options = {
  port: number
  tlsPort: number | undefined
  data: string | undefined
  startAt: number | undefined
  seed: string | undefined
  allowRemote: boolean
}

/** Told to the person as it is; the exit code says that nothing was started. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

const DEFAULT_PORT = 7301

/** `[--port 7301] [--tls-port 7343] [--data DIR | --memory] [--clock real|TIME] [--seed N] [--allow-remote]` */
export function readOptions(argv: string[]): Options {
  const flags = parse(argv)
  if (flags.data !== undefined && flags.memory) throw new StartProblem('Use --data or --memory, not both.')
  return {
    port: readPort('--port', flags.port) ?? DEFAULT_PORT,
    tlsPort: readPort('--tls-port', flags['tls-port']),
    data: flags.data,
    startAt: readClock(flags.clock),
    seed: flags.seed,
    allowRemote: flags['allow-remote'] ?? false,
  }
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      strict: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        memory: { type: 'boolean' },
        clock: { type: 'string' },
        seed: { type: 'string' },
        'allow-remote': { type: 'boolean' },
        'tls-port': { type: 'string' },
      },
    }).values
  } catch (error) {
    const said = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new StartProblem(
      `${said}. The flags are --port, --tls-port, --data, --memory, --clock, --seed and --allow-remote.`,
    )
  }
}

function readPort(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new StartProblem(`${flag} ${text} is no port; take a number from 0 to 65535.`)
}

function readClock(text: string | undefined): number | undefined {
  if (text === undefined || text === 'real') return undefined
  const at = Date.parse(text)
  if (!Number.isNaN(at)) return at
  throw new StartProblem(`--clock ${text} is no time; write real, or one like 2026-11-24T10:05:00+08:00.`)
}
