import type { AccountKind } from '../banks/banks.ts'
import { RULES } from '../applyments/rules.ts'
import { findSubjectType } from '../applyments/subject-types.ts'
import type { OnboardingDeps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { characters, isPlainText, refuseProblems } from '../field-check.ts'
import type { ApplymentKey } from '../ids.ts'
import { owe } from '../jobs/owe.ts'
import type { Records } from '../store.ts'
import { sayInBoth, text } from '../text.ts'
import { later, MINUTE_MS } from '../time.ts'
import { tell } from '../timeline/tell.ts'
import { endChange, recordAsked } from './record-change.ts'
import { type Merchant, merchantOf } from './merchant-of.ts'
import type { SettlementAccount, SettlementChange, WantedAccount } from './settlement.ts'

/** When to look after a change whose answer never came; by then this process is through with it, or gone. */
const LOOKED_AFTER_MS = 10 * MINUTE_MS

/**
 * Asks for another settlement account. Written down before it is sent, and sent once: where the answer is lost, the account
 * itself is asked about, and nothing is sent again. The number is not kept.
 *
 * @throws AppError GATEWAY_REFUSED where the gateway says no at once
 */
export async function requestSettlementChange(
  deps: OnboardingDeps,
  id: ApplymentKey,
  wanted: WantedAccount,
  by: string,
): Promise<SettlementChange> {
  const merchant = await merchantOf(deps.store.read, id)
  checkWanted(wanted, kindsOf(deps, merchant))
  const calls = (await deps.channel(merchant.providerId)).settlement
  if (!calls) throw new AppError('SETTLEMENT_NOT_OFFERED', { channel: merchant.channel })

  const change = await deps.store.transaction((tx) => writeWish(tx, deps, merchant, wanted, by))
  const answer = await calls.change(merchant.subMchid, wanted)
  if (answer.state === 'accepted') return recordAsked(deps, change, answer.applicationNo)
  if (answer.state === 'unknown') return change
  const { message, code } = answer.refusal
  await endChange(deps, change, { state: 'refused', raw: code, reason: message })
  throw new AppError('GATEWAY_REFUSED', { message, code }, { gateway: answer.refusal })
}

/** Whose accounts this kind of merchant may be settled to; none where its channel does not say. */
export function kindsOf({ describe }: Pick<OnboardingDeps, 'describe'>, merchant: Merchant): readonly AccountKind[] {
  return findSubjectType(describe, merchant.channel, merchant.subjectType)?.settlesTo ?? []
}

async function writeWish(
  tx: Records,
  deps: OnboardingDeps,
  { id, clientId, providerId, subMchid }: Merchant,
  wanted: WantedAccount,
  by: string,
): Promise<SettlementChange> {
  const now = deps.now()
  const account = shownAccount(wanted)
  const change: SettlementChange = {
    id: deps.newId('sc'),
    applymentId: id,
    clientId,
    providerId,
    subMchid,
    state: 'asking',
    stateAt: now,
    account,
    by,
    createdAt: now,
    updatedAt: now,
  }
  if (!(await tx.settlements.insertChange(change))) throw new AppError('SETTLEMENT_CHANGE_OPEN', { id })
  await owe(tx, deps, 'ask_settlement_change', change.id, later(now, LOOKED_AFTER_MS))
  const words = { bank: account.bank, number: account.maskedNumber }
  await tell(tx, deps, { clientId, subject: id, source: 'us', by, text: text('timeline.settlement_asked', words) })
  return change
}

function shownAccount({ kind, bank, branch, branchId, number }: WantedAccount): SettlementAccount {
  return {
    kind,
    bank,
    ...(branch !== undefined && { branch }),
    ...(branchId !== undefined && { branchId }),
    maskedNumber: maskedNumber(number),
  }
}

/** The first six and the last four digits, as the gateways show them; of a short one the last four only. */
export function maskedNumber(number: string): string {
  const head = number.length > 12 ? 6 : 0
  return `${number.slice(0, head)}${'*'.repeat(Math.max(0, number.length - head - 4))}${number.slice(-4)}`
}

function checkWanted(wanted: WantedAccount, kinds: readonly AccountKind[]): void {
  const { kind, bank, branch, branchId, number, holder } = wanted
  const rule = kind === 'personal' ? RULES.personal_card : RULES.corporate_account
  refuseProblems({
    kind: !kinds.includes(kind) && `one of ${kinds.join(', ')}`,
    bank: !isLine(bank) && '1 to 128 characters on one line',
    branch: branch !== undefined && !isLine(branch) && '1 to 128 characters on one line',
    branch_id: branchId !== undefined && said(RULES.bank_branch_id(branchId)),
    number: said(rule(number)),
    holder: holder !== undefined && said((kind === 'personal' ? RULES.person_name : RULES.company_name)(holder)),
  })
}

function said(problem: ReturnType<typeof RULES.email>): string | false {
  return problem ? sayInBoth(problem.message) : false
}

function isLine(value: string): boolean {
  return value.trim() !== '' && characters(value) <= 128 && isPlainText(value)
}
