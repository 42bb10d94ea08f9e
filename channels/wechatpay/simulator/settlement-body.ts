import type { Static } from 'typebox'
import { OTHER_BANK, isAccountBank } from './banking/banks.ts'
import { fieldProblem, fields, maybe, missing, oneOf, reader, text } from './fields.ts'
import type { Merchant } from './merchants.ts'
import { invalidRequest, paramError } from './refusal.ts'
import type { Call } from './routing.ts'
import { openedField } from './sealed-fields.ts'
import type { Account } from './settlements.ts'
import type { State } from './state.ts'

const Change = fields('修改结算账户', {
  modify_mode: maybe(oneOf('修改模式', ['MODIFY_MODE_ASYNC'])),
  account_type: oneOf('账户类型', ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE']),
  account_bank: text('开户银行', 128),
  bank_address_code: maybe(text('开户银行省市编码', 128)),
  bank_name: maybe(text('开户银行全称（含支行）', 128)),
  bank_branch_id: maybe(text('开户银行联行号', 128)),
  account_number: text('银行账号', 1024),
  account_name: maybe(text('开户名称', 2048)),
})
type Change = Static<typeof Change>
const read = reader(Change)

/** The account that a sub-merchant wants its money on, where its subject may have such a one. */
export function changedAccount(state: State, call: Call, sub: Merchant): Account {
  const body = read(call.body)
  checkBank(body)
  const { account_type, account_bank, bank_name, bank_branch_id } = body
  const form = state.applyments.by('sub', sub.mchid)?.form
  const subject = form?.subject_info.subject_type ?? 'SUBJECT_TYPE_ENTERPRISE'
  if (!allowedTypes(subject).includes(account_type)) throw invalidRequest('该主体类型不支持此账户类型')
  const { id_card_info, id_doc_info } = form?.subject_info.identity_info ?? {}
  const owner = id_card_info?.id_card_name ?? id_doc_info?.id_doc_name
  const expected = account_type === 'ACCOUNT_TYPE_PRIVATE' && owner !== undefined ? owner : sub.name
  const number = openedField(state, call, '/account_number', '银行账号', body.account_number)
  if (!/^\d{6,32}$/.test(number)) {
    throw fieldProblem('/account_number', '银行账号', '字符串规则校验失败，格式不正确', undefined)
  }
  if (body.account_name !== undefined) {
    const name = openedField(state, call, '/account_name', '开户名称', body.account_name)
    if (name !== expected) throw invalidRequest('你的开户名称与主体名称不一致，请修改后重试')
  }
  return {
    type: account_type,
    bank: account_bank,
    ...(bank_name !== undefined && { bankName: bank_name }),
    ...(bank_branch_id !== undefined && { branchId: bank_branch_id }),
    number,
    name: expected,
  }
}

function checkBank({ account_bank, bank_name, bank_branch_id }: Change): void {
  if (!isAccountBank(account_bank)) throw paramError('开户银行取值有误', { field: '/account_bank', location: 'body' })
  if (account_bank !== OTHER_BANK || bank_name !== undefined || bank_branch_id !== undefined) return
  throw missing(Change, '/bank_name')
}

function allowedTypes(subject: string): readonly Account['type'][] {
  if (subject === 'SUBJECT_TYPE_MICRO') return ['ACCOUNT_TYPE_PRIVATE']
  if (subject === 'SUBJECT_TYPE_INDIVIDUAL') return ['ACCOUNT_TYPE_BUSINESS', 'ACCOUNT_TYPE_PRIVATE']
  return ['ACCOUNT_TYPE_BUSINESS']
}
