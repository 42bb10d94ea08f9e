import type { DatabaseSync } from 'node:sqlite'
import { onConnection } from '../kysely.ts'
import type { MigrationEngine, MigrationTables } from '../migrate.ts'
import { SQLITE } from './dialect.ts'
import { connectionOver, Statements } from './statements.ts'

/** BEGIN IMMEDIATE waits for a process that migrates the same file, up to the busy timeout. */
export function sqliteMigrations(database: DatabaseSync): MigrationEngine {
  const db = onConnection<MigrationTables>(SQLITE, connectionOver(new Statements(database)))
  return {
    name: 'sqlite',
    async alone(step) {
      database.exec('begin immediate')
      try {
        const more = await step(db)
        database.exec('commit')
        return more
      } catch (cause) {
        if (database.isTransaction) database.exec('rollback')
        throw cause
      }
    },
  }
}
