import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { KeptStep } from '@ruzhu/domain/journeys/kept-step.ts'
import type { Page } from '@ruzhu/domain/page.ts'
import type { UserId } from '@ruzhu/domain/ids.ts'
import { isSnoozed } from '@ruzhu/domain/journeys/snoozes.ts'
import { PARTIES, type Party } from '@ruzhu/domain/parties.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import {
  at,
  ChannelNameText,
  Closed,
  given,
  Id,
  Instant,
  instant,
  ListOf,
  OneOf,
  paging,
  View,
  Words,
} from '../schemas.ts'
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
  late: Type.Optional(OneOf(['true'], { description: '只看等太久的 / Only what waits too long' })),
  due_before: Type.Optional(Instant),
  owner: Type.Optional(Type.String({ maxLength: 64, description: '负责人的编号 / Id of who looks after it' })),
  snoozed: Type.Optional(OneOf(['true', 'false'], { description: '搁置的，或没有搁置的 / Put aside, or not' })),
  overdue: Type.Optional(OneOf(['true'], { description: '只看已超时的 / Only what is overdue' })),
}
const Filters = Closed(URGENCY_FILTERS)
export type UrgencyFilters = Static<typeof Filters>

const SnoozeView = View('Snooze', { until: Instant, reason: Type.String(), by: Type.String() })
const ToDoView = View('ToDo', {
  client: Type.Object({ id: Id('cl'), name: Type.String() }),
  channel: Type.String(),
  next_step: NextStepView,
  owner_id: Type.Optional(Type.String()),
  snooze: Type.Optional(SnoozeView),
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
    const addresses = await addressesIn(
      parts,
      rows.map(({ step }) => step),
      caller,
    )
    const snoozes = await parts.deps.store.read.nextSteps.snoozes(rows.map(({ clientId }) => clientId))
    const known = new Map(clients.map((client) => [client.id, client]))
    const data = rows.map((row) => {
      const snooze = snoozes.find(({ clientId }) => clientId === row.clientId)
      const aside = isSnoozed(snooze, row.step.key, parts.deps.now()) ? snooze : undefined
      return given({
        client: { id: row.clientId, name: known.get(row.clientId)?.name ?? row.clientId },
        channel: row.channel,
        next_step: nextStepView(shownStep(parts, row, caller, addresses)),
        owner_id: known.get(row.clientId)?.ownerId,
        snooze: aside && { until: at(aside.until), reason: aside.reason, by: aside.by },
      })
    })
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
      lateAt: query.late ? deps.now() : undefined,
      dueBefore: query.due_before === undefined ? undefined : instant('/due_before', query.due_before),
      ownerId: query.owner === undefined ? undefined : (query.owner as UserId), // of nobody, where it is no member's
      snoozed: query.snoozed && { at: deps.now(), is: query.snoozed === 'true' },
      clientId: own,
    }),
  )
}

function isNamed(names: string): (party: Party) => boolean {
  const named = new Set(names.split(','))
  return (party) => named.has(party)
}
