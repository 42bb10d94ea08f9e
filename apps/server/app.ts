import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyServerOptions, LogController } from 'fastify'
import { randomBytes } from 'node:crypto'
import { guard } from './access/guard.ts'
import { readBodies, refuseBrokenText } from './edge/bodies.ts'
import { hangUpWhileClosing } from './edge/closing.ts'
import { errorAnswerer, refuseConnection } from './edge/errors.ts'
import { secureHeaders } from './edge/headers.ts'
import { keepAnswers } from './edge/idempotency.ts'
import { keepProblems } from './edge/keep-problems.ts'
import { answerUnrouted } from './edge/methods.ts'
import { readPictures } from './edge/pictures.ts'
import { explainBy } from './edge/problem.ts'
import { JSON_LIMIT_BYTES } from './edge/refusals.ts'
import { refuseUnasked } from './edge/unasked.ts'
import { validate } from './edge/validation.ts'
import { logRequests } from './logging.ts'
import type { App } from './operation.ts'
import type { Parts } from './parts.ts'
import { apiRoutes } from './routes.ts'
import { clientPages } from './routes/client-pages.ts'
import { consoleFiles } from './routes/console.ts'
import { docsRoutes } from './routes/docs.ts'
import { healthRoutes } from './routes/health.ts'
import { simulatorProxy } from './routes/simulator-proxy.ts'

export type AppOptions = Parts & { logger: FastifyServerOptions['logger']; consoleFolder: string; pagesFolder: string }

const REQUEST_TIMEOUT_MS = 60_000

/** The HTTP side of the server: what is checked on the way in, the routes, and how errors go out. */
export async function buildApp({ logger, consoleFolder, pagesFolder, ...parts }: AppOptions): Promise<App> {
  const explain = explainBy(parts.channels)
  const answerError = errorAnswerer(explain)
  const app: App = Fastify({
    logger: logger ?? false,
    // our own line for each request leaves the query out
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: () => `rq_${randomBytes(12).toString('hex')}`,
    bodyLimit: JSON_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false,
    clientErrorHandler: refuseConnection,
    frameworkErrors: answerError,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(validate)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler(answerError)

  logRequests(app)
  hangUpWhileClosing(app)
  secureHeaders(app, parts)
  guard(app, parts)
  readBodies(app)
  readPictures(app)
  refuseUnasked(app)
  app.addHook('preHandler', async ({ body, query }) => refuseBrokenText(body, query))
  keepAnswers(app, parts)
  keepProblems(app, parts)
  answerUnrouted(app, explain, consoleFiles(app, consoleFolder))

  apiRoutes(app, parts)
  healthRoutes(app)
  docsRoutes(app)
  clientPages(app, parts, pagesFolder)
  simulatorProxy(app, parts)
  await app.ready()
  return app
}
