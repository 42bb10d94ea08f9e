import type { Caller } from '@ruzhu/domain/access/access.ts'
import { meets } from '@ruzhu/domain/access/may.ts'
import type { Deps } from '@ruzhu/domain/deps.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId } from '@ruzhu/domain/ids.ts'
import type { FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import { refuseForeignSite } from './foreign-site.ts'
import { sessionToken } from './session-cookie.ts'

type CallerDeps = Pick<Deps, 'store' | 'now' | 'publicUrl'>

/** Who asks: by key, else by session; throws where it is nobody we know. One indexed look-up. */
export async function callerOf(request: FastifyRequest, deps: CallerDeps): Promise<Caller> {
  const { authorization } = request.headers
  const caller = authorization === undefined ? await person(request, deps) : await program(authorization, deps)
  if (!caller) throw new AppError('SIGN_IN_REQUIRED')
  return caller
}

async function person(request: FastifyRequest, { store, now, publicUrl }: CallerDeps): Promise<Caller | undefined> {
  const token = sessionToken(request.headers.cookie)
  const member = token === undefined ? undefined : await store.read.access.memberOfSession(token, now())
  if (!member) return undefined
  refuseForeignSite(request, publicUrl)
  return { kind: 'person', userId: member.userId, name: member.name, role: member.role }
}

async function program(authorization: string, { store }: CallerDeps): Promise<Caller | undefined> {
  const key = /^Bearer (rzk_[\w-]{43})$/i.exec(authorization)?.[1]
  const found = key === undefined ? undefined : await store.read.access.apiKeyByHash(hashOf(key))
  if (!found || found.revokedAt) return undefined
  const { id, name, clientId } = found
  return { kind: 'program', apiKeyId: id, name, ...(clientId && { clientId }) }
}

/** Keys and links are random enough that a plain hash keeps them, and finding them by it leaks no timing. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The row, where there is one and the caller meets its client; a stranger's row is as absent as none. */
export function found<Row extends { clientId: ClientId }>(caller: Caller, row: Row | undefined): Row {
  if (!row || !meets(caller, row.clientId)) throw new AppError('NOT_FOUND')
  return row
}

/** Of which client a list is: the one asked for, or the one that the key is bound to. */
export function scope(caller: Caller, asked: ClientId | undefined): { clientId?: ClientId } {
  if (asked !== undefined) mustMeet(caller, asked)
  const clientId = asked ?? (caller.kind === 'program' ? caller.clientId : undefined)
  return clientId === undefined ? {} : { clientId }
}

export function mustMeet(caller: Caller, clientId: ClientId): void {
  if (!meets(caller, clientId)) throw new AppError('NOT_FOUND')
}

/** Who stands in the timeline where a person acted; a program is the client's own system. */
export function personOf(caller: Caller): string | undefined {
  return caller.kind === 'person' ? caller.name : undefined
}
