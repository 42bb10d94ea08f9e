import type {
  Authorization,
  AuthorizationLinks,
  AuthorizationState,
  Grant,
  GrantState,
} from '@ruzhu/domain/grants/grants.ts'
import type { AuthorizationId, ClientId, GrantId, ProviderId } from '@ruzhu/domain/ids.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import type { Records } from '@ruzhu/domain/store.ts'
import { createHash } from 'node:crypto'
import { fromJson, instant, instantOrNull, type Json, millis, millisOrNull, present, toJson } from './columns.ts'
import type { Context } from './context.ts'
import type { Sealer } from './vault.ts'

type AuthorizationsTable = {
  id: AuthorizationId
  client_id: ClientId
  provider_id: ProviderId
  channel: string
  state: AuthorizationState
  ticket_hash: string
  links: Uint8Array
  code_hash: string | null
  code: Uint8Array | null
  declined_at: number | null
  problem: string | null
  grant_id: GrantId | null
  expires_at: number
  created_by: string
  created_at: number
  updated_at: number
}
type GrantsTable = {
  id: GrantId
  client_id: ClientId
  provider_id: ProviderId
  channel: string
  sub_mchid: string
  auth_app_id: string
  state: GrantState
  token: Uint8Array
  refresh_token: Uint8Array
  granted_at: number
  refresh_at: number
  checked_at: number
  withdrawn_at: number | null
  created_at: number
  updated_at: number
}
export type GrantTables = { authorizations: AuthorizationsTable; grants: GrantsTable }

