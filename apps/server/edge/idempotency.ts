import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Deps } from '@ruzhu/domain/deps.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { IdempotentUse } from '@ruzhu/domain/store.ts'
import { MINUTE_MS } from '@ruzhu/domain/time.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createHash } from 'node:crypto'
import type { App } from '../operation.ts'
import { InputError } from './input-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request holds under its Idempotency-Key until it is answered. */
    idempotentUse: Held | undefined
  }
}
type Held = { caller: string; key: string; ended: () => void }

/** How long a second request with the same key waits for the first. */
const WAIT_MS = 10_000
/** Longer than any request takes: who held the key so long without an answer was killed. Then the request runs again. */
const ABANDONED_AFTER_MS = 2 * MINUTE_MS

/**
 * Idempotency-Key: the same key and body get the same answer, byte for byte, also after a restart and from another process.
 * Only an answer of something done is kept; a refusal frees the key, so that the mended request may use it.
 */
export function keepAnswers(app: App, parts: { deps: Pick<Deps, 'store' | 'now'> }): void {
  const underWay = new Map<string, Promise<void>>()
  app.decorateRequest('idempotentUse', undefined)

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request)
    if (key === undefined) return
    const caller = callerName(request.caller)
    const asked = describe(request)
    const earlier = await settle(parts.deps, underWay, { caller, key, ...asked })
    if (!earlier) {
      request.idempotentUse = hold(underWay, caller, key)
      return
    }
    return replay(reply, earlier)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const held = request.idempotentUse
    if (!held) return payload
    request.idempotentUse = undefined
    const { caller, key, ended } = held
    const done = reply.statusCode >= 200 && reply.statusCode < 300
    try {
      await parts.deps.store.transaction(({ idempotency }) =>
        done
          ? idempotency.answer(caller, key, {
              status: reply.statusCode,
              body: typeof payload === 'string' ? payload : '',
            })
          : idempotency.release(caller, key),
      )
    } finally {
      ended()
    }
    return payload
  })
}

/** Keys are for whoever is known and changes something; signing in has none. */
function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  const { access, keepsNothing } = request.routeOptions.schema ?? {}
  if (keepsNothing) return undefined
  if (key === undefined || request.method !== 'POST' || access === undefined || access === 'public') return undefined
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key
  const message = { 'zh-CN': '用 1–255 个可见 ASCII 字符', en: 'takes 1 to 255 visible ASCII characters' }
  throw new InputError([{ path: 'Idempotency-Key', message }])
}

function callerName(caller: Caller): string {
  return caller.kind === 'person' ? caller.userId : caller.apiKeyId
}

type Asked = { requestHash: string; request: string }

function describe(request: FastifyRequest): Asked {
  const body = request.rawBody ?? Buffer.alloc(0)
  const line = `${request.method} ${request.url}`
  const requestHash = createHash('sha256').update(`${line}\n`).update(body).digest('hex')
  return { requestHash, request: `${line}\n${body.toString('utf8').slice(0, 65_536)}` }
}

/** The answer to give again; undefined where this request is the one to do the work. */
async function settle(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  underWay: ReadonlyMap<string, Promise<void>>,
  use: Asked & { caller: string; key: string },
): Promise<IdempotentUse['answer'] | undefined> {
  const take = () => store.transaction(({ idempotency }) => idempotency.take({ ...use, now: now() }))
  let earlier = await take()
  if (earlier) refuseAnother(earlier, use)
  const here = underWay.get(nameOf(use))
  if (earlier && !earlier.answer && here) {
    await within(WAIT_MS, here)
    earlier = await take()
  } else if (earlier && !earlier.answer && now().getTime() - earlier.takenAt.getTime() > ABANDONED_AFTER_MS) {
    await store.transaction(({ idempotency }) => idempotency.release(use.caller, use.key))
    earlier = await take()
  }
  if (!earlier) return undefined
  refuseAnother(earlier, use)
  if (!earlier.answer) throw new AppError('IDEMPOTENCY_KEY_IN_USE', { retry_after_s: 2 })
  return earlier.answer
}

function refuseAnother(earlier: IdempotentUse, now: Asked): void {
  if (earlier.requestHash !== now.requestHash) {
    throw new AppError('IDEMPOTENCY_KEY_REUSED', { difference: difference(earlier.request, now.request) })
  }
}

/** Names the fields in which two requests differ, never their values. */
function difference(before: string, after: string): string {
  const [line, ...rest] = before.split('\n')
  const [otherLine, ...otherRest] = after.split('\n')
  if (line !== otherLine) return 'address'
  const one = fieldsOf(rest.join('\n'))
  const other = fieldsOf(otherRest.join('\n'))
  const names = [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name))
  return names.join(', ') || 'body'
}

function fieldsOf(body: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null) return new Map()
    return new Map(Object.entries(parsed).map(([name, value]) => [name, JSON.stringify(value)]))
  } catch {
    return new Map() // a picture, or cut short: the whole body differs
  }
}

function hold(underWay: Map<string, Promise<void>>, caller: string, key: string): Held {
  const { promise, resolve } = Promise.withResolvers<void>()
  const name = nameOf({ caller, key })
  underWay.set(name, promise)
  return {
    caller,
    key,
    ended() {
      underWay.delete(name)
      resolve()
    },
  }
}

function nameOf({ caller, key }: { caller: string; key: string }): string {
  return `${caller}\n${key}`
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([work, promise])
  clearTimeout(timer)
}

function replay(reply: FastifyReply, { status, body }: NonNullable<IdempotentUse['answer']>): FastifyReply {
  reply.status(status).header('idempotent-replayed', 'true')
  return body === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(body)
}
