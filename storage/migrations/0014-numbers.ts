import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * What a pasted number may be: numbers that stand within JSON, the AppIDs of methods and the settings of accounts, get a
 * table to be looked up in; those that have a column get its index.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const statements = [
    `create table numbers (
      number ${text} not null,
      id ${text} not null,
      primary key (number, id)
    )${sqlite ? ' strict, without rowid' : ''}`,
    'create index numbers_of on numbers (id)',
    'create index methods_sub_mchid on methods (sub_mchid)',
    'create index refunds_refund_id on refunds (refund_id) where refund_id is not null',
    sqlite
      ? `insert or ignore into numbers select json_extract(app.value, '$.appid'), methods.id from methods, json_each(methods.apps) as app`
      : `insert into numbers select distinct app ->> 'appid', methods.id from methods, json_array_elements(methods.apps::json) as app`,
    sqlite
      ? `insert or ignore into numbers select setting.value, providers.id from providers, json_each(providers.settings) as setting
          where length(setting.value) between 6 and 64`
      : `insert into numbers select distinct setting.value, providers.id from providers, json_each_text(providers.settings::json) as setting
          where length(setting.value) between 6 and 64`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
