import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { Disappointment } from './story.ts'
import { until } from './wait.ts'

export type Running = {
  name: string
  logFile: string
  /** The first line of its output that fits. */
  line(pattern: RegExp): Promise<RegExpExecArray>
  stop(): Promise<void>
}

const STOP_MS = 5_000
const LINES_KEPT = 200

/** A process of its own, on this Node, with all that it says in a file. */
export function start(
  name: string,
  args: readonly string[],
  options: { logFile: string; env: NodeJS.ProcessEnv; cwd: string },
): Running {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...surroundings(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(options.logFile)
  child.stderr.pipe(log, { end: false })
  child.stdout.pipe(log, { end: false })
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', (text) => {
    if (said.length < LINES_KEPT) said.push(text)
  })
  const gone = once(child, 'close').then(() => log.end())

  return {
    name,
    logFile: options.logFile,
    stop: () => stop(child, gone),
    line: (pattern) =>
      until(`a line of ${name} like ${pattern}`, async () => {
        const found = said.map((text) => pattern.exec(text)).find((match) => match !== null)
        if (found) return { found }
        if (hasEnded(child)) throw new Disappointment(`${name} to start`, `its end, exit code ${child.exitCode}`)
        return { seen: said.at(-1) ?? 'not a word' }
      }),
  }
}

/** What this terminal says of another Ruzhu is not for this one. */
function surroundings(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('RUZHU_') && name !== 'DATABASE_URL'),
  )
}

/** Asked to end, and made to when it does not. */
async function stop(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  if (hasEnded(child)) return
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await gone
  clearTimeout(force)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}
