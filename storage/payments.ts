import { idMaker, type ClientId, type MethodId, type PaymentId, type ProviderId } from '@ruzhu/domain/ids.ts'
import type { Fen } from '@ruzhu/domain/money.ts'
import type { ClientPay, Payment, PaymentAttention, PaymentState, Scene } from '@ruzhu/domain/payments/payments.ts'
import type { PageQuery } from '@ruzhu/domain/page.ts'
import type { PaymentFilter, Records } from '@ruzhu/domain/store.ts'
import { later, MINUTE_MS } from '@ruzhu/domain/time.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { instant, instantOrNull, type Json, jsonOrNull, millis, millisOrNull, present, valueOrNull } from './columns.ts'
import type { Context } from './context.ts'
import { BEHIND_ALL_IDS, oneMore, pageOf } from './pages.ts'

type PaymentsTable = {
  id: PaymentId
  client_id: ClientId
  method_id: MethodId
  provider_id: ProviderId
  channel: string
  scene: Scene
  sub_mchid: string
  sub_appid: string | null
  out_trade_no: string
  gateway_trade_no: string
  description: string
  amount_fen: Fen
  attach: string | null
  payer_openid: string | null
  notify_url: string | null
  state: PaymentState
  attention: PaymentAttention | null
  pay: Json<ClientPay> | null
  transaction_id: string | null
  paid_fen: Fen | null
  paid_at: number | null
  refunded_fen: Fen
  refund_reserved_fen: Fen
  expires_at: number
  closed_at: number | null
  created_at: number
  updated_at: number
}
export type PaymentTables = { payments: PaymentsTable }

/** Counting stops here and keeps to the order of its index, so that it costs the same however many there are. */
const COUNTED_AT_MOST = 1000

