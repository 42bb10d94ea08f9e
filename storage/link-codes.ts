import type { ClientId, LinkId } from '@ruzhu/domain/ids.ts'
import type { LinkCode, LinkCodeRecords } from '@ruzhu/domain/links/link-codes.ts'
import { DAY_MS } from '@ruzhu/domain/time.ts'
import { fromJson, instant, type Json, millis, toJson } from './columns.ts'
import type { Context } from './context.ts'

type LinkCodesTable = {
  link_id: LinkId
  client_id: ClientId
  hash: string
  session_hash: string
  asked_at: number
  tries: number
  state: LinkCode['state']
}
/** `about` is a link or `phone/` and a number; a day after the last one nothing is left of it. */
type CodeAsksTable = { about: string; asks: Json<readonly number[]>; last_at: number }
export type LinkCodeTables = { link_codes: LinkCodesTable; code_asks: CodeAsksTable }

export function linkCodes({ db }: Context): LinkCodeRecords {
  return {
    async of(linkId) {
      const row = await db.selectFrom('link_codes').selectAll().where('link_id', '=', linkId).executeTakeFirst()
      return row && fromRow(row)
    },
    async put(code) {
      const row = toRow(code)
      await db
        .insertInto('link_codes')
        .values(row)
        .onConflict((there) => there.columns(['link_id', 'client_id']).doUpdateSet(row))
        .execute()
    },
    async update(code, { hash, tries }) {
      const { numUpdatedRows } = await db
        .updateTable('link_codes')
        .set(toRow(code))
        .where('link_id', '=', code.linkId)
        .where('hash', '=', hash)
        .where('tries', '=', tries)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async asks(about) {
      const row = await db.selectFrom('code_asks').select('asks').where('about', '=', about).executeTakeFirst()
      return row ? fromJson(row.asks).map(instant) : []
    },
    async keepAsks(about, asks, expected) {
      const last = Math.max(...asks.map(millis))
      await db
        .deleteFrom('code_asks')
        .where('last_at', '<=', last - DAY_MS)
        .where('about', '!=', about)
        .execute()
      const row = { about, asks: toJson(asks.map(millis)), last_at: last }
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('code_asks')
        .values(row)
        .onConflict((there) =>
          there
            .column('about')
            .doUpdateSet(row)
            .where('code_asks.asks', '=', toJson(expected.map(millis))),
        )
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows > 0n
    },
    async forget(linkId) {
      await db.deleteFrom('link_codes').where('link_id', '=', linkId).execute()
      await db.deleteFrom('code_asks').where('about', '=', linkId).execute()
    },
  }
}

function toRow(code: LinkCode): LinkCodesTable {
  return {
    link_id: code.linkId,
    client_id: code.clientId,
    hash: code.hash,
    session_hash: code.sessionHash,
    asked_at: millis(code.askedAt),
    tries: code.tries,
    state: code.state,
  }
}

function fromRow(row: LinkCodesTable): LinkCode {
  return {
    linkId: row.link_id,
    clientId: row.client_id,
    hash: row.hash,
    sessionHash: row.session_hash,
    askedAt: instant(row.asked_at),
    tries: row.tries,
    state: row.state,
  }
}
