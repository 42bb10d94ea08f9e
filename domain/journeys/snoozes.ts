import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { ClientId } from '../ids.ts'
import { text } from '../text.ts'
import { DAY_MS, later } from '../time.ts'
import { tell } from '../timeline/tell.ts'

/** A step that somebody put aside until a time, with the reason; it is over when the step moves on. */
export type Snooze = { clientId: ClientId; step: string; until: Date; reason: string; by: string; at: Date }

const LONGEST_DAYS = 60
const LONGEST_REASON = 200

export async function snooze(
  deps: Deps,
  { clientId, until, reason }: Pick<Snooze, 'clientId' | 'until' | 'reason'>,
  by: string,
): Promise<Snooze> {
  const now = deps.now()
  refuseProblems({
    until: (until <= now || until > later(now, LONGEST_DAYS * DAY_MS)) && `within the next ${LONGEST_DAYS} days`,
    reason: (reason.trim() === '' || characters(reason) > LONGEST_REASON || !isPlainText(reason)) && 'on one line',
  })
  return deps.store.transaction(async (tx) => {
    const kept = (await tx.nextSteps.ofClients([clientId])).find(({ foremost }) => foremost)
    if (!kept) throw new AppError('NOT_FOUND', { id: clientId })
    const put = { clientId, step: kept.step.key, until, reason, by, at: now }
    await tx.nextSteps.snooze(put)
    const sentence = text('timeline.snoozed', { reason, until: until.toISOString().slice(0, 10) })
    await tell(tx, deps, { clientId, subject: clientId, source: 'us', by, text: sentence })
    return put
  })
}

export async function wake(deps: Deps, clientId: ClientId): Promise<void> {
  await deps.store.transaction((tx) => tx.nextSteps.wake(clientId))
}

export function isSnoozed(of: Pick<Snooze, 'step' | 'until'> | undefined, step: string, now: Date): boolean {
  return of !== undefined && of.step === step && of.until > now
}
