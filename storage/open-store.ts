import type { Records, Store } from '@ruzhu/domain/store.ts'
import type { Kysely } from 'kysely'
import type { EngineName } from './context.ts'
import { admitMaster, keyShelf } from './data-keys.ts'
import type { Engine } from './engine.ts'
import { tablesState } from './migrate.ts'
import { openPostgres } from './postgres/postgres.ts'
import { records } from './records.ts'
import { openSqlite } from './sqlite/sqlite.ts'
import { COMPANY, DataKeyNotAtHand, type KeyShelf, type Vault } from './vault.ts'

/** better-auth's adapter takes it as `database: { db, type }`, without `transaction`: its statements stand alone. */
export type AuthDatabase = { db: Kysely<unknown>; type: EngineName }
export type StorageHandle = Store & { auth: AuthDatabase }

// A transaction is run again for each data key that it lacks; more than this is a fault.
const KEYS_FETCHED_AT_MOST = 1000

/** Opens `sqlite:/path/file.db` or `postgres://…`, brings its tables up to date, and tries the master key. */
export async function openStore({
  url,
  vault,
  now,
}: {
  url: string
  vault: Vault
  now: () => Date
}): Promise<StorageHandle> {
  const engine = await openEngine(url, now)
  const shelf = keyShelf(engine, now)
  try {
    await admitMaster(engine, vault.masterId, now)
    await vault.fetch(shelf, COMPANY, true) // a wrong master key is told now, not at the first payment
  } catch (cause) {
    await engine.close()
    throw cause
  }
  return {
    transaction: (work) => transaction({ engine, shelf, vault, now }, work),
    read: records({
      db: engine.read,
      engine: engine.name,
      sealer: vault.sealer(shelf),
      now,
      leaveDueJob: () => engine.wakeJobs(),
    }),
    tables: () => tablesState(engine.read),
    onJobs: (listener) => engine.onJobs(listener),
    close: () => engine.close(),
    auth: { db: engine.auth, type: engine.name },
  }
}

export function openEngine(url: string, now: () => Date): Promise<Engine> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), now)
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, now)
  throw new Error('The database address begins with `sqlite:/path/file.db` or `postgres://…`.')
}

type Opened = { engine: Engine; shelf: KeyShelf; vault: Vault; now: () => Date }

async function transaction<Result>(
  { engine, shelf, vault, now }: Opened,
  work: (tx: Records) => Promise<Result>,
): Promise<Result> {
  for (let fetched = 0; ; fetched++) {
    let missing: DataKeyNotAtHand | undefined
    let dueJobs = false
    try {
      const result = await engine.transaction(async (db) => {
        missing = undefined
        dueJobs = false
        const sealer = vault.sealerAtHand((key) => {
          missing ??= key
        })
        const leaveDueJob = () => {
          dueJobs = true
        }
        const value = await work(records({ db, engine: engine.name, sealer, now, leaveDueJob }))
        if (missing) throw missing // although the work swallowed it
        return value
      })
      if (dueJobs) engine.wakeJobs()
      return result
    } catch (error) {
      if (!missing || fetched >= KEYS_FETCHED_AT_MOST) throw error
    }
    await vault.fetch(shelf, missing.scope, missing.toSeal)
  }
}
