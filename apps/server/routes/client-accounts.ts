import type { Caller } from '@ruzhu/domain/access/access.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import type { Saved } from '@ruzhu/domain/providers/save-provider.ts'
import type { Static } from 'typebox'
import { mustMeet } from '../access/callers.ts'
import { type App, operation } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { ChannelNameText, Closed, Id, Line, ListOf, View } from '../schemas.ts'
import {
  channelOf,
  probe,
  ProbeView,
  probeView,
  ProviderAccountView,
  providerAccountView,
  accountChecksView,
  AccountChecksView,
  remarksView,
  RemarkViews,
  save,
  Settings,
} from './provider-accounts.ts'

/** An account under which a client is paid itself, with keys of its own. */
const ClientAccountView = View('ClientAccount', { ...ProviderAccountView.properties, client_id: Id('cl') })
const SavedClientAccountView = View('SavedClientAccount', {
  ...ClientAccountView.properties,
  remarks: RemarkViews,
  checks: AccountChecksView,
})

const about = { tags: ['client_accounts'] } as const
const AccountParams = Closed({ id: Id('sp') })

const ListClientAccounts = operation({
  ...about,
  operationId: 'listClientAccounts',
  summary: 'List the accounts of a client’s own',
  description: '客户自己的账号（直连）。',
  access: 'client_accounts.read',
  querystring: Closed({ client_id: Id('cl') }),
  response: { 200: ListOf(ClientAccountView) },
})

const CreateClientAccount = operation({
  ...about,
  operationId: 'createClientAccount',
  summary: 'Save an account of a client’s own, once the platform has answered to its keys',
  description: '保存客户自己的账号；先用这些密钥问一次平台，答对了才保存。',
  access: 'client_accounts.edit',
  body: Closed({
    client_id: Id('cl'),
    channel: ChannelNameText,
    name: Line(64),
    settings: Settings,
    secrets: Settings,
  }),
  response: { 201: SavedClientAccountView },
})

const GetClientAccount = operation({
  ...about,
  operationId: 'getClientAccount',
  summary: 'Read an account of a client’s own; its secrets only as fingerprints',
  description: '查看客户自己的账号，密钥只显示指纹。',
  access: 'client_accounts.read',
  params: AccountParams,
  response: { 200: ClientAccountView },
})

const ReplaceClientAccount = operation({
  ...about,
  operationId: 'replaceClientAccount',
  summary: 'Change an account of a client’s own; secrets that are left out stay as they are',
  description: '修改客户自己的账号；没有给出的密钥保持不变。',
  access: 'client_accounts.edit',
  params: AccountParams,
  body: Closed({ name: Line(64), settings: Settings, secrets: Settings }),
  response: { 200: SavedClientAccountView },
})

const ProbeClientAccount = operation({
  ...about,
  operationId: 'probeClientAccount',
  summary: 'Ask the platform whether the client’s keys are right',
  description: '问一次平台，检查客户的密钥是否正确。',
  access: 'client_accounts.edit',
  params: AccountParams,
  response: { 200: ProbeView },
})

export function clientAccountRoutes(app: App, parts: Parts): void {
  const providers = () => parts.deps.store.read.providers
  const view = async (account: ClientAccount) => ({
    ...providerAccountView(account, await providers().secretTraces(account.id)),
    client_id: account.clientId,
  })
  const savedView = async ({ account, remarks, checks }: Saved) => ({
    ...(await view(owned(account))),
    remarks: remarksView(remarks),
    checks: accountChecksView(channelOf(parts, account.channel).descriptor, checks),
  })
  const accountFor = async (caller: Caller, id: ProviderId) => {
    const account = owned(await providers().byId(id))
    mustMeet(caller, account.clientId)
    return account
  }

  app.get('/v1/client-accounts', { schema: ListClientAccounts }, async ({ caller, query }) => {
    mustMeet(caller, query.client_id)
    const outlines = await providers().ofClients([query.client_id])
    return { data: await Promise.all(outlines.map((outline) => view(owned(outline)))) }
  })
  app.post('/v1/client-accounts', { schema: CreateClientAccount }, async ({ caller, body }, reply) => {
    mustMeet(caller, body.client_id)
    const { client_id: clientId, ...input } = body
    return reply.status(201).send(await savedView(await save(parts, { ...input, clientId }, caller)))
  })
  app.get('/v1/client-accounts/:id', { schema: GetClientAccount }, async ({ caller, params }) =>
    view(await accountFor(caller, params.id)),
  )
  app.put('/v1/client-accounts/:id', { schema: ReplaceClientAccount }, async ({ caller, params, body }) => {
    const { channel, id, clientId } = await accountFor(caller, params.id)
    return savedView(await save(parts, { ...body, id, channel, clientId }, caller))
  })
  app.post('/v1/client-accounts/:id/probe', { schema: ProbeClientAccount }, async ({ caller, params }) => {
    const { id, channel } = await accountFor(caller, params.id)
    const account = await providers().byId(id)
    if (!account) throw new AppError('NOT_FOUND', { id })
    return probeView(await probe(channelOf(parts, channel), account))
  })
}

type Outline = Omit<ProviderAccount, 'secrets'>
type ClientAccount = Outline & Required<Pick<Outline, 'clientId'>>

/** One of a client's: ours is as absent here as none. */
function owned(account: Outline | undefined): ClientAccount {
  if (account?.clientId === undefined) throw new AppError('NOT_FOUND')
  return { ...account, clientId: account.clientId }
}

export type SavedClientAccount = Static<typeof SavedClientAccountView>
