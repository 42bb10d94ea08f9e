import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { StartProblem, readOptions } from './options.ts'
import { type RunningSimulator, startSimulator } from './start.ts'

/** `ruzhu simulator …`: runs until it is told to end. What cannot be started is said in one sentence, exit code 1. */
export async function runSimulator(argv: string[]): Promise<void> {
  try {
    const { startAt, ...options } = readOptions(argv)
    const clock = startAt === undefined ? undefined : new Date(startAt).toISOString()
    const simulator = await startSimulator({ ...options, clock, log: (line) => console.error(line) })
    endWith(simulator)
    if (simulator.tlsPort !== undefined) {
      console.error(`HTTPS on port ${simulator.tlsPort}; its authority: ${simulator.url}/_sim/ca.pem`)
    }
    console.log(`simulator ready ${simulator.url}`)
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

function endWith(simulator: RunningSimulator): void {
  const end = () => void simulator.close().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runSimulator(process.argv.slice(2))
