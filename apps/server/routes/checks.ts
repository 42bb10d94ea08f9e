import { planOf } from '@ruzhu/domain/checks/check-method.ts'
import { confirmCheck, withdrawCheck } from '@ruzhu/domain/checks/confirm-check.ts'
import { existingRun, startCheck } from '@ruzhu/domain/checks/start-check.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { MethodId } from '@ruzhu/domain/ids.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { Type } from 'typebox'
import { found, scope } from '../access/callers.ts'
import type { Caller } from '@ruzhu/domain/access/access.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id, ListOf, pageQuery, paging, Words } from '../schemas.ts'
import { CheckRunView, checkRunView } from './check-views.ts'

const about = { tags: ['methods'] } as const
const MethodParams = Closed({ id: Id('pm') })
const CheckName = Type.String({ pattern: '^[a-z0-9_]{1,40}(/[a-z0-9_]{1,40})?$' })

const StartChecks = operation({
  ...about,
  operationId: 'startMethodChecks',
  summary: 'Check a method, or only some of its checks; while a run is under way that one is answered',
  description: '检测支付方式，也可以只重测其中几项（连同它们的前提）；正在检测时返回正在进行的那次。',
  access: 'checks.run',
  params: MethodParams,
  body: Closed({ only: Type.Optional(Type.Array(CheckName, { minItems: 1, maxItems: 40, uniqueItems: true })) }),
  response: { 202: CheckRunView },
})

const ListChecks = operation({
  ...about,
  operationId: 'listMethodChecks',
  summary: 'Runs of a method’s checks, newest first, with the one under way',
  description: '支付方式的检测记录，最近的在前。',
  access: 'methods.read',
  params: MethodParams,
  querystring: Closed(paging),
  response: { 200: ListOf(CheckRunView) },
})

const GetCheckRun = operation({
  ...about,
  operationId: 'getCheckRun',
  summary: 'Read one run',
  description: '查看一次检测。',
  access: 'methods.read',
  params: Closed({ id: Id('ck') }),
  response: { 200: CheckRunView },
})

const LatestChecks = operation({
  ...about,
  operationId: 'listLatestChecks',
  summary: 'The last run of each payment method; methods that were never checked are left out',
  description: '每个支付方式最近一次检测；没检测过的不列出。',
  access: 'methods.read',
  querystring: Closed({ ...paging, client_id: Type.Optional(Id('cl')) }),
  response: { 200: ListOf(CheckRunView) },
})

const StartAll = operation({
  ...about,
  operationId: 'startChecks',
  summary: 'Check a page of methods, of one client or of all; they are done a few at a time',
  description: '检测一页支付方式：某个客户的，或全部的；每次只同时进行几个。',
  access: 'checks.run',
  body: Closed({
    client_id: Type.Optional(Id('cl')),
    after: Type.Optional(Words(40)),
  }),
  response: { 202: ListOf(CheckRunView) },
})

const WordParams = Closed({ id: Id('pm'), name: CheckName })
const Confirm = operation({
  ...about,
  operationId: 'confirmCheck',
  summary: 'Say that what the platform tells nobody is set',
  description: '确认平台上已设置（不能自动检测的项目）。',
  access: 'checks.run',
  params: WordParams,
  response: { 204: Type.Null() },
})
const Withdraw = operation({
  ...about,
  operationId: 'withdrawCheck',
  summary: 'Take back what was said of it',
  description: '撤回确认。',
  access: 'checks.run',
  params: WordParams,
  response: { 204: Type.Null() },
})

export function checkRoutes(app: App, parts: Parts): void {
  const methodFor = async (caller: Caller, id: MethodId) => found(caller, await parts.deps.store.read.methods.byId(id))
  const mustBeIn = (method: PaymentMethod, names: readonly string[]) => {
    const descriptor = parts.deps.describe(method.channel)
    const plan = descriptor ? planOf(descriptor, method) : []
    const name = names.find((one) => !plan.some((check) => check.name === one))
    if (name !== undefined) throw new AppError('NOT_FOUND', { id: method.id, name })
  }

  app.post('/v1/methods/:id/checks', { schema: StartChecks }, async ({ caller, params, body }, reply) => {
    const method = await methodFor(caller, params.id)
    mustBeIn(method, body.only ?? [])
    const run = await startCheck(parts.deps, method.id, caller.name, body.only)
    return reply.status(202).send(checkRunView(parts, method, run))
  })
  app.get('/v1/methods/:id/checks', { schema: ListChecks }, async ({ caller, params, query }) => {
    const method = await methodFor(caller, params.id)
    const { rows, next } = await parts.deps.store.read.checks.ofMethod(method.id, pageQuery(query))
    return given({ data: rows.map((run) => checkRunView(parts, method, run)), next })
  })
  app.get('/v1/checks/:id', { schema: GetCheckRun }, async ({ caller, params }) => {
    const run = await existingRun(parts.deps.store.read, params.id)
    return checkRunView(parts, await methodFor(caller, run.methodId), run)
  })
  app.get('/v1/checks', { schema: LatestChecks }, async ({ caller, query }) => {
    const { methods, checks } = parts.deps.store.read
    const { rows, next } = await methods.page({ ...pageQuery(query), ...scope(caller, query.client_id) })
    const latest = await checks.latest(rows.map(({ id }) => id))
    const data = rows.flatMap((method) => {
      const run = latest.get(method.id)
      return run ? [checkRunView(parts, method, run)] : []
    })
    return given({ data, next })
  })
  app.post('/v1/checks', { schema: StartAll }, async ({ caller, body }, reply) => {
    const page = given({ limit: AT_ONCE, after: body.after, ...scope(caller, body.client_id) })
    const { rows, next } = await parts.deps.store.read.methods.page(page)
    const data = []
    for (const method of rows.filter(({ state }) => state !== 'disabled')) {
      data.push(checkRunView(parts, method, await startCheck(parts.deps, method.id, caller.name)))
    }
    return reply.status(202).send(given({ data, next }))
  })
  app.put('/v1/methods/:id/checks/words/:name', { schema: Confirm }, async ({ caller, params }, reply) => {
    const { id } = await methodFor(caller, params.id)
    await confirmCheck(parts.deps, id, params.name, caller.name)
    return reply.status(204).send(null)
  })
  app.delete('/v1/methods/:id/checks/words/:name', { schema: Withdraw }, async ({ caller, params }, reply) => {
    const { id } = await methodFor(caller, params.id)
    await withdrawCheck(parts.deps, id, params.name, caller.name)
    return reply.status(204).send(null)
  })
}

/** One call owes so many at most; `next` goes on. */
const AT_ONCE = 50
