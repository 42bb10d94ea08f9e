import { PROBE_LIVES_MS } from '@ruzhu/domain/checks/callback.ts'
import { idPrefix, type ProbeId } from '@ruzhu/domain/ids.ts'
import { receiveNotification } from '@ruzhu/domain/notifications/receive-notification.ts'
import { later } from '@ruzhu/domain/time.ts'
import { Type } from 'typebox'
import { arrivedView } from '../checks/knock.ts'
import { JSON_LIMIT_BYTES } from '../edge/refusals.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed } from '../schemas.ts'

const Receive = operation({
  operationId: 'receiveNotification',
  tags: ['gateway'],
  summary: 'Where a gateway tells us what happened; it signs what it sends',
  description: '平台通知的入口：验签、落库后才应答。',
  access: 'public',
  params: Closed({ methodId: Type.String({ pattern: '^[a-z]{2,3}_[0-9a-hjkmnp-tv-z]{24}$' }) }),
  response: {
    200: Type.Union([
      Type.String({ description: '平台要求的应答文字 / the word that the gateway wants to read' }),
      Type.Object({
        ruzhu_letter: Type.Literal(1),
        headers: Type.Array(Type.Array(Type.String())),
        body_base64: Type.String(),
      }),
    ]),
    204: Type.Null(),
    401: Type.Object({ code: Type.Literal('FAIL'), message: Type.String() }),
  },
})

/** Takes any bytes: their signature covers them as they came. Acknowledged once they are stored for good. */
export function notificationRoutes(app: App, parts: Parts): void {
  app.register(async (raw: App) => {
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser<Buffer>('*', { parseAs: 'buffer', bodyLimit: JSON_LIMIT_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    raw.post('/n/:methodId', { schema: Receive }, async (request, reply) => {
      const { body } = request
      const bytes = body instanceof Uint8Array ? body : new Uint8Array()
      const { methodId } = request.params
      if (idPrefix(methodId) === 'kn' && (await isOurs(parts, methodId as ProbeId))) {
        return reply.status(200).send(arrivedView(request.raw.rawHeaders, bytes))
      }
      const received = await receiveNotification(parts.deps, methodId, {
        headers: single(request.headers),
        body: bytes,
      })
      if (received.accepted) {
        const { acknowledgement } = received
        if (acknowledgement === undefined) return reply.status(204).send(null)
        return reply.status(200).type('text/plain; charset=utf-8').send(acknowledgement)
      }
      request.log.warn({ method_id: methodId, why: received.why }, 'a notification was refused')
      return reply.status(401).send({ code: 'FAIL' as const, message: received.why })
    })
  })
}

/** A header that came twice is joined as HTTP says; a gateway sends each once. */
function single(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

/** A letter that we sent to ourselves a moment ago; told once how it arrived. */
async function isOurs({ deps }: Parts, id: ProbeId): Promise<boolean> {
  const probe = await deps.store.transaction((tx) => tx.checks.takeProbe(id))
  return probe !== undefined && deps.now() <= later(probe.createdAt, PROBE_LIVES_MS)
}
