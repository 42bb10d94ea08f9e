import type { Deps } from '../deps.ts'
import type { Grant } from '../grants/grants.ts'
import type { GrantId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import type { Records } from '../store.ts'
import { DAY_MS, later } from '../time.ts'
import { recordPermissions } from './record-permissions.ts'
import { pauseOf, scenesOf } from './watch-merchant.ts'

/**
 * Asks what a merchant that authorised us has signed, as long as it lets us work for it. One that came of an application of
 * ours is asked about by that: `watchMerchant`.
 */
export async function watchGrant(deps: Deps, id: GrantId): Promise<JobOutcome> {
  const grant = await deps.store.read.grants.byId(id)
  if (grant?.state !== 'active') return { state: 'done' }
  const now = deps.now()
  if (await cameOfApplication(deps.store.read, grant)) return { state: 'again', at: later(now, DAY_MS) }
  if (!(await askGranted(deps, grant))) return { state: 'done' }
  const permissions = await deps.store.read.permissions.of(id)
  return { state: 'again', at: later(now, pauseOf(permissions, now.getTime() - grant.grantedAt.getTime())) }
}

/** The same, at once. False where the channel has nothing to ask. */
export async function askGranted(deps: Deps, grant: Grant): Promise<boolean> {
  const { permissions } = await deps.channel(grant.providerId)
  if (!permissions) return false
  const scenes = await scenesOf(deps.store.read, grant)
  const seen = await permissions.ask({ subMchid: grant.subMchid, scenes })
  const { id: about, clientId } = grant
  await deps.store.transaction((tx) => recordPermissions(tx, deps, { about, clientId }, seen))
  return true
}

async function cameOfApplication(records: Records, { clientId, subMchid }: Grant): Promise<boolean> {
  const applyments = await records.applyments.ofClients([clientId])
  return applyments.some((one) => one.state === 'finished' && one.subMchid === subMchid)
}
