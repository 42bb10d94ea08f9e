import type { Deps } from '../deps.ts'
import type { Records } from '../store.ts'
import type { TimelineEntry } from './timeline.ts'

/** Adds a sentence to the timeline, in the transaction of what it tells. */
export async function tell(
  tx: Records,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  entry: Omit<TimelineEntry, 'id' | 'at'>,
): Promise<void> {
  await tx.timeline.append({ id: newId('tl'), at: now(), ...entry })
}
