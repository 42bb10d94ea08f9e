import type { Deps } from '../deps.ts'
import type { ClientId } from '../ids.ts'
import { reminder, stem } from '../journeys/prompts.ts'
import { isOurs } from '../journeys/urgency.ts'
import { progressLink } from '../links/progress-link.ts'
import { beijingDay } from '../time.ts'
import type { MessageState } from './messages.ts'
import { queueMessage } from './queue-message.ts'

/**
 * What became of the reminder of one client: on its way, to be copied, said already today, nothing to remind of since the
 * step waits for nobody outside, or no such client.
 */
export type Reminded = {
  clientId: ClientId
  outcome: 'queued' | 'to_copy' | 'already' | 'not_waiting' | 'unknown_client'
}

/** By hand, and once a day for each step at most, however often it is asked for. */
export async function sendReminders(deps: Deps, clientIds: readonly ClientId[]): Promise<readonly Reminded[]> {
  const results: Reminded[] = []
  for (const clientId of new Set(clientIds)) results.push({ clientId, outcome: await remind(deps, clientId) })
  return results
}

async function remind(deps: Deps, clientId: ClientId): Promise<Reminded['outcome']> {
  return deps.store.transaction(async (tx) => {
    const client = await tx.clients.byId(clientId)
    if (!client) return 'unknown_client'
    const kept = (await tx.nextSteps.ofClients([clientId])).find(({ foremost }) => foremost)
    if (!kept || !isOutside(kept.step)) return 'not_waiting'
    const key = `${stem(kept)}by_hand/${beijingDay(deps.now())}`
    const common = { clientId, subject: kept.step.subject.id, key }
    const message = reminder(kept, client.name, common, await progressLink(tx, kept, deps.now()))
    if (!(await queueMessage(tx, deps, message))) return 'already'
    return outcomeOf(await tx.messages.stateOfKey(key))
  })
}

function isOutside(step: Parameters<typeof isOurs>[0]): boolean {
  return !isOurs(step) && !['platform', 'system', 'none'].includes(step.waitingFor)
}

function outcomeOf(state: MessageState | undefined): 'queued' | 'to_copy' {
  return state === 'queued' ? 'queued' : 'to_copy'
}
