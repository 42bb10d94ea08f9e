import type { Engine } from './engine.ts'
import type { MasterKey } from './master-key.ts'

/** The state of a master key as the database knows it; the key itself never stands there. */
export type MasterState = 'active' | 'retiring' | 'gone'
type MasterKeysTable = {
  id: string
  state: MasterState
  made_at: number
  switched_at: number | null
  by_whom: string | null
}
export type MasterTables = { master_keys: MasterKeysTable }

export type Rewrapping = { engine: Engine; from: MasterKey; to: MasterKey; now: () => Date; by: string }
export type Rewrapped = { scopes: number; rewrapped: number }

const AT_ONCE = 100

/** What a change-over would have to do. */
export async function countWrapped({ read }: Engine, by: MasterKey): Promise<{ all: number; others: number }> {
  const count = read.selectFrom('data_keys').select(({ fn }) => fn.countAll<number>().as('n'))
  const all = await count.executeTakeFirstOrThrow()
  const others = await count.where('master_key_id', '<>', by.id).executeTakeFirstOrThrow()
  return { all: Number(all.n), others: Number(others.n) }
}

/**
 * Wraps every data key with another master key, beside servers that run: those that hold both keys open either. New data
 * keys are wrapped with the new one from the first moment on. Ended anywhere, it goes on where it was when it is called
 * again; nothing that is sealed is touched.
 */
export async function rewrapAll({ engine, from, to, now, by }: Rewrapping): Promise<Rewrapped> {
  await engine.transaction(async (db) => {
    const at = now().getTime()
    await db
      .updateTable('master_keys')
      .set({ state: 'retiring' })
      .where('id', '<>', to.id)
      .where('state', '=', 'active')
      .execute()
    const row = { id: to.id, state: 'active', made_at: at, switched_at: at, by_whom: by } as const
    await db
      .insertInto('master_keys')
      .values(row)
      .onConflict((known) => known.column('id').doUpdateSet({ state: 'active', switched_at: at, by_whom: by }))
      .execute()
  })
  let rewrapped = 0
  for (;;) {
    const some = await wrappedBy(engine, from)
    if (some.length === 0) break
    for (const { scope, wrapped } of some) {
      const again = await to.wrap(await from.unwrap(wrapped, scope), scope)
      await engine.transaction((db) =>
        db
          .updateTable('data_keys')
          .set({ master_key_id: to.id, wrapped: again })
          .where('scope', '=', scope)
          .where('master_key_id', '=', from.id)
          .execute(),
      )
      rewrapped++
    }
  }
  const { all, others } = await countWrapped(engine, to)
  if (others > 0) throw new Error(`${others} data keys are wrapped with a master key that is neither of the two.`)
  return { scopes: all, rewrapped }
}

/** The former key is never needed again: nothing is wrapped with it. */
export async function forgetMaster({ engine, from, to }: Omit<Rewrapping, 'now' | 'by'>): Promise<void> {
  const { others } = await countWrapped(engine, to)
  if (others > 0) throw new Error(`${others} data keys are still wrapped with another master key.`)
  await engine.transaction((db) =>
    db.updateTable('master_keys').set({ state: 'gone' }).where('id', '=', from.id).where('id', '<>', to.id).execute(),
  )
}

async function wrappedBy({ read }: Engine, { id }: MasterKey) {
  const some = read.selectFrom('data_keys').select(['scope', 'wrapped']).where('master_key_id', '=', id)
  return some.orderBy('scope').limit(AT_ONCE).execute()
}
