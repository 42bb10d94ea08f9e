import type { ApplymentKey, ClientId, LinkId } from '@ruzhu/domain/ids.ts'
import type { ClientLink } from '@ruzhu/domain/links/client-links.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { createHash } from 'node:crypto'
import {
  fromJson,
  instant,
  instantOrNull,
  type Json,
  jsonOrNull,
  millis,
  millisOrNull,
  present,
  toJson,
  valueOrNull,
} from './columns.ts'
import type { Context } from './context.ts'
import type { Sealer } from './vault.ts'

type LinksTable = {
  id: LinkId
  client_id: ClientId
  applyment_id: ApplymentKey
  token_hash: string
  token: Uint8Array
  fields: Json<NonNullable<ClientLink['fields']>> | null
  ask: Json<ClientLink['ask']>
  expires_at: number
  created_by: string
  created_at: number
  updated_at: number
  revoked_by: string | null
  revoked_at: number | null
  session_hash: string | null
  bound_at: number | null
  wrong_proofs: number
  tried_at: number | null
  uploads: number
  filled: Json<ClientLink['filled']>
  /** The name that was typed is personal. */
  sent: Uint8Array | null
  sent_at: number | null
  mark_key: string
  last_seen_at: number | null
}
type SentWords = Omit<NonNullable<ClientLink['sent']>, 'at'>
export type LinkTables = { client_links: LinksTable }

export function links({ db, sealer }: Context): Records['links'] {
  const linkOf = async (row: LinksTable | undefined) => row && openLink(sealer, row)
  return {
    async insert(link, token) {
      const { id, clientId } = link
      await db
        .insertInto('client_links')
        .values({
          id,
          client_id: clientId,
          applyment_id: link.applymentId,
          token_hash: hashOf(token.reveal()),
          token: await sealer.seal(clientId, place('token', id), token.reveal()),
          ask: toJson(link.ask),
          created_by: link.createdBy,
          created_at: millis(link.createdAt),
          mark_key: link.markKey,
          last_seen_at: millisOrNull(link.lastSeenAt),
          ...(await changeable(sealer, link)),
        })
        .execute()
    },
    async update(link, { updatedAt }) {
      const changes = await changeable(sealer, link)
      const { numUpdatedRows } = await db
        .updateTable('client_links')
        .set(changes)
        .where('id', '=', link.id)
        .where('updated_at', '=', millis(updatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async seen(id, now) {
      await db
        .updateTable('client_links')
        .set({ last_seen_at: millis(now) })
        .where('id', '=', id)
        .execute()
    },
    async byId(id) {
      return linkOf(await db.selectFrom('client_links').selectAll().where('id', '=', id).executeTakeFirst())
    },
    async byToken(token) {
      const some = db.selectFrom('client_links').selectAll().where('token_hash', '=', hashOf(token))
      return linkOf(await some.executeTakeFirst())
    },
    async tokens(ids) {
      if (ids.length === 0) return new Map()
      const some = db.selectFrom('client_links').select(['id', 'client_id', 'token']).where('id', 'in', ids)
      const opened = (await some.execute()).map(async ({ id, client_id, token }) => {
        const text = await sealer.open(client_id, place('token', id), token)
        return [id, new Secret('client_link', text.toString('utf8'))] as const
      })
      return new Map(await Promise.all(opened))
    },
    async ofClient(clientId) {
      const some = db.selectFrom('client_links').selectAll().where('client_id', '=', clientId)
      const rows = await some.orderBy('id', 'desc').limit(KEPT_IN_VIEW).execute()
      return Promise.all(rows.map((row) => openLink(sealer, row)))
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const some = db.selectFrom('client_links').selectAll().where('client_id', 'in', clientIds)
      const rows = await some.where('revoked_at', 'is', null).orderBy('id', 'desc').execute()
      return Promise.all(rows.map((row) => openLink(sealer, row)))
    },
  }
}

const KEPT_IN_VIEW = 100

async function changeable(sealer: Sealer, link: ClientLink) {
  const { id, clientId, sent, revoked, bound } = link
  return {
    fields: jsonOrNull(link.fields),
    expires_at: millis(link.expiresAt),
    updated_at: millis(link.updatedAt),
    revoked_by: revoked?.by ?? null,
    revoked_at: millisOrNull(revoked?.at),
    session_hash: bound?.sessionHash ?? null,
    bound_at: millisOrNull(bound?.at),
    wrong_proofs: link.wrongProofs,
    tried_at: millisOrNull(link.triedAt),
    uploads: link.uploads,
    filled: toJson(link.filled),
    sent: sent ? await sealer.seal(clientId, place('sent', id), wordsOf(sent)) : null,
    sent_at: millisOrNull(sent?.at),
  }
}

function wordsOf({ name, consent }: SentWords): Json<SentWords> {
  return toJson({ name, consent })
}

async function openLink(sealer: Sealer, row: LinksTable): Promise<ClientLink> {
  const { id, client_id: clientId, revoked_by, revoked_at, session_hash, bound_at, sent_at } = row
  const words = row.sent && (await sealer.open(clientId, place('sent', id), row.sent))
  return present({
    id,
    clientId,
    applymentId: row.applyment_id,
    fields: valueOrNull(row.fields),
    ask: fromJson(row.ask),
    expiresAt: instant(row.expires_at),
    createdBy: row.created_by,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
    revoked: revoked_by === null || revoked_at === null ? null : { by: revoked_by, at: instant(revoked_at) },
    bound: session_hash === null || bound_at === null ? null : { sessionHash: session_hash, at: instant(bound_at) },
    wrongProofs: row.wrong_proofs,
    triedAt: instantOrNull(row.tried_at),
    uploads: row.uploads,
    filled: fromJson(row.filled),
    sent:
      words && sent_at !== null
        ? { at: instant(sent_at), ...fromJson(words.toString('utf8') as Json<SentWords>) } // sealed by wordsOf
        : null,
    markKey: row.mark_key,
    lastSeenAt: instantOrNull(row.last_seen_at),
  })
}

function place(column: 'token' | 'sent', id: LinkId): string {
  return `client_links.${column}/${id}`
}

/** What was random is found by its hash: a copy of the database opens no link. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
