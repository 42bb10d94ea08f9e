import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import type { SettlementChangeId } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import { nextAsk } from '../jobs/schedule.ts'
import type { Records } from '../store.ts'
import { text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { SettlementChange, SettlementChangeState } from './settlement.ts'

/** The gateway looks at it from here on, under a number of its own. */
export function recordAsked(deps: Deps, change: SettlementChange, applicationNo: string): Promise<SettlementChange> {
  return deps.store.transaction(async (tx) => {
    const now = deps.now()
    const asked: SettlementChange = { ...change, state: 'auditing', stateAt: now, applicationNo, updatedAt: now }
    if (!(await tx.settlements.updateChange(asked, change))) return existingChange(tx, change.id)
    await owe(tx, deps, 'ask_settlement_change', change.id, nextAsk(change.createdAt, now))
    return asked
  })
}

export type ChangeEnd = { state: Exclude<SettlementChangeState, 'asking'>; raw?: string; reason?: string }

/** How it ended, or a word of the gateway's on the way; told once. What holds the new account is looked at anew. */
export function endChange(deps: Deps, change: SettlementChange, end: ChangeEnd): Promise<SettlementChange> {
  return deps.store.transaction(async (tx) => {
    const now = deps.now()
    const { reason: _said, gatewayResult: _raw, ...rest } = change
    const ended: SettlementChange = {
      ...rest,
      state: end.state,
      stateAt: end.state === change.state ? change.stateAt : now,
      ...(end.raw !== undefined && { gatewayResult: end.raw }),
      ...(end.reason !== undefined && { reason: end.reason }),
      updatedAt: now,
    }
    if (!(await tx.settlements.updateChange(ended, change))) return existingChange(tx, change.id)
    if (end.state === change.state) return ended
    await tell(tx, deps, {
      clientId: change.clientId,
      subject: change.applymentId,
      source: end.state === 'lapsed' ? 'system' : 'platform',
      text: sentenceOf(ended),
    })
    if (end.state === 'succeeded') await owe(tx, deps, 'watch_merchant', change.applymentId, now)
    return ended
  })
}

function sentenceOf({ state, account, reason = '', gatewayResult = '' }: SettlementChange) {
  const words = { bank: account.bank, number: account.maskedNumber }
  switch (state) {
    case 'succeeded':
      return text('timeline.settlement_succeeded', words)
    case 'failed':
      return text('timeline.settlement_failed', { reason })
    case 'refused':
      return text('timeline.settlement_refused', { reason })
    case 'lapsed':
      return text('timeline.settlement_lapsed')
    case 'unknown':
      return text('timeline.settlement_unknown', { raw: gatewayResult })
    default:
      return text('timeline.settlement_auditing')
  }
}

export async function existingChange(records: Records, id: SettlementChangeId): Promise<SettlementChange> {
  const change = await records.settlements.change(id)
  if (!change) throw new AppError('NOT_FOUND', { id })
  return change
}
