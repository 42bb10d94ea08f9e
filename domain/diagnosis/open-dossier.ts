import { planOf } from '../checks/check-method.ts'
import type { Permission } from '../access/may.ts'
import {
  idPrefix,
  type ApplymentKey,
  type ClientId,
  type MethodId,
  type PaymentId,
  type ProviderId,
  type RefundId,
} from '../ids.ts'
import { standingOf } from '../methods/standing.ts'
import type { Describe } from '../descriptor.ts'
import type { ChannelDescriptor } from '../descriptor.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import { fieldsOf } from '../providers/account-fields.ts'
import type { AccountOutline } from '../providers/providers.ts'
import type { KeptRefusal } from '../refusals/refusals.ts'
import type { Records } from '../store.ts'
import type { Clues } from './clues.ts'
import type { Concerns, Dossier, KnownAccount, ReadCertificates } from './dossier.ts'
import { knownKeys } from './known-keys.ts'

/** Who reads it: whose records they meet, and which nouns they may see. */
export type DossierReader = { meets(clientId: ClientId): boolean; may(permission: Permission): boolean }

/** What the channels know: how they describe themselves, and how their certificates are read. */
export type DossierDeps = {
  read: Records
  describe: Describe
  certificatesOf: ReadCertificates
}

type Found = Omit<Dossier, 'grants' | 'refusals' | 'account' | 'method' | 'checks' | 'keys'> & {
  methodId?: MethodId
  refusals?: readonly KeptRefusal[]
}

/** Looks up what a text names, in the order in which it tells most, and what belongs to it. Nothing where it names nothing. */
export async function openDossier(
  { read, describe, certificatesOf }: DossierDeps,
  { clues, concerns }: { clues: Clues; concerns: Concerns },
  reader: DossierReader,
): Promise<Dossier> {
  const found = await find(read, clues, concerns, reader)
  const asked = found.methodId ?? found.payment?.methodId
  const stored = asked && (await read.methods.byId(asked))
  // an id that was pasted may be anybody's
  const used = stored && reader.meets(stored.clientId) ? stored : undefined
  const of = used ?? found.payment ?? found.applyment
  const clientId = of?.clientId ?? found.client?.id
  const client = found.client ?? (clientId && (await read.clients.byId(clientId)))
  const grants = clientId && reader.may('grants.read') ? await read.grants.ofClients([clientId]) : []
  const account = of && (await accountOf({ read, describe, certificatesOf }, of.providerId, reader))
  const { methodId: _asked, ...rest } = found
  return {
    ...rest,
    ...(client && { client }),
    ...(used &&
      reader.may('methods.read') && {
        method: { ...used, standing: standingOf(used, grants) },
        checks: await checksOf(read, used, describe(used.channel)),
      }),
    ...(account && { account }),
    grants,
    keys: await knownKeys(read, describe, { account, grants, method: used }),
    refusals: found.refusals ?? (await refusalsOf(read, found, used?.id, clientId)),
  }
}

/** Of each kind of number the first that is known; what belongs to a client whom the reader does not meet is as unknown as none. */
async function find(read: Records, clues: Clues, concerns: Concerns, reader: DossierReader): Promise<Found> {
  const ids = [...(concerns.id === undefined ? [] : [concerns.id]), ...clues.ids]
  const byRequest = await ofRequests(read, clues, reader)
  const subjects = [...ids, ...(byRequest.subject === undefined ? [] : [byRequest.subject])]
  let found: Found = {
    ...(byRequest.problem && { problem: byRequest.problem }),
    ...(byRequest.refusals && { refusals: byRequest.refusals }),
  }
  for (const id of subjects) found = { ...(await ofId(read, id, reader)), ...found }
  if (!found.payment) found = { ...found, ...(await ofNumbers(read, clues, concerns, reader)) }
  if (concerns.methodId) found = { methodId: concerns.methodId, ...found }
  if (concerns.clientId && !found.client && reader.meets(concerns.clientId)) {
    const client = await read.clients.byId(concerns.clientId)
    if (client) found = { ...found, client }
  }
  return found
}

