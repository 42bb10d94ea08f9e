import { checkMethodsAgain } from '../checks/check-again.ts'
import type { CheckResult } from '../checks/checks.ts'
import { changeTime, settle } from '../conditional.ts'
import type { Deps } from '../deps.ts'
import type { AccountField, ChannelDescriptor } from '../descriptor.ts'
import { AppError } from '../errors.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { ClientId, ProviderId } from '../ids.ts'
import { keepKeys, piecesOfParts } from '../keys/keep-keys.ts'
import { Secret } from '../secret.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import { fieldsOf, isSecret } from './account-fields.ts'
import { type Proof, proveProvider, type Proven } from './prove-provider.ts'
import type { ProviderAccount } from './providers.ts'

export type ProviderInput = {
  id?: ProviderId
  /** Whose it is, where it is not our company's. */
  clientId?: ClientId
  channel: string
  name: string
  settings: Readonly<Record<string, string>>
  /** What is left out, or empty, stays as it was. */
  secrets: Readonly<Record<string, string>>
}

/** @property checks  what the live check finds with it, now that it is in use; it was saved whatever that is */
export type Saved = Proven & { checks: readonly CheckResult[] }

/**
 * An account at a platform, ours or a client's. Nothing is saved before all of it is proven to belong together, and the platform itself has
 * answered a call that was signed with it: a mistake is cheap now, and costs a client's payment later.
 */
export async function saveProvider(
  deps: Pick<Deps, 'store' | 'now' | 'newId'>,
  input: ProviderInput,
  proof: Proof,
  descriptor: ChannelDescriptor,
  by: string,
): Promise<Saved> {
  const before = input.id === undefined ? undefined : await existing(deps, input.id)
  const { clientId } = before ?? input
  const fields = fieldsOf(descriptor, clientId === undefined ? {} : { clientId })
  const given = put(before, input, fields, deps)
  checkNames(given, input, fields)
  const others = await knownTo(deps, clientId)
  const proven = await proveProvider(given, { now: deps.now(), others, ...(before && { before }) }, proof, descriptor)

  const pieces = await piecesOfParts(proven.account, descriptor, proof.readKeys)
  await settle(deps.store, async (tx) => {
    if (!before) await tx.providers.insert(proven.account, by)
    else if (!(await tx.providers.update(proven.account, by, before.updatedAt)))
      throw new AppError('CONFLICT', { id: given.id })
    await keepKeys(tx, deps, { before, after: proven.account, parts: descriptor.keys, pieces, by })
    if (clientId === undefined) return
    await checkMethodsAgain(tx, deps, { clientId, providerId: given.id }, by)
    const sentence = text('timeline.account_kept', { name: given.name })
    await tell(tx, deps, { clientId, subject: given.id, source: 'us', by, text: sentence })
  })
  return { ...proven, checks: await proof.check(proven.account) }
}

async function existing({ store }: Pick<Deps, 'store'>, id: ProviderId): Promise<ProviderAccount> {
  const account = await store.read.providers.byId(id)
  if (!account) throw new AppError('NOT_FOUND', { id })
  return account
}

/** A client's certificate is told from ours and from its own others; of other clients' accounts nobody is told. */
export async function knownTo({ store }: Pick<Deps, 'store'>, clientId: ClientId | undefined) {
  const { providers, clients } = store.read
  if (clientId === undefined) return providers.ours()
  if (!(await clients.byId(clientId))) throw new AppError('NOT_FOUND', { id: clientId })
  return [...(await providers.ours()), ...(await providers.ofClients([clientId]))]
}

function put(
  before: ProviderAccount | undefined,
  input: ProviderInput,
  fields: readonly AccountField[],
  { now, newId }: Pick<Deps, 'now' | 'newId'>,
): ProviderAccount {
  const { clientId } = before ?? input
  const at = before ? changeTime(before.updatedAt, now()) : now()
  const settings = fields
    .filter((field) => !isSecret(field))
    .map((field) => [field.name, (input.settings[field.name] ?? before?.settings[field.name] ?? '').trim()] as const)
  const secrets = fields.filter(isSecret).flatMap((field) => {
    const typed = (input.secrets[field.name] ?? '').trim()
    const secret = typed === '' ? before?.secrets[field.name] : new Secret(field.name, typed)
    return secret ? [[field.name, secret] as const] : []
  })
  return {
    id: before?.id ?? newId('sp'),
    ...(clientId !== undefined && { clientId }),
    channel: before?.channel ?? input.channel,
    name: input.name.trim(),
    settings: Object.fromEntries(settings.filter(([, value]) => value !== '')),
    secrets: Object.fromEntries(secrets),
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  }
}

function checkNames({ name }: ProviderAccount, input: ProviderInput, fields: readonly AccountField[]): void {
  refuseProblems({
    name: (name === '' || characters(name) > 64 || !isPlainText(name)) && '1 to 64 characters on one line',
    ...unknownNames('settings', input.settings, (known) => fields.some((f) => f.name === known && !isSecret(f))),
    ...unknownNames('secrets', input.secrets, (known) => fields.some((f) => f.name === known && isSecret(f))),
  })
}

function unknownNames(group: string, given: Readonly<Record<string, string>>, known: (name: string) => boolean) {
  const unknown = Object.keys(given).filter((name) => !known(name))
  return Object.fromEntries(unknown.map((name) => [`${group}/${name}`, 'no field of this channel']))
}
