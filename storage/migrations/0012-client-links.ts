import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/** Links by which a client's people fill in an application themselves. */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table client_links (
      id ${text} not null,
      client_id ${text} not null references clients (id),
      applyment_id ${text} not null,
      token_hash ${text} not null,
      token ${bytes} not null,
      fields ${text},
      ask ${text} not null,
      expires_at ${whole} not null,
      created_by ${text} not null,
      created_at ${whole} not null,
      updated_at ${whole} not null,
      revoked_by ${text},
      revoked_at ${whole},
      session_hash ${text},
      bound_at ${whole},
      wrong_proofs ${whole} not null,
      tried_at ${whole},
      uploads ${whole} not null,
      filled ${text} not null,
      sent ${bytes},
      sent_at ${whole},
      mark_key ${text} not null,
      last_seen_at ${whole},
      primary key (id, client_id)
    )${end}`,
    'create unique index client_links_token on client_links (token_hash)',
    'create index client_links_of_client on client_links (client_id, id)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