/** By the numbers under which a gateway, or our own API, logged a call. */
async function ofRequests(read: Records, { requestIds }: Clues, reader: DossierReader) {
  for (const id of requestIds) {
    const problem = await read.problems.byRequestId(id)
    if (problem && (problem.clientId === undefined || reader.meets(problem.clientId))) {
      return { problem, subject: problem.subject }
    }
    const kept = (await read.refusals.ofRequest(id)).filter(({ clientId }) => reader.meets(clientId))
    if (kept[0]) return { subject: kept[0].subject, refusals: kept }
  }
  return {}
}

async function ofId(read: Records, id: string, reader: DossierReader): Promise<Found> {
  switch (idPrefix(id)) {
    case 'pay': {
      const payment = reader.may('payments.read') ? await read.payments.byId(id as PaymentId) : undefined
      return payment && reader.meets(payment.clientId) ? { payment } : {}
    }
    case 'rf': {
      const refund = reader.may('refunds.read') ? await read.refunds.byId(id as RefundId) : undefined
      if (!refund || !reader.meets(refund.clientId)) return {}
      return { refund, ...(await ofId(read, refund.paymentId, reader)) }
    }
    case 'ap': {
      const applyment = reader.may('applyments.read') ? await read.applyments.byId(id as ApplymentKey) : undefined
      return applyment && reader.meets(applyment.clientId) ? { applyment } : {}
    }
    case 'pm':
      return { methodId: id as MethodId }
    case 'cl': {
      const client =
        reader.may('clients.read') && reader.meets(id as ClientId) ? await read.clients.byId(id as ClientId) : undefined
      return client ? { client } : {}
    }
    default:
      return {}
  }
}

/** `payments.page` finds a payment by any of its numbers, ours and the gateway's. One that several clients used is nobody's. */
async function ofNumbers(
  read: Records,
  { numbers }: Clues,
  { clientId }: Concerns,
  reader: DossierReader,
): Promise<Found> {
  if (!reader.may('payments.read')) return {}
  for (const text of numbers) {
    const { rows } = await read.payments.page({ text, limit: 5, ...(clientId && { clientId }) })
    const known = rows.filter((payment) => reader.meets(payment.clientId))
    if (known[0] && known.length === 1) return { payment: known[0] }
    const refund = clientId && (await read.refunds.byOutRefundNo(clientId, text))
    if (refund && reader.may('refunds.read')) return { refund, ...(await ofId(read, refund.paymentId, reader)) }
  }
  return {}
}

/** What our own account says is for those who may see it; a client's own account for those who may see that. */
async function accountOf(
  { read, describe, certificatesOf }: DossierDeps,
  id: ProviderId,
  reader: DossierReader,
): Promise<KnownAccount | undefined> {
  const [outline] = await read.providers.outlines([id])
  if (!outline || !maySee(outline, reader)) return undefined
  const descriptor = describe(outline.channel)
  const fields = descriptor ? fieldsOf(descriptor, outline) : []
  return {
    outline,
    labels: new Map(fields.map(({ name, label }) => [name, label])),
    traces: await read.providers.secretTraces(id),
    certificates: await certificatesOf(outline),
    refusedNotices: await read.notifications.refused(id),
  }
}

function maySee({ clientId }: AccountOutline, reader: DossierReader): boolean {
  if (clientId === undefined) return reader.may('provider_accounts.read')
  return reader.meets(clientId) && reader.may('client_accounts.read')
}

async function checksOf(
  { checks }: Records,
  method: PaymentMethod,
  descriptor: ChannelDescriptor | undefined,
): Promise<NonNullable<Dossier['checks']>> {
  const last = (await checks.latest([method.id])).get(method.id)
  return { plan: descriptor ? planOf(descriptor, method) : [], ...(last && { last }) }
}

const REFUSALS_LOOKED_AT = 20

/** Those of the object itself come first; where it has none, those of the method that it was made with. */
async function refusalsOf(
  { refusals }: Records,
  { refund, payment, applyment }: Found,
  methodId: MethodId | undefined,
  clientId: ClientId | undefined,
): Promise<readonly KeptRefusal[]> {
  const subject = refund?.id ?? payment?.id ?? applyment?.id
  const own = subject === undefined ? [] : await refusals.ofSubject(subject, REFUSALS_LOOKED_AT)
  if (own.length > 0) return own
  if (methodId) return refusals.ofMethod(methodId, REFUSALS_LOOKED_AT)
  return clientId ? refusals.ofClient(clientId, REFUSALS_LOOKED_AT) : []
}
