import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { openStore, type StorageHandle } from '../open-store.ts'
import { localMasterKey } from '../master-key.ts'
import { Vault } from '../vault.ts'
import { postgres } from './postgres.ts'
import { TEST_KEY } from './test-key.ts'
import { Clock, type Things, things } from './things.ts'

export type Given = {
  engine: 'sqlite' | 'postgres'
  store: StorageHandle
  url: string
  clock: Clock
  a: Things
  /** The same database as another process would open it; closed by the end of the tests. */
  again(): Promise<StorageHandle>
  /** The address of another database, which is empty. */
  emptyUrl(): Promise<string>
}

/** What storage promises, it promises on both engines: the same tests run on each. */
export function contract(noun: string, promises: (given: () => Given) => void): void {
  describe(`${noun} on SQLite`, () => run('sqlite', sqliteFiles, promises))
  describe.skipIf(!server)(`${noun} on PostgreSQL`, () => run('postgres', postgresDatabases, promises))
}

type Databases = { url(): Promise<string>; preparedUrl?(): Promise<string>; stop(): Promise<void> }

const server = await postgres()

function run(engine: Given['engine'], open: () => Promise<Databases>, promises: (given: () => Given) => void): void {
  let databases: Databases | undefined
  let given: Given | undefined
  const opened: StorageHandle[] = []

  beforeAll(async () => {
    const from = await open()
    databases = from
    const clock = new Clock()
    const url = await (from.preparedUrl?.() ?? from.url())
    const again = async () => {
      const store = await openStore({ url, vault: new Vault(localMasterKey(TEST_KEY)), now: clock.now })
      opened.push(store)
      return store
    }
    given = { engine, store: await again(), url, clock, a: things(clock), again, emptyUrl: () => from.url() }
  })
  afterAll(async () => {
    for (const store of opened) await store.close()
    await databases?.stop()
  })

  promises(() => {
    if (!given) throw new Error('the store is opened before each test, not while tests are collected')
    return given
  })
}

async function sqliteFiles(): Promise<Databases> {
  const folder = await mkdtemp(join(tmpdir(), 'ruzhu-storage-'))
  let count = 0
  return {
    url: async () => `sqlite:${join(folder, `${++count}.db`)}`,
    stop: () => rm(folder, { recursive: true, force: true }),
  }
}

async function postgresDatabases(): Promise<Databases> {
  if (!server) throw new Error('there is no PostgreSQL')
  return server
}
