import type { Reader } from '../access/reader.ts'
import type { ApplymentState } from '../applyments/applyments.ts'
import type { Client } from '../clients/clients.ts'
import type { ApplymentKey, ClientId } from '../ids.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Records } from '../store.ts'
import { type Facts, factsOf, type Rows } from './facts.ts'
import { type Journey, journey } from './journey.ts'
import { permitted } from './permitted.ts'
import { byUrgency } from './urgency.ts'

/** One platform of a client in a word; `none` where no application has been begun. */
export type PlatformState = { channel: string; applymentId?: ApplymentKey; state: ApplymentState | 'none' }

/** Where a client stands: at the platform that is most urgent, with the others in a word each. */
export type ClientProgress = Journey & { client: Client; platforms: readonly PlatformState[] }

export async function readChecklist(
  records: Records,
  clientId: ClientId,
  now: Date,
  reader: Reader,
): Promise<ClientProgress | undefined> {
  return (await readNextSteps(records, [clientId], now, reader)).get(clientId)
}

/** Of a whole page of clients at once: the number of queries does not grow with it. */
export async function readNextSteps(
  records: Records,
  clientIds: readonly ClientId[],
  now: Date,
  reader: Reader,
): Promise<ReadonlyMap<ClientId, ClientProgress>> {
  if (clientIds.length === 0) return new Map()
  const [clients, applyments, methods, providers] = await Promise.all([
    records.clients.byIds(clientIds),
    records.applyments.ofClients(clientIds),
    records.methods.ofClients(clientIds),
    records.providers.all(),
  ])
  const counts = await records.payments.countOfMethods(methods.map(({ id }) => id))
  const ready = new Set(providers.map(({ channel }) => channel))
  const paidOf = ({ id }: PaymentMethod) => counts.get(id)?.paid ?? 0
  return new Map(
    clients.map((client) => {
      const rows = {
        client,
        applyments: applyments.filter(({ clientId }) => clientId === client.id),
        methods: methods.filter(({ clientId }) => clientId === client.id),
        paidOf,
      }
      return [client.id, progressOf(rows, ready, now, reader)]
    }),
  )
}

function progressOf(
  rows: Omit<Rows, 'hasProvider'>,
  ready: ReadonlySet<string>,
  now: Date,
  reader: Reader,
): ClientProgress {
  const facts = channelsOf(rows, ready).map((channel) =>
    factsOf(channel, { ...rows, hasProvider: ready.has(channel) }, reader.describe, now),
  )
  const [first, ...others] = facts.map((of) => journey(of, now))
  if (!first) throw new Error('a client has at least one channel')
  const foremost = others.reduce((one, other) => (byUrgency(one.nextStep, other.nextStep) <= 0 ? one : other), first)
  return {
    ...foremost,
    nextStep: permitted(foremost.nextStep, reader),
    client: rows.client,
    platforms: facts.filter(({ channel }) => channel !== UNDECIDED).map(platformOf),
  }
}

const UNDECIDED = ''

/** What the client wants and has; where that is nothing yet, the platform that we are set up for. */
function channelsOf(
  { client, applyments, methods }: Pick<Rows, 'client' | 'applyments' | 'methods'>,
  ready: ReadonlySet<string>,
): readonly string[] {
  const named = new Set([...client.wants, ...applyments, ...methods].map(({ channel }) => channel))
  if (named.size > 0) return [...named]
  const [first = UNDECIDED] = ready
  return [first]
}

function platformOf({ channel, applyment }: Facts): PlatformState {
  return { channel, state: applyment?.state ?? 'none', ...(applyment && { applymentId: applyment.id }) }
}
