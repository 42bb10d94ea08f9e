import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * Accounts that belong to clients, the apps of a method with their sealed AppSecrets, and an order among methods. What was
 * one AppID for all scenes of a method becomes an app for each kind that its scenes are paid in.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const sqlite = engine === 'sqlite'
  const text = sqlite ? 'text' : 'text collate "C"'
  const whole = sqlite ? 'integer' : 'bigint'
  const bytes = sqlite ? 'blob' : 'bytea'
  const end = sqlite ? ' strict' : ''
  const run = (statement: string) => sql.raw(statement).execute(db)

  await run(`alter table providers add column client_id ${text} references clients (id)`)
  await run('create index providers_of_client on providers (client_id, id)')
  await run(`alter table methods add column apps ${text} not null default '[]'`)
  await run(`alter table methods add column place ${whole} not null default 0`)
  await run(`create table method_secrets (
    method_id ${text} not null,
    client_id ${text} not null,
    kind ${text} not null,
    sealed ${bytes} not null,
    length ${whole} not null,
    fingerprint ${text} not null,
    set_at ${whole} not null,
    set_by ${text} not null,
    primary key (method_id, client_id, kind),
    foreign key (method_id, client_id) references methods (id, client_id)
  )${end}`)
  await run(`update methods set place = (
    select count(*) from methods as older where older.client_id = methods.client_id and older.id < methods.id
  )`)
  await moveAppids(db)
  await run('alter table methods drop column sub_appid')
}

async function moveAppids(db: Kysely<MigrationTables>): Promise<void> {
  const { rows } = await sql<{ id: string; sub_appid: string; scenes: string }>`
    select id, sub_appid, scenes from methods where sub_appid is not null`.execute(db)
  for (const { id, sub_appid: appid, scenes } of rows) {
    const apps = JSON.stringify(kindsOf(appid, JSON.parse(scenes)).map((kind) => ({ kind, appid })))
    await sql`update methods set apps = ${apps} where id = ${id}`.execute(db)
  }
}

/** It was sent in every scene. Where no scene says what it is, its form does: only mini programs have numbers. */
function kindsOf(appid: string, scenes: readonly string[]): readonly string[] {
  const kinds = [
    ...(scenes.includes('mini_program') ? ['mini_program'] : []),
    ...(scenes.includes('app') && appid.startsWith('wx') ? ['mobile_app'] : []),
    ...(scenes.includes('jsapi') ? ['official_account'] : []),
  ]
  return kinds.length > 0 ? kinds : [appid.startsWith('wx') ? 'official_account' : 'mini_program']
}
