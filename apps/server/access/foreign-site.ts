import { AppError } from '@ruzhu/domain/errors.ts'
import type { FastifyRequest } from 'fastify'

const READING = ['GET', 'HEAD', 'OPTIONS']

/**
 * A browser sends the session cookie along whoever made it ask. What changes something must come from our own pages: from
 * our origin, and with a header that no foreign page can set without being asked first.
 */
export function refuseForeignSite(request: FastifyRequest): void {
  if (READING.includes(request.method)) return
  if (request.headers['x-ruzhu-console'] !== '1' || !isOurs(request))
    throw new AppError('FORBIDDEN', { role: 'operator' })
}

/** Signing in carries no session yet, so only a foreign origin gives a foreign page away. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.headers.origin !== undefined && !isOurs(request)) throw new AppError('FORBIDDEN', { role: 'operator' })
}

function isOurs({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined && URL.parse(headers.origin)?.host === headers.host
}
