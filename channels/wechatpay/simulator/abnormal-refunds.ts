import { type Static } from 'typebox'
import { fieldProblem, fields, maybe, oneOf, reader, text } from './fields.ts'
import { Refusal, invalidRequest } from './refusal.ts'
import { type Refund, refundObject } from './refund.ts'
import { REFUND_DUE, REFUND_TAKES_MS, providersOwn } from './refunds.ts'
import type { Call, Reply, Route } from './routing.ts'
import { openedField } from './sealed-fields.ts'
import type { State } from './state.ts'

const BANKS = [
  'ICBC_DEBIT',
  'ABC_DEBIT',
  'CCB_DEBIT',
  'BOC_DEBIT',
  'COMM_DEBIT',
  'CMB_DEBIT',
  'SPDB_DEBIT',
  'CITIC_DEBIT',
  'CEB_DEBIT',
  'CMBC_DEBIT',
  'CIB_DEBIT',
  'GDB_DEBIT',
  'PSBC_DEBIT',
  'PAB_DEBIT',
  'NBCB_DEBIT',
] as const

const Body = fields('发起异常退款', {
  sub_mchid: maybe(text('子商户号', 32)),
  out_refund_no: text('商户退款单号', 64),
  type: oneOf('异常退款处理方式', ['USER_BANK_CARD', 'MERCHANT_BANK_CARD']),
  bank_type: maybe(oneOf('开户银行', BANKS)),
  bank_account: maybe(text('收款银行卡号', 1024)),
  real_name: maybe(text('收款用户姓名', 1024)),
})
type Body = Static<typeof Body>
const read = reader(Body)

/** https://pay.weixin.qq.com/doc/v3/partner/4012476920: only for what the payer's card no longer takes. */
export function abnormalRefundRoutes(state: State): Route[] {
  const path = '/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund'
  return [{ method: 'POST', path, family: 'other', handle: (call) => reroute(state, call) }]
}

function reroute(state: State, call: Call): Reply {
  const body = read(call.body)
  call.seen.about = [body.out_refund_no]
  if (body.type === 'USER_BANK_CARD') checkCard(state, call, body)
  const refund = find(state, call, body)
  const trade = state.trades.get(refund.tradeId)
  if (!trade) throw absent()
  call.seen.about = [body.out_refund_no, trade.outTradeNo]
  if (refund.status === 'PROCESSING' && refund.rerouted === body.type)
    return { status: 200, body: refundObject(refund, trade) }
  if (refund.status !== 'ABNORMAL') throw invalidRequest('退款单状态不是退款异常，无需发起异常退款')
  const rerouted: Refund = { ...refund, status: 'PROCESSING', rerouted: body.type }
  state.refunds.put(refund.id, rerouted)
  const at = state.world.now() + REFUND_TAKES_MS
  state.world.schedule.set({ key: `refund:${refund.id}`, kind: REFUND_DUE, subject: refund.id, at })
  return { status: 200, body: refundObject(rerouted, trade) }
}

function checkCard(state: State, call: Call, { bank_type, bank_account, real_name }: Body): void {
  if (bank_type === undefined) throw missing('/bank_type', '开户银行')
  if (bank_account === undefined) throw missing('/bank_account', '收款银行卡号')
  if (real_name === undefined) throw missing('/real_name', '收款用户姓名')
  const account = openedField(state, call, '/bank_account', '收款银行卡号', bank_account)
  if (!/^\d{6,32}$/.test(account))
    throw fieldProblem('/bank_account', '收款银行卡号', '字符串规则校验失败，格式不正确', undefined)
  openedField(state, call, '/real_name', '收款用户姓名', real_name)
}

function missing(field: string, title: string): Refusal {
  return fieldProblem(field, title, '必填性规则校验失败，此字段为必填项', undefined)
}

function find(state: State, { merchant, params }: Call, { sub_mchid, out_refund_no }: Body): Refund {
  if (merchant.kind === 'provider' && sub_mchid === undefined) throw missing('/sub_mchid', '子商户号')
  if (sub_mchid !== undefined) providersOwn(state, merchant, sub_mchid)
  const refund = state.refunds.by('refundId', params['refund_id'] ?? '')
  const trade = refund && state.trades.get(refund.tradeId)
  const own = refund?.mchid === merchant.mchid && trade?.subMchid === sub_mchid
  if (!refund || !own || refund.outRefundNo !== out_refund_no) throw absent()
  return refund
}

function absent(): Refusal {
  return new Refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
}
