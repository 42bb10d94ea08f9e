import type { ApiKey, Member, Role } from '@ruzhu/domain/access/access.ts'
import type { ApiKeyId, ClientId, UserId } from '@ruzhu/domain/ids.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { instant, instantOrNull, millis, millisOrNull, present } from './columns.ts'
import type { Context } from './context.ts'
import { olderThan, oneMore, pageOf } from './pages.ts'

type MembersTable = { user_id: UserId; email: string; email_key: string; name: string; role: Role }
type SignInLinksTable = { hash: string; expires_at: number; created_at: number }
type ApiKeysTable = {
  id: ApiKeyId
  name: string
  client_id: ClientId | null
  hash: string
  hint: string
  created_at: number
  created_by: string
  revoked_at: number | null
}
export type AccessTables = { members: MembersTable; sign_in_links: SignInLinksTable; api_keys: ApiKeysTable }

/** What we read of better-auth's own tables. It keeps instants as ISO text on SQLite, as timestamptz on PostgreSQL. */
export type AuthTables = { session: { token: string; userId: string; expiresAt: string | Date } }

export function access({ db }: Context): Records['access'] {
  return {
    async insertMember(member) {
      await db
        .insertInto('members')
        .values({
          user_id: member.userId,
          email: member.email,
          email_key: emailKey(member.email),
          name: member.name,
          role: member.role,
        })
        .execute()
    },
    async member(userId) {
      const row = await db.selectFrom('members').selectAll().where('user_id', '=', userId).executeTakeFirst()
      return row && memberOf(row)
    },
    async memberByEmail(email) {
      const row = await db.selectFrom('members').selectAll().where('email_key', '=', emailKey(email)).executeTakeFirst()
      return row && memberOf(row)
    },
    async members() {
      return (await db.selectFrom('members').selectAll().orderBy('email_key').execute()).map(memberOf)
    },
    async setRole(userId, role) {
      const { numUpdatedRows } = await db
        .updateTable('members')
        .set({ role })
        .where('user_id', '=', userId)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async memberOfSession(token, now) {
      const row = await db
        .selectFrom('session')
        .innerJoin('members', 'members.user_id', 'session.userId')
        .selectAll('members')
        .select('session.expiresAt')
        .where('session.token', '=', token)
        .executeTakeFirst()
      return row && new Date(row.expiresAt) > now ? memberOf(row) : undefined
    },
    async insertSignInLink({ hash, expiresAt, createdAt }) {
      await db.deleteFrom('sign_in_links').where('expires_at', '<=', millis(createdAt)).execute()
      await db
        .insertInto('sign_in_links')
        .values({ hash, expires_at: millis(expiresAt), created_at: millis(createdAt) })
        .execute()
    },
    async useSignInLink(hash, now) {
      const { numDeletedRows } = await db
        .deleteFrom('sign_in_links')
        .where('hash', '=', hash)
        .where('expires_at', '>', millis(now))
        .executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
    async insertApiKey(key) {
      await db
        .insertInto('api_keys')
        .values({
          id: key.id,
          name: key.name,
          client_id: key.clientId ?? null,
          hash: key.hash,
          hint: key.hint,
          created_at: millis(key.createdAt),
          created_by: key.createdBy,
          revoked_at: millisOrNull(key.revokedAt),
        })
        .execute()
    },
    async apiKeyByHash(hash) {
      const row = await db.selectFrom('api_keys').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row && apiKeyOf(row)
    },
    async apiKeys(query) {
      const rows = await db
        .selectFrom('api_keys')
        .selectAll()
        .where(olderThan(query))
        .orderBy('id', 'desc')
        .limit(oneMore(query))
        .execute()
      return pageOf(rows.map(apiKeyOf), query)
    },
    async revokeApiKey(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('api_keys')
        .set({ revoked_at: millis(now) })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
  }
}

/** One person, however they type their address. */
function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

function memberOf(row: MembersTable): Member {
  return { userId: row.user_id, email: row.email, name: row.name, role: row.role }
}

function apiKeyOf(row: ApiKeysTable): ApiKey {
  return present({
    id: row.id,
    name: row.name,
    clientId: row.client_id,
    hash: row.hash,
    hint: row.hint,
    createdAt: instant(row.created_at),
    createdBy: row.created_by,
    revokedAt: instantOrNull(row.revoked_at),
  })
}
