import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { KeyLife } from '@ruzhu/domain/keys/keys.ts'
import { OTHER_LABELS } from '@ruzhu/domain/keys/labels.ts'
import { Type } from 'typebox'
import { scope } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { Closed, given, Id, ListOf, OneOf, SentenceView, View } from '../schemas.ts'
import { KeyLifeView, keyLifeView } from './key-views.ts'

/** A key in the calendar: with whose it is, what uses it, and how the part is called. */
const CalendarKeyView = View('CalendarKey', {
  ...KeyLifeView.properties,
  label: Type.Optional(SentenceView),
  holder_name: Type.Optional(Type.String()),
  client_name: Type.Optional(Type.String()),
  methods: Type.Integer({ description: '用到它的支付方式数 / payment methods that use it' }),
})

const ListKeys = operation({
  tags: ['keys'],
  operationId: 'listKeys',
  summary: 'List all keys and certificates, the first to end first; behind them those that have no end',
  description: '全部密钥与证书，最先到期的在前，没有期限的在后。',
  access: 'client_accounts.read',
  querystring: Closed({
    client_id: Type.Optional(Id('cl')),
    state: Type.Optional(OneOf(['next', 'active', 'retiring'])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    after: Type.Optional(Type.String({ pattern: '^\\d{1,16}\\.kl_[0-9a-z]{24}$' })),
  }),
  response: { 200: ListOf(CalendarKeyView) },
})

export function keyRoutes(app: App, parts: Parts): void {
  app.get('/v1/keys', { schema: ListKeys }, async ({ caller, query }) => {
    const { limit = 50, after, state } = query
    const asked = given({ limit, after, state, ...scope(caller, query.client_id) })
    const { rows, next } = await parts.deps.store.read.keys.page(asked)
    return given({ data: await viewsOf(parts, rows), next })
  })
}

async function viewsOf({ deps }: Parts, lives: readonly KeyLife[]) {
  const { providers, clients, keys } = deps.store.read
  const holders = [...new Set(lives.map(({ holder }) => holder))]
  const [accounts, used, owners] = await Promise.all([
    providers.outlines(holders as ProviderId[]),
    keys.usedBy(holders),
    clients.byIds([...new Set(lives.flatMap(({ clientId }) => clientId ?? []))]),
  ])
  return lives.map((life) => {
    const account = accounts.find(({ id }) => id === life.holder)
    const part = account && deps.describe(account.channel)?.keys.find(({ name }) => name === life.part)
    return given({
      ...keyLifeView(life),
      label: part?.label ?? OTHER_LABELS[life.part],
      holder_name: account?.name,
      client_name: owners.find(({ id }) => id === life.clientId)?.name,
      methods: used.get(life.holder) ?? 0,
    })
  })
}
