import type { Deps } from '../deps.ts'
import { queueMessage } from '../messages/queue-message.ts'
import type { Records } from '../store.ts'
import { type Text, text } from '../text.ts'
import { tell } from '../timeline/tell.ts'
import type { Merchant } from './merchant-of.ts'
import type { Settlement, SettlementSeen } from './settlement.ts'

type Seen = Extract<SettlementSeen, { state: 'seen' }>

/** Writes down which account it is and whether money arrives there; tells what has become of that. */
export async function recordSettlement(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  { id: applymentId, clientId, channel }: Pick<Merchant, 'id' | 'clientId' | 'channel'>,
  { account, verification, gatewayResult, failReason }: Seen,
): Promise<Settlement> {
  const now = deps.now()
  const before = await tx.settlements.ofApplyment(applymentId)
  const settlement: Settlement = {
    applymentId,
    clientId,
    channel,
    account,
    verification,
    verificationAt: before?.verification === verification ? before.verificationAt : now,
    ...(gatewayResult !== undefined && { gatewayResult }),
    ...(failReason !== undefined && { failReason }),
    checkedAt: now,
  }
  await tx.settlements.keep(settlement)
  const sentence = changeOf(settlement, before)
  if (sentence) await tell(tx, deps, { clientId, subject: applymentId, source: 'platform', text: sentence })
  if (verification === 'failed' && before?.verification !== 'failed') await warn(tx, deps, settlement)
  return settlement
}

/** Money that is earned arrives nowhere until somebody changes the account: people are told once for each failure. */
async function warn(
  tx: Records,
  deps: Pick<Deps, 'newId' | 'now'>,
  { applymentId, clientId, account, failReason = '', verificationAt }: Settlement,
): Promise<void> {
  const client = (await tx.clients.byId(clientId))?.name ?? clientId
  const facts = { client, bank: account.bank, number: account.maskedNumber, reason: failReason }
  await queueMessage(tx, deps, {
    kind: 'escalation',
    key: `settlement/${applymentId}/${verificationAt.getTime()}`,
    to: { members: ['operator', 'finance', 'administrator'] },
    clientId,
    subject: applymentId,
    title: text('message.settlement_failed.title', facts),
    body: text('message.settlement_failed.body', facts),
    href: `/clients/${clientId}/settlement`,
  })
}

function changeOf(settlement: Settlement, before: Settlement | undefined): Text | undefined {
  const { verification, failReason = '' } = settlement
  if (verification === before?.verification) return undefined
  if (verification === 'failed') return text('timeline.settlement_unreachable', { reason: failReason })
  return before?.verification === 'failed' && verification === 'succeeded'
    ? text('timeline.settlement_reachable')
    : undefined
}
