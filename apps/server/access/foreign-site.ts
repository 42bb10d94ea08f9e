import { AppError } from '@ruzhu/domain/errors.ts'
import type { FastifyRequest } from 'fastify'

const READING = ['GET', 'HEAD', 'OPTIONS']

/**
 * A browser sends the session cookie along whoever made it ask. What changes something must come from our own pages: from
 * our origin, and with a header that no foreign page can set without being asked first.
 */
export function refuseForeignSite(request: FastifyRequest, publicUrl: string): void {
  if (READING.includes(request.method)) return
  if (request.headers['x-ruzhu-console'] !== '1' || !isOurs(request, publicUrl))
    throw new AppError('FORBIDDEN', { role: 'operator' })
}

/** Signing in carries no session yet, so only a foreign origin gives a foreign page away. */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (request.headers.origin !== undefined && !isOurs(request, publicUrl))
    throw new AppError('FORBIDDEN', { role: 'operator' })
}

/** The address that the browser asked for, or the public one where a proxy in between put another into `Host`. */
function isOurs({ headers: { origin, host } }: FastifyRequest, publicUrl: string): boolean {
  return origin !== undefined && (origin === publicUrl || URL.parse(origin)?.host === host)
}
