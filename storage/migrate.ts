import type { TablesState } from '@ruzhu/domain/store.ts'
import type { Kysely } from 'kysely'
import type { EngineName } from './context.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import type { Tables } from './tables.ts'

type Applied = { version: number; name: string }
export type MigrationTables = { migrations: { version: number; name: string; applied_at: number } }

/** How an engine runs a step alone: no other process migrates meanwhile, and it happens wholly or not at all. */
export type MigrationEngine = {
  name: EngineName
  alone(step: (db: Kysely<MigrationTables>) => Promise<boolean>): Promise<boolean>
}

/** Brings the tables up to date, one migration in each transaction, and refuses a database that is ahead of us. */
export async function migrate(
  engine: MigrationEngine,
  now: () => Date,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const step = () => engine.alone((db) => applyNext(db, engine.name, now, migrations))
  for (let more = true; more; ) more = await step()
}

/** How far the tables have come: another process may have brought them further than this one knows, or a backup back. */
export async function tablesState(db: Kysely<Tables>): Promise<TablesState> {
  const last = await (db as unknown as Kysely<MigrationTables>)
    .selectFrom('migrations')
    .select(['version', 'name'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { version: last?.version ?? 0, name: last?.name ?? '', known: MIGRATIONS.length }
}

/** True while there may be more to do. What was applied is read anew each time: another process may be at it too. */
async function applyNext(
  db: Kysely<MigrationTables>,
  engine: EngineName,
  now: () => Date,
  migrations: readonly Migration[],
): Promise<boolean> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .execute()
  const applied = await db.selectFrom('migrations').select(['version', 'name']).orderBy('version').execute()
  refuseForeign(applied, migrations)
  const next = migrations[applied.length]
  if (!next) return false
  await next.up(db, engine)
  await db
    .insertInto('migrations')
    .values({ version: applied.length + 1, name: next.name, applied_at: now().getTime() })
    .execute()
  return true
}

function refuseForeign(applied: readonly Applied[], migrations: readonly Migration[]): void {
  const last = applied.at(-1)
  if (last && last.version > migrations.length) {
    throw new Error(
      `The database is at version ${last.version} (${last.name}), and this Ruzhu knows versions up to ${migrations.length}: ` +
        'start the newer Ruzhu that wrote it, or restore a backup from before the upgrade.',
    )
  }
  for (const { version, name } of applied) {
    const known = migrations[version - 1]
    if (known?.name === name) continue
    throw new Error(
      `The database took another way: its version ${version} is ${name}, and this Ruzhu has ${known?.name} there. ` +
        'Start the Ruzhu that wrote it.',
    )
  }
}
