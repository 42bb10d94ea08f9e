import { idPrefix, type IdPrefix } from '../ids.ts'
import type {
  ApplymentKey,
  AuthorizationId,
  ClientId,
  DeliveryId,
  EndpointId,
  EventId,
  GrantId,
  ImportId,
  MaterialId,
  MethodId,
  PaymentId,
  ProviderId,
  RefundId,
} from '../ids.ts'
import type { Records } from '../store.ts'
import type { Hit } from './search.ts'

type Look = (read: Records, id: string) => Promise<Hit | undefined>
type Owned = { clientId: ClientId }

/** The object of an id; undefined for what is no id of ours, none where it leads to nothing. */
export async function byId(read: Records, text: string): Promise<readonly Hit[] | undefined> {
  const prefix = idPrefix(text)
  const look = prefix && LOOKS[prefix]
  if (!look) return undefined
  const hit = await look(read, text)
  return hit ? [hit] : []
}

// an id with its prefix is of that kind: looked up before anything is said of it
const LOOKS: Partial<Readonly<Record<IdPrefix, Look>>> = {
  cl: async (read, id) => {
    const row = await read.clients.byId(id as ClientId)
    return row && { kind: 'client', id: row.id, clientId: row.id }
  },
  ap: async (read, id) => {
    const row = await read.applyments.byId(id as ApplymentKey)
    return row && { kind: 'applyment', ...ofClient(row) }
  },
  pm: async (read, id) => {
    const row = await read.methods.byId(id as MethodId)
    return row && { kind: 'method', ...ofClient(row) }
  },
  pay: async (read, id) => {
    const row = await read.payments.byId(id as PaymentId)
    return row && { kind: 'payment', ...ofClient(row) }
  },
  rf: async (read, id) => {
    const row = await read.refunds.byId(id as RefundId)
    return row && { kind: 'refund', paymentId: row.paymentId, ...ofClient(row) }
  },
  sp: async (read, id) => {
    const [row] = await read.providers.outlines([id as ProviderId])
    return row && { kind: 'account', id: row.id, ...(row.clientId && { clientId: row.clientId }) }
  },
  gr: async (read, id) => {
    const row = await read.grants.byId(id as GrantId)
    return row && { kind: 'grant', ...ofClient(row) }
  },
  az: async (read, id) => {
    const row = await read.grants.authorization(id as AuthorizationId)
    return row && { kind: 'authorization', ...ofClient(row) }
  },
  ev: async (read, id) => {
    const row = await read.events.byId(id as EventId)
    return row && { kind: 'event', ...ofClient(row) }
  },
  dl: async (read, id) => {
    const row = await read.events.delivery(id as DeliveryId)
    return row && { kind: 'event', id: row.eventId, clientId: row.clientId }
  },
  we: async (read, id) => {
    const row = await read.events.endpoint(id as EndpointId)
    return row && { kind: 'endpoint', ...ofClient(row) }
  },
  mt: async (read, id) => {
    const row = await read.materials.byId(id as MaterialId)
    return row && { kind: 'material', ...ofClient(row) }
  },
  im: async (read, id) => {
    const row = await read.imports.byId(id as ImportId)
    return row && { kind: 'import', id: row.id }
  },
}

function ofClient<Row extends Owned & { id: unknown }>({ id, clientId }: Row): { id: Row['id']; clientId: ClientId } {
  return { id, clientId }
}
