import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'
import type { KeyShelf, WrappedKey } from './vault.ts'

type DataKeysTable = { scope: string; master_key_id: string; wrapped: Uint8Array; created_at: number }
export type DataKeyTables = { data_keys: DataKeysTable }

/** The wrapped data keys, in the same database as what they sealed: a backup holds both. */
export function keyShelf(engine: Engine, now: () => Date): KeyShelf {
  return {
    find: (scope) => find(engine.read, scope),
    add: (scope, { masterKeyId, wrapped }) =>
      engine.transaction(async (db) => {
        await db
          .insertInto('data_keys')
          .values({ scope, master_key_id: masterKeyId, wrapped, created_at: now().getTime() })
          .onConflict((taken) => taken.column('scope').doNothing())
          .execute()
        const standing = await find(db, scope)
        if (!standing) throw new Error(`the data key of ${scope} was not kept`)
        return standing
      }),
  }
}

async function find(db: Kysely<Tables>, scope: string): Promise<WrappedKey | undefined> {
  const row = await db.selectFrom('data_keys').selectAll().where('scope', '=', scope).executeTakeFirst()
  return row && { masterKeyId: row.master_key_id, wrapped: row.wrapped }
}
