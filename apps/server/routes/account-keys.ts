import type { Caller } from '@ruzhu/domain/access/access.ts'
import type { Permission } from '@ruzhu/domain/access/may.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import { isOffered } from '@ruzhu/domain/keys/account-keys.ts'
import { checkKeys } from '@ruzhu/domain/keys/check-keys.ts'
import { OVERLAP_HOURS } from '@ruzhu/domain/keys/overlap.ts'
import { stageKey, tryKey } from '@ruzhu/domain/keys/stage-key.ts'
import { discardKey, switchKey, undoSwitch } from '@ruzhu/domain/keys/switch-key.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Type } from 'typebox'
import { mustMeet } from '../access/callers.ts'
import { type App, operation, type Tag } from '../operation.ts'
import type { Parts } from '../parts.ts'
import { at, Closed, given, Id, Instant, View } from '../schemas.ts'
import { KeyLifeView, keyLifeView, KeyPartView, keyPartView, KeyTrialView, keyTrialView } from './key-views.ts'
import {
  accountChecksView,
  AccountChecksView,
  channelOf,
  proofBy,
  RemarkViews,
  remarksView,
  Settings,
} from './provider-accounts.ts'

/** Ours and a client's are two doors, with rights of their own; what is behind them is the same. */
type Door = {
  path: `/v1/${string}`
  /** `ProviderAccount`, `ClientAccount` */
  noun: string
  tag: Tag
  read: Permission
  edit: Permission
  /** Whether an account is one of those behind this door. */
  isHere: (account: Pick<ProviderAccount, 'clientId'>) => boolean
}

const OURS: Door = {
  path: '/v1/provider-accounts',
  noun: 'ProviderAccount',
  tag: 'provider_accounts',
  read: 'provider_accounts.read',
  edit: 'provider_accounts.edit',
  isHere: ({ clientId }) => clientId === undefined,
}
const CLIENTS: Door = {
  path: '/v1/client-accounts',
  noun: 'ClientAccount',
  tag: 'client_accounts',
  read: 'client_accounts.read',
  edit: 'client_accounts.edit',
  isHere: ({ clientId }) => clientId !== undefined,
}

const PlatformKeyView = View('PlatformKey', {
  serial: Type.String(),
  valid_from: Type.Optional(Instant),
  valid_to: Type.Optional(Instant),
  in_use: Type.Boolean({ description: '发请求时点名用它 / named in our calls' }),
})
const StagedKeyView = View('StagedKey', { ...KeyLifeView.properties, remarks: RemarkViews })

const AccountParams = Closed({ id: Id('sp') })
const PartName = Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$' })
const PartParams = Closed({ id: Id('sp'), part: PartName })
const Confirmed = { confirmed: Type.Optional(Type.Boolean({ description: '我已在平台改好 / the platform has it' })) }
const Hours = Type.Optional(Type.Integer({ minimum: OVERLAP_HOURS.least, maximum: OVERLAP_HOURS.most }))

function operationsOf({ noun, tag, read, edit }: Door) {
  const about = { tags: [tag] } as const
  const named = (verb: string, rest = '') => `${verb}${noun}Key${rest}`
  return {
    list: operation({
      ...about,
      operationId: named('list', 's'),
      summary: 'List the keys of an account with their lives, and how each is replaced',
      description: '这个账号的密钥和证书：待用、在用、退役中、已清除，以及怎样更换。',
      access: read,
      params: AccountParams,
      response: { 200: Type.Object({ data: Type.Array(KeyPartView), platform_keys: Type.Array(PlatformKeyView) }) },
    }),
    check: operation({
      ...about,
      operationId: `check${noun}`,
      summary: 'Check an account by itself, with its keys in use or with those that are next; nothing is changed',
      description: '只检测账号本身：用在用的密钥，或用某一项待用的密钥；什么都不改。',
      access: 'checks.run',
      params: AccountParams,
      body: Closed({ part: Type.Optional(PartName) }),
      response: { 200: Type.Object({ data: AccountChecksView }) },
    }),
    stage: operation({
      ...about,
      operationId: named('keepNext'),
      summary: 'Keep new keys beside those in use; calls go on with the old ones',
      description: '把新的密钥存为「待用」：能解开用它加密的通知，请求仍用旧的。',
      access: edit,
      params: PartParams,
      body: Closed({ values: Settings }),
      response: { 201: StagedKeyView },
    }),
    try: operation({
      ...about,
      operationId: named('try'),
      summary: 'Ask the platform about the new keys, and say what changing over would do; nothing is changed',
      description: '演练：问平台认不认新的密钥，说明切换会怎样；什么都不改。',
      access: edit,
      params: PartParams,
      response: { 200: KeyTrialView },
    }),
    switch: operation({
      ...about,
      operationId: named('switch'),
      summary: 'Change over to the new keys; the old ones go on opening notifications for a while',
      description: '切换到新的密钥；旧的在重叠期内继续解开通知。',
      access: edit,
      params: PartParams,
      body: Closed({ overlap_hours: Hours, ...Confirmed }),
      response: { 200: KeyLifeView },
    }),
    undo: operation({
      ...about,
      operationId: named('undo'),
      summary: 'Go back to the keys that retire, within the overlap',
      description: '在重叠期内撤回到原来的密钥。',
      access: edit,
      params: PartParams,
      body: Closed(Confirmed),
      response: { 200: KeyLifeView },
    }),
    discard: operation({
      ...about,
      operationId: named('discardNext'),
      summary: 'Give up new keys that were kept and not changed over to',
      description: '放弃还没有切换的新密钥。',
      access: edit,
      params: PartParams,
      response: { 204: Type.Null() },
    }),
  }
}

