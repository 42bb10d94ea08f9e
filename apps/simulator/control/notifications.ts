import { Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type ControlRoute, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Notification } from '../notifications.ts'
import type { Simulation } from '../world.ts'

const LISTED_AT_MOST = 1000

const NotificationView = Type.Object({
  id: Type.String(),
  channel: Type.String(),
  event_type: Type.String(),
  out_trade_no: Type.String(),
  url: Type.String(),
  state: Type.Enum(['waiting', 'delivered', 'given_up', 'withheld']),
  created_at: Type.String(),
  next_at: Type.Optional(Type.String()),
  body: Type.Optional(Type.String({ description: 'What is posted: the same in every attempt' })),
  attempts: Type.Array(
    Type.Object({
      at: Type.String(),
      took_ms: Type.Number(),
      status: Type.Optional(Type.Integer()),
      error: Type.Optional(Type.String()),
      answer: Type.Optional(Type.String({ description: 'What the receiver said' })),
      spoiling: Type.Optional(Type.String()),
      by_hand: Type.Optional(Type.Boolean()),
    }),
  ),
})
export const NotificationList = Type.Object({ notifications: Type.Array(NotificationView) })
const Id = Type.Object({ id: Type.String() })

export function notificationRoutes(simulation: Simulation): ControlRoute[] {
  const { notifications, notifier } = simulation
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/notifications',
      summary: `The latest ${LISTED_AT_MOST} notifications with every attempt, oldest first`,
      query: Type.Object({ out_trade_no: Type.Optional(Type.String()), state: Type.Optional(Type.String()) }),
      answer: NotificationList,
      async handle({ query: { out_trade_no, state } }) {
        const found = [...notifications.values()]
          .filter((note) => out_trade_no === undefined || note.outTradeNo === out_trade_no)
          .filter((note) => state === undefined || note.state === state)
          .slice(-LISTED_AT_MOST)
        const views = await Promise.all(found.map((note) => notificationWithBody(simulation, note)))
        return { status: 200, body: { notifications: views } }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/notifications/{id}',
      summary: 'One notification',
      params: Id,
      answer: NotificationView,
      async handle({ params }) {
        const note = notifications.get(params.id)
        if (!note) throw unknown(params.id)
        return { status: 200, body: await notificationWithBody(simulation, note) }
      },
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/notifications/{id}/resend',
      summary: 'Sends it once more, now; answers when the receiver has',
      params: Id,
      body: Type.Object(
        { spoiling: Type.Optional(Type.Enum(['bad_signature', 'probe'])) },
        { additionalProperties: false },
      ),
      answer: NotificationView,
      async handle({ params, body }) {
        const note = await notifier.resend(params.id, body.spoiling)
        if (!note) throw unknown(params.id)
        return { status: 200, body: await notificationWithBody(simulation, note) }
      },
    }),
  ]
}

function unknown(id: string): ControlProblem {
  return new ControlProblem(404, `There is no notification ${id}; GET /_sim/notifications lists them.`)
}

export async function notificationWithBody({ gateways }: Simulation, note: Notification): Promise<object> {
  const gateway = gateways.find(({ name }) => name === note.gateway)
  // one that cannot be written any more, as after its key was taken away, is shown without its text
  const letter = await gateway?.notifications.letter(note, undefined).catch(() => undefined)
  return { ...notificationView(note), ...(letter && { body: letter.body }) }
}

export function notificationView(note: Notification): object {
  return {
    id: note.id,
    channel: note.gateway,
    event_type: note.eventType,
    out_trade_no: note.outTradeNo,
    url: note.url,
    state: note.state,
    created_at: beijingTime(new Date(note.createdAt)),
    ...(note.nextAt !== undefined && { next_at: beijingTime(new Date(note.nextAt)) }),
    attempts: note.attempts.map(({ at, tookMs, byHand, ...seen }) => ({
      at: beijingTime(new Date(at)),
      took_ms: tookMs,
      ...seen,
      ...(byHand && { by_hand: true }),
    })),
  }
}
