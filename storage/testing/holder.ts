import { writeSync } from 'node:fs'
import { lockFolder } from '../lock-folder.ts'

/** Run as a process of its own, to be killed: holds a folder and says so. */
await lockFolder(process.argv[2] ?? '')
writeSync(1, 'held\n')
process.stdin.resume() // stays until it is killed, or whoever started it is gone