export function accountKeyRoutes(app: App, parts: Parts): void {
  for (const door of [OURS, CLIENTS]) routesOf(app, parts, door)
}

function routesOf(app: App, parts: Parts, door: Door): void {
  const ops = operationsOf(door)
  const proof = async (caller: Caller, id: ProviderId) => {
    const account = await behind(parts, door, caller, id)
    return proofBy(channelOf(parts, account.channel), parts.deps)
  }
  const { path } = door

  app.get(`${path}/:id/keys`, { schema: ops.list }, async ({ caller, params }) => {
    const account = await behind(parts, door, caller, params.id)
    const { descriptor } = channelOf(parts, account.channel)
    const lives = await parts.deps.store.read.keys.history(account.id)
    const data = descriptor.keys
      .filter((part) => isOffered(part, account) || lives.some((life) => life.part === part.name))
      .map((part) =>
        keyPartView(
          part,
          lives.filter((life) => life.part === part.name),
        ),
      )
    return { data, platform_keys: await platformKeys(parts, account.id) }
  })
  app.post(`${path}/:id/checks`, { schema: ops.check }, async ({ caller, params, body }) => {
    const { channel } = await behind(parts, door, caller, params.id)
    const part = channelOf(parts, channel)
    const checks = await checkKeys(parts.deps, { ...params, ...body }, proofBy(part, parts.deps))
    return { data: accountChecksView(part.descriptor, checks) }
  })
  app.post(`${path}/:id/keys/:part/next`, { schema: ops.stage }, async ({ caller, params, body }, reply) => {
    const input = { ...params, values: body.values }
    const { life, remarks } = await stageKey(parts.deps, input, await proof(caller, params.id), caller.name)
    return reply.status(201).send({ ...keyLifeView(life), remarks: remarksView(remarks) })
  })
  app.post(`${path}/:id/keys/:part/try`, { schema: ops.try }, async ({ caller, params }) => {
    const { channel } = await behind(parts, door, caller, params.id)
    const part = channelOf(parts, channel)
    return keyTrialView(await tryKey(parts.deps, params, proofBy(part, parts.deps)), part.descriptor)
  })
  app.post(`${path}/:id/keys/:part/switch`, { schema: ops.switch }, async ({ caller, params, body }) => {
    const { overlap_hours: overlapHours, confirmed } = body
    const input = given({ ...params, overlapHours, confirmed })
    return keyLifeView(await switchKey(parts.deps, input, await proof(caller, params.id), caller.name))
  })
  app.post(`${path}/:id/keys/:part/undo`, { schema: ops.undo }, async ({ caller, params, body }) => {
    const input = given({ ...params, confirmed: body.confirmed })
    return keyLifeView(await undoSwitch(parts.deps, input, await proof(caller, params.id), caller.name))
  })
  app.delete(`${path}/:id/keys/:part/next`, { schema: ops.discard }, async ({ caller, params }, reply) => {
    await behind(parts, door, caller, params.id)
    await discardKey(parts.deps, params, caller.name)
    return reply.status(204).send(null)
  })
}

/** The account, where it is one of this door's and the caller meets its client. */
async function behind({ deps }: Parts, { isHere }: Door, caller: Caller, id: ProviderId): Promise<ProviderAccount> {
  const account = await deps.store.read.providers.byId(id)
  if (!account || !isHere(account)) throw new AppError('NOT_FOUND', { id })
  if (account.clientId !== undefined) mustMeet(caller, account.clientId)
  else if (caller.kind === 'program' && caller.clientId !== undefined) throw new AppError('NOT_FOUND', { id })
  return account
}

/** Those of the platform itself: it changes them by itself, and they are fetched as they are needed. */
async function platformKeys({ deps }: Parts, id: ProviderId) {
  const channel = await deps.channel(id)
  return (channel.platformKeys?.() ?? []).map(({ serial, validFrom, validTo, isInUse }) =>
    given({ serial, valid_from: validFrom && at(validFrom), valid_to: validTo && at(validTo), in_use: isInUse }),
  )
}
