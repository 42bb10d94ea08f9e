import { AppError } from '@ruzhu/domain/errors.ts'
import type { FastifyRequest } from 'fastify'
import type { App } from '../operation.ts'
import { InputError } from './input-error.ts'
import { JSON_LIMIT_BYTES } from './refusals.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's bytes as they came. */
    rawBody: Buffer | undefined
  }
}

/** Reads JSON and nothing else; a body that is no JSON in UTF-8 is refused with a sentence. */
export function readBodies(app: App): void {
  app.decorateRequest('rawBody', undefined)
  app.removeAllContentTypeParsers()
  app.addHook('onRequest', async ({ headers, routeOptions }) => {
    const isForm = headers['content-type']?.toLowerCase().startsWith('multipart/')
    if (isForm && routeOptions.schema?.body) {
      throw new AppError('MEDIA_TYPE_UNSUPPORTED', { accepted: 'application/json' })
    }
  })
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: JSON_LIMIT_BYTES },
    async (request: FastifyRequest, bytes: Buffer) => {
      request.rawBody = bytes
      return bytes.length === 0 ? undefined : parse(bytes)
    },
  )
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // the parser's own words quote the body, which may hold a secret
    throw new InputError([
      { path: '', message: { 'zh-CN': '内容不是 UTF-8 的 JSON', en: 'The body is not JSON in UTF-8' } },
    ])
  }
}

/** A NUL fits into no column of PostgreSQL. Called once the shape is known to fit, so it goes no deeper than the schema. */
export function refuseNul(...parts: unknown[]): void {
  const fields = parts.flatMap((part) => withNul(part, ''))
  if (fields.length > 0) {
    const message = { 'zh-CN': '不能含有 NUL 字符', en: 'must not contain a NUL character' }
    throw new InputError(fields.slice(0, 8).map((path) => ({ path, message })))
  }
}

function withNul(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : []
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([name, inner]) => withNul(inner, path === '' ? name : `${path}.${name}`))
}
