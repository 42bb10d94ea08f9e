import type { Reader } from '../access/reader.ts'
import type { ClientId } from '../ids.ts'
import type { Records } from '../store.ts'
import type { Journey } from './journey.ts'
import { permitted } from './permitted.ts'
import { type ClientWays, readWays, UNDECIDED_CHANNEL, type Way } from './read-ways.ts'

/** One platform of a client in a word; `none` where no application has been begun. */
export type PlatformState = Pick<Way, 'channel' | 'state' | 'applymentId'>

/** Where a client stands: at the platform that is most urgent, with the others beside it. */
export type ClientProgress = Journey & Pick<ClientWays, 'client' | 'ways'> & { platforms: readonly PlatformState[] }

export async function readChecklist(
  records: Records,
  clientId: ClientId,
  now: Date,
  reader: Reader,
): Promise<ClientProgress | undefined> {
  return (await readNextSteps(records, [clientId], now, reader)).get(clientId)
}

export async function readNextSteps(
  records: Records,
  clientIds: readonly ClientId[],
  now: Date,
  reader: Reader,
): Promise<ReadonlyMap<ClientId, ClientProgress>> {
  const all = await readWays(records, clientIds, now, reader)
  return new Map([...all].map(([id, ways]) => [id, progressOf(ways, reader)]))
}

function progressOf({ client, ways }: ClientWays, reader: Reader): ClientProgress {
  const [first, ...others] = ways
  const shown = (way: Way): Way => ({ ...way, nextStep: permitted(way.nextStep, reader) })
  const { tasks, nextStep, progress } = shown(first)
  return {
    client,
    ways: [shown(first), ...others.map(shown)],
    tasks,
    nextStep,
    progress,
    platforms: ways.filter(({ channel }) => channel !== UNDECIDED_CHANNEL).map(platformOf),
  }
}

function platformOf({ channel, state, applymentId }: Way): PlatformState {
  return { channel, ...(applymentId !== undefined && { applymentId }), state }
}
