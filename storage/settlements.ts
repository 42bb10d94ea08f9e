import type { ApplymentKey, ClientId, ProviderId, SettlementChangeId } from '@ruzhu/domain/ids.ts'
import type { Settlement, SettlementAccount, SettlementChange } from '@ruzhu/domain/settlement/settlement.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, millis, present } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type AccountColumns = {
  account_kind: SettlementAccount['kind']
  bank: string
  branch: string | null
  branch_id: string | null
  masked_number: string
}
type SettlementsTable = AccountColumns & {
  applyment_id: ApplymentKey
  client_id: ClientId
  channel: string
  verification: Settlement['verification']
  verification_at: number
  gateway_result: string | null
  fail_reason: string | null
  checked_at: number
}
type SettlementChangesTable = AccountColumns & {
  id: SettlementChangeId
  applyment_id: ApplymentKey
  client_id: ClientId
  provider_id: ProviderId
  sub_mchid: string
  state: SettlementChange['state']
  state_at: number
  application_no: string | null
  gateway_result: string | null
  reason: string | null
  by_whom: string
  created_at: number
  updated_at: number
}
export type SettlementTables = { settlements: SettlementsTable; settlement_changes: SettlementChangesTable }

export function settlements({ db }: Context): Records['settlements'] {
  return {
    async keep(settlement) {
      const row = toRow(settlement)
      await db
        .insertInto('settlements')
        .values(row)
        .onConflict((known) => known.column('applyment_id').doUpdateSet(row))
        .execute()
    },
    async ofApplyment(id) {
      const row = await db.selectFrom('settlements').selectAll().where('applyment_id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db.selectFrom('settlements').selectAll().where('client_id', 'in', clientIds).execute()
      return rows.map(fromRow)
    },
    async insertChange(change) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('settlement_changes')
        .values(changeRow(change))
        .onConflict((open) => open.doNothing())
        .executeTakeFirstOrThrow()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async updateChange(change, { state }) {
      const { numUpdatedRows } = await db
        .updateTable('settlement_changes')
        .set(changeRow(change))
        .where('id', '=', change.id)
        .where('state', '=', state)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async change(id) {
      const row = await db.selectFrom('settlement_changes').selectAll().where('id', '=', id).executeTakeFirst()
      return row && changeOf(row)
    },
    async lastChanges(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db
        .selectFrom('settlement_changes')
        .selectAll()
        .where('id', 'in', (newest) =>
          newest
            .selectFrom('settlement_changes')
            .select(({ fn }) => fn.max('id').as('id'))
            .where('client_id', 'in', clientIds)
            .groupBy('applyment_id'),
        )
        .execute()
      return rows.map(changeOf)
    },
    async changes(id, page) {
      const rows = await db
        .selectFrom('settlement_changes')
        .selectAll()
        .where('applyment_id', '=', id)
        .where(olderThan(page))
        .orderBy('id', 'desc')
        .limit(oneMore(page))
        .execute()
      return pageOf(rows.map(changeOf), page)
    },
  }
}

function toRow(settlement: Settlement): SettlementsTable {
  return {
    applyment_id: settlement.applymentId,
    client_id: settlement.clientId,
    channel: settlement.channel,
    ...accountRow(settlement.account),
    verification: settlement.verification,
    verification_at: millis(settlement.verificationAt),
    gateway_result: settlement.gatewayResult ?? null,
    fail_reason: settlement.failReason ?? null,
    checked_at: millis(settlement.checkedAt),
  }
}

function fromRow(row: SettlementsTable): Settlement {
  return present({
    applymentId: row.applyment_id,
    clientId: row.client_id,
    channel: row.channel,
    account: accountOf(row),
    verification: row.verification,
    verificationAt: instant(row.verification_at),
    gatewayResult: row.gateway_result,
    failReason: row.fail_reason,
    checkedAt: instant(row.checked_at),
  })
}

function changeRow(change: SettlementChange): SettlementChangesTable {
  return {
    id: change.id,
    applyment_id: change.applymentId,
    client_id: change.clientId,
    provider_id: change.providerId,
    sub_mchid: change.subMchid,
    state: change.state,
    state_at: millis(change.stateAt),
    ...accountRow(change.account),
    application_no: change.applicationNo ?? null,
    gateway_result: change.gatewayResult ?? null,
    reason: change.reason ?? null,
    by_whom: change.by,
    created_at: millis(change.createdAt),
    updated_at: millis(change.updatedAt),
  }
}

function changeOf(row: SettlementChangesTable): SettlementChange {
  return present({
    id: row.id,
    applymentId: row.applyment_id,
    clientId: row.client_id,
    providerId: row.provider_id,
    subMchid: row.sub_mchid,
    state: row.state,
    stateAt: instant(row.state_at),
    account: accountOf(row),
    applicationNo: row.application_no,
    gatewayResult: row.gateway_result,
    reason: row.reason,
    by: row.by_whom,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}

function accountRow({ kind, bank, branch, branchId, maskedNumber }: SettlementAccount): AccountColumns {
  return {
    account_kind: kind,
    bank,
    branch: branch ?? null,
    branch_id: branchId ?? null,
    masked_number: maskedNumber,
  }
}

function accountOf(row: AccountColumns): SettlementAccount {
  return present({
    kind: row.account_kind,
    bank: row.bank,
    branch: row.branch,
    branchId: row.branch_id,
    maskedNumber: row.masked_number,
  })
}
