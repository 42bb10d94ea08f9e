import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localMasterKey } from '../master-key.ts'
import { openStore, type StorageHandle } from '../open-store.ts'
import { postgres } from '../testing/postgres.ts'
import { raw } from '../testing/raw.ts'
import { TEST_KEY } from '../testing/test-key.ts'
import { Clock, things } from '../testing/things.ts'
import { Vault } from '../vault.ts'

const server = await postgres()

describe.skipIf(!server)('PostgreSQL', () => {
  const clock = new Clock()
  const a = things(clock)
  let url = ''
  let one: StorageHandle
  let two: StorageHandle

  const open = () => openStore({ url, vault: new Vault(localMasterKey(TEST_KEY)), now: clock.now })
  beforeAll(async () => {
    url = (await server?.url()) ?? ''
    one = await open()
    two = await open()
  })
  afterAll(async () => {
    await one?.close()
    await two?.close()
    await server?.stop()
  })

  const job = () => ({ id: a.newId('jb'), kind: 'deliver', key: a.newId('dl'), runAt: clock.now() }) as const
  const listeners = async () =>
    (await raw(url, `select pid from pg_stat_activity where query like 'listen%' or query like 'notify%'`)).map(
      ({ pid }) => pid,
    )
  const terminate = (which: string) =>
    raw(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
      and pid <> pg_backend_pid() and ${which}`,
    )

  test('another process hears of due jobs, also after its line was cut', async () => {
    await heard(two, () => one.transaction((tx) => tx.jobs.enqueue(job())))
    const listening = `query like 'listen%' or query like 'notify%'`
    await heard(two, () => terminate(listening)) // it asks once more when it listens again
    await heard(two, () => one.transaction((tx) => tx.jobs.enqueue(job())))
  })

  test('what was to be told while the line was cut is told when it stands again', async () => {
    const before = await listeners()
    const three = await open()
    const [pid] = (await listeners()).filter((listener) => !before.includes(listener))
    await heard(two, async () => {
      await terminate(`pid = ${pid}`)
      await three.transaction((tx) => tx.jobs.enqueue(job()))
    })
    await three.close()
  })

  test('a connection that dies within a transaction is an error, and nothing of it stays', async () => {
    const client = a.client()
    const broken = one.transaction(async (tx) => {
      await tx.clients.insert(client)
      await terminate(`state = 'idle in transaction'`)
      await tx.clients.byId(client.id)
    })
    await expect(broken).rejects.toThrow()
    expect(await one.read.clients.byId(client.id)).toBeUndefined()
    await one.transaction((tx) => tx.clients.insert(client))
    expect(await one.read.clients.byId(client.id)).toEqual(client)
  })

  test('a connection that dies between two statements does not take the process along', async () => {
    const broken = one.transaction(async (tx) => {
      await tx.clients.insert(a.client())
      await terminate(`state = 'idle in transaction'`)
      await new Promise((resolve) => setImmediate(resolve))
    })
    await expect(broken).rejects.toThrow()
    await terminate(`state = 'idle'`)
    expect((await one.read.clients.page({ limit: 1 })).rows.length).toBeLessThanOrEqual(1)
  })

  test('two that wait for each other both get through', async () => {
    const [left, right] = [member(), member()]
    await one.transaction(async (tx) => {
      await tx.access.insertMember(left)
      await tx.access.insertMember(right)
    })
    const both = meeting(2)
    const change = (store: StorageHandle, first: typeof left, second: typeof left) => {
      let runs = 0
      return store.transaction(async (tx) => {
        await tx.access.setRole(first.userId, 'finance')
        if (runs++ === 0) await both()
        await tx.access.setRole(second.userId, 'developer')
        return runs
      })
    }
    const runs = await Promise.all([change(one, left, right), change(two, right, left)])
    expect(Math.max(...runs)).toBeGreaterThan(1) // PostgreSQL gave one of them up, and it ran again
  })

  test('a gateway number that two took at once is seen as taken by the slower one', async () => {
    const client = a.client()
    const method = a.method(client)
    await one.transaction(async (tx) => {
      await tx.clients.insert(client)
      await tx.methods.insert(method)
    })
    const both = meeting(2)
    const pay = (store: StorageHandle) => {
      let runs = 0
      const payment = a.payment(method)
      return store.transaction(async (tx) => {
        const taken = await tx.payments.gatewayTradeNoTaken(method.providerId, 'T1')
        if (runs++ === 0) await both()
        const gatewayTradeNo = taken ? payment.id : 'T1'
        await tx.payments.insert({ ...payment, gatewayTradeNo })
        return gatewayTradeNo === 'T1'
      })
    }
    expect((await Promise.all([pay(one), pay(two)])).toSorted()).toEqual([false, true])
  })

  test('an address where nobody answers is told in a sentence, without the password', async () => {
    const opening = openStore({
      url: 'postgres://ruzhu:not-to-be-shown@127.0.0.1:1/ruzhu',
      vault: new Vault(localMasterKey(TEST_KEY)),
      now: clock.now,
    })
    await expect(opening).rejects.toThrow('PostgreSQL at 127.0.0.1:1 does not let us in (ECONNREFUSED).')
  })

  test('a server that does not keep what it acknowledges is refused', async () => {
    const careless = (await server?.url()) ?? ''
    const name = new URL(careless).pathname.slice(1)
    await raw(careless, `alter database ${name} set synchronous_commit = off`)
    const opening = openStore({ url: careless, vault: new Vault(localMasterKey(TEST_KEY)), now: clock.now })
    await expect(opening).rejects.toThrow('PostgreSQL has synchronous_commit = off')
  })

  function member() {
    const userId = a.newId('us')
    return { userId, email: `${userId}@example.com`, name: '林晓', role: 'reader' } as const
  }
})

/** Resolves when the store has said so many times, from the act on, that jobs are due. */
async function heard(store: StorageHandle, act: () => Promise<unknown>): Promise<void> {
  const told = new Promise<void>((resolve) => store.onJobs(resolve))
  await act()
  await told
}

/** Each who comes waits until all are there. */
function meeting(expected: number): () => Promise<void> {
  let there = 0
  const all = Promise.withResolvers<void>()
  return () => {
    if (++there === expected) all.resolve()
    return all.promise
  }
}
