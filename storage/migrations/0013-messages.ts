import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * Messages to people: what was to be said, by which ways it went out with every attempt, the routes with their secrets, the
 * templates and who approved them; and of a client who looks after it and where it can be written to.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `alter table clients add column contact_email ${text}`,
    `alter table clients add column owner_id ${text}`,
    'create index clients_of_owner on clients (owner_id, id) where owner_id is not null',
    `create table messages (
      id ${text} not null primary key,
      key ${text} not null unique,
      kind ${text} not null,
      recipient ${text} not null,
      for_members ${text},
      client_id ${text},
      subject ${text} not null,
      content ${bytes} not null,
      state ${text} not null,
      created_at ${whole} not null
    )${end}`,
    'create index messages_of_client on messages (client_id, id) where client_id is not null',
    'create index messages_for_members on messages (id) where for_members is not null',
    `create table message_sends (
      message_id ${text} not null references messages (id),
      route_id ${text} not null,
      state ${text} not null,
      attempts ${text} not null,
      started_at ${whole},
      next_at ${whole},
      primary key (message_id, route_id)
    )${end}`,
    `create table message_routes (
      id ${text} not null primary key,
      kind ${text} not null,
      settings ${text} not null,
      secrets ${bytes} not null,
      traces ${text} not null,
      starts ${text} not null,
      paused_at ${whole},
      created_at ${whole} not null,
      updated_at ${whole} not null
    )${end}`,
    `create table message_templates (
      kind ${text} not null primary key,
      subject ${text} not null,
      body ${text} not null,
      approved_at ${whole},
      approved_by ${text},
      updated_at ${whole}
    )${end}`,
    `create table message_settings (
      name ${text} not null primary key,
      value ${text} not null,
      updated_at ${whole} not null,
      updated_by ${text} not null
    )${end}`,
    `create table message_reads (
      user_id ${text} not null,
      message_id ${text} not null references messages (id),
      read_at ${whole} not null,
      primary key (user_id, message_id)
    )${end}`,
    `create table waits (
      channel ${text} not null,
      key ${text} not null,
      ended_at ${whole} not null,
      minutes ${whole} not null
    )${end}`,
    'create index waits_of_step on waits (channel, key, ended_at)',
    `create table snoozes (
      client_id ${text} not null primary key references clients (id),
      step ${text} not null,
      until ${whole} not null,
      reason ${text} not null,
      by_whom ${text} not null,
      at ${whole} not null
    )${end}`,
    `alter table next_steps add column late_at ${whole}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
