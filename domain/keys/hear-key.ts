import type { Deps } from '../deps.ts'
import type { KeyLifeId } from '../ids.ts'

/**
 * Writes down, once, that the gateway uses keys which are kept to be next. Who moved them meanwhile knows better; and since
 * this is no move of theirs, their time stays: whoever changes over in this moment is not refused for it.
 */
export async function hearKey({ store, now }: Pick<Deps, 'store' | 'now'>, id: KeyLifeId): Promise<void> {
  const life = await store.read.keys.byId(id)
  if (life?.state !== 'next' || life.heardAt) return
  const values = await store.read.keys.values(id)
  if (!values) return
  await store.transaction((tx) => tx.keys.update({ ...life, heardAt: now() }, life, values))
}
