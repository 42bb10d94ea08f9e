import { checkPassport } from '@ruzhu/credentials/passport/check-passport.ts'
import { tryKeys } from '@ruzhu/credentials/passport/try-keys.ts'
import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { ProbeSeen } from '@ruzhu/domain/channel.ts'
import { askAccount, offersOf } from '@ruzhu/domain/checks/ask-account.ts'
import type { CheckResult } from '@ruzhu/domain/checks/checks.ts'
import { planAccountChecks } from '@ruzhu/domain/checks/offers.ts'
import type { ChannelDescriptor } from '@ruzhu/domain/descriptor.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { redirectUri } from '@ruzhu/domain/grants/start-authorization.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { AccountOutline, ProviderAccount, SecretTrace } from '@ruzhu/domain/providers/providers.ts'
import type { PassportRemark } from '@ruzhu/domain/providers/passport.ts'
import type { Proof } from '@ruzhu/domain/providers/prove-provider.ts'
import { type ProviderInput, type Saved, saveProvider } from '@ruzhu/domain/providers/save-provider.ts'
import { type Static, Type } from 'typebox'
import { CheckResultView, resultView } from './check-views.ts'
import { readKeys } from '../keys/read-keys.ts'
import { type App, operation } from '../operation.ts'
import type { ChannelPart, Parts } from '../parts.ts'
import { at, ChannelNameText, Closed, given, Id, Instant, Line, ListOf, OneOf, SentenceView, View } from '../schemas.ts'

const FIELD_NAME = Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' })
export const Settings = Type.Record(FIELD_NAME, Type.String({ maxLength: 8192 }), {
  additionalProperties: false,
  maxProperties: 40,
})

/** Saved secrets never leave: only how long, which, when and by whom. */
export const ProviderAccountView = View('ProviderAccount', {
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
  /** To be entered at the platform, where merchants authorise us by a link. */
  notify_url: Type.Optional(Type.String()),
  redirect_uri: Type.Optional(Type.String()),
  created_at: Instant,
  updated_at: Instant,
})

/** What the live check found with the keys of an account alone. */
export const AccountChecksView = Type.Array(CheckResultView)

export function accountChecksView(descriptor: ChannelDescriptor, checks: readonly CheckResult[]) {
  const plan = planAccountChecks(offersOf(descriptor))
  return checks.map((result) => resultView(result, plan))
}

/** What was put right on the way, and what the platform could not be asked. */
export const RemarkViews = Type.Array(Type.Object({ field: Type.String(), said: SentenceView }))
const SavedAccountView = View('SavedProviderAccount', {
  ...ProviderAccountView.properties,
  remarks: RemarkViews,
  checks: AccountChecksView,
})

export const ProbeView = View('Probe', {
  state: OneOf(['ok', 'unknown']),
  clock_skew_ms: Type.Optional(Type.Number()),
  why: Type.Optional(Type.String()),
})

const about = { tags: ['provider_accounts'] } as const
const AccountParams = Closed({ id: Id('sp') })

const ListProviderAccounts = operation({
  ...about,
  operationId: 'listProviderAccounts',
  summary: 'List our accounts at the platforms',
  description: '我们在各平台的服务商账号。',
  access: 'provider_accounts.read',
  response: { 200: ListOf(ProviderAccountView) },
})

const CreateProviderAccount = operation({
  ...about,
  operationId: 'createProviderAccount',
  summary: 'Save an account at a platform, once the platform has answered to its keys',
  description: '保存服务商账号；先用这些密钥问一次平台，答对了才保存。',
  access: 'provider_accounts.edit',
  body: Closed({ channel: ChannelNameText, name: Line(64), settings: Settings, secrets: Settings }),
  response: { 201: SavedAccountView },
})

const GetProviderAccount = operation({
  ...about,
  operationId: 'getProviderAccount',
  summary: 'Read an account; its secrets only as fingerprints',
  description: '查看服务商账号，密钥只显示指纹。',
  access: 'provider_accounts.read',
  params: AccountParams,
  response: { 200: ProviderAccountView },
})

const ReplaceProviderAccount = operation({
  ...about,
  operationId: 'replaceProviderAccount',
  summary: 'Change an account; secrets that are left out stay as they are',
  description: '修改服务商账号；没有给出的密钥保持不变。',
  access: 'provider_accounts.edit',
  params: AccountParams,
  body: Closed({ name: Line(64), settings: Settings, secrets: Settings }),
  response: { 200: SavedAccountView },
})

