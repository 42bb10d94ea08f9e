import { beijingDay, beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'
import type { Merchant } from './merchants.ts'
import { Refusal, invalidRequest, noAuth, paramError } from './refusal.ts'
import { type Call, type Reply, type Route, serviceRoute } from './routing.ts'
import { changedAccount } from './settlement-body.ts'
import type { State } from './state.ts'

/** Where a sub-merchant's money goes. */
export type Account = {
  readonly type: 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'
  readonly bank: string
  readonly bankName?: string
  readonly branchId?: string
  readonly number: string
  readonly name: string
}
/** A change of it, which is looked at before it holds. */
export type SettlementChange = {
  readonly applicationNo: string
  readonly subMchid: string
  readonly account: Account
  readonly result: 'AUDITING' | 'AUDIT_SUCCESS' | 'AUDIT_FAIL'
  readonly failReason?: string
  readonly finishedAt?: Instant
}
/** What is known of a sub-merchant's account: as it is, what is under audit, and how often it was changed that day. */
export type Settlement = {
  readonly account: Account
  readonly verified: 'VERIFY_SUCCESS' | 'VERIFY_FAIL' | 'VERIFYING'
  readonly failReason?: string
  readonly changed?: true
  readonly auditing?: string
  readonly pace?: { readonly day: string; readonly count: number }
}

export const SETTLEMENT_DUE = 'wechatpay.settlement'
const TAKES_MS = 2000
const A_DAY_AT_MOST = 5
const PATH = '/v3/apply4sub/sub_merchants/{sub_mchid}'

/** https://pay.weixin.qq.com/doc/v3/partner/4012761087 (change), …/4012761106 (its audit) and …/4012761138 (as it is) */
export function settlementRoutes(state: State): Route[] {
  return [
    serviceRoute('POST', `${PATH}/modify-settlement`, (call) => modify(state, call)),
    serviceRoute('GET', `${PATH}/application/{application_no}`, (call) => queryChange(state, call)),
    serviceRoute('GET', `${PATH}/settlement`, (call) => query(state, call)),
  ]
}

function modify(state: State, call: Call): Reply {
  const sub = ownSub(state, call)
  const account = changedAccount(state, call, sub)
  const before = settlementOf(state, sub)
  const pace = nextPace(state, before)
  const applicationNo = `10232938${state.world.ids.digits('settlement', 12)}`
  const change: SettlementChange = { applicationNo, subMchid: sub.mchid, account, result: 'AUDITING' }
  state.settlementChanges.put(applicationNo, change)
  state.settlements.put(sub.mchid, { ...before, auditing: applicationNo, pace })
  const at = state.world.now() + TAKES_MS
  state.world.schedule.set({ key: `settlement:${applicationNo}`, kind: SETTLEMENT_DUE, subject: applicationNo, at })
  return { status: 200, body: { application_no: applicationNo } }
}

/** One at a time, and five a day. */
function nextPace({ world }: State, { auditing, pace }: Settlement): NonNullable<Settlement['pace']> {
  if (auditing !== undefined) throw invalidRequest('存在审核中的修改申请，请等待审核完成')
  const day = beijingDay(new Date(world.now()))
  const count = pace?.day === day ? pace.count : 0
  if (count >= A_DAY_AT_MOST) throw new Refusal(429, 'FREQENCY_LIMIT', '单个特约商户每天最多修改5次')
  return { day, count: count + 1 }
}

/** What was looked at and found good holds from then on. */
export function endChange(
  state: State,
  applicationNo: string,
  at: Instant,
  failReason?: string,
): SettlementChange | undefined {
  const change = state.settlementChanges.get(applicationNo)
  const settlement = change && state.settlements.get(change.subMchid)
  if (change?.result !== 'AUDITING' || !settlement) return undefined
  const failed = failReason !== undefined
  const ended: SettlementChange = {
    ...change,
    result: failed ? 'AUDIT_FAIL' : 'AUDIT_SUCCESS',
    finishedAt: at,
    ...(failed && { failReason }),
  }
  state.settlementChanges.put(applicationNo, ended)
  const { auditing: _, failReason: __, ...rest } = settlement
  const good = { ...rest, account: change.account, verified: 'VERIFY_SUCCESS' as const, changed: true as const }
  state.settlements.put(change.subMchid, failed ? rest : good)
  state.world.schedule.drop(`settlement:${applicationNo}`)
  return ended
}

function queryChange(state: State, call: Call): Reply {
  const sub = ownSub(state, call)
  const change = state.settlementChanges.get(call.params['application_no'] ?? '')
  if (change?.subMchid !== sub.mchid) throw new Refusal(404, 'ORDER_NOT_EXIST', '修改申请单不存在')
  const { account, result, failReason, finishedAt } = change
  return {
    status: 200,
    body: {
      account_name: maskedName(account.name),
      ...accountView(account, call),
      verify_result: result,
      ...(failReason !== undefined && { verify_fail_reason: failReason }),
      ...(finishedAt !== undefined && { verify_finish_time: beijingTime(new Date(finishedAt)) }),
    },
  }
}

function query(state: State, call: Call): Reply {
  const { account, verified, failReason, changed } = settlementOf(state, ownSub(state, call))
  const told = changed || verified !== 'VERIFY_SUCCESS' || state.switches.get().settlement_verify_result
  return {
    status: 200,
    body: {
      ...accountView(account, call),
      ...(told && { verify_result: verified }),
      ...(failReason !== undefined && { verify_fail_reason: failReason }),
    },
  }
}

/** As it was applied for; of a sub-merchant that was there from the start, an account that it might have. */
export function settlementOf(state: State, { mchid, name }: Merchant): Settlement {
  const known = state.settlements.get(mchid)
  if (known) return known
  const applied = state.applyments.by('sub', mchid)?.form.bank_account_info
  const account: Account = applied
    ? {
        type:
          applied.bank_account_type === 'BANK_ACCOUNT_TYPE_PERSONAL' ? 'ACCOUNT_TYPE_PRIVATE' : 'ACCOUNT_TYPE_BUSINESS',
        bank: applied.account_bank,
        ...(applied.bank_name !== undefined && { bankName: applied.bank_name }),
        ...(applied.bank_branch_id !== undefined && { branchId: applied.bank_branch_id }),
        number: applied.account_number,
        name: applied.account_name,
      }
    : { type: 'ACCOUNT_TYPE_BUSINESS', bank: '工商银行', number: `400002${mchid}001`, name }
  return { account, verified: 'VERIFY_SUCCESS' }
}

function accountView({ type, bank, bankName, branchId, number }: Account, { query: asked }: Call): object {
  return {
    account_type: type,
    account_bank: bank,
    ...(bankName !== undefined && { bank_name: bankName }),
    ...(branchId !== undefined && { bank_branch_id: branchId }),
    account_number: masked(number, asked.get('account_number_rule') ?? 'ACCOUNT_NUMBER_RULE_MASK_V1'),
  }
}

const MASKS: Readonly<Record<string, readonly [head: number, tail: number]>> = {
  ACCOUNT_NUMBER_RULE_MASK_V1: [2, 2],
  ACCOUNT_NUMBER_RULE_MASK_V2: [6, 4],
}

function masked(number: string, rule: string): string {
  const shown = Object.hasOwn(MASKS, rule) ? MASKS[rule] : undefined
  if (!shown) {
    throw paramError('account_number_rule取值不在有效范围内', { field: 'account_number_rule', location: 'query' })
  }
  const [head, tail] = shown
  return `${number.slice(0, head)}${'*'.repeat(Math.max(0, number.length - head - tail))}${number.slice(-tail)}`
}

function maskedName(name: string): string {
  const signs = [...name]
  return `${'*'.repeat(signs.length - 1)}${signs.at(-1)}`
}

function ownSub({ merchants }: State, { merchant, params }: Call): Merchant {
  const sub = merchants.get(params['sub_mchid'] ?? '')
  if (!sub?.providers.includes(merchant.mchid)) throw noAuth('特约商户不是由该服务商进件，无权限操作')
  return sub
}
