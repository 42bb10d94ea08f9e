import { type Kysely, sql } from 'kysely'
import type { MigrationTables } from '../migrate.ts'
import { fillGrams } from './0011-many-clients.ts'

/** A search reads one range of pieces of eight characters; of pairs, whatever was made of common ones led to a walk of all. */
export async function up(db: Kysely<MigrationTables>): Promise<void> {
  await sql`delete from client_grams`.execute(db)
  await fillGrams(db)
}
