import type { FastifyServerOptions } from 'fastify'
import type { LogLevel } from './config.ts'
import type { App } from './operation.ts'

type LogStream = { write(line: string): unknown }

/** JSON lines; quiet unless asked. What could hold a secret is cut out even where nobody meant to log it. */
export function loggerOptions(level: LogLevel, stream: LogStream): FastifyServerOptions['logger'] {
  return {
    level,
    stream: { write: (line) => void stream.write(line) },
    base: null,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
    serializers: { err: (error) => describe(error) },
  }
}

const SECRETS = ['password', 'token', 'secret', 'secrets', 'key', 'authorization', 'cookie', 'headers', 'body']

/** Of an error its words and where it came from; not what else a driver hangs onto it, such as the row that was refused. */
function describe(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'what was thrown is no Error', stack: '' }
  const { name: type, message, stack = '', cause } = error
  return {
    type,
    message,
    stack,
    ...('code' in error && { code: error.code }),
    ...(cause !== undefined && depth < 3 && { cause: describe(cause, depth + 1) }),
  }
}
type Described = { type: string; message: string; stack: string; code?: unknown; cause?: Described }

/** One line for each request. Only addresses of ours are written, without their query: who mistypes may paste a key there. */
export function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const path = pathToWrite(request.routeOptions.url, request.url)
    request.log.info({ method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
}

/** A link's token lets people in: of its addresses only the pattern is written. */
function pathToWrite(route: string | undefined, url: string): string | undefined {
  if (route === undefined) return 'no address of ours'
  return route.includes(':token') ? route : url.split('?', 1)[0]
}
