import type { App } from '../operation.ts'
import { Closed } from '../schemas.ts'
import { InputError } from './input-error.ts'

const UNASKED = { 'zh-CN': '没有这个字段', en: 'is not a field here' }

/** A route of the API that names no query or no body takes none: what nobody reads is a mistake its sender hears of. */
export function refuseUnasked(app: App): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/v1/') && route.schema) route.schema.querystring ??= Closed({})
  })
  app.addHook('preValidation', async ({ routeOptions, body }) => {
    const { schema, url } = routeOptions
    if (!url?.startsWith('/v1/') || schema?.body || schema?.multipart || body === undefined) return
    const names = typeof body === 'object' && body !== null ? Object.keys(body) : ['']
    if (names.length > 0) throw new InputError(names.slice(0, 8).map((path) => ({ path, message: UNASKED })))
  })
}