const ProbeProviderAccount = operation({
  ...about,
  operationId: 'probeProviderAccount',
  summary: 'Ask the platform whether the keys are right',
  description: '问一次平台，检查密钥是否正确。',
  access: 'provider_accounts.edit',
  params: AccountParams,
  response: { 200: ProbeView },
})

export function providerAccountRoutes(app: App, parts: Parts): void {
  const providers = () => parts.deps.store.read.providers
  const view = async (account: ProviderAccount) =>
    given({
      ...providerAccountView(account, await providers().secretTraces(account.id)),
      ...addressesOf(parts, account),
    })
  const savedView = async ({ account, remarks, checks }: Saved) => ({
    ...(await view(account)),
    remarks: remarksView(remarks),
    checks: accountChecksView(channelOf(parts, account.channel).descriptor, checks),
  })

  app.get('/v1/provider-accounts', { schema: ListProviderAccounts }, async () => ({
    data: await Promise.all((await providers().ours()).map(view)),
  }))
  app.post('/v1/provider-accounts', { schema: CreateProviderAccount }, async ({ caller, body }, reply) =>
    reply.status(201).send(await savedView(await save(parts, body, caller))),
  )
  app.get('/v1/provider-accounts/:id', { schema: GetProviderAccount }, async ({ params }) =>
    view(await existing(parts, params.id)),
  )
  app.put('/v1/provider-accounts/:id', { schema: ReplaceProviderAccount }, async ({ caller, params, body }) => {
    const { channel, id } = await existing(parts, params.id)
    return savedView(await save(parts, { ...body, id, channel }, caller))
  })
  app.post('/v1/provider-accounts/:id/probe', { schema: ProbeProviderAccount }, async ({ params }) => {
    const account = await existing(parts, params.id)
    return probeView(await probe(channelOf(parts, account.channel), account))
  })
}

export function remarksView(remarks: readonly PassportRemark[]): Static<typeof SavedAccountView>['remarks'] {
  return remarks.map(({ field, said }) => ({ field, said }))
}

export function providerAccountView(
  account: AccountOutline,
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

/** Where the platform reaches us about this account, and where its merchants come back to. */
function addressesOf({ channels, deps }: Parts, { id, channel }: ProviderAccount) {
  if (!channels.find(({ descriptor }) => descriptor.name === channel)?.descriptor.authorization) return {}
  return { notify_url: notifyUrl(deps, id), redirect_uri: redirectUri(deps, id) }
}

export function notifyUrl({ publicUrl }: Pick<Parts['deps'], 'publicUrl'>, id: ProviderId): string {
  return `${publicUrl}/n/${id}`
}

/** Saved once all of it is proven to belong together, and the platform has answered to it. */
export function save(parts: Parts, input: ProviderInput, { name }: Pick<Caller, 'name'>): Promise<Saved> {
  const channel = channelOf(parts, input.channel)
  return saveProvider(parts.deps, input, proofBy(channel, parts.deps), channel.descriptor, name)
}

export function proofBy(channel: ChannelPart, { now }: Pick<Parts['deps'], 'now'>): Proof {
  const { descriptor, open } = channel
  return {
    passport: checkPassport,
    probe: (account) => probe(channel, account),
    readKeys,
    check: (account) => askAccount({ passport: checkPassport, now }, { account, descriptor, open }),
    trial: { tryKeys, tryAs: async (account) => (await channel.open(account)).tryAs },
  }
}

export function channelOf({ channels }: Parts, name: string): ChannelPart {
  const channel = channels.find(({ descriptor }) => descriptor.name === name)
  if (!channel) throw new AppError('NOT_FOUND', { channel: name })
  return channel
}

export async function probe({ open }: ChannelPart, account: ProviderAccount): Promise<ProbeSeen> {
  const channel = await open(account)
  try {
    return await channel.probe()
  } finally {
    await channel.close?.()
  }
}

/** One of ours: a client's is as absent here as none. */
async function existing({ deps }: Parts, id: ProviderId): Promise<ProviderAccount> {
  const account = await deps.store.read.providers.byId(id)
  if (!account || account.clientId !== undefined) throw new AppError('NOT_FOUND', { id })
  return account
}

/** A no of the platform is a refusal with its mend; no answer is a result. */
export function probeView(seen: ProbeSeen): Static<typeof ProbeView> {
  if (seen.state === 'refused') {
    const { code, message } = seen.refusal
    throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: seen.refusal })
  }
  return seen.state === 'ok' ? { state: 'ok', clock_skew_ms: seen.clockSkewMs } : { state: 'unknown', why: seen.why }
}
