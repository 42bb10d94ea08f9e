import type { Notice } from '../channel.ts'
import type { Deps } from '../deps.ts'
import type { ProviderId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { ended } from './states.ts'

type Told = Extract<Notice, { kind: 'applyment' }>

/** What a gateway tells comes late, twice and out of order: the application is asked about, and its answer counts. */
export async function applymentWork(
  deps: Deps,
  providerId: ProviderId,
  { number }: Told,
): Promise<((tx: Records) => Promise<void>) | undefined> {
  const applyment = await deps.store.read.applyments.byNumber(providerId, number)
  if (!applyment || ended(applyment.state)) return undefined
  const { id, state } = applyment
  return (tx) => owe(tx, deps, state === 'submitting' ? 'submit_applyment' : 'ask_applyment', id, deps.now())
}
