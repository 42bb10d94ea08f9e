import { CHANNELS } from '@ruzhu/channels/index.ts'
import type { ChannelModule, OpenedChannel } from '@ruzhu/channels/contract/channel.ts'
import { checkPassport } from '@ruzhu/credentials/passport/check-passport.ts'
import { tryKeys } from '@ruzhu/credentials/passport/try-keys.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { ClientId, ProviderId } from '@ruzhu/domain/ids.ts'
import { type AppSecretContext, checkAppSecret } from '@ruzhu/domain/methods/check-app-secret.ts'
import { fieldsOf } from '@ruzhu/domain/providers/account-fields.ts'
import { proveProvider } from '@ruzhu/domain/providers/prove-provider.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { startSimulator } from '@ruzhu/simulator/start.ts'
import { type Account, accounts, type Tried, type Value } from './accounts.ts'

/** `fits`: the right value. `repaired`: the account came out as it should be. `refused`: with this word. */
export type Outcome = { is: 'fits' | 'repaired' | 'taken' } | { is: 'refused'; word: string; said: string }
export type Cell = { field: string; value: string; outcome: Outcome }
export type Matrix = {
  account: Account
  fields: readonly string[]
  values: readonly string[]
  cells: readonly Cell[]
  /** Two fields of which each holds what belongs into the other, which is named as the value. */
  exchanges: readonly Cell[]
}

/** Puts every kind of value in the place of every other, before played platforms, and tells what became of each. */
export async function swapMatrix(): Promise<Matrix[]> {
  const simulator = await startSimulator({ port: 0 })
  const channels = new Map<string, { module: ChannelModule; open: OpenedChannel }>()
  for (const module of CHANNELS) {
    channels.set(module.descriptor.name, {
      module,
      open: await module.open({ baseUrl: simulator.url, now: () => new Date() }),
    })
  }
  try {
    const made = await accounts((path, body) => post(simulator.url, path, body))
    const values = [...made.accounts.flatMap(valuesOf), ...made.others]
    const matrices: Matrix[] = []
    for (const account of made.accounts) {
      const channel = channels.get(account.channel)
      if (!channel) throw new Error(`no channel ${account.channel}`)
      matrices.push(await matrixOf(account, values, made.saved, channel))
    }
    const { own } = made
    const channel = channels.get(own.channel)
    if (!channel) throw new Error(`no channel ${own.channel}`)
    const ofOwn = [...valuesOf(own), ...made.others]
    matrices.push(await matrixOf(own, ofOwn, made.saved, channel))
    matrices.push(await appSecretMatrix(made, ofOwn, channel.module.descriptor))
    return matrices
  } finally {
    for (const { open } of channels.values()) await open.close()
    await simulator.close()
  }
}

type Opened = { module: ChannelModule; open: OpenedChannel }

async function matrixOf(account: Account, values: readonly Value[], saved: Account, channel: Opened): Promise<Matrix> {
  const { descriptor } = channel.module
  const described = fieldsOf(descriptor, whose(account))
  const fields = described.filter(({ holds }) => holds !== undefined).map(({ name }) => name)
  const shown = fields.filter((field) => account.values[field] !== undefined)
  const cells: Cell[] = []
  for (const field of shown) {
    const cellOf = async ({ name, text }: Value) => ({
      field,
      value: name,
      outcome: await outcomeOf(account, { [field]: text }, saved, channel),
    })
    cells.push(...(await Promise.all(values.map(cellOf))))
  }
  const exchanges: Cell[] = []
  for (const [index, field] of shown.entries()) {
    for (const other of shown.slice(index + 1)) {
      const put = { [field]: account.values[other] ?? '', [other]: account.values[field] ?? '' }
      exchanges.push({ field, value: other, outcome: await outcomeOf(account, put, saved, channel) })
    }
  }
  return { account, fields: shown, values: values.map(({ name }) => name), cells, exchanges }
}

