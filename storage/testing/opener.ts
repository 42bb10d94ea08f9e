import { localMasterKey } from '../master-key.ts'
import { openStore } from '../open-store.ts'
import { Vault } from '../vault.ts'
import { TEST_KEY } from './test-key.ts'

/** Run as a process of its own: opens the store, which migrates it, and closes it. */
const url = process.argv[2] ?? ''
const store = await openStore({ url, vault: new Vault(localMasterKey(TEST_KEY)), now: () => new Date() })
await store.read.clients.page({ limit: 1 })
await store.close()
