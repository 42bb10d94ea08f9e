import type { Deps } from '../deps.ts'
import type { ApplymentKey, UserId } from '../ids.ts'
import { later, SECOND_MS } from '../time.ts'
import type { Editor } from './editors.ts'

/** How often a page says that it is open, and after how long without a word nobody is there. */
export const SAYS_EVERY_MS = 15 * SECOND_MS
const GONE_AFTER_MS = 3 * SAYS_EVERY_MS

/** Somebody has the form open. Answers who else has, the first first: whoever came later sees them. */
export async function noteEditor(deps: Deps, applymentId: ApplymentKey, userId: UserId): Promise<readonly Editor[]> {
  const at = deps.now()
  const unseenBefore = later(at, -GONE_AFTER_MS)
  await deps.store.transaction((tx) => tx.editors.seen({ applymentId, userId, at, unseenBefore }))
  const editors = await deps.store.read.editors.of(applymentId, unseenBefore)
  return editors.filter((editor) => editor.userId !== userId)
}
