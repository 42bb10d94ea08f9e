import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/** What was found when methods were checked, people's words for what no platform tells, and what a check leaves behind. */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const end = sqlite ? ' strict' : ''
  const statements = [
    `create table check_runs (
      id ${text} not null primary key,
      method_id ${text} not null,
      client_id ${text} not null,
      by_whom ${text} not null,
      started_at ${whole} not null,
      ended_at ${whole},
      results ${text} not null,
      only_one ${text},
      foreign key (method_id, client_id) references methods (id, client_id)
    )${end}`,
    'create index check_runs_of_method on check_runs (method_id, id)',
    'create unique index check_runs_under_way on check_runs (method_id) where ended_at is null',
    `create table check_words (
      method_id ${text} not null,
      name ${text} not null,
      by_whom ${text} not null,
      at ${whole} not null,
      primary key (method_id, name)
    )${end}`,
    `create table check_orders (
      id ${text} not null primary key,
      method_id ${text} not null,
      provider_id ${text} not null,
      sub_mchid ${text} not null,
      scene ${text} not null,
      created_at ${whole} not null,
      closed_at ${whole}
    )${end}`,
    `create table callback_probes (
      id ${text} not null primary key,
      method_id ${text} not null,
      created_at ${whole} not null
    )${end}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
