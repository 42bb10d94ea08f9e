import { runSimulator } from '@ruzhu/simulator/main.ts'
import process from 'node:process'

/** The simulator as a process of the server's: when the server goes, however it goes, our end of the pipe closes. */
process.stdin.on('end', () => process.exit(0)).resume()
await runSimulator(process.argv.slice(2))
if (process.exitCode) process.exit() // it did not start, and only the pipe would keep us
// Ctrl-C in a terminal reaches both of us; the server ends what it asks of us first, then lets go of the pipe
process.removeAllListeners('SIGINT').on('SIGINT', () => undefined)