/** The one field beside an account: what is put into the place of a mini program's AppSecret. */
async function appSecretMatrix(
  { own, appSecret }: Tried,
  values: readonly Value[],
  descriptor: ChannelModule['descriptor'],
): Promise<Matrix> {
  const [app] = descriptor.apps
  const account = accountOf(own.values, descriptor, whose(own))
  const label = app?.label ?? descriptor.label
  const cellOf = async ({ name, text }: Value): Promise<Cell> => ({
    field: 'app_secret',
    value: name,
    outcome: await appSecretOutcome(text, { now: new Date(), passport: checkPassport, descriptor, label, account }),
  })
  const right = { name: 'its own app_secret', text: appSecret }
  const cells = await Promise.all([right, ...values].map(cellOf))
  const fits = cells.map((cell) => (cell.value === right.name ? { ...cell, outcome: { is: 'fits' as const } } : cell))
  const names = [right, ...values].map(({ name }) => name)
  const title = `应用的 AppSecret / AppSecret of an app`
  return { account: { ...own, title }, fields: ['app_secret'], values: names, cells: fits, exchanges: [] }
}

async function appSecretOutcome(text: string, context: AppSecretContext): Promise<Outcome> {
  try {
    await checkAppSecret(text, context)
    return { is: 'taken' }
  } catch (error) {
    if (error instanceof AppError) return refusal(error)
    throw error
  }
}

function whose({ isClients }: Account): Pick<ProviderAccount, 'clientId'> {
  return isClients ? { clientId: 'cl_000000000000000000000001' as ClientId } : {} // never saved
}

async function outcomeOf(
  account: Account,
  put: Readonly<Record<string, string>>,
  saved: Account,
  { module: { descriptor }, open }: Opened,
): Promise<Outcome> {
  const fields = Object.keys(put)
  if (fields.every((field) => put[field] === account.values[field])) return { is: 'fits' }
  const given = accountOf({ ...account.values, ...put }, descriptor, whose(account))
  const others =
    saved.channel === descriptor.name ? [{ ...accountOf(saved.values, descriptor), name: '已保存的账号' }] : []
  try {
    const { account: proven } = await proveProvider(
      given,
      { now: new Date(), others },
      {
        passport: checkPassport,
        probe: async (candidate) => (await open(candidate)).probe(),
        trial: { tryKeys, tryAs: async (candidate) => (await open(candidate)).tryAs },
      },
      descriptor,
    )
    const isRight = fields.every((field) => plain(textIn(proven, field)) === plain(account.values[field] ?? ''))
    return { is: isRight ? 'repaired' : 'taken' }
  } catch (error) {
    if (error instanceof AppError) return refusal(error)
    throw error
  }
}

function refusal({ code, facts, gateway }: AppError): Outcome {
  if (gateway) return { is: 'refused', word: `platform ${gateway.channel} ${gateway.code}`, said: gateway.message }
  if (typeof facts['reason'] === 'string') return { is: 'refused', word: facts['reason'], said: '' }
  const said = String(facts['problem'] ?? facts['why'] ?? code)
  return { is: 'refused', word: said, said }
}

let made = 0

function accountOf(
  values: Account['values'],
  descriptor: ChannelModule['descriptor'],
  owner: Pick<ProviderAccount, 'clientId'> = {},
): ProviderAccount {
  const of = (secret: boolean) =>
    fieldsOf(descriptor, owner).filter(
      ({ kind, name }) => kind.startsWith('secret') === secret && (values[name] ?? '') !== '',
    )
  made += 1
  const at = new Date(made)
  return {
    id: `sp_${String(made).padStart(24, '0')}` as ProviderId, // never saved
    ...owner,
    channel: descriptor.name,
    name: '示例',
    settings: Object.fromEntries(of(false).map(({ name }) => [name, values[name] ?? ''])),
    secrets: Object.fromEntries(of(true).map(({ name }) => [name, new Secret(name, values[name] ?? '')])),
    createdAt: at,
    updatedAt: at,
  }
}

function textIn({ settings, secrets }: ProviderAccount, field: string): string {
  return settings[field] ?? secrets[field]?.reveal() ?? ''
}

function valuesOf({ values, channel, title }: Account): Value[] {
  const mode = /, (\w+)$/.exec(title)?.[1] ?? ''
  return Object.entries(values).map(([field, text]) => ({ name: `${channel} ${mode}: ${field}`, text }))
}

async function post(base: string, path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(new URL(path, base), { method: 'POST', headers, body: JSON.stringify(body) })
  const told: unknown = await answer.json()
  if (!answer.ok) throw new Error(`the simulator answered ${answer.status}`)
  return { ...Object(told) }
}

function plain(text: string): string {
  return text.replace(/\s|-----[^-]+-----/g, '')
}
