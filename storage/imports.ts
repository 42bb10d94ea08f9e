import type { ClientId, ImportId } from '@ruzhu/domain/ids.ts'
import {
  type ClientImport,
  type ImportRow,
  type ImportState,
  ROW_STATES,
  type RowState,
} from '@ruzhu/domain/imports/imports.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { sql } from 'kysely'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'
import { COMPANY } from './vault.ts'

type ImportsTable = {
  id: ImportId
  filename: string
  sha256: string
  state: ImportState
  columns: Json<ClientImport['columns']>
  unknown_columns: Json<ClientImport['unknownColumns']>
  total: number
  by_whom: string
  created_at: number
  started_by: string | null
  started_at: number | null
  ended_at: number | null
}
type ImportRowsTable = {
  import_id: ImportId
  number: number
  state: RowState
  name: string
  /** Whom to call, and everything else that a client is made of: sealed, and only until it is made. */
  input: Uint8Array | null
  problems: Json<ImportRow['problems']>
  client_id: ClientId | null
  same_as_row: number | null
}
export type ImportTables = { client_imports: ImportsTable; client_import_rows: ImportRowsTable }

const WRITTEN_AT_ONCE = 100

export function imports({ db, engine, sealer }: Context): Records['imports'] {
  return {
    async insert(planned, rows) {
      await db.insertInto('client_imports').values(toRow(planned)).execute()
      for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE) {
        const some = await Promise.all(rows.slice(at, at + WRITTEN_AT_ONCE).map(sealed))
        await db.insertInto('client_import_rows').values(some).execute()
      }
    },
    async update(changed, { state }) {
      const { id: _id, ...changes } = toRow(changed)
      const { numUpdatedRows } = await db
        .updateTable('client_imports')
        .set(changes)
        .where('id', '=', changed.id)
        .where('state', '=', state)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('client_imports').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row)
    },
    async openOf(sha256) {
      const row = await db
        .selectFrom('client_imports')
        .selectAll()
        .where('sha256', '=', sha256)
        .where('state', 'in', ['ready', 'running'])
        .orderBy('id', 'desc')
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async page(query) {
      const rows = await db
        .selectFrom('client_imports')
        .selectAll()
        .where(olderThan(query))
        .orderBy('id', 'desc')
        .limit(oneMore(query))
        .execute()
      return pageOf(rows.map(fromRow), query)
    },
    async rows(id, { limit, after = 0, states }) {
      let some = db.selectFrom('client_import_rows').selectAll().where('import_id', '=', id).where('number', '>', after)
      if (states) some = some.where('state', 'in', states)
      return (await some.orderBy('number').limit(limit).execute()).map(rowFrom)
    },
    async counts(id) {
      const rows = await db
        .selectFrom('client_import_rows')
        .select(['state', (of) => of.fn.countAll<number | bigint>().as('rows')])
        .where('import_id', '=', id)
        .groupBy('state')
        .execute()
      const counted = new Map(rows.map((row) => [row.state, Number(row.rows)]))
      return Object.fromEntries(ROW_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<RowState, number>
    },
    async lockRunning() {
      if (engine !== 'postgres') return // SQLite has one writer
      await sql`select id from client_imports where state = 'running' order by id for update`.execute(db)
    },
    async newRows(id, limit) {
      const rows = await db
        .selectFrom('client_import_rows')
        .selectAll()
        .where('import_id', '=', id)
        .where('state', '=', 'new')
        .orderBy('number')
        .limit(limit)
        .execute()
      return Promise.all(rows.map(opened))
    },
    async settleRow({ importId, number, state, clientId, problems }) {
      await db
        .updateTable('client_import_rows')
        .set({ state, input: null, client_id: clientId ?? null, problems: toJson(problems) })
        .where('import_id', '=', importId)
        .where('number', '=', number)
        .execute()
    },
    async forgetInputs(id) {
      await db
        .updateTable('client_import_rows')
        .set({ input: null })
        .where('import_id', '=', id)
        .where('input', 'is not', null)
        .execute()
    },
  }

  async function sealed(row: ImportRow): Promise<ImportRowsTable> {
    const { importId, number, input } = row
    return {
      import_id: importId,
      number,
      state: row.state,
      name: row.name,
      input: input ? await sealer.seal(COMPANY, placeOf(importId, number), toJson(input)) : null,
      problems: toJson(row.problems),
      client_id: row.clientId ?? null,
      same_as_row: row.sameAsRow ?? null,
    }
  }

  async function opened(row: ImportRowsTable): Promise<ImportRow> {
    if (row.input === null) return rowFrom(row)
    const text = await sealer.open(COMPANY, placeOf(row.import_id, row.number), row.input)
    // sealed above: the seal vouches for it
    return { ...rowFrom(row), input: fromJson(text.toString('utf8') as Json<NonNullable<ImportRow['input']>>) }
  }
}

function placeOf(id: ImportId, number: number): string {
  return `client_import_rows.input/${id}/${number}`
}

function rowFrom(row: ImportRowsTable): ImportRow {
  return present({
    importId: row.import_id,
    number: row.number,
    state: row.state,
    name: row.name,
    problems: fromJson(row.problems),
    clientId: row.client_id,
    sameAsRow: row.same_as_row,
  })
}

function toRow(planned: ClientImport): ImportsTable {
  return {
    id: planned.id,
    filename: planned.filename,
    sha256: planned.sha256,
    state: planned.state,
    columns: toJson(planned.columns),
    unknown_columns: toJson(planned.unknownColumns),
    total: planned.total,
    by_whom: planned.by,
    created_at: millis(planned.createdAt),
    started_by: planned.startedBy ?? null,
    started_at: millisOrNull(planned.startedAt),
    ended_at: millisOrNull(planned.endedAt),
  }
}

function fromRow(row: ImportsTable): ClientImport {
  return present({
    id: row.id,
    filename: row.filename,
    sha256: row.sha256,
    state: row.state,
    columns: fromJson(row.columns),
    unknownColumns: fromJson(row.unknown_columns),
    total: row.total,
    by: row.by_whom,
    createdAt: instant(row.created_at),
    startedBy: row.started_by,
    startedAt: instantOrNull(row.started_at),
    endedAt: instantOrNull(row.ended_at),
  })
}
