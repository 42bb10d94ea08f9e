import type { Deps } from '../deps.ts'
import type { ApplymentKey } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { Scene } from '../payments/payments.ts'
import { existingApplyment } from '../applyments/existing-applyment.ts'
import { type Merchant, merchantOf } from '../settlement/merchant-of.ts'
import { recordSettlement } from '../settlement/record-settlement.ts'
import type { Records } from '../store.ts'
import { DAY_MS, HOUR_MS, later, MINUTE_MS } from '../time.ts'
import type { Permission, PermissionCalls, PermissionSeen, Permitted } from './permissions.ts'
import { recordPermissions } from './record-permissions.ts'

/**
 * Looks at a merchant that came of an application of ours: the account its money goes to, and what it lets us do. The
 * gateway sends no word when either changes.
 */
export async function watchMerchant(deps: Deps, id: ApplymentKey): Promise<JobOutcome> {
  const { state, subMchid } = await existingApplyment(deps.store.read, id)
  if (state !== 'finished' || subMchid === undefined) return { state: 'done' }
  const merchant = await merchantOf(deps.store.read, id)
  const asked = await askMerchant(deps, merchant)
  return asked ? { state: 'again', at: await nextLook(deps, merchant) } : { state: 'done' }
}

/** The same, at once. False where the channel has nothing to ask. */
export async function askMerchant(deps: Deps, merchant: Merchant): Promise<boolean> {
  const { settlement, permissions } = await deps.channel(merchant.providerId)
  if (!settlement && !permissions) return false
  const account = await settlement?.account(merchant.subMchid)
  const seen = permissions ? await ask(permissions, merchant, await scenesOf(deps.store.read, merchant)) : []
  await deps.store.transaction(async (tx) => {
    if (account?.state === 'seen') await recordSettlement(tx, deps, merchant, account)
    await recordPermissions(tx, deps, { about: merchant.id, clientId: merchant.clientId }, seen)
  })
  return true
}

async function ask(calls: PermissionCalls, { subMchid }: Merchant, scenes: readonly Scene[]) {
  const seen = await calls.ask({ subMchid, scenes })
  const listed = await calls.listed?.(subMchid)
  if (listed?.state !== 'listed') return seen
  const whats = [
    ...listed.appids.map((appid): Permitted => `appid/${appid}`),
    ...listed.directories.map((directory): Permitted => `directory/${directory}`),
  ]
  return [...seen, ...whats.map((what): PermissionSeen => ({ what, state: 'granted' }))]
}

/** Of what is wanted and what is set up: nobody asks for a scene that nobody wants. */
export async function scenesOf(
  records: Records,
  { clientId, channel }: Pick<Merchant, 'clientId' | 'channel'>,
): Promise<readonly Scene[]> {
  const [client, methods] = await Promise.all([records.clients.byId(clientId), records.methods.ofClients([clientId])])
  return [
    ...new Set(
      [...(client?.wants ?? []), ...methods].filter((one) => one.channel === channel).flatMap(({ scenes }) => scenes),
    ),
  ]
}

/** Often while something new may be granted at any minute, then once a day. */
async function nextLook(deps: Deps, merchant: Merchant): Promise<Date> {
  const now = deps.now()
  const permissions = await deps.store.read.permissions.of(merchant.id)
  return later(now, pauseOf(permissions, now.getTime() - merchant.stateAt.getTime()))
}

export function pauseOf(permissions: readonly Permission[], ageMs: number): number {
  if (ageMs < HOUR_MS) return 10 * MINUTE_MS
  const missing = permissions.some(({ state }) => state === 'missing')
  return missing && ageMs < 30 * DAY_MS ? 30 * MINUTE_MS : DAY_MS
}
