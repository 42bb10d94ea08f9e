import { Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type ControlRoute, controlRoute } from '@ruzhu/channels/contract/simulator.ts'
import type { Simulation } from '../world.ts'

const MAX_SPEED = 1_000_000

const ClockView = Type.Object({ now: Type.String(), speed: Type.Number() })
const ClockChange = Type.Object(
  {
    now: Type.Optional(Type.String({ description: 'RFC 3339' })),
    advance_s: Type.Optional(Type.Number({ minimum: 0 })),
    speed: Type.Optional(Type.Number({ minimum: 0, maximum: MAX_SPEED, description: '0 halts the clock' })),
  },
  { additionalProperties: false },
)

export function clockRoutes({ clock, moveClock }: Simulation): ControlRoute[] {
  const view = () => ({ status: 200, body: { now: beijingTime(new Date(clock.now())), speed: clock.speed } })
  return [
    controlRoute({ method: 'GET', path: '/_sim/clock', summary: 'Business time', answer: ClockView, handle: view }),
    controlRoute({
      method: 'POST',
      path: '/_sim/clock',
      summary: 'Moves business time; answers when what fell due on the way is done, or after 5 s',
      body: ClockChange,
      answer: ClockView,
      async handle({ body }) {
        await moveClock({
          ...(body.now !== undefined && { now: instant(body.now) }),
          ...(body.advance_s !== undefined && { advanceMs: Math.round(body.advance_s * 1000) }),
          ...(body.speed !== undefined && { speed: body.speed }),
        })
        return view()
      },
    }),
  ]
}

/** RFC 3339 with its offset: without one it would mean another moment on another machine. */
export function instant(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  if (Number.isNaN(at)) throw new ControlProblem(400, `"${text}" is not a time like 2026-11-24T10:05:00+08:00.`)
  return at
}