export function payments({ db }: Context): Records['payments'] {
  return {
    async insert(payment) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('payments')
        .values(toRow(payment))
        .onConflict((taken) => taken.columns(['out_trade_no', 'client_id']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async gatewayTradeNoTaken(providerId, gatewayTradeNo) {
      const row = await db
        .selectFrom('payments')
        .select('id')
        .where('gateway_trade_no', '=', gatewayTradeNo)
        .where('provider_id', '=', providerId)
        .executeTakeFirst()
      return row !== undefined
    },
    async update(payment, expected) {
      const changes = changeable(payment)
      const { numUpdatedRows } = await db
        .updateTable('payments')
        // It always grows, so that two writes of one millisecond cannot pass for one.
        .set({ ...changes, updated_at: Math.max(changes.updated_at, millis(expected.updatedAt) + 1) })
        .where('id', '=', payment.id)
        .where('state', '=', expected.state)
        .where('updated_at', '=', millis(expected.updatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async reserveRefund(id, amount, now) {
      if (amount <= 0) throw new RangeError(`a refund of ${amount} fen cannot be reserved`)
      const { numUpdatedRows } = await db
        .updateTable('payments')
        .set({
          refund_reserved_fen: sql`refund_reserved_fen + ${amount}`,
          updated_at: sql`case when updated_at < ${millis(now)} then ${millis(now)} else updated_at + 1 end`,
        })
        .where('id', '=', id)
        .where(sql<SqlBool>`refund_reserved_fen + ${amount} <= paid_fen`) // null while unpaid, so not true
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async byOutTradeNo(clientId, outTradeNo) {
      const row = await db
        .selectFrom('payments')
        .selectAll()
        .where('out_trade_no', '=', outTradeNo)
        .where('client_id', '=', clientId)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async byGatewayTradeNo(providerId, gatewayTradeNo) {
      const row = await db
        .selectFrom('payments')
        .selectAll()
        .where('gateway_trade_no', '=', gatewayTradeNo)
        .where('provider_id', '=', providerId)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async page(query) {
      const { clientId, state, text, createdFrom, createdTo } = query
      let some = db.selectFrom('payments').selectAll().where(within(query))
      if (clientId !== undefined) some = some.where('client_id', '=', clientId)
      if (state !== undefined) some = some.where('state', '=', state)
      if (text !== undefined && text !== '') some = some.where(numbered(text))
      if (createdFrom) some = some.where('created_at', '>=', millis(createdFrom))
      if (createdTo) some = some.where('created_at', '<=', millis(createdTo))
      const rows = await some.orderBy('id', 'desc').limit(oneMore(query)).execute()
      return pageOf(rows.map(fromRow), query)
    },
    async countPaidSince(methodIds, since) {
      if (methodIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('methods')
        .select([
          'methods.id',
          sql<number>`(select count(*) from (select 1 from payments where method_id = methods.id
            and paid_at >= ${millis(since)} order by paid_at limit ${COUNTED_AT_MOST}) as paid)`.as('paid'),
        ])
        .where('methods.id', 'in', methodIds)
        .execute()
      return new Map(rows.map(({ id, paid }) => [id, paid]))
    },
    async countOfMethods(methodIds) {
      const counts = new Map<MethodId, { paid: number; refunded: number }>()
      if (methodIds.length === 0) return counts
      const rows = await db
        .selectFrom('methods')
        .select([
          'methods.id',
          sql<number>`(select count(*) from (select 1 from payments where method_id = methods.id
            and paid_at is not null order by paid_at limit ${COUNTED_AT_MOST}) as paid)`.as('paid'),
          sql<number>`(select count(*) from (select 1 from payments where method_id = methods.id
            and refunded_fen > 0 order by id limit ${COUNTED_AT_MOST}) as refunded)`.as('refunded'),
        ])
        .where('methods.id', 'in', methodIds)
        .execute()
      for (const { id, paid, refunded } of rows) counts.set(id, { paid, refunded })
      return counts
    },
  }
}

/** A number is searched whole: each branch is one look-up in its own index, however many payments there are. */
function numbered(text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`id in (
    select id from payments where id = ${text}
    union select id from payments where out_trade_no = ${text}
    union select id from payments where gateway_trade_no = ${text}
    union select id from payments where transaction_id = ${text})`
}

/**
 * One range of ids for the page and for the days: ids sort by the time they were made, and an index serves one range.
 * `created_at` then says the days exactly.
 */
function within({ after, createdFrom, createdTo }: PageQuery & PaymentFilter): RawBuilder<SqlBool> {
  const from = createdFrom ? idAt(later(createdFrom, -MADE_WITHIN_MS)) : ''
  const to = createdTo ? idAt(later(createdTo, MADE_WITHIN_MS)) : BEHIND_ALL_IDS
  return sql<SqlBool>`id >= ${from} and id < ${after !== undefined && after < to ? after : to}`
}

// An id is made and `createdAt` read within one request.
const MADE_WITHIN_MS = MINUTE_MS

function idAt(at: Date): PaymentId {
  return idMaker(
    () => at,
    (bytes) => new Uint8Array(bytes),
  )('pay')
}

function toRow(payment: Payment): PaymentsTable {
  return {
    id: payment.id,
    client_id: payment.clientId,
    out_trade_no: payment.outTradeNo,
    created_at: millis(payment.createdAt),
    ...changeable(payment),
  }
}

function changeable(payment: Payment): Omit<PaymentsTable, 'id' | 'client_id' | 'out_trade_no' | 'created_at'> {
  return {
    method_id: payment.methodId,
    provider_id: payment.providerId,
    channel: payment.channel,
    scene: payment.scene,
    sub_mchid: payment.subMchid,
    sub_appid: payment.subAppid ?? null,
    gateway_trade_no: payment.gatewayTradeNo,
    description: payment.description,
    amount_fen: payment.amount,
    attach: payment.attach ?? null,
    payer_openid: payment.payerOpenid ?? null,
    notify_url: payment.notifyUrl ?? null,
    state: payment.state,
    attention: payment.attention ?? null,
    pay: jsonOrNull(payment.pay),
    transaction_id: payment.transactionId ?? null,
    paid_fen: payment.paid ?? null,
    paid_at: millisOrNull(payment.paidAt),
    refunded_fen: payment.refunded,
    refund_reserved_fen: payment.refundReserved,
    expires_at: millis(payment.expiresAt),
    closed_at: millisOrNull(payment.closedAt),
    updated_at: millis(payment.updatedAt),
  }
}

function fromRow(row: PaymentsTable): Payment {
  return present({
    id: row.id,
    clientId: row.client_id,
    methodId: row.method_id,
    providerId: row.provider_id,
    channel: row.channel,
    scene: row.scene,
    subMchid: row.sub_mchid,
    subAppid: row.sub_appid,
    outTradeNo: row.out_trade_no,
    gatewayTradeNo: row.gateway_trade_no,
    description: row.description,
    amount: row.amount_fen,
    attach: row.attach,
    payerOpenid: row.payer_openid,
    notifyUrl: row.notify_url,
    state: row.state,
    attention: row.attention,
    pay: valueOrNull(row.pay),
    transactionId: row.transaction_id,
    paid: row.paid_fen,
    paidAt: instantOrNull(row.paid_at),
    refunded: row.refunded_fen,
    refundReserved: row.refund_reserved_fen,
    expiresAt: instant(row.expires_at),
    closedAt: instantOrNull(row.closed_at),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}
