import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/** Codes by which links open, by text message: the one of each link, and how often one was asked for within a day. */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table link_codes (
      link_id ${text} not null,
      client_id ${text} not null,
      hash ${text} not null,
      session_hash ${text} not null,
      asked_at ${whole} not null,
      tries ${whole} not null,
      state ${text} not null,
      primary key (link_id, client_id)
    )${end}`,
    `create table code_asks (
      about ${text} not null primary key,
      asks ${text} not null,
      last_at ${whole} not null
    )${end}`,
    'create index code_asks_by_age on code_asks (last_at)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
