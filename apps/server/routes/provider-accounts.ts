import type { ProviderAccount, SecretTrace } from '@ruzhu/domain/providers/providers.ts'
import { type Static, Type } from 'typebox'
import type { App } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, ChannelNameText, Closed, Id, Instant, ListOf, OneOf, View, Words } from '../schemas.ts'

const FIELD_NAME = Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' })
const Settings = Type.Record(FIELD_NAME, Type.String({ maxLength: 8192 }), {
  additionalProperties: false,
  maxProperties: 40,
})

/** Saved secrets never leave: only how long, which, when and by whom. */
const ProviderAccountView = View('ProviderAccount', {
  id: Id('sp'),
  channel: Type.String(),
  name: Type.String(),
  settings: Type.Record(Type.String(), Type.String()),
  secrets: Type.Array(
    Type.Object({
      field: Type.String(),
      length: Type.Integer(),
      fingerprint: Type.String(),
      set_at: Instant,
      set_by: Type.String(),
    }),
  ),
  created_at: Instant,
  updated_at: Instant,
})

const ProbeView = View('Probe', {
  state: OneOf(['ok', 'refused', 'unknown']),
  clock_skew_ms: Type.Optional(Type.Integer()),
})

const about = { tags: ['provider_accounts'] as const }
const AccountParams = Closed({ id: Id('sp') })

const ListProviderAccounts = {
  ...about,
  operationId: 'listProviderAccounts',
  summary: 'List our accounts at the platforms',
  description: '我们在各平台的服务商账号。',
  access: 'provider_accounts.read',
  response: { 200: ListOf(ProviderAccountView) },
}

const CreateProviderAccount = {
  ...about,
  operationId: 'createProviderAccount',
  summary: 'Save an account at a platform, once the platform has answered to its keys',
  description: '保存服务商账号；先用这些密钥问一次平台，答对了才保存。',
  access: 'provider_accounts.edit',
  body: Closed({ channel: ChannelNameText, name: Words(64), settings: Settings, secrets: Settings }),
  response: { 201: ProviderAccountView },
}

const GetProviderAccount = {
  ...about,
  operationId: 'getProviderAccount',
  summary: 'Read an account; its secrets only as fingerprints',
  description: '查看服务商账号，密钥只显示指纹。',
  access: 'provider_accounts.read',
  params: AccountParams,
  response: { 200: ProviderAccountView },
}

const ReplaceProviderAccount = {
  ...about,
  operationId: 'replaceProviderAccount',
  summary: 'Change an account; secrets that are left out stay as they are',
  description: '修改服务商账号；没有给出的密钥保持不变。',
  access: 'provider_accounts.edit',
  params: AccountParams,
  body: Closed({ name: Words(64), settings: Settings, secrets: Settings }),
  response: { 200: ProviderAccountView },
}

const ProbeProviderAccount = {
  ...about,
  operationId: 'probeProviderAccount',
  summary: 'Ask the platform whether the keys are right',
  description: '问一次平台，检查密钥是否正确。',
  access: 'provider_accounts.edit',
  params: AccountParams,
  response: { 200: ProbeView },
}

export function providerAccountRoutes(app: App, parts: Parts): void {
  void parts
  const later = (): never => {
    throw new Error('not wired yet')
  }
  app.get('/v1/provider-accounts', { schema: ListProviderAccounts }, later)
  app.post('/v1/provider-accounts', { schema: CreateProviderAccount }, later)
  app.get('/v1/provider-accounts/:id', { schema: GetProviderAccount }, later)
  app.put('/v1/provider-accounts/:id', { schema: ReplaceProviderAccount }, later)
  app.post('/v1/provider-accounts/:id/probe', { schema: ProbeProviderAccount }, later)
}

export function providerAccountView(
  account: ProviderAccount,
  traces: readonly SecretTrace[],
): Static<typeof ProviderAccountView> {
  return {
    id: account.id,
    channel: account.channel,
    name: account.name,
    settings: { ...account.settings },
    secrets: traces.map((trace) => ({
      field: trace.field,
      length: trace.length,
      fingerprint: trace.fingerprint,
      set_at: at(trace.setAt),
      set_by: trace.setBy,
    })),
    created_at: at(account.createdAt),
    updated_at: at(account.updatedAt),
  }
}
