import { type Confirmation, OUR_COMPANY } from '@ruzhu/domain/journeys/confirmations.ts'
import { confirmStep, withdrawStep } from '@ruzhu/domain/journeys/confirm-step.ts'
import { type CompanyWay, readCompanyWays } from '@ruzhu/domain/journeys/company.ts'
import type { ClientProgress } from '@ruzhu/domain/journeys/read-next-step.ts'
import type { Way } from '@ruzhu/domain/journeys/read-ways.ts'
import { type Static, Type } from 'typebox'
import { mustMeet } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, atIf, ChannelNameText, Closed, given, Id, Instant, ListOf, SentenceView, View, Words } from '../schemas.ts'
import { clientFor } from './clients-read.ts'
import { NextStepView, nextStepView, TaskView, taskView } from './next-steps.ts'
import { ProgressView } from './standing.ts'

const about = { tags: ['clients'] } as const
const StepName = Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$', examples: ['certify_mini_program'] })
const Word = Closed({
  channel: Type.Optional(ChannelNameText),
  values: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' }), Words(500), { maxProperties: 8 }),
  ),
  note: Type.Optional(Words(500)),
})

/** One way of a company at one platform, every step of it. */
export const JourneyView = View('Journey', {
  channel: Type.String(),
  journey: Type.String(),
  label: SentenceView,
  hint: SentenceView,
  next_step: NextStepView,
  tasks: Type.Array(TaskView),
  progress: ProgressView,
})

const ConfirmationView = View('Confirmation', {
  id: Id('cf'),
  channel: Type.String(),
  step: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  note: Type.Optional(Type.String()),
  by: Type.String(),
  at: Instant,
  withdrawn_by: Type.Optional(Type.String()),
  withdrawn_at: Type.Optional(Instant),
})

const OfClient = Closed({ id: Id('cl'), step: StepName })
const OfCompany = Closed({ channel: ChannelNameText, step: StepName })

const ConfirmStep = operation({
  ...about,
  operationId: 'confirmStep',
  summary: 'Say that a step is done which no platform tells us, and note its values',
  description: '人工确认一个步骤已完成，并记下需要的值（例如 AppID、商户号）。',
  access: 'clients.edit',
  params: OfClient,
  body: Word,
  response: { 200: ConfirmationView },
})

const WithdrawStep = operation({
  ...about,
  operationId: 'withdrawStep',
  summary: 'Take back that a step is done',
  description: '撤回人工确认。',
  access: 'clients.edit',
  params: OfClient,
  body: Closed({ channel: Type.Optional(ChannelNameText) }),
  response: { 204: Type.Null() },
})

const ListConfirmations = operation({
  ...about,
  operationId: 'listConfirmations',
  summary: 'What people said of a step, newest first, with what was taken back',
  description: '一个步骤的人工确认记录，包括撤回的。',
  access: 'clients.read',
  params: OfClient,
  response: { 200: ListOf(ConfirmationView) },
})

const ListProviderJourneys = operation({
  operationId: 'listProviderJourneys',
  tags: ['provider_accounts'] as const,
  summary: 'How far our own company is on its way to becoming a provider, at each platform',
  description: '我们公司成为服务商的进度，每个平台一份。',
  access: 'provider_accounts.read',
  response: { 200: ListOf(JourneyView) },
})

const ConfirmProviderStep = operation({
  operationId: 'confirmProviderStep',
  tags: ['provider_accounts'] as const,
  summary: 'Say that a step of our own company is done',
  description: '人工确认我们公司的一个步骤已完成。',
  access: 'provider_accounts.edit',
  params: OfCompany,
  body: Closed({ values: Word.properties.values, note: Word.properties.note }),
  response: { 200: ConfirmationView },
})

const WithdrawProviderStep = operation({
  operationId: 'withdrawProviderStep',
  tags: ['provider_accounts'] as const,
  summary: 'Take back that a step of our own company is done',
  description: '撤回对我们公司步骤的确认。',
  access: 'provider_accounts.edit',
  params: OfCompany,
  response: { 204: Type.Null() },
})

export function journeyRoutes(app: App, parts: Parts): void {
  app.post('/v1/clients/:id/steps/:step/confirm', { schema: ConfirmStep }, async ({ caller, params, body }) => {
    mustMeet(caller, params.id)
    const word = given({ about: params.id, step: params.step, ...body })
    return confirmationView(await confirmStep(parts.deps, word, caller.name))
  })
  app.post(
    '/v1/clients/:id/steps/:step/withdraw',
    { schema: WithdrawStep },
    async ({ caller, params, body }, reply) => {
      mustMeet(caller, params.id)
      await withdrawStep(parts.deps, given({ about: params.id, step: params.step, ...body }), caller.name)
      return reply.status(204).send(null)
    },
  )
  app.get('/v1/clients/:id/steps/:step/confirmations', { schema: ListConfirmations }, async ({ caller, params }) => {
    const { id } = await clientFor(parts, caller, params.id)
    const said = await parts.deps.store.read.confirmations.history(id, params.step)
    return { data: said.map(confirmationView) }
  })
  app.get('/v1/provider-journeys', { schema: ListProviderJourneys }, async () => {
    const { store, now, workdays } = parts.deps
    const descriptors = parts.channels.map(({ descriptor }) => descriptor)
    return { data: (await readCompanyWays(store.read, descriptors, now(), workdays)).map(journeyView) }
  })
  app.post(
    '/v1/provider-journeys/:channel/steps/:step/confirm',
    { schema: ConfirmProviderStep },
    async ({ caller, params, body }) => {
      const word = given({ about: OUR_COMPANY, ...params, ...body } as const)
      return confirmationView(await confirmStep(parts.deps, word, caller.name))
    },
  )
  app.post(
    '/v1/provider-journeys/:channel/steps/:step/withdraw',
    { schema: WithdrawProviderStep },
    async ({ caller, params }, reply) => {
      await withdrawStep(parts.deps, { about: OUR_COMPANY, ...params }, caller.name)
      return reply.status(204).send(null)
    },
  )
}

export function journeyView(way: Way | CompanyWay): Static<typeof JourneyView> {
  const { channel, plan, nextStep, tasks, progress } = way
  return {
    channel,
    journey: plan.key,
    label: plan.label,
    hint: plan.hint,
    next_step: nextStepView(nextStep),
    tasks: tasks.map(taskView),
    progress,
  }
}

export function checklistView({ nextStep, tasks, progress, ways }: ClientProgress) {
  return {
    next_step: nextStepView(nextStep),
    tasks: tasks.map(taskView),
    progress,
    journeys: ways.map(journeyView),
  }
}

function confirmationView(said: Confirmation): Static<typeof ConfirmationView> {
  return given({
    id: said.id,
    channel: said.channel,
    step: said.step,
    values: { ...said.values },
    note: said.note,
    by: said.by,
    at: at(said.at),
    withdrawn_by: said.withdrawn?.by,
    withdrawn_at: atIf(said.withdrawn?.at),
  })
}
