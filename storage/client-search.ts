import type { ClientId } from '@ruzhu/domain/ids.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from './context.ts'
import { gramsOf, gramsWanted, LONGEST } from './grams.ts'

type GramsTable = { gram: string; client_id: ClientId }
export type ClientSearchTables = { client_grams: GramsTable }

/** Up to so many are looked at one by one; what more have in common is found soon by walking the list in its order. */
export const FEW = 200
const WRITTEN_AT_ONCE = 200

/** Keeps what a search looks up in step with the text of a client. */
export async function keepGrams({ db }: Pick<Context, 'db'>, id: ClientId, before: string, after: string) {
  const [had, has] = [gramsOf(before), gramsOf(after)]
  const gone = [...had].filter((gram) => !has.has(gram))
  const added = [...has].filter((gram) => !had.has(gram))
  if (gone.length > 0) {
    await db.deleteFrom('client_grams').where('gram', 'in', gone).where('client_id', '=', id).execute()
  }
  for (let at = 0; at < added.length; at += WRITTEN_AT_ONCE) {
    const rows = added.slice(at, at + WRITTEN_AT_ONCE).map((gram) => ({ gram, client_id: id }))
    await db.insertInto('client_grams').values(rows).execute()
  }
}

/** One way to the clients that a list is narrowed to; at most `FEW` + 1 of them, in no order. */
export type WayIn = RawBuilder<{ client_id: ClientId }>

/** Ways to whom a search can be about: by a piece of its text, and by a number of ours where it may be one. */
export function waysInByText(text: string): readonly WayIn[] {
  const wanted = normal(text)
  const ids = idsBeginning(wanted)
  const orById = ids ? sql`union all select id from (${ids}) as numbered` : sql``
  return gramsWanted(wanted).map(
    (gram) => sql<{ client_id: ClientId }>`
      select client_id from (
        select client_id from client_grams where ${beginsOrIs(gram)} ${orById}
      ) as found limit ${FEW + 1}`,
  )
}

/** Rows of `clients` that a search looks for: by a part of name, short name or credit code, or the beginning of the id. */
export function found(text: string): RawBuilder<SqlBool> {
  const wanted = normal(text)
  const part = sql<SqlBool>`search_text like ${`%${wanted.replace(/[!%_]/g, '!$&')}%`} escape '!'`
  const ids = idsBeginning(wanted)
  return ids ? sql<SqlBool>`(${part} or id in (${ids}))` : part
}

/** Of the narrowest way, whoever it leads to; undefined where each leads to many, and the list is walked. */
export async function fewest({ db }: Pick<Context, 'db'>, ways: readonly WayIn[]): Promise<ClientId[] | undefined> {
  const way = ways.length > 1 ? await narrowest({ db }, ways) : ways[0]
  if (!way) return undefined
  const { rows } = await way.execute(db)
  return rows.length > FEW ? undefined : [...new Set(rows.map(({ client_id }) => client_id))]
}

async function narrowest({ db }: Pick<Context, 'db'>, ways: readonly WayIn[]): Promise<WayIn | undefined> {
  const counts = ways.map(
    (way, index) => sql`select ${sql.lit(index)} as way, count(*) as many from (${way}) as counted`,
  )
  const { rows } = await sql<{ way: number; many: number | bigint }>`${sql.join(counts, sql` union all `)}`.execute(db)
  const [least] = rows.toSorted((one, other) => Number(one.many) - Number(other.many))
  return least && ways[least.way]
}

/** The same on both engines, as `search_text` is written. */
export function normal(text: string): string {
  return text.trim().toLowerCase()
}

/** Of clients by their number, whole or its beginning, with or without `cl_`; undefined for what is none. */
function idsBeginning(wanted: string): RawBuilder<unknown> | undefined {
  const number = /^(?:cl_)?([0-9a-hjkmnp-tv-z]{6,24})$/.exec(wanted)?.[1]
  if (number === undefined) return undefined
  const beginning = `cl_${number}`
  return sql`select id from clients where id >= ${beginning} and id < ${`${beginning}~`} limit ${FEW + 1}`
}

const LAST = '\u{10ffff}'

function beginsOrIs(gram: string): RawBuilder<SqlBool> {
  if ([...gram].length === LONGEST) return sql<SqlBool>`gram = ${gram}`
  return sql<SqlBool>`gram >= ${gram} and gram < ${gram + LAST}`
}
