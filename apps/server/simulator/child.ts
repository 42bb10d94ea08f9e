import { runSimulator } from '@ruzhu/simulator/main.ts'
import process from 'node:process'

/** The simulator as a process of the server's: when the server goes, however it goes, our end of the pipe closes. */
process.stdin.on('end', () => process.exit(0)).resume()
// Ctrl-C in a terminal reaches both of us; the server ends its requests to us first, then lets go of the pipe
process.on('SIGINT', () => undefined)
await runSimulator(process.argv.slice(2))
process.removeAllListeners('SIGINT').on('SIGINT', () => undefined)
