import { CHECK_STATES, type CheckResult, type CheckRun, countsOf } from '@ruzhu/domain/checks/checks.ts'
import { planOf } from '@ruzhu/domain/checks/check-method.ts'
import type { PlannedCheck } from '@ruzhu/domain/checks/offers.ts'
import type { Fix } from '@ruzhu/domain/errors.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { type Static, Type } from 'typebox'
import type { Parts } from '../parts.ts'
import { at, given, Id, Instant, OneOf, PartyName, SentenceView, View } from '../schemas.ts'

const CheckFixView = View('CheckFix', {
  owner: PartyName,
  do: SentenceView,
  place: Type.Optional(SentenceView),
})

export const CheckResultView = View('CheckResult', {
  name: Type.String({ examples: ['signature', 'product/native'] }),
  state: OneOf([...CHECK_STATES, 'running'], {
    description: 'unknown：没人应答，配置可能没问题 / nobody answered; manual：要由人确认 / a person has to confirm it',
  }),
  title: SentenceView,
  reason: Type.Optional(SentenceView),
  fix: Type.Array(CheckFixView),
  mend: Type.Optional(OneOf(['settings', 'account'])),
  gateway: Type.Optional(
    Type.Object({ code: Type.String(), message: Type.String(), request_id: Type.Optional(Type.String()) }),
  ),
  duration_ms: Type.Optional(Type.Integer()),
})

export const CountsView = View('CheckCounts', {
  pass: Type.Integer(),
  fail: Type.Integer(),
  warn: Type.Integer(),
  manual: Type.Integer(),
  unknown: Type.Integer(),
  skipped: Type.Integer(),
})

export const CheckRunView = View('CheckRun', {
  id: Id('ck'),
  method_id: Id('pm'),
  client_id: Id('cl'),
  by: Type.String({ description: 'nightly：每晚自动 / every night' }),
  only: Type.Optional(Type.Array(Type.String())),
  started_at: Instant,
  ended_at: Type.Optional(Instant),
  counts: CountsView,
  results: Type.Array(CheckResultView),
})

/** What a list of methods shows of the last run. */
export const LastCheckView = View('LastCheck', { ended_at: Instant, counts: CountsView })

export function lastCheckView({ endedAt, startedAt, results }: CheckRun): Static<typeof LastCheckView> {
  return { ended_at: at(endedAt ?? startedAt), counts: countsOf(results) }
}

/** Of one under way, what is still to come is shown too. */
export function checkRunView({ deps }: Parts, method: PaymentMethod, run: CheckRun): Static<typeof CheckRunView> {
  const descriptor = deps.describe(method.channel)
  const plan = descriptor ? planOf(descriptor, method) : []
  const known = run.results.map((result) => resultView(result, plan))
  const found = new Set(run.results.map(({ name }) => name))
  const toCome = run.endedAt ? [] : plan.filter(({ name }) => !found.has(name)).map(runningView)
  return given({
    id: run.id,
    method_id: run.methodId,
    client_id: run.clientId,
    by: run.by,
    only: run.only && [...run.only],
    started_at: at(run.startedAt),
    ended_at: run.endedAt && at(run.endedAt),
    counts: countsOf(run.results),
    results: [...known, ...toCome],
  })
}

type ResultView = Static<typeof CheckResultView>

export function resultView(result: CheckResult, plan: readonly PlannedCheck[]): ResultView {
  const { gateway } = result
  return given({
    name: result.name,
    state: result.state,
    title: result.title,
    reason: result.reason,
    fix: result.fix.map(fixView),
    mend: plan.find(({ name }) => name === result.name)?.mend,
    gateway: gateway && given({ code: gateway.code, message: gateway.message, request_id: gateway.requestId }),
    duration_ms: result.durationMs,
  })
}

function runningView({ name, title }: PlannedCheck): ResultView {
  return { name, state: 'running', title, fix: [] }
}

function fixView({ owner, do: said, place }: Fix): Static<typeof CheckFixView> {
  return given({ owner, do: said, place })
}
