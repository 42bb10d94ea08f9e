import { changeTime } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { KeyLifeId } from '../ids.ts'

/** Writes down, once, that the gateway uses keys which are kept to be next. Who moved them meanwhile knows better. */
export async function hearKey({ store, now }: Pick<Deps, 'store' | 'now'>, id: KeyLifeId): Promise<void> {
  const life = await store.read.keys.byId(id)
  if (life?.state !== 'next' || life.heardAt) return
  const values = await store.read.keys.values(id)
  if (!values) return
  const at = now()
  const heard = { ...life, heardAt: at, updatedAt: changeTime(life.updatedAt, at) }
  await store.transaction((tx) => tx.keys.update(heard, life, values))
}
