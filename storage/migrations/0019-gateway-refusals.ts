import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/** What gateways refused, and which errors our API answered, so that a pasted error finds what it belongs to. */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const end = sqlite ? ' strict' : ''
  const statements = [
    // `scope` is what the rows are counted by: a method, or a client where no method was used
    `create table gateway_refusals (
      id ${text} not null primary key,
      scope ${text} not null,
      client_id ${text} not null,
      provider_id ${text} not null,
      method_id ${text},
      subject ${text} not null,
      call ${text} not null,
      channel ${text} not null,
      status ${whole} not null,
      code ${text} not null,
      message ${text} not null,
      request_id ${text},
      at ${whole} not null
    )${end}`,
    'create index gateway_refusals_scope on gateway_refusals (scope, id)',
    'create index gateway_refusals_client on gateway_refusals (client_id, id)',
    'create index gateway_refusals_subject on gateway_refusals (subject, id)',
    'create index gateway_refusals_request on gateway_refusals (request_id) where request_id is not null',
    'create index gateway_refusals_at on gateway_refusals (at)',
    `create table answered_problems (
      request_id ${text} not null primary key,
      caller ${text} not null,
      client_id ${text},
      operation ${text} not null,
      status ${whole} not null,
      code ${text} not null,
      subject ${text},
      gateway ${text},
      at ${whole} not null
    )${end}`,
    'create index answered_problems_caller on answered_problems (caller, at, request_id)',
    'create index answered_problems_at on answered_problems (at)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
