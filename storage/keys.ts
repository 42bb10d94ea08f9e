import type { ClientId, KeyLifeId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { KeyLife, KeyPiece, KeyState, KeyValues } from '@ruzhu/domain/keys/keys.ts'
import type { Page, PageQuery } from '@ruzhu/domain/page.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { type SqlBool, sql } from 'kysely'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import { oneMore } from './pages.ts'
import { COMPANY, type Sealer } from './vault.ts'

type KeyLivesTable = {
  id: KeyLifeId
  holder: string
  client_id: ClientId | null
  part: string
  state: KeyState
  pieces: Json<readonly StoredPiece[]>
  valid_to: number | null
  /** `valid_to`, and behind every time for what has none: the order of the calendar. */
  ends_last: number
  sealed: Uint8Array | null
  made_at: number
  made_by: string
  active_since: number | null
  ends_at: number | null
  gone_at: number | null
  heard_at: number | null
  updated_at: number
}
type StoredPiece = Omit<KeyPiece, 'validFrom' | 'validTo'> & { validFrom?: number; validTo?: number }
export type KeyTables = { key_lives: KeyLivesTable }

const NO_END = 9_000_000_000_000_000
const HISTORY_AT_MOST = 100

export function keys({ db, sealer, engine }: Context): Records['keys'] {
  const ordered = (query: PageQuery) => {
    const { endsLast, id } = placeOf(query.after)
    return db
      .selectFrom('key_lives')
      .selectAll()
      .where('state', '<>', 'gone')
      .where(sql<SqlBool>`(ends_last, id) > (${sql.lit(endsLast)}, ${id})`)
      .orderBy('ends_last')
      .orderBy('id')
      .limit(oneMore(query))
  }
  return {
    async insert(life, values) {
      const row = { ...toRow(life), id: life.id, sealed: values ? await seal(sealer, life, values) : null }
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('key_lives')
        .values(row)
        .onConflict((taken) => taken.doNothing())
        .executeTakeFirstOrThrow()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async update(life, expected, values) {
      const { numUpdatedRows } = await db
        .updateTable('key_lives')
        .set({ ...toRow(life), sealed: values ? await seal(sealer, life, values) : null })
        .where('id', '=', life.id)
        .where('state', '=', expected.state)
        .where('updated_at', '=', millis(expected.updatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async byId(id) {
      const row = await db.selectFrom('key_lives').selectAll().where('id', '=', id).executeTakeFirst()
      return row && lifeOf(row)
    },
    async ofHolders(holders) {
      if (holders.length === 0) return []
      const some = db.selectFrom('key_lives').selectAll().where('holder', 'in', holders).where('state', '<>', 'gone')
      return (await some.orderBy('holder').orderBy('id').execute()).map(lifeOf)
    },
    async history(holder) {
      const some = db.selectFrom('key_lives').selectAll().where('holder', '=', holder)
      return (await some.orderBy('id', 'desc').limit(HISTORY_AT_MOST).execute()).map(lifeOf)
    },
    async values(id) {
      const row = await db
        .selectFrom('key_lives')
        .select(['client_id', 'sealed'])
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.sealed ? open(sealer, id, row.client_id, row.sealed) : undefined
    },
    async expiring(before, query) {
      const some = ordered(query).where('state', '=', 'active').where('ends_last', '<', millis(before))
      return pageOf(await some.execute(), query)
    },
    async page(query) {
      let some = ordered(query)
      if (query.clientId !== undefined) some = some.where('client_id', '=', query.clientId)
      if (query.state !== undefined) some = some.where('state', '=', query.state)
      return pageOf(await some.execute(), query)
    },
    async usedBy(holders) {
      if (holders.length === 0) return new Map()
      const rows = await db
        .selectFrom('methods')
        .select(({ fn }) => ['provider_id', fn.countAll<number>().as('methods')])
        .where('provider_id', 'in', holders as ProviderId[])
        .groupBy('provider_id')
        .execute()
      return new Map(rows.map(({ provider_id, methods }) => [provider_id, Number(methods)]))
    },
    async drop(holder, now) {
      const at = millis(now)
      await db
        .updateTable('key_lives')
        .set({ state: 'gone', sealed: null, gone_at: at, updated_at: greatest(engine, at) })
        .where('holder', '=', holder)
        .where('state', '<>', 'gone')
        .execute()
    },
  }
}

/** Later than before, also where two machines' clocks differ. */
function greatest(engine: Context['engine'], at: number) {
  return engine === 'sqlite' ? sql<number>`max(updated_at + 1, ${at})` : sql<number>`greatest(updated_at + 1, ${at})`
}

function placeOf(after: string | undefined): { endsLast: number; id: string } {
  const [, ends, id] = /^(\d{1,16})\.(kl_[0-9a-z]{24})$/.exec(after ?? '') ?? []
  return ends === undefined || id === undefined ? { endsLast: -1, id: '' } : { endsLast: Number(ends), id }
}

function pageOf(rows: readonly KeyLivesTable[], { limit }: PageQuery): Page<KeyLife> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const isMore = rows.length > limit && last !== undefined
  return { rows: shown.map(lifeOf), ...(isMore && { next: `${last.ends_last}.${last.id}` }) }
}

/** What is a client's is sealed with that client's key. */
async function seal(sealer: Sealer, { id, clientId }: KeyLife, values: KeyValues): Promise<Uint8Array> {
  const texts = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.reveal()]))
  return sealer.seal(clientId ?? COMPANY, place(id), JSON.stringify(texts))
}

async function open(sealer: Sealer, id: KeyLifeId, clientId: ClientId | null, sealed: Uint8Array): Promise<KeyValues> {
  const bytes = await sealer.open(clientId ?? COMPANY, place(id), sealed)
  const texts: Readonly<Record<string, string>> = JSON.parse(bytes.toString('utf8'))
  return Object.fromEntries(Object.entries(texts).map(([field, value]) => [field, new Secret(field, value)]))
}

function place(id: KeyLifeId): string {
  return `key_lives.sealed/${id}`
}

function toRow(life: KeyLife): Omit<KeyLivesTable, 'id' | 'sealed'> {
  return {
    holder: life.holder,
    client_id: life.clientId ?? null,
    part: life.part,
    state: life.state,
    pieces: toJson(life.pieces.map(storedPiece)),
    valid_to: millisOrNull(life.validTo),
    ends_last: life.validTo ? millis(life.validTo) : NO_END,
    made_at: millis(life.madeAt),
    made_by: life.madeBy,
    active_since: millisOrNull(life.activeSince),
    ends_at: millisOrNull(life.endsAt),
    gone_at: millisOrNull(life.goneAt),
    heard_at: millisOrNull(life.heardAt),
    updated_at: millis(life.updatedAt),
  }
}

function storedPiece({ validFrom, validTo, ...piece }: KeyPiece): StoredPiece {
  return {
    ...piece,
    ...(validFrom && { validFrom: millis(validFrom) }),
    ...(validTo && { validTo: millis(validTo) }),
  }
}

function lifeOf(row: KeyLivesTable): KeyLife {
  const { client_id, valid_to, active_since, ends_at, gone_at, heard_at } = row
  return {
    id: row.id,
    holder: row.holder,
    part: row.part,
    state: row.state,
    pieces: fromJson(row.pieces).map(pieceOf),
    madeAt: instant(row.made_at),
    madeBy: row.made_by,
    updatedAt: instant(row.updated_at),
    ...present({
      clientId: client_id,
      validTo: instantOrNull(valid_to),
      activeSince: instantOrNull(active_since),
      endsAt: instantOrNull(ends_at),
      goneAt: instantOrNull(gone_at),
      heardAt: instantOrNull(heard_at),
    }),
  }
}

function pieceOf({ validFrom, validTo, ...piece }: StoredPiece): KeyPiece {
  return {
    ...piece,
    ...(validFrom !== undefined && { validFrom: instant(validFrom) }),
    ...(validTo !== undefined && { validTo: instant(validTo) }),
  }
}
