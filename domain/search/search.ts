import type { Caller } from '../access/access.ts'
import { type Environment, may, meets, type Permission } from '../access/may.ts'
import type { ApplymentKey, ClientId, GrantId, MethodId, PaymentId, ProviderId, RefundId } from '../ids.ts'
import type { Records } from '../store.ts'
import { byId } from './by-id.ts'

/** Something that a number or a name led to. `clientId` where it belongs to one; of our company's own it is missing. */
export type Hit = { clientId?: ClientId } & (
  | { kind: 'client'; id: ClientId }
  | { kind: 'applyment'; id: ApplymentKey }
  | { kind: 'method'; id: MethodId }
  | { kind: 'payment'; id: PaymentId }
  | { kind: 'refund'; id: RefundId; paymentId: PaymentId }
  | { kind: 'account'; id: ProviderId }
  | { kind: 'grant'; id: GrantId }
  | { kind: 'event' | 'import' | 'endpoint' | 'material' | 'authorization'; id: string }
)
export type HitKind = Hit['kind']

const READ_BY: Readonly<Record<HitKind, Permission>> = {
  client: 'clients.read',
  applyment: 'applyments.read',
  method: 'methods.read',
  payment: 'payments.read',
  refund: 'refunds.read',
  account: 'provider_accounts.read',
  grant: 'grants.read',
  authorization: 'grants.read',
  event: 'events.read',
  endpoint: 'webhook_endpoints.read',
  material: 'materials.read',
  import: 'clients.edit',
}

export const HITS_LIMIT = 20
const CLIENTS_LIMIT = 8

/**
 * What somebody pasted: an id of ours, any number of ours or a gateway's, whole; or a part of a client's name. Each is a
 * look-up in an index, however much there is. Nobody finds what they could not open.
 */
export async function search(
  read: Records,
  pasted: string,
  { caller, environment }: { caller: Caller; environment: Environment },
): Promise<readonly Hit[]> {
  const text = pasted.trim()
  if (text === '') return []
  const own = caller.kind === 'program' ? caller.clientId : undefined
  const exact = (await byId(read, text)) ?? (await byNumber(read, text, own))
  const clients = exact.some(({ kind }) => kind === 'client') ? [] : await named(read, text, own)
  return [...exact, ...clients].filter(allowed).slice(0, HITS_LIMIT)

  function allowed({ kind, clientId }: Hit): boolean {
    if (clientId !== undefined && !meets(caller, clientId)) return false
    if (clientId === undefined && caller.kind === 'program' && caller.clientId !== undefined) return false
    const permission = kind === 'account' && clientId !== undefined ? 'client_accounts.read' : READ_BY[kind]
    return may(caller, permission, environment)
  }
}

async function byNumber(read: Records, text: string, own: ClientId | undefined): Promise<readonly Hit[]> {
  if (!/^[\x21-\x7e]{4,128}$/.test(text)) return []
  const refused = await read.refusals.ofRequest(text)
  const about = await Promise.all(
    [...new Set(refused.map(({ subject }) => subject))].slice(0, 5).map((id) => byId(read, id)),
  )
  return [
    ...(await read.numbers.lookUp(text, { limit: HITS_LIMIT, ...(own !== undefined && { clientId: own }) })),
    ...about.flatMap((hits) => hits ?? []),
  ]
}

/** A key for one client has one name to find. */
async function named(read: Records, text: string, own: ClientId | undefined): Promise<readonly Hit[]> {
  if (own !== undefined) {
    const client = await read.clients.byId(own)
    const wanted = text.toLowerCase()
    const isIt =
      client && [client.name, client.shortName, client.creditCode].some((one) => one?.toLowerCase().includes(wanted))
    return isIt ? [{ kind: 'client', id: own, clientId: own }] : []
  }
  const { rows } = await read.clients.page({ limit: CLIENTS_LIMIT, text: text.slice(0, 100) })
  return rows.map(({ id }): Hit => ({ kind: 'client', id, clientId: id }))
}
