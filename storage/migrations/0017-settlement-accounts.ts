import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * What the gateway tells of a merchant after its application: the account its money goes to, changes of it, what it lets us
 * do. Beside that, what reviewers objected to and how it ended, and who has a form open.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const end = sqlite ? ' strict' : ''
  const account = `
      account_kind ${text} not null,
      bank ${text} not null,
      branch ${text},
      branch_id ${text},
      masked_number ${text} not null`
  const ofApplyment = 'foreign key (applyment_id, client_id) references applyments (id, client_id)'
  const statements = [
    `create table settlements (
      applyment_id ${text} not null primary key,
      client_id ${text} not null,
      channel ${text} not null,${account},
      verification ${text} not null,
      verification_at ${whole} not null,
      gateway_result ${text},
      fail_reason ${text},
      checked_at ${whole} not null,
      ${ofApplyment}
    )${end}`,
    'create index settlements_of_client on settlements (client_id)',
    `create table settlement_changes (
      id ${text} not null primary key,
      applyment_id ${text} not null,
      client_id ${text} not null,
      provider_id ${text} not null,
      sub_mchid ${text} not null,
      state ${text} not null,
      state_at ${whole} not null,${account},
      application_no ${text},
      gateway_result ${text},
      reason ${text},
      by_whom ${text} not null,
      created_at ${whole} not null,
      updated_at ${whole} not null,
      ${ofApplyment}
    )${end}`,
    'create index settlement_changes_of_applyment on settlement_changes (applyment_id, id)',
    'create index settlement_changes_of_client on settlement_changes (client_id, applyment_id, id)',
    // one at a time, also where two people press at once
    `create unique index settlement_changes_open on settlement_changes (applyment_id)
      where state in ('asking', 'auditing', 'unknown')`,
    `create table permissions (
      applyment_id ${text} not null,
      client_id ${text} not null,
      what ${text} not null,
      state ${text} not null,
      state_at ${whole} not null,
      code ${text},
      message ${text},
      checked_at ${whole} not null,
      primary key (applyment_id, what),
      ${ofApplyment}
    )${end}`,
    'create index permissions_of_client on permissions (client_id)',
    `create table review_reasons (
      applyment_id ${text} not null,
      submission ${whole} not null,
      place ${whole} not null,
      channel ${text} not null,
      field ${text} not null,
      reason ${text} not null,
      said_at ${whole} not null,
      ended ${text},
      primary key (applyment_id, submission, place)
    )${end}`,
    'create index review_reasons_of_field on review_reasons (channel, field, said_at)',
    `create table applyment_editors (
      applyment_id ${text} not null,
      user_id ${text} not null,
      since ${whole} not null,
      seen_at ${whole} not null,
      primary key (applyment_id, user_id)
    )${end}`,
    // those that were finished before are looked at too
    `insert into jobs (id, kind, key, run_at, due_at, attempts)
      select 'jb_' || substr(id, 4), 'watch_merchant', id, 0, 0, 0 from applyments where state = 'finished'`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
