import type { KeptStep } from '../journeys/kept-step.ts'
import type { LinkId } from '../ids.ts'
import type { Records } from '../store.ts'
import { linkState } from './client-links.ts'

/** The link by which a client's people follow how this application goes on: the one they sent, else one that still opens. */
export async function progressLink(
  { links }: Pick<Records, 'links'>,
  { clientId, applymentId }: Pick<KeptStep, 'clientId' | 'applymentId'>,
  now: Date,
): Promise<LinkId | undefined> {
  if (applymentId === undefined) return undefined
  const theirs = (await links.ofClients([clientId])).filter((link) => link.applymentId === applymentId)
  const inState = (state: 'open' | 'sent') => theirs.find((link) => linkState(link, now) === state)
  return (inState('sent') ?? inState('open'))?.id
}
