import { settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { ApplymentKey } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { Applyment } from './applyments.ts'
import { existingApplyment } from './existing-applyment.ts'
import { recordStanding } from './record-applyment.ts'
import { nextAskAt } from './states.ts'

/** Asks the platform where it stands, until nothing is left to ask: it sends no word by itself. */
export async function askApplyment(deps: Deps, id: ApplymentKey): Promise<JobOutcome> {
  const asked = await existingApplyment(deps.store.read, id)
  if (!nextAskAt(asked, deps.now())) return { state: 'done' }

  const channel = await deps.channel(asked.providerId)
  const seen = await channel.queryApplyment?.(asked)
  if (seen === undefined) return { state: 'done' }
  if (seen.state === 'absent' || seen.state === 'unreadable') return next(asked, deps.now())

  return settle(deps.store, async (tx) => {
    const current = await existingApplyment(tx, id)
    // submitted anew, or answered by another question meanwhile: what was said is about the past
    if (current.version !== asked.version) return next(current, deps.now())
    return next(await recordStanding(tx, deps, current, seen), deps.now())
  })
}

function next(applyment: Applyment, now: Date): JobOutcome {
  const at = nextAskAt(applyment, now)
  return at ? { state: 'again', at } : { state: 'done' }
}
