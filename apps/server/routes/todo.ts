import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { Page } from '@ruzhu/domain/page.ts'
import { PARTIES, type Party } from '@ruzhu/domain/parties.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { ChannelNameText, Closed, given, Id, ListOf, OneOf, paging, View, Words } from '../schemas.ts'
import { APPLYMENT_STATES } from './applyment-views.ts'
import { NextStepView, nextStepView } from './next-steps.ts'
import { addressesIn, shownStep } from './standing.ts'

/** Where the page before ended: urgency, moment, client. */
const Place = Type.String({ pattern: '^[0-9]\\.[0-9]{1,16}\\.cl_[0-9a-hjkmnp-tv-z]{24}$' })

const ANY_PARTY = `(${PARTIES.join('|')})`

/** What a list of clients by urgency can be narrowed to. */
export const URGENCY_FILTERS = {
  limit: paging.limit,
  after: Type.Optional(Place),
  text: Type.Optional(Words(100)),
  channel: Type.Optional(ChannelNameText),
  state: Type.Optional(OneOf([...APPLYMENT_STATES, 'none'] as const)),
  waiting_for: Type.Optional(
    Type.String({
      pattern: `^${ANY_PARTY}(,${ANY_PARTY}){0,8}$`,
      examples: ['operator,developer'],
      description: '等谁，几个用逗号隔开 / Who has to act; several with commas between them',
    }),
  ),
  blocked: Type.Optional(OneOf(['true'], { description: '只看被驳回的 / Only where somebody said no' })),
  overdue: Type.Optional(OneOf(['true'], { description: '只看已超时的 / Only what is overdue' })),
}
const Filters = Closed(URGENCY_FILTERS)
export type UrgencyFilters = Static<typeof Filters>

const ToDoView = View('ToDo', {
  client: Type.Object({ id: Id('cl'), name: Type.String() }),
  channel: Type.String(),
  next_step: NextStepView,
})

const ListNextSteps = operation({
  operationId: 'listNextSteps',
  tags: ['clients'] as const,
  summary: 'The next step of every client, the most urgent first',
  description: '待办：所有客户的下一步，最急的在前。',
  access: 'clients.read',
  querystring: Filters,
  response: { 200: ListOf(ToDoView) },
})

export function todoRoutes(app: App, parts: Parts): void {
  app.get('/v1/next-steps', { schema: ListNextSteps }, async ({ caller, query }) => {
    const { rows, next } = await byUrgency(parts, caller, query)
    const clients = await parts.deps.store.read.clients.byIds(rows.map(({ clientId }) => clientId))
    const names = new Map(clients.map(({ id, name }) => [id, name]))
    const addresses = await addressesIn(
      parts,
      rows.map(({ step }) => step),
      caller,
    )
    const data = rows.map((row) => ({
      client: { id: row.clientId, name: names.get(row.clientId) ?? row.clientId },
      channel: row.channel,
      next_step: nextStepView(shownStep(parts, row, caller, addresses)),
    }))
    return given({ data, next })
  })
}

/** A key for one client has a list of one. */
export async function byUrgency({ deps }: Parts, caller: Caller, query: UrgencyFilters): Promise<Page<KeptStep>> {
  const own = caller.kind === 'program' ? caller.clientId : undefined
  return deps.store.read.nextSteps.page(
    given({
      limit: query.limit ?? 20,
      after: query.after,
      text: query.text,
      channel: query.channel,
      state: query.state,
      waitingFor: query.waiting_for === undefined ? undefined : PARTIES.filter(isNamed(query.waiting_for)),
      blocked: query.blocked && true,
      overdueAt: query.overdue ? deps.now() : undefined,
      clientId: own,
    }),
  )
}

function isNamed(names: string): (party: Party) => boolean {
  const named = new Set(names.split(','))
  return (party) => named.has(party)
}
