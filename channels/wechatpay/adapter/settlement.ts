import type {
  ChangeSeen,
  SettlementAccount,
  SettlementCalls,
  SettlementSeen,
  Verification,
  WantedAccount,
} from '@ruzhu/domain/settlement/settlement.ts'
import {
  changeSettlementAccount,
  querySettlementAccount,
  querySettlementChange,
  type SettlementAccount as WireAccount,
  type SettlementChange as WireChange,
} from '@ruzhu/wechatpay/settlement-accounts.ts'
import { CHANNEL, notOk, type Provider } from './provider.ts'
import { TooLongToSeal } from '@ruzhu/wechatpay/applyments.ts'

/** The first six and the last four digits: enough to tell one account from another. */
const MASK = 'ACCOUNT_NUMBER_RULE_MASK_V2'

/** https://pay.weixin.qq.com/doc/v3/partner/4012761138 and the pages beside it */
export function settlementCalls({ client }: Provider): SettlementCalls {
  return {
    async account(subMchid) {
      const answer = await querySettlementAccount(client, { subMchid, mask: MASK })
      return answer.state === 'ok' ? accountSeen(answer.body) : notOk(answer)
    },
    async change(subMchid, wanted) {
      try {
        const answer = await changeSettlementAccount(client, subMchid, toWire(wanted))
        if (answer.state !== 'ok') return notOk(answer)
        return { state: 'accepted', applicationNo: answer.body.application_no }
      } catch (error) {
        if (!(error instanceof TooLongToSeal)) throw error
        const message = `${error.path}：内容太长，无法加密提交`
        return { state: 'refused', refusal: { channel: CHANNEL, status: 400, code: 'TOO_LONG_TO_ENCRYPT', message } }
      }
    },
    async queryChange({ subMchid, applicationNo }) {
      const answer = await querySettlementChange(client, { subMchid, applicationNo, mask: MASK })
      if (answer.state === 'ok') return changeSeen(answer.body)
      if (answer.state === 'unknown') return { state: 'unreadable', why: answer.why }
      if (answer.code === 'ORDER_NOT_EXIST') return { state: 'absent' }
      return { state: 'unreadable', why: `the query was refused: ${answer.code} ${answer.message}` }
    },
  }
}

/** Not spelled as in an application: that says BANK_ACCOUNT_TYPE_…. The branch by its number where that is known. */
function toWire({ kind, bank, branch, branchId, number, holder }: WantedAccount): WireChange {
  return {
    account_type: kind === 'personal' ? 'ACCOUNT_TYPE_PRIVATE' : 'ACCOUNT_TYPE_BUSINESS',
    account_bank: bank,
    ...(branch !== undefined && { bank_name: branch }),
    ...(branchId !== undefined && { bank_branch_id: branchId }),
    account_number: number,
    ...(holder !== undefined && { account_name: holder }),
  }
}

function accountSeen(wire: WireAccount): SettlementSeen {
  const { verify_result, verify_fail_reason } = wire
  return {
    state: 'seen',
    account: accountOf(wire),
    // absent where the account was never changed and nothing went wrong
    verification: verify_result === undefined ? 'untold' : (VERIFICATIONS.get(verify_result) ?? 'unknown'),
    ...(verify_result !== undefined && { gatewayResult: verify_result }),
    ...(verify_fail_reason !== undefined && { failReason: verify_fail_reason }),
  }
}

const VERIFICATIONS = new Map<string, Verification>([
  ['VERIFY_SUCCESS', 'succeeded'],
  ['VERIFY_FAIL', 'failed'],
  ['VERIFYING', 'under_way'],
])

function changeSeen({
  verify_result: raw,
  verify_fail_reason: reason,
}: Pick<WireAccount, 'verify_fail_reason'> & { verify_result: string }): ChangeSeen {
  return { state: RESULTS.get(raw) ?? 'unknown', raw, ...(reason !== undefined && { reason }) }
}

const RESULTS = new Map<string, 'auditing' | 'succeeded' | 'failed'>([
  ['AUDITING', 'auditing'],
  ['AUDIT_SUCCESS', 'succeeded'],
  ['AUDIT_FAIL', 'failed'],
])

function accountOf({
  account_type,
  account_bank,
  bank_name,
  bank_branch_id,
  account_number,
}: WireAccount): SettlementAccount {
  return {
    kind: KINDS.get(account_type) ?? 'unknown',
    bank: account_bank,
    ...(bank_name !== undefined && { branch: bank_name }),
    ...(bank_branch_id !== undefined && { branchId: bank_branch_id }),
    maskedNumber: account_number,
  }
}

const KINDS = new Map<string, SettlementAccount['kind']>([
  ['ACCOUNT_TYPE_BUSINESS', 'corporate'],
  ['ACCOUNT_TYPE_PRIVATE', 'personal'],
])
