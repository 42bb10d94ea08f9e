import { AppError } from '@ruzhu/domain/errors.ts'
import { request as ask } from 'undici'
import { JSON_LIMIT_BYTES } from '../edge/refusals.ts'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'

const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024
const TIMEOUT_MS = 15_000

/** The simulator's control API for members who are signed in: `/sim-api/pay` is its `/_sim/pay`. Not there in live. */
export function simulatorProxy(app: App, parts: Parts): void {
  const { simulatorUrl } = parts
  if (parts.environment !== 'test' || simulatorUrl === undefined) return
  app.register(async (raw: App) => {
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser<Buffer>('*', { parseAs: 'buffer', bodyLimit: JSON_LIMIT_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    raw.route({
      method: ['GET', 'POST', 'PATCH', 'DELETE'],
      url: '/sim-api/*',
      schema: { access: 'known' },
      async handler(request, reply) {
        if (request.caller.kind !== 'person') throw new AppError('FORBIDDEN', { role: 'developer' })
        const target = targetOf(simulatorUrl, request.url)
        const { body } = request
        const {
          statusCode,
          headers,
          body: answer,
        } = await ask(target, {
          method: methodOf(request.method),
          headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
          body: body instanceof Uint8Array ? Buffer.from(body) : null,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }).catch((cause: unknown) => {
          throw new AppError('GATEWAY_UNREACHABLE', { why: 'simulator' }, { cause })
        })
        const text = await readBounded(answer)
        return reply
          .status(statusCode)
          .type(String(headers['content-type'] ?? 'application/json'))
          .send(text)
      },
    })
  })
}

/** Stays below the control API, whatever dots the address holds. */
function targetOf(simulatorUrl: string, url: string): URL {
  const target = new URL(url.replace(/^\/sim-api\//, '/_sim/'), simulatorUrl)
  if (!target.pathname.startsWith('/_sim/') || target.origin !== new URL(simulatorUrl).origin) {
    throw new AppError('NOT_FOUND')
  }
  return target
}

function methodOf(method: string): 'GET' | 'POST' | 'PATCH' | 'DELETE' {
  return method === 'POST' || method === 'PATCH' || method === 'DELETE' ? method : 'GET'
}

async function readBounded(answer: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer) {
    size += chunk.length
    if (size > ANSWER_LIMIT_BYTES) throw new AppError('GATEWAY_UNREACHABLE', { why: 'simulator' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
