import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { localMasterKey } from '../master-key.ts'
import { openStore } from '../open-store.ts'
import { Vault } from '../vault.ts'
import { TEST_KEY } from './test-key.ts'

/** Run as a process of its own: on a word opens the store, which migrates it, and closes it. */
const url = process.argv[2] ?? ''
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
const store = await openStore({ url, vault: new Vault(localMasterKey(TEST_KEY)), now: () => new Date() })
await store.read.clients.page({ limit: 1 })
await store.close()
process.stdin.destroy()
