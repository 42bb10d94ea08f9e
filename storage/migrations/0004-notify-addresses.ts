import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/** Where the gateway was told to notify: a repeat says the same, also when our address has changed since. */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const text = engine === 'sqlite' ? 'text' : 'text collate "C"'
  for (const table of ['payments', 'refunds']) {
    await sql.raw(`alter table ${table} add column notify_url ${text}`).execute(db)
  }
}
