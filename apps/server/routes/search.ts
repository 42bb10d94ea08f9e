import type { Records } from '@ruzhu/domain/store.ts'
import { type Hit, search } from '@ruzhu/domain/search/search.ts'
import { type Static, Type } from 'typebox'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id, OneOf, View, Words } from '../schemas.ts'

const KINDS = [
  'client',
  'applyment',
  'method',
  'payment',
  'refund',
  'account',
  'grant',
  'authorization',
  'event',
  'endpoint',
  'material',
  'import',
] as const satisfies readonly Hit['kind'][]

const HitView = View('SearchHit', {
  kind: OneOf(KINDS),
  id: Type.String(),
  title: Type.String({ description: '名称或编号 / Its name or its number' }),
  client: Type.Optional(Type.Object({ id: Id('cl'), name: Type.String() })),
  href: Type.String({ description: '控制台里的地址 / Where the console shows it' }),
})

const Search = operation({
  operationId: 'search',
  tags: ['clients'] as const,
  summary: 'Find anything by an id, a number of ours or a gateway’s (whole), or a part of a client’s name',
  description: '查找任何东西：编号、商户号、AppID、订单号、平台单号、请求编号（完整），或客户名称的一部分。',
  access: 'known',
  querystring: Closed({ text: Words(128) }),
  response: { 200: Type.Object({ data: Type.Array(HitView) }) },
})

export function searchRoutes(app: App, parts: Parts): void {
  app.get('/v1/search', { schema: Search }, async ({ caller, query }) => {
    const { read } = parts.deps.store
    const hits = await search(read, query.text, { caller, environment: parts.environment })
    const clients = await read.clients.byIds([...new Set(hits.flatMap(({ clientId }) => clientId ?? []))])
    const names = new Map(clients.map(({ id, name }) => [id, name]))
    return { data: await Promise.all(hits.map((hit) => hitView(read, hit, names))) }
  })
}

async function hitView(read: Records, hit: Hit, names: ReadonlyMap<string, string>): Promise<Static<typeof HitView>> {
  const { kind, id, clientId } = hit
  return given({
    kind,
    id,
    title: await titleOf(read, hit, names),
    client: clientId && { id: clientId, name: names.get(clientId) ?? clientId },
    href: hrefOf(hit),
  })
}

/** As people call it: by its name, else by the number that they know. */
async function titleOf(read: Records, hit: Hit, names: ReadonlyMap<string, string>): Promise<string> {
  switch (hit.kind) {
    case 'client':
      return names.get(hit.id) ?? hit.id
    case 'applyment':
      return (await read.applyments.byId(hit.id))?.businessCode ?? hit.id
    case 'method':
      return (await read.methods.byId(hit.id))?.name ?? hit.id
    case 'payment':
      return (await read.payments.byId(hit.id))?.outTradeNo ?? hit.id
    case 'refund':
      return (await read.refunds.byId(hit.id))?.outRefundNo ?? hit.id
    case 'account':
      return (await read.providers.outlines([hit.id]))[0]?.name ?? hit.id
    default:
      return hit.id
  }
}

function hrefOf(hit: Hit): string {
  const client = `/clients/${hit.clientId}`
  switch (hit.kind) {
    case 'client':
      return client
    case 'applyment':
      return `${client}/applyments/${hit.id}`
    case 'method':
      return `${client}/methods/${hit.id}`
    case 'payment':
      return `/payments/${hit.id}`
    case 'refund':
      return `/payments/${hit.paymentId}`
    case 'account':
      return hit.clientId === undefined ? '/settings/provider' : `${client}/methods`
    case 'grant':
    case 'authorization':
      return `${client}/methods`
    case 'event':
      return `/dev/events/${hit.id}`
    case 'endpoint':
      return '/dev/endpoints'
    case 'material':
      return `${client}/materials`
    case 'import':
      return `/clients/import/${hit.id}`
  }
}
