import { type Kysely, sql } from 'kysely'
import type { EngineName } from '../context.ts'
import type { MigrationTables } from '../migrate.ts'

/**
 * Of gateways that give a new number to each version: what was begun and is not known to be handed in. And the ways from
 * what a gateway tells, a number of its own or the merchant's, to the application that it is about.
 */
export async function up(db: Kysely<MigrationTables>, engine: EngineName): Promise<void> {
  const text = engine === 'sqlite' ? 'text' : 'text collate "C"'
  const statements = [
    `alter table applyments add column begun_id ${text}`,
    'create index applyments_applyment_id on applyments (applyment_id) where applyment_id is not null',
    'create index applyments_begun_id on applyments (begun_id) where begun_id is not null',
    'create index applyments_sub_mchid on applyments (sub_mchid) where sub_mchid is not null',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
