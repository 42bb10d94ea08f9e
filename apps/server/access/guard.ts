import type { Caller } from '@ruzhu/domain/access/access.ts'
import { may, roleFor } from '@ruzhu/domain/access/may.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { callerOf } from './callers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    knownCaller: Caller | undefined
  }
}

/** Knows who asks before a byte of the body is read, and lets pass whom the route's `access` lets pass. */
export function guard(app: App, parts: Parts): void {
  app.decorateRequest('knownCaller', undefined)
  app.decorateRequest('caller', {
    getter() {
      if (!this.knownCaller) throw new Error(`${this.routeOptions.url} is open to everybody and knows no caller`)
      return this.knownCaller
    },
  })
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.schema ?? {}
    if (access === undefined || access === 'public') return
    const caller = await callerOf(request, parts.deps)
    request.knownCaller = caller
    if (access !== 'known' && !may(caller, access, parts.environment)) {
      throw new AppError('FORBIDDEN', { role: roleFor(access) })
    }
  })
}
