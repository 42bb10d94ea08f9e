import { AppError } from '@ruzhu/domain/errors.ts'
import { type ClientLink, isLinkToken, linkState } from '@ruzhu/domain/links/client-links.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import type { FastifyRequest } from 'fastify'
import type { Parts } from '../parts.ts'
import { LookLimit } from './look-limit.ts'
import { pageSession, refuseForeignPage, sessionHash } from './page-session.ts'

/** Whoever asks for the pages of a link, and how far they are let in. */
export type Visitor = { is: 'gone' | 'busy' } | { is: 'shut' | 'elsewhere' | 'proof' | 'inside'; link: ClientLink }

export type Visitors = ReturnType<typeof visitorsOf>

/** At the door of every link: one link, one browser, and nobody who only tries addresses. */
export function visitorsOf({ deps }: Parts) {
  const limit = new LookLimit(() => deps.now())
  return { visitorOf, inside, insideToChange }

  async function visitorOf(request: FastifyRequest, token: string): Promise<Visitor> {
    const session = pageSession(request)
    if (session === undefined && limit.waits(request.ip) !== undefined) return { is: 'busy' }
    const link = isLinkToken(token) ? await deps.store.read.links.byToken(token) : undefined
    const mine = link?.bound !== undefined && session !== undefined && link.bound.sessionHash === sessionHash(session)
    const state = link && linkState(link, deps.now())
    if (!link || (!mine && (state === 'revoked' || state === 'expired'))) {
      limit.missed(request.ip)
      return { is: 'gone' }
    }
    if (!mine) return { is: link.bound ? 'elsewhere' : 'proof', link }
    if (state === 'revoked' || state === 'expired') return { is: 'shut', link }
    await noteSeen(link)
    return { is: 'inside', link }
  }

  async function noteSeen({ id, lastSeenAt }: ClientLink): Promise<void> {
    const now = deps.now()
    if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < MINUTE_MS) return
    await deps.store.transaction((tx) => tx.links.seen(id, now))
  }

  async function inside(request: FastifyRequest): Promise<ClientLink> {
    const visitor = await visitorOf(request, (request.params as { token: string }).token)
    if (visitor.is === 'inside') return visitor.link
    if (visitor.is === 'busy') throw new AppError('RATE_LIMITED', { retry_after_s: limit.waits(request.ip) ?? 1 })
    throw new AppError(visitor.is === 'elsewhere' ? 'LINK_ELSEWHERE' : 'LINK_GONE')
  }

  async function insideToChange(request: FastifyRequest): Promise<ClientLink> {
    const link = await inside(request)
    refuseForeignPage(request, deps.publicUrl, request.headers['x-form-token'])
    return link
  }
}
