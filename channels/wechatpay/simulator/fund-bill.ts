import { beijingDay } from '@ruzhu/domain/time.ts'
import { billText, billTime, yuan } from './bill-file.ts'
import { type Flow, flowsOf } from './fund-flows.ts'
import type { State } from './state.ts'

const COLUMNS = [
  '记账时间',
  '微信支付业务单号',
  '资金流水单号',
  '业务名称',
  '业务类型',
  '收支类型',
  '收支金额(元)',
  '账户结余(元)',
  '资金变更提交申请人',
  '备注',
  '业务凭证号',
]
const SUMMARY = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额']

/** What moved an account on one day, with what was in it after each. https://pay.weixin.qq.com/doc/v3/merchant/4012791904 */
export function fundBill(state: State, { mchid, day }: { mchid: string; day: string }): string | undefined {
  let balance = 0
  const rows: string[][] = []
  const today: Flow[] = []
  for (const [index, flow] of flowsOf(state, mchid).entries()) {
    balance += flow.amount
    if (beijingDay(new Date(flow.at)) !== day) continue
    today.push(flow)
    rows.push(rowOf(flow, balance, `${flow.number}${String(index).padStart(4, '0')}`))
  }
  if (rows.length === 0) return undefined
  return billText({ columns: COLUMNS, rows }, { columns: SUMMARY, rows: [summary(today)] })
}

function rowOf({ at, number, voucher, name, type, amount }: Flow, balance: number, id: string): string[] {
  const direction = amount < 0 ? '支出' : '收入'
  return [billTime(at), number, id, name, type, direction, yuan(Math.abs(amount)), yuan(balance), 'system', '', voucher]
}

function summary(flows: readonly Flow[]): string[] {
  const [into, out] = [flows.filter(({ amount }) => amount > 0), flows.filter(({ amount }) => amount < 0)]
  return [String(flows.length), String(into.length), sum(into), String(out.length), sum(out)]
}

function sum(flows: readonly Flow[]): string {
  return yuan(Math.abs(flows.reduce((total, { amount }) => total + amount, 0)))
}
