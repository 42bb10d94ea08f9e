import { Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { type ControlRoute, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Trace } from '../requests.ts'
import type { Simulation } from '../world.ts'
import { instant } from './clock.ts'

const RequestView = Type.Object({
  id: Type.Integer(),
  at: Type.String(),
  channel: Type.String(),
  method: Type.String(),
  target: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  body: Type.String(),
  verdict: Type.Object({
    accepted: Type.Boolean(),
    failed_check: Type.Optional(Type.String()),
    code: Type.Optional(Type.String()),
    message: Type.Optional(Type.String()),
    mchid: Type.Optional(Type.String()),
    string_to_sign: Type.Optional(Type.String()),
  }),
  answer: Type.Union([
    Type.Object({
      status: Type.Integer(),
      headers: Type.Array(Type.Tuple([Type.String(), Type.String()])),
      body: Type.String(),
    }),
    Type.Null(),
  ]),
  fault: Type.Optional(Type.String()),
  took_ms: Type.Number(),
})
export const RequestList = Type.Object({ requests: Type.Array(RequestView) })

export function requestRoutes({ requests }: Simulation): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/requests',
      summary: 'The latest requests with their verdicts, oldest first',
      query: Type.Object({
        since: Type.Optional(Type.String({ description: 'The id of a request, or RFC 3339: those after it' })),
        about: Type.Optional(Type.String({ description: 'An out_trade_no or out_refund_no' })),
      }),
      answer: RequestList,
      handle({ query }) {
        const { since = '0', about } = query
        const after = /^\d+$/.test(since) ? { id: Number(since), at: 0 } : { id: 0, at: instant(since) }
        const found = requests.since(after.id).filter((trace) => trace.at > after.at)
        const wanted = about === undefined ? found : found.filter(({ verdict }) => verdict.about?.includes(about))
        return { status: 200, body: { requests: wanted.map(requestView) } }
      },
    }),
  ]
}

export function requestView(trace: Trace): object {
  const { verdict, answer, fault } = trace
  return {
    id: trace.id,
    at: beijingTime(new Date(trace.at)),
    channel: trace.gateway,
    method: trace.method,
    target: trace.target,
    headers: trace.headers,
    body: `${trace.body.toString()}${trace.bodyBytes > trace.body.length ? `… (${trace.bodyBytes} bytes)` : ''}`,
    verdict: {
      accepted: verdict.accepted,
      ...(verdict.failedCheck !== undefined && { failed_check: verdict.failedCheck }),
      ...(verdict.code !== undefined && { code: verdict.code }),
      ...(verdict.message !== undefined && { message: verdict.message }),
      ...(verdict.mchid !== undefined && { mchid: verdict.mchid }),
      ...(verdict.stringToSign !== undefined && { string_to_sign: verdict.stringToSign }),
    },
    answer: answer ? { status: answer.status, headers: answer.headers, body: answer.body.toString() } : null,
    ...(fault !== undefined && { fault }),
    took_ms: trace.tookMs,
  }
}