export function grants({ db, sealer }: Context): Records['grants'] {
  const authorizationOf = async (row: AuthorizationsTable | undefined) => row && openAuthorization(sealer, row)
  const grantOf = async (row: GrantsTable | undefined) => row && openGrant(sealer, row)
  return {
    async insertAuthorization(authorization, ticket) {
      const { id, clientId, providerId, channel, links, expiresAt, createdBy, createdAt } = authorization
      await db
        .insertInto('authorizations')
        .values({
          id,
          client_id: clientId,
          provider_id: providerId,
          channel,
          ticket_hash: hashOf(ticket.reveal()),
          links: await sealer.seal(clientId, place('links', id), toJson(links)),
          expires_at: millis(expiresAt),
          created_by: createdBy,
          created_at: millis(createdAt),
          ...(await changesOf(sealer, authorization)),
        })
        .execute()
    },
    async updateAuthorization(authorization, expected) {
      const changes = await changesOf(sealer, authorization)
      const { numUpdatedRows } = await db
        .updateTable('authorizations')
        .set(changes)
        .where('id', '=', authorization.id)
        .where('state', '=', expected.state)
        .where('updated_at', '=', millis(expected.updatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async authorization(id) {
      const some = db.selectFrom('authorizations').selectAll().where('id', '=', id)
      return authorizationOf(await some.executeTakeFirst())
    },
    async authorizationByTicket(ticket) {
      const some = db.selectFrom('authorizations').selectAll().where('ticket_hash', '=', hashOf(ticket))
      return authorizationOf(await some.executeTakeFirst())
    },
    async authorizationByCode(providerId, code) {
      const some = db
        .selectFrom('authorizations')
        .selectAll()
        .where('code_hash', '=', hashOf(code.reveal()))
        .where('provider_id', '=', providerId)
      return authorizationOf(await some.executeTakeFirst())
    },
    async authorizationsOf(clientIds) {
      if (clientIds.length === 0) return []
      const some = db.selectFrom('authorizations').selectAll().where('client_id', 'in', clientIds)
      const rows = await some.orderBy('id', 'desc').execute()
      return Promise.all(rows.map((row) => openAuthorization(sealer, row)))
    },
    async insert(grant) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('grants')
        .values({
          id: grant.id,
          client_id: grant.clientId,
          provider_id: grant.providerId,
          channel: grant.channel,
          sub_mchid: grant.subMchid,
          auth_app_id: grant.authAppId,
          created_at: millis(grant.createdAt),
          ...(await changeable(sealer, grant)),
        })
        .onConflict((taken) => taken.columns(['auth_app_id', 'provider_id']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async update(grant, expected) {
      const changes = await changeable(sealer, grant)
      const { numUpdatedRows } = await db
        .updateTable('grants')
        .set(changes)
        .where('id', '=', grant.id)
        .where('state', '=', expected.state)
        .where('updated_at', '=', millis(expected.updatedAt))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    async byId(id) {
      return grantOf(await db.selectFrom('grants').selectAll().where('id', '=', id).executeTakeFirst())
    },
    async byApp(providerId, authAppId) {
      const some = db.selectFrom('grants').selectAll().where('auth_app_id', '=', authAppId)
      return grantOf(await some.where('provider_id', '=', providerId).executeTakeFirst())
    },
    async ofMerchant(providerId, subMchid) {
      const some = db.selectFrom('grants').selectAll().where('sub_mchid', '=', subMchid)
      const rows = await some.where('provider_id', '=', providerId).orderBy('id', 'desc').execute()
      return Promise.all(rows.map((row) => openGrant(sealer, row)))
    },
    async ofClients(clientIds) {
      if (clientIds.length === 0) return []
      const some = db.selectFrom('grants').selectAll().where('client_id', 'in', clientIds)
      const rows = await some.orderBy('id', 'desc').execute()
      return Promise.all(rows.map((row) => openGrant(sealer, row)))
    },
  }
}

async function changesOf(sealer: Sealer, { id, clientId, code, ...authorization }: Authorization) {
  return {
    state: authorization.state,
    code_hash: code ? hashOf(code.reveal()) : null,
    code: code ? await sealer.seal(clientId, place('code', id), code.reveal()) : null,
    declined_at: millisOrNull(authorization.declinedAt),
    problem: authorization.problem ?? null,
    grant_id: authorization.grantId ?? null,
    updated_at: millis(authorization.updatedAt),
  }
}

async function openAuthorization(sealer: Sealer, row: AuthorizationsTable): Promise<Authorization> {
  const { id, client_id: clientId } = row
  const links = await sealer.open(clientId, place('links', id), row.links)
  const code = row.code && (await sealer.open(clientId, place('code', id), row.code))
  return present({
    id,
    clientId,
    providerId: row.provider_id,
    channel: row.channel,
    state: row.state,
    links: fromJson(links.toString('utf8') as Json<AuthorizationLinks>),
    code: code && new Secret('app_auth_code', code.toString('utf8')),
    declinedAt: instantOrNull(row.declined_at),
    problem: row.problem,
    grantId: row.grant_id,
    expiresAt: instant(row.expires_at),
    createdBy: row.created_by,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}

async function changeable(sealer: Sealer, grant: Grant) {
  const { id, clientId, token, refreshToken } = grant
  return {
    state: grant.state,
    token: await sealer.seal(clientId, place('token', id), token.reveal()),
    refresh_token: await sealer.seal(clientId, place('refresh_token', id), refreshToken.reveal()),
    granted_at: millis(grant.grantedAt),
    refresh_at: millis(grant.refreshAt),
    checked_at: millis(grant.checkedAt),
    withdrawn_at: millisOrNull(grant.withdrawnAt),
    updated_at: millis(grant.updatedAt),
  }
}

async function openGrant(sealer: Sealer, row: GrantsTable): Promise<Grant> {
  const { id, client_id: clientId } = row
  const token = await sealer.open(clientId, place('token', id), row.token)
  const refreshToken = await sealer.open(clientId, place('refresh_token', id), row.refresh_token)
  return present({
    id,
    clientId,
    providerId: row.provider_id,
    channel: row.channel,
    subMchid: row.sub_mchid,
    authAppId: row.auth_app_id,
    state: row.state,
    token: new Secret('app_auth_token', token.toString('utf8')),
    refreshToken: new Secret('app_refresh_token', refreshToken.toString('utf8')),
    grantedAt: instant(row.granted_at),
    refreshAt: instant(row.refresh_at),
    checkedAt: instant(row.checked_at),
    withdrawnAt: instantOrNull(row.withdrawn_at),
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  })
}

function place(column: 'links' | 'code' | 'token' | 'refresh_token', id: AuthorizationId | GrantId): string {
  const table = column === 'links' || column === 'code' ? 'authorizations' : 'grants'
  return `${table}.${column}/${id}`
}

/** What was random is found by its hash: a copy of the database lets nobody in. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
