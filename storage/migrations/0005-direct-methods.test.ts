import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { sqliteMigrations } from '../sqlite/migrations.ts'
import { MIGRATIONS } from './index.ts'

const MINI = 'wx1234567890abcdef'

test.each([
  [MINI, ['mini_program', 'native'], ['mini_program']],
  [MINI, ['jsapi', 'h5'], ['official_account']],
  [MINI, ['native'], ['official_account']],
  [MINI, ['mini_program', 'jsapi', 'app'], ['mini_program', 'mobile_app', 'official_account']],
  ['2021001234567890', ['app', 'native'], ['mini_program']],
  [null, ['native'], []],
])('the AppID %s of the scenes %j becomes %j', async (appid, scenes, kinds) => {
  const [row] = await migrated([{ id: 'pm_1', appid, scenes }])
  expect(JSON.parse(String(row?.['apps']))).toEqual(kinds.map((kind) => ({ kind, appid })))
})

test('methods stand in the order in which they were made, each client’s by themselves', async () => {
  const scenes = ['native']
  const rows = await migrated([
    { id: 'pm_3', appid: null, scenes },
    { id: 'pm_1', appid: null, scenes },
    { id: 'pm_2', appid: null, scenes, client: 'cl_2' },
  ])
  expect(rows.map(({ id, place }) => [id, place])).toEqual([
    ['pm_1', 0],
    ['pm_2', 0],
    ['pm_3', 1],
  ])
})

type Before = { id: string; appid: string | null; scenes: readonly string[]; client?: string }

const now = () => new Date(0)

/** Written by the version before, read by this one. */
async function migrated(methods: readonly Before[]) {
  const database = new DatabaseSync(':memory:')
  const engine = sqliteMigrations(database)
  await migrate(engine, now, MIGRATIONS.slice(0, 4))
  for (const client of ['cl_1', 'cl_2']) {
    database
      .prepare(
        `insert into clients (id, name, contact_name, contact_phone, wants, search_text, created_at, updated_at) values (?, '', '', '', '[]', '', 0, 0)`,
      )
      .run(client)
  }
  for (const { id, appid, scenes, client = 'cl_1' } of methods) {
    database
      .prepare(
        `insert into methods (id, client_id, provider_id, channel, mode, name, sub_mchid, sub_appid, scenes, state, created_at, updated_at)
         values (?, ?, 'sp_1', 'somepay', 'provider', ?, '1', ?, ?, 'active', 0, 0)`,
      )
      .run(id, client, id, appid, JSON.stringify(scenes))
  }
  await migrate(engine, now, MIGRATIONS.slice(0, 5))
  return database.prepare('select id, apps, place from methods order by id').all()
}
