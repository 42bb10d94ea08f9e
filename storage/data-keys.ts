import type { Kysely } from 'kysely'
import type { Engine } from './engine.ts'
import type { Tables } from './tables.ts'
import { type KeyShelf, masterDoesNotFit, type WrappedKey } from './vault.ts'

type DataKeysTable = { scope: string; master_key_id: string; wrapped: Uint8Array; created_at: number }
export type DataKeyTables = { data_keys: DataKeysTable }

/** The wrapped data keys, in the same database as what they sealed: a backup holds both. */
export function keyShelf(engine: Engine, now: () => Date): KeyShelf {
  return {
    find: (scope) => find(engine.read, scope),
    current: async () => (await active(engine.read))?.id,
    add: (scope, { masterKeyId, wrapped }) =>
      engine.transaction(async (db) => {
        const standing = await find(db, scope)
        if (standing) return standing
        const master = await active(db, engine.name === 'postgres')
        if (master && master.id !== masterKeyId) return undefined
        await db
          .insertInto('data_keys')
          .values({ scope, master_key_id: masterKeyId, wrapped, created_at: now().getTime() })
          .onConflict((taken) => taken.column('scope').doNothing())
          .execute()
        return find(db, scope)
      }),
  }
}

async function find(db: Kysely<Tables>, scope: string): Promise<WrappedKey | undefined> {
  const row = await db.selectFrom('data_keys').selectAll().where('scope', '=', scope).executeTakeFirst()
  return row && { masterKeyId: row.master_key_id, wrapped: row.wrapped }
}

/** Held until the transaction ends, so that no master key takes its place before this data key is seen. */
function active(db: Kysely<Tables>, held = false): Promise<{ id: string } | undefined> {
  const row = db.selectFrom('master_keys').select('id').where('state', '=', 'active')
  return (held ? row.forShare() : row).executeTakeFirst()
}

/**
 * Whether a server may start with this master key: the one in use, or the one that it takes the place of. The first of a
 * database, or of one from before they were noted, is noted. Any other is refused, even where the right one lies beside
 * it: once that file is gone, nothing would open.
 */
export async function admitMaster(engine: Engine, id: string, now: () => Date): Promise<void> {
  const inUse = await active(engine.read)
  if (inUse) {
    const known = engine.read.selectFrom('master_keys').select('id').where('id', '=', id).where('state', '<>', 'gone')
    if (!(await known.executeTakeFirst())) throw masterDoesNotFit(inUse.id, id)
    return
  }
  const sealed = await engine.read.selectFrom('data_keys').select('master_key_id').limit(1).executeTakeFirst()
  if (sealed && sealed.master_key_id !== id) throw masterDoesNotFit(sealed.master_key_id, id)
  await engine.transaction((db) =>
    db
      .insertInto('master_keys')
      .values({ id, state: 'active', made_at: now().getTime(), switched_at: null, by_whom: null })
      .onConflict((known) => known.doNothing())
      .execute(),
  )
}
