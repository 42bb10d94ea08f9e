import { type Static, Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type ControlRoute, type Fault, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import { NOTIFICATION_EFFECTS, REQUEST_EFFECTS } from '../faults.ts'
import type { Simulation } from '../world.ts'

const Match = Type.Object(
  {
    path: Type.Optional(
      Type.String({ description: 'A whole path, its beginning up to a slash, or the method of Alipay’s /gateway.do' }),
    ),
    method: Type.Optional(Type.String()),
    host: Type.Optional(Type.String({ description: 'The name that was asked for, without its port' })),
    out_trade_no: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
const NewFault = Type.Object(
  {
    match: Type.Optional(Match),
    effect: Type.Enum([...REQUEST_EFFECTS, ...NOTIFICATION_EFFECTS]),
    times: Type.Optional(Type.Integer({ minimum: 1, description: 'Without times and for_s it holds until deleted' })),
    for_s: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: 'By the business clock' })),
    delay_ms: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000, description: 'slow, notify_late' })),
    skew_s: Type.Optional(Type.Integer({ description: 'skew: seconds added to the stamp of an answer' })),
    status: Type.Optional(Type.Integer({ minimum: 400, maximum: 599, description: 'error' })),
    code: Type.Optional(Type.String({ maxLength: 64, description: 'error, in the gateway’s words' })),
    message: Type.Optional(Type.String({ maxLength: 256, description: 'error' })),
  },
  { additionalProperties: false },
)
type NewFault = Static<typeof NewFault>
const FaultView = Type.Object({
  id: Type.String(),
  match: Match,
  effect: Type.String(),
  times_left: Type.Optional(Type.Integer()),
  until: Type.Optional(Type.String()),
})

export function faultRoutes({ faults, clock }: Simulation): ControlRoute[] {
  return [
    controlRoute({
      method: 'POST',
      path: '/_sim/faults',
      summary: 'Asks for trouble',
      body: NewFault,
      answer: FaultView,
      status: 201,
      handle({ body }) {
        const fault = faults.add({
          match: body.match ?? {},
          effect: body.effect,
          ...(body.times !== undefined && { timesLeft: body.times }),
          ...(body.for_s !== undefined && { until: clock.now() + body.for_s * 1000 }),
          ...(body.delay_ms !== undefined && { delayMs: body.delay_ms }),
          ...(body.skew_s !== undefined && { skewS: body.skew_s }),
          ...(body.effect === 'error' && { answer: answerOf(body) }),
        })
        return { status: 201, body: view(fault) }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/faults',
      summary: 'The troubles that are still ahead',
      answer: Type.Object({ faults: Type.Array(FaultView) }),
      handle: () => ({ status: 200, body: { faults: faults.active().map(view) } }),
    }),
    controlRoute({
      method: 'DELETE',
      path: '/_sim/faults/{id}',
      summary: 'Ends a trouble',
      params: Type.Object({ id: Type.String() }),
      status: 204,
      handle({ params }) {
        if (!faults.remove(params.id))
          throw new ControlProblem(404, `There is no fault ${params.id}; it may be used up.`)
        return { status: 204 }
      },
    }),
  ]
}

function answerOf({ status, code, message }: NewFault): NonNullable<Fault['answer']> {
  return {
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
  }
}

function view({ id, match, effect, timesLeft, until }: Fault): object {
  return {
    id,
    match,
    effect,
    ...(timesLeft !== undefined && { times_left: timesLeft }),
    ...(until !== undefined && { until: beijingTime(new Date(until)) }),
  }
}
