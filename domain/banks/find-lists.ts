import type { Channel } from '../channel.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { AccountKind, Area, Bank, BankLists, Branch, Listed } from './banks.ts'
import type { KeptLists } from './kept-lists.ts'

export type ListDeps = Pick<OnboardingDeps, 'store' | 'channel' | 'describe'> & { lists: KeptLists }

const SHOWN_AT_MOST = 50

/** Banks whose name has these characters, in the gateway's order; the first fifty. */
export async function findBanks(
  deps: ListDeps,
  { channel, kind, text }: { channel: string; kind: AccountKind; text: string },
): Promise<readonly Bank[]> {
  const banks = await kept(deps, channel, `banks/${kind}`, (lists) => lists.banks(kind))
  return banks.filter(({ alias, accountBank }) => has(alias, text) || has(accountBank, text)).slice(0, SHOWN_AT_MOST)
}

/** Not kept: a card is asked about once, and its number is nobody's to hold. */
export async function findBankOfCard(deps: ListDeps, channel: string, number: string): Promise<readonly Bank[]> {
  return items(await (await listsOf(deps, channel)).bankOfCard(number))
}

export function findAreas(deps: ListDeps, channel: string, province?: string): Promise<readonly Area[]> {
  return province === undefined
    ? kept(deps, channel, 'provinces', (lists) => lists.provinces())
    : kept(deps, channel, `cities/${province}`, (lists) => lists.cities(province))
}

export async function findBranches(
  deps: ListDeps,
  { channel, aliasCode, cityCode, text }: { channel: string; aliasCode: string; cityCode: string; text: string },
): Promise<readonly Branch[]> {
  const key = `branches/${aliasCode}/${cityCode}`
  const branches = await kept(deps, channel, key, (lists) => lists.branches({ aliasCode, cityCode }))
  return branches.filter(({ name, id }) => has(name, text) || id.startsWith(text)).slice(0, SHOWN_AT_MOST)
}

async function kept<Item>(
  deps: ListDeps,
  channel: string,
  key: string,
  ask: (lists: BankLists) => Promise<Listed<Item>>,
): Promise<readonly Item[]> {
  return items(await deps.lists.list(`${channel}/${key}`, async () => ask(await listsOf(deps, channel))))
}

/** They are the same for every account of ours, so any of them asks. */
async function listsOf(deps: ListDeps, channel: string): Promise<BankLists> {
  const account = (await deps.store.read.providers.ours()).find((one) => one.channel === channel)
  if (!account && !deps.describe(channel)) throw new AppError('NOT_FOUND', { id: channel })
  if (!account) throw new AppError('PROVIDER_MISSING', { channel })
  const { banks }: Channel = await deps.channel(account.id)
  if (!banks) throw new AppError('BANK_LISTS_NOT_OFFERED', { channel })
  return banks
}

function items<Item>(listed: Listed<Item>): readonly Item[] {
  if (listed.state === 'listed') return listed.items
  if (listed.state === 'unknown') throw new AppError('GATEWAY_NOT_ASKED', { why: listed.why })
  const { code, message } = listed.refusal
  throw new AppError('GATEWAY_REFUSED', { code, message }, { gateway: listed.refusal })
}

/** Every part that was typed, in any order: 深圳 农商. */
function has(name: string, text: string): boolean {
  return text
    .trim()
    .split(/\s+/)
    .every((part) => name.toLowerCase().includes(part.toLowerCase()))
}
