import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { App } from '../operation.ts'

export const CONSOLE_FOLDER = fileURLToPath(new URL('../../console/dist/', import.meta.url))

/** Addresses that belong to programs: what is not found there is told in JSON, never by the console's page. */
const NOT_PAGES = /^\/(v1|n|a|sim-api|openapi\.json|healthz|assets|pages)(\/|$)/

/** The console's built files. Names with a hash never change; the page that names them is always asked for anew. */
export function consoleFiles(
  app: App,
  folder: string,
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined {
  const built = existsSync(`${folder}/index.html`)
  if (built) {
    app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = path.slice(folder.length).replaceAll('\\', '/').startsWith('assets/')
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  return (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    if (!['GET', 'HEAD'].includes(request.method) || NOT_PAGES.test(path) || !wantsPage(request)) return undefined
    return built ? reply.sendFile('index.html') : reply.status(503).type('text/html; charset=utf-8').send(NOT_BUILT)
  }
}

function wantsPage({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false
}

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>入驻 Ruzhu</title>
<p>控制台页面还没有构建。在项目目录运行 <code>npm run build</code>，再打开本页。</p>
<p lang="en">The console has not been built. Run <code>npm run build</code> in the project folder, then open this page again.</p></html>`
