import type { Deps } from '../deps.ts'
import type { SettlementChangeId } from '../ids.ts'
import type { JobOutcome } from '../jobs/jobs.ts'
import { nextAsk } from '../jobs/schedule.ts'
import { DAY_MS } from '../time.ts'
import { endChange, existingChange } from './record-change.ts'
import { isOpen, type SettlementAccount, type SettlementCalls, type SettlementChange } from './settlement.ts'

/** Longer than an audit takes: a change that was never answered, and is not there by then, did not come through. */
const LAPSES_AFTER_MS = 5 * DAY_MS

/** Asks how a change of the settlement account stands, until it has ended. */
export async function askSettlementChange(deps: Deps, id: SettlementChangeId): Promise<JobOutcome> {
  const change = await existingChange(deps.store.read, id)
  if (!isOpen(change)) return { state: 'done' }
  const calls = (await deps.channel(change.providerId)).settlement
  if (!calls) return { state: 'done' }
  const after = await (change.applicationNo === undefined
    ? lookForIt(deps, calls, change)
    : ask(deps, calls, change, change.applicationNo))
  return isOpen(after) ? { state: 'again', at: nextAsk(change.createdAt, deps.now()) } : { state: 'done' }
}

async function ask(deps: Deps, calls: SettlementCalls, change: SettlementChange, applicationNo: string) {
  const seen = await calls.queryChange({ subMchid: change.subMchid, applicationNo })
  if (seen.state === 'absent' || seen.state === 'unreadable') return change
  const { state, raw, reason } = seen
  return endChange(deps, change, { state, raw, ...(reason !== undefined && { reason }) })
}

/** Without a number there is nothing to ask for but the account itself: it is the new one, or not yet. */
async function lookForIt(deps: Deps, calls: SettlementCalls, change: SettlementChange): Promise<SettlementChange> {
  const seen = await calls.account(change.subMchid)
  if (seen.state !== 'seen') return change
  if (isSameAccount(seen.account, change.account)) return endChange(deps, change, { state: 'succeeded' })
  const age = deps.now().getTime() - change.createdAt.getTime()
  return age < LAPSES_AFTER_MS ? change : endChange(deps, change, { state: 'lapsed' })
}

/** As far as masked numbers tell. */
function isSameAccount(one: SettlementAccount, other: SettlementAccount): boolean {
  return one.bank === other.bank && one.maskedNumber.slice(-4) === other.maskedNumber.slice(-4)
}
