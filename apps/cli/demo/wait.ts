import { setTimeout as pause } from 'node:timers/promises'
import { Disappointment } from './story.ts'

const POLL_MS = 40
/** A start on a machine that is busy with something else takes long; a step that is broken is told soon enough. */
const PATIENCE_MS = 45_000

/** Asks until there is an answer. The last thing seen is told when it takes too long. */
export async function until<Found>(
  expected: string,
  ask: () => Promise<{ found: Found } | { seen: string }>,
  patienceMs = PATIENCE_MS,
): Promise<Found> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if ('found' in answer) return answer.found
    if (Date.now() > giveUpAt) throw new Disappointment(`${expected} within ${patienceMs / 1000} s`, answer.seen)
    await pause(POLL_MS)
  }
}
