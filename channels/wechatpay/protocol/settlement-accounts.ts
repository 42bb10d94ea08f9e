import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/** The account that a sub-merchant's money is paid out to. Not spelled as in an application: that says BANK_ACCOUNT_TYPE_… */
export type SettlementAccountType = 'ACCOUNT_TYPE_BUSINESS' | 'ACCOUNT_TYPE_PRIVATE'

/** V1 shows the first and last two digits, V2 the first six and last four. */
export type MaskRule = 'ACCOUNT_NUMBER_RULE_MASK_V1' | 'ACCOUNT_NUMBER_RULE_MASK_V2'

export type SettlementChange = {
  modify_mode?: 'MODIFY_MODE_ASYNC'
  /** PRIVATE only of 小微 (who have no other) and 个体户. */
  account_type: SettlementAccountType
  /** `account_bank` of the bank list, not `bank_alias`. */
  account_bank: string
  /** One of the next two where the bank list says `need_bank_branch`. */
  bank_name?: string
  bank_branch_id?: string
  bank_address_code?: string
  /** Up to 32 digits; sealed for you. */
  account_number: string
  /** Sealed for you. Left out it stays; it can only be the name of the subject or of its operator. */
  account_name?: string
}

/** As it is; names and numbers are masked. */
export type SettlementAccount = {
  account_type: string
  account_bank: string
  bank_name: string | undefined
  bank_branch_id: string | undefined
  account_number: string
  /** VERIFY_SUCCESS, VERIFY_FAIL or VERIFYING; often absent where the account was never changed. */
  verify_result: string | undefined
  verify_fail_reason: string | undefined
}

/** How a change stands. */
export type SettlementApplication = Omit<SettlementAccount, 'verify_result'> & {
  account_name: string | undefined
  /** AUDITING, AUDIT_SUCCESS or AUDIT_FAIL. */
  verify_result: string
  verify_finish_time: Date | undefined
}

/**
 * Asks for another settlement account; it is looked at first, and one fen may be paid to it. None while one is looked at,
 * five a day of one sub-merchant, twenty a minute. Never sent twice by us: each is another application.
 *
 * Errors: 403 NO_AUTH where another provider made the sub-merchant; 400 INVALID_REQUEST where the name is another's; 429
 * FREQENCY_LIMIT (so spelled).
 *
 * @throws TooLongToSeal before anything is sent
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012761138
 */
export function changeSettlementAccount(
  client: WechatClient,
  subMchid: string,
  change: SettlementChange,
  options?: CallOptions,
): Promise<Answer<{ application_no: string }>> {
  const path = at('POST', '/v3/apply4sub/sub_merchants/{sub_mchid}/modify-settlement', { sub_mchid: subMchid })
  return client.call({ ...path, body: change, sealed: SEALED, read: readApplicationNo }, options)
}

/**
 * 404 ORDER_NOT_EXIST where there is no such application; 403 NO_AUTH. A hundred a second.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012761169
 */
export function querySettlementChange(
  client: WechatClient,
  { subMchid, applicationNo, mask }: { subMchid: string; applicationNo: string; mask?: MaskRule },
  options?: CallOptions,
): Promise<Answer<SettlementApplication>> {
  const values = { sub_mchid: subMchid, application_no: applicationNo, account_number_rule: mask }
  const path = at('GET', '/v3/apply4sub/sub_merchants/{sub_mchid}/application/{application_no}', values)
  return client.call({ ...path, read: readApplication }, options)
}

/**
 * 403 NO_AUTH where another provider made the sub-merchant. A hundred a second.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012761142
 */
export function querySettlementAccount(
  client: WechatClient,
  { subMchid, mask }: { subMchid: string; mask?: MaskRule },
  options?: CallOptions,
): Promise<Answer<SettlementAccount>> {
  const values = { sub_mchid: subMchid, account_number_rule: mask }
  const path = at('GET', '/v3/apply4sub/sub_merchants/{sub_mchid}/settlement', values)
  return client.call({ ...path, read: readAccount }, options)
}

const SEALED = new Set(['account_number', 'account_name'])

function readApplicationNo(body: unknown) {
  return { application_no: new Fields(body).text('application_no') }
}

function readAccount(body: unknown): SettlementAccount {
  const fields = new Fields(body)
  return { ...accountOf(fields), verify_result: fields.textIfAny('verify_result') }
}

function readApplication(body: unknown): SettlementApplication {
  const fields = new Fields(body)
  return {
    ...accountOf(fields),
    account_name: fields.textIfAny('account_name'),
    verify_result: fields.text('verify_result'),
    verify_finish_time: fields.instantIfAny('verify_finish_time'),
  }
}

function accountOf(fields: Fields): Omit<SettlementAccount, 'verify_result'> {
  return {
    account_type: fields.text('account_type'),
    account_bank: fields.text('account_bank'),
    bank_name: fields.textIfAny('bank_name'),
    bank_branch_id: fields.textIfAny('bank_branch_id'),
    account_number: fields.text('account_number'),
    verify_fail_reason: fields.textIfAny('verify_fail_reason'),
  }
}
