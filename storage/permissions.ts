import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { Permission } from '@ruzhu/domain/permissions/permissions.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, millis, present } from './columns.ts'
import type { Context } from './context.ts'

type PermissionsTable = {
  about: Permission['about']
  client_id: ClientId
  what: Permission['what']
  state: Permission['state']
  state_at: number
  code: string | null
  message: string | null
  checked_at: number
}
export type PermissionTables = { permissions: PermissionsTable }

export function permissions({ db }: Context): Records['permissions'] {
  return {
    async keep(seen) {
      for (const row of seen.map(toRow))
        await db
          .insertInto('permissions')
          .values(row)
          .onConflict((known) => known.columns(['about', 'what']).doUpdateSet(row))
          .execute()
    },
    async of(about) {
      const rows = await db.selectFrom('permissions').selectAll().where('about', '=', about).orderBy('what').execute()
      return rows.map(fromRow)
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await db
        .selectFrom('permissions')
        .selectAll()
        .where('client_id', 'in', clientIds)
        .orderBy('what')
        .execute()
      return rows.map(fromRow)
    },
  }
}

function toRow(permission: Permission): PermissionsTable {
  return {
    about: permission.about,
    client_id: permission.clientId,
    what: permission.what,
    state: permission.state,
    state_at: millis(permission.stateAt),
    code: permission.code ?? null,
    message: permission.message ?? null,
    checked_at: millis(permission.checkedAt),
  }
}

function fromRow(row: PermissionsTable): Permission {
  return present({
    about: row.about,
    clientId: row.client_id,
    what: row.what,
    state: row.state,
    stateAt: instant(row.state_at),
    code: row.code,
    message: row.message,
    checkedAt: instant(row.checked_at),
  })
}
