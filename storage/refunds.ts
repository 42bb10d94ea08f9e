import type { ClientId, PaymentId, ProviderId, RefundId } from '@ruzhu/domain/ids.ts'
import type { Fen } from '@ruzhu/domain/money.ts'
import type { Refund, RefundState } from '@ruzhu/domain/refunds/refunds.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, instantOrNull, millis, millisOrNull, present } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type RefundsTable = {
  id: RefundId
  client_id: ClientId
  payment_id: PaymentId
  provider_id: ProviderId
  channel: string
  out_refund_no: string
  gateway_refund_no: string
  amount_fen: Fen
  reason: string | null
  notify_url: string | null
  state: RefundState
  why: string | null
  refund_id: string | null
  received_by: string | null
  ended_at: number | null
  created_at: number
  updated_at: number
}
export type RefundTables = { refunds: RefundsTable }

export function refunds({ db }: Context): Records['refunds'] {
  return {
    async insert(refund) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('refunds')
        .values(toRow(refund))
        .onConflict((taken) => taken.columns(['out_refund_no', 'client_id']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async gatewayRefundNoTaken(providerId, gatewayRefundNo) {
      const row = await db
        .selectFrom('refunds')
        .select('id')
        .where('gateway_refund_no', '=', gatewayRefundNo)
        .where('provider_id', '=', providerId)
        .executeTakeFirst()
      return row !== undefined
    },
    async update(refund, expected) {
      const changes = changeable(refund)
      const { numUpdatedRows } = await db
        .updateTable('refunds')
        // It always grows, so that two writes of one millisecond cannot pass for one.
        .set({ ...changes, updated_at: Math.max(changes.updated_at, millis(expected.updatedAt) + 1) })
        .where('id', '=', refund.id)
        .where('state', '=', expected.state)
        .where('updated_at', '=', millis(expected.updatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async byOutRefundNo(clientId, outRefundNo) {
      const row = await db
        .selectFrom('refunds')
        .selectAll()
        .where('out_refund_no', '=', outRefundNo)
        .where('client_id', '=', clientId)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async byGatewayRefundNo(providerId, gatewayRefundNo) {
      const row = await db
        .selectFrom('refunds')
        .selectAll()
        .where('gateway_refund_no', '=', gatewayRefundNo)
        .where('provider_id', '=', providerId)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async ofPayment(paymentId) {
      const rows = await db
        .selectFrom('refunds')
        .selectAll()
        .where('payment_id', '=', paymentId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fromRow)
    },
    async page(query) {
      const { clientId, paymentId, state } = query
      let some = db.selectFrom('refunds').selectAll().where(olderThan(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      if (paymentId !== undefined) some = some.where('payment_id', '=', paymentId)
      if (state !== undefined) some = some.where('state', '=', state)
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(rows.map(fromRow), query)
    },
  }
}

function toRow(refund: Refund): RefundsTable {
  return {
    id: refund.id,
    client_id: refund.clientId,
    out_refund_no: refund.outRefundNo,
    created_at: millis(refund.createdAt),
    ...changeable(refund),
  }
}

function changeable(refund: Refund): Omit<RefundsTable, 'id' | 'client_id' | 'out_refund_no' | 'created_at'> {
  return {
    payment_id: refund.paymentId,
    provider_id: refund.providerId,
    channel: refund.channel,
    gateway_refund_no: refund.gatewayRefundNo,
    amount_fen: refund.amount,
    reason: refund.reason ?? null,
    notify_url: refund.notifyUrl ?? null,
    state: refund.state,
    why: refund.why ?? null,
    refund_id: refund.refundId ?? null,
    received_by: refund.receivedBy ?? null,
    ended_at: millisOrNull(refund.endedAt),
    updated_at: millis(refund.updatedAt),
  }
}

function fromRow(row: RefundsTable): Refund {
  return present({
    id: row.id,
    clientId: row.client_id,
    paymentId: row.payment_id,
    providerId: row.provider_id,
    channel: row.channel,
    outRefundNo: row.out_refund_no,
    gatewayRefundNo: row.gateway_refund_no,
    amount: row.amount_fen,
    reason: row.reason,
    notifyUrl: row.notify_url,
    state: row.state,
    why: row.why,
    refundId: row.refund_id,
    receivedBy: row.received_by,
    endedAt: instantOrNull(row.ended_at),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}
