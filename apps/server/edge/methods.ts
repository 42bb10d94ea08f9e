import { AppError } from '@ruzhu/domain/errors.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../operation.ts'
import type { Explain } from './problem.ts'
import { answerProblem } from './errors.ts'

type Address = { matches: RegExp; methods: Set<string> }

/** Answers what no route takes: OPTIONS of a known address, another method (405 with Allow), an unknown address. */
export function answerUnrouted(
  app: App,
  explain: Explain,
  page: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined,
): void {
  const addresses = new Map<string, Address>()
  app.addHook('onRoute', ({ url, method }) => {
    const address = addresses.get(url) ?? { matches: matcher(url), methods: new Set(['OPTIONS']) }
    for (const name of [method].flat()) address.methods.add(name)
    addresses.set(url, address)
  })

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const known = [...addresses.values()].find(({ matches }) => matches.test(path))
    if (!known) {
      return page(request, reply) ?? answerProblem(new AppError('NOT_FOUND'), request, reply, explain)
    }
    reply.header('allow', [...known.methods].sort().join(', '))
    if (request.method === 'OPTIONS') return reply.status(204).send()
    return answerProblem(new AppError('METHOD_NOT_ALLOWED'), request, reply, explain)
  })
}

function matcher(url: string): RegExp {
  const pattern = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/:\w+/g, '[^/]+')
  return new RegExp(`^${pattern}$`)
}
