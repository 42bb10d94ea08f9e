import { PARTIES } from '@ruzhu/domain/parties.ts'
import { Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { given, View } from '../schemas.ts'

const ClientCountsView = View('ClientCounts', {
  total: Type.Integer(),
  waiting_for: Type.Record(Type.String(), Type.Integer(), {
    description: '等谁的各有几家；none 是已上线 / How many wait for whom; none is live',
  }),
  blocked: Type.Integer({ description: '被驳回 / Somebody said no' }),
  overdue: Type.Integer({ description: '已超时 / Overdue' }),
})

const CountClients = operation({
  operationId: 'countClients',
  tags: ['clients'] as const,
  summary: 'How many clients wait for whom, were refused, are overdue',
  description: '客户各有几家：等谁、被驳回、已超时。',
  access: 'clients.read',
  response: { 200: ClientCountsView },
})

export function clientCountRoutes(app: App, parts: Parts): void {
  app.get('/v1/client-counts', { schema: CountClients }, async ({ caller }) => {
    const { deps } = parts
    const clientId = caller.kind === 'program' ? caller.clientId : undefined
    const counts = await deps.store.read.nextSteps.counts(given({ overdueAt: deps.now(), clientId }))
    const waiting = PARTIES.map((party) => [party, sum(counts.filter((one) => one.waitingFor === party))] as const)
    return {
      total: sum(counts),
      waiting_for: Object.fromEntries(waiting.filter(([, clients]) => clients > 0)),
      blocked: sum(counts.filter(({ blocked }) => blocked)),
      overdue: counts.reduce((all, { overdue }) => all + overdue, 0),
    }
  })
}

function sum(of: readonly { clients: number }[]): number {
  return of.reduce((all, { clients }) => all + clients, 0)
}
