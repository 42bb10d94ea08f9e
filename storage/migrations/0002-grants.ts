import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * What merchants granted to our accounts, and the links by which they do. What a gateway writes to us may carry tokens and
 * personal data, so from here on the text of a notification is sealed; what came before stays where it stands.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table authorizations (
      id ${text} not null,
      client_id ${text} not null references clients (id),
      provider_id ${text} not null,
      channel ${text} not null,
      state ${text} not null,
      ticket_hash ${text} not null,
      links ${bytes} not null,
      code_hash ${text},
      code ${bytes},
      declined_at ${whole},
      problem ${text},
      grant_id ${text},
      expires_at ${whole} not null,
      created_by ${text} not null,
      created_at ${whole} not null,
      updated_at ${whole} not null,
      primary key (id, client_id)
    )${end}`,
    'create unique index authorizations_ticket on authorizations (ticket_hash)',
    'create index authorizations_code on authorizations (code_hash, provider_id)',
    'create index authorizations_of_client on authorizations (client_id, id)',
    `create table grants (
      id ${text} not null,
      client_id ${text} not null references clients (id),
      provider_id ${text} not null,
      channel ${text} not null,
      sub_mchid ${text} not null,
      auth_app_id ${text} not null,
      state ${text} not null,
      token ${bytes} not null,
      refresh_token ${bytes} not null,
      granted_at ${whole} not null,
      refresh_at ${whole} not null,
      checked_at ${whole} not null,
      withdrawn_at ${whole},
      created_at ${whole} not null,
      updated_at ${whole} not null,
      primary key (id, client_id)
    )${end}`,
    'create unique index grants_app on grants (auth_app_id, provider_id)',
    'create index grants_of_merchant on grants (sub_mchid, provider_id)',
    'create index grants_of_client on grants (client_id, id)',
    `alter table notifications add column sealed_body ${bytes}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
