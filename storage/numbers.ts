import { idPrefix } from '@ruzhu/domain/ids.ts'
import type { ApplymentKey, ClientId, GrantId, MethodId, PaymentId, ProviderId, RefundId } from '@ruzhu/domain/ids.ts'
import type { Hit } from '@ruzhu/domain/search/search.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { sql } from 'kysely'
import type { Context } from './context.ts'

type NumbersTable = { number: string; id: MethodId | ProviderId }
export type NumberTables = { numbers: NumbersTable }

type Row = { kind: Hit['kind']; id: string; client_id: ClientId | null; payment_id: PaymentId | null }

export function numbers({ db }: Context): Records['numbers'] {
  return {
    /** Each branch is one look-up in an index of its own; the whole is cut where somebody used a number too often. */
    async lookUp(number, { limit, clientId }) {
      const few = sql.lit(limit)
      const own = clientId === undefined ? sql`` : sql`and client_id = ${clientId}`
      const { rows } = await sql<Row>`
        select kind, id, client_id, payment_id from (
          select * from (select 'payment' as kind, id, client_id, null as payment_id from payments where out_trade_no = ${number} ${own} limit ${few}) as a
          union select * from (select 'payment', id, client_id, null from payments where gateway_trade_no = ${number} ${own} limit ${few}) as b
          union select * from (select 'payment', id, client_id, null from payments where transaction_id = ${number} ${own} limit ${few}) as c
          union select * from (select 'refund', id, client_id, payment_id from refunds where out_refund_no = ${number} ${own} limit ${few}) as d
          union select * from (select 'refund', id, client_id, payment_id from refunds where gateway_refund_no = ${number} ${own} limit ${few}) as e
          union select * from (select 'refund', id, client_id, payment_id from refunds where refund_id = ${number} ${own} limit ${few}) as f
          union select * from (select 'applyment', id, client_id, null from applyments where business_code = ${number} ${own} limit ${few}) as g
          union select * from (select 'applyment', id, client_id, null from applyments where applyment_id = ${number} ${own} limit ${few}) as h
          union select * from (select 'applyment', id, client_id, null from applyments where sub_mchid = ${number} ${own} limit ${few}) as i
          union select * from (select 'method', id, client_id, null from methods where sub_mchid = ${number} ${own} limit ${few}) as j
          union select * from (select 'grant', id, client_id, null from grants where auth_app_id = ${number} ${own} limit ${few}) as k
          union select * from (select 'grant', id, client_id, null from grants where sub_mchid = ${number} ${own} limit ${few}) as l
          union select * from (select 'method', methods.id, methods.client_id, null from numbers
            join methods on methods.id = numbers.id where numbers.number = ${number} ${own} limit ${few}) as m
          union select * from (select 'account', providers.id, providers.client_id, null from numbers
            join providers on providers.id = numbers.id where numbers.number = ${number} ${own} limit ${few}) as n
        ) as found order by kind, id desc limit ${few}`.execute(db)
      return rows.map(hitOf)
    },
  }
}

/** Keeps what is looked up in step with what an object says of itself. */
export async function keepNumbers(
  { db }: Pick<Context, 'db'>,
  id: MethodId | ProviderId,
  values: readonly string[],
): Promise<void> {
  const rows = [...new Set(values)].filter(isNumber).map((number) => ({ number, id }))
  await db.deleteFrom('numbers').where('id', '=', id).execute()
  if (rows.length > 0) await db.insertInto('numbers').values(rows).execute()
}

function isNumber(value: string): boolean {
  return value.length >= 6 && value.length <= 64
}

// ids of a table are of its kind
function hitOf({ kind, id, client_id, payment_id }: Row): Hit {
  const owner = client_id === null ? {} : { clientId: client_id }
  switch (kind) {
    case 'payment':
      return { kind, id: id as PaymentId, ...owner }
    case 'refund':
      return { kind, id: id as RefundId, paymentId: payment_id as PaymentId, ...owner }
    case 'applyment':
      return { kind, id: id as ApplymentKey, ...owner }
    case 'method':
      return { kind, id: id as MethodId, ...owner }
    case 'account':
      return { kind, id: id as ProviderId, ...owner }
    case 'grant':
      return { kind, id: id as GrantId, ...owner }
    default:
      throw new RangeError(`${idPrefix(id) ?? id} is not looked up by its number`)
  }
}
