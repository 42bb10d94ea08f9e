import { writeSync } from 'node:fs'
import { localMasterKey } from '../master-key.ts'
import { openStore } from '../open-store.ts'
import { Vault } from '../vault.ts'
import { Clock, things } from './things.ts'
import { TEST_KEY } from './test-key.ts'

/**
 * Run as a process of its own, to be killed: takes payments without an end, 32 at a time, and writes the id of each to
 * standard output when storage has acknowledged it.
 */
const url = process.argv[2] ?? ''
const store = await openStore({ url, vault: new Vault(localMasterKey(TEST_KEY)), now: () => new Date() })
const a = things(new Clock())
const client = a.client()
const method = a.method(client)
await store.transaction(async (tx) => {
  await tx.clients.insert(client)
  await tx.methods.insert(method)
})
await Promise.all(
  Array.from({ length: 32 }, async () => {
    for (;;) {
      const payment = a.payment(method)
      await store.transaction((tx) => tx.payments.insert(payment))
      writeSync(1, `${payment.id}\n`)
    }
  }),
)
