import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * What a merchant lets us do is known of one that came of an application of ours, and of one that authorised us without:
 * `about` is the application or the grant.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const end = sqlite ? ' strict' : ''
  const columns = 'client_id, what, state, state_at, code, message, checked_at'
  const statements = [
    'alter table permissions rename to permissions_of_applyments',
    'drop index permissions_of_client',
    `create table permissions (
      about ${text} not null,
      client_id ${text} not null references clients (id),
      what ${text} not null,
      state ${text} not null,
      state_at ${whole} not null,
      code ${text},
      message ${text},
      checked_at ${whole} not null,
      primary key (about, what)
    )${end}`,
    `insert into permissions (about, ${columns}) select applyment_id, ${columns} from permissions_of_applyments`,
    'drop table permissions_of_applyments',
    'create index permissions_of_client on permissions (client_id)',
    // those that authorised us before are asked about too
    `insert into jobs (id, kind, key, run_at, due_at, attempts)
      select 'jb_' || substr(id, 4), 'watch_grant', id, 0, 0, 0 from grants where state = 'active'`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
