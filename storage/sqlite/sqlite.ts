import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type { Engine } from '../engine.ts'
import { JobBell } from '../job-bell.ts'
import { kyselyOver, noStreaming, onConnection } from '../kysely.ts'
import { migrate } from '../migrate.ts'
import type { Tables } from '../tables.ts'
import { SQLITE } from './dialect.ts'
import { sqliteMigrations } from './migrations.ts'
import { connectionOver, Statements } from './statements.ts'
import { Writer } from './writer.ts'

/** Another process that writes (a command beside the server, a backup) is waited for so long. */
const BUSY_TIMEOUT_MS = 10_000
const LOOK_AGAIN_MS = 20

export async function openSqlite(path: string, now: () => Date): Promise<Engine> {
  const file = resolve(path)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const database = await openDatabase(file)
  try {
    await migrate(sqliteMigrations(database), now)
  } catch (cause) {
    database.close()
    throw cause
  }
  const reading = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
  const reader = connectionOver(new Statements(reading))
  const writer = new Writer(database)
  const bell = new JobBell()
  let closed = false
  return {
    name: 'sqlite',
    read: onConnection<Tables>(SQLITE, reader),
    auth: kyselyOver<unknown>(SQLITE, (consumer) => consumer(eachAlone(reader, writer))),
    async transaction(work) {
      if (closed) throw new Error('the store is closed')
      return writer.transaction(work)
    },
    wakeJobs: () => bell.ring(),
    onJobs: (listener) => bell.listen(listener),
    async close() {
      if (closed) return
      closed = true
      await writer.idle()
      reading.close()
      database.close()
    },
  }
}

async function openDatabase(file: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  await onceFree(() => database.exec('pragma journal_mode = wal'))
  // FULL: a commit is on the disk when it returns. fullfsync: also on a Mac, whose fsync alone does not promise that.
  database.exec(`
    pragma synchronous = full;
    pragma fullfsync = on;
    pragma journal_size_limit = 67108864;
    pragma cache_size = -65536;
    pragma temp_store = memory;
  `)
  return database
}

/** SQLite's own waiting leaves out the change to a write-ahead log, which two processes may begin on a new file at once. */
async function onceFree(act: () => void): Promise<void> {
  for (const until = performance.now() + BUSY_TIMEOUT_MS; ; await wait(LOOK_AGAIN_MS)) {
    try {
      return act()
    } catch (cause) {
      if (!isBusy(cause) || performance.now() >= until) throw cause
    }
  }
}

/** SQLITE_BUSY, by whatever extended code. */
function isBusy(cause: unknown): boolean {
  return cause instanceof Error && 'errcode' in cause && (Number(cause.errcode) & 0xff) === 5
}

/** Each statement of better-auth is a transaction of its own, and goes the way of all writing. */
function eachAlone(reader: DatabaseConnection, writer: Writer): DatabaseConnection {
  return {
    executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      if (query.query.kind === 'SelectQueryNode') return reader.executeQuery<Row>(query)
      return writer.transaction((db) => db.executeQuery<Row>(query))
    },
    streamQuery: noStreaming,
  }
}
