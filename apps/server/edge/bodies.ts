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

/**
 * Text that would not come back as it was: PostgreSQL takes no NUL, and half of a surrogate pair is lost on the way. Called
 * once the shape is known to fit, so it goes no deeper than the schema.
 */
export function refuseBrokenText(...parts: unknown[]): void {
  const fields = parts.flatMap((part) => brokenTexts(part, ''))
  if (fields.length > 0) {
    const message = { 'zh-CN': '含有不能保存的字符', en: 'holds a character that cannot be kept' }
    throw new InputError(fields.slice(0, 8).map((path) => ({ path, message })))
  }
}

function brokenTexts(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : []
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.entries(value).flatMap(([name, inner]) => brokenTexts(inner, path === '' ? name : `${path}.${name}`))
}
