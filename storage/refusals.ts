import type { ClientId, MethodId, ProviderId, RefusalId } from '@ruzhu/domain/ids.ts'
import { type KeptRefusal, REFUSALS_KEPT, REFUSALS_KEPT_MS, type RefusedCall } from '@ruzhu/domain/refusals/refusals.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { later } from '@ruzhu/domain/time.ts'
import { instant, millis, present } from './columns.ts'
import type { Context } from './context.ts'

type RefusalsTable = {
  id: RefusalId
  scope: string
  client_id: ClientId
  provider_id: ProviderId
  method_id: MethodId | null
  subject: string
  call: RefusedCall
  channel: string
  status: number
  code: string
  message: string
  request_id: string | null
  at: number
}
export type RefusalTables = { gateway_refusals: RefusalsTable }

/** Old rows that go with each new one: more than one, so that they all go in time. */
const SWEPT_AT_ONCE = 20
/** A gateway gives a number once; a log that repeats it is no reason to read on. */
const OF_ONE_REQUEST = 10

export function refusals({ db }: Context): Records['refusals'] {
  return {
    async insert(refusal) {
      const row = toRow(refusal)
      await db.insertInto('gateway_refusals').values(row).execute()
      await forgetBehind(row.scope)
      await forgetBefore(later(refusal.at, -REFUSALS_KEPT_MS))
    },
    async ofSubject(subject, limit) {
      return (await newest(limit).where('subject', '=', subject).execute()).map(fromRow)
    },
    async ofRequest(requestId) {
      return (await newest(OF_ONE_REQUEST).where('request_id', '=', requestId).execute()).map(fromRow)
    },
    async ofMethod(methodId, limit) {
      return (await newest(limit).where('scope', '=', methodId).execute()).map(fromRow)
    },
    async ofClient(clientId, limit) {
      return (await newest(limit).where('client_id', '=', clientId).execute()).map(fromRow)
    },
  }

  function newest(limit: number) {
    return db.selectFrom('gateway_refusals').selectAll().orderBy('id', 'desc').limit(limit)
  }

  async function forgetBehind(scope: string): Promise<void> {
    const kept = db
      .selectFrom('gateway_refusals')
      .select('id')
      .where('scope', '=', scope)
      .orderBy('id', 'desc')
      .limit(REFUSALS_KEPT)
    await db.deleteFrom('gateway_refusals').where('scope', '=', scope).where('id', 'not in', kept).execute()
  }

  async function forgetBefore(instantOfLast: Date): Promise<void> {
    const old = db
      .selectFrom('gateway_refusals')
      .select('id')
      .where('at', '<', millis(instantOfLast))
      .orderBy('at')
      .limit(SWEPT_AT_ONCE)
    await db.deleteFrom('gateway_refusals').where('id', 'in', old).execute()
  }
}

function toRow({ id, clientId, providerId, methodId, subject, call, refusal, at }: KeptRefusal): RefusalsTable {
  return {
    id,
    scope: methodId ?? clientId,
    client_id: clientId,
    provider_id: providerId,
    method_id: methodId ?? null,
    subject,
    call,
    channel: refusal.channel,
    status: refusal.status,
    code: refusal.code,
    message: refusal.message,
    request_id: refusal.requestId ?? null,
    at: millis(at),
  }
}

function fromRow(row: RefusalsTable): KeptRefusal {
  const { channel, status, code, message, request_id: requestId } = row
  return present({
    id: row.id,
    clientId: row.client_id,
    providerId: row.provider_id,
    methodId: row.method_id,
    subject: row.subject,
    call: row.call,
    refusal: { channel, status, code, message, ...(requestId !== null && { requestId }) },
    at: instant(row.at),
  })
}
