import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/** The lives of keys: what is next and what is retiring with its sealed values, what is in use and what is gone without. */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table key_lives (
      id ${text} not null primary key,
      holder ${text} not null,
      client_id ${text} references clients (id),
      part ${text} not null,
      state ${text} not null,
      pieces ${text} not null,
      valid_to ${whole},
      ends_last ${whole} not null,
      sealed ${bytes},
      made_at ${whole} not null,
      made_by ${text} not null,
      active_since ${whole},
      ends_at ${whole},
      gone_at ${whole},
      heard_at ${whole},
      updated_at ${whole} not null
    )${end}`,
    "create unique index key_lives_next on key_lives (holder, part) where state = 'next'",
    "create unique index key_lives_active on key_lives (holder, part) where state = 'active'",
    'create index key_lives_of_holder on key_lives (holder, id)',
    "create index key_lives_by_end on key_lives (ends_last, id) where state <> 'gone'",
    "create index key_lives_of_client on key_lives (client_id, ends_last, id) where state <> 'gone'",
    `create table master_keys (
      id ${text} not null primary key,
      state ${text} not null,
      made_at ${whole} not null,
      switched_at ${whole},
      by_whom ${text}
    )${end}`,
    "create unique index master_keys_active on master_keys (state) where state = 'active'",
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
