import { beijingDay } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'
import { billText, billTime, yuan } from './bill-file.ts'
import { FEE_RATE, feeOf } from './funds.ts'
import type { Refund } from './refund.ts'
import type { State } from './state.ts'
import { TRADE_TYPES, type Trade } from './trade.ts'

export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND'
type Entry = { trade: Trade; refund?: Refund; at: Instant }

/** What was paid and refunded on one day. https://pay.weixin.qq.com/doc/v3/merchant/4012791903 */
export function tradeBill(state: State, of: { mchid: string; subMchid?: string; day: string; type: TradeBillType }) {
  const entries = entriesOf(state, of).sort((a, b) => a.at - b.at)
  if (entries.length === 0) return undefined
  const columns = COLUMNS.filter(({ only }) => only === undefined || only.includes(of.type))
  return billText(
    {
      columns: columns.map(({ name }) => name),
      rows: entries.map((entry) => columns.map(({ cell }) => cell(entry))),
    },
    summary(entries),
  )
}

function entriesOf(state: State, of: { mchid: string; subMchid?: string; day: string; type: TradeBillType }): Entry[] {
  const onDay = (at: Instant) => beijingDay(new Date(at)) === of.day
  const entries: Entry[] = []
  for (const trade of state.trades.values()) {
    if (trade.mchid !== of.mchid || (of.subMchid !== undefined && trade.subMchid !== of.subMchid)) continue
    if (of.type !== 'REFUND' && trade.paidAt !== undefined && onDay(trade.paidAt))
      entries.push({ trade, at: trade.paidAt })
    if (of.type === 'SUCCESS') continue
    for (const id of trade.refundIds) {
      const refund = state.refunds.get(id)
      if (refund && onDay(refund.createdAt)) entries.push({ trade, refund, at: refund.createdAt })
    }
  }
  return entries
}

type Column = { name: string; only?: readonly TradeBillType[]; cell: (entry: Entry) => string }
const WITH_REFUNDS = ['ALL', 'REFUND'] as const
const REFUND_STATUS = { PROCESSING: 'PROCESSING', SUCCESS: 'SUCCESS', CLOSED: 'FAIL', ABNORMAL: 'CHANGE' } as const

const whenPaid = ({ trade, refund }: Entry) => (refund ? 0 : trade.total)
const discount = ({ refund }: Entry) => refund?.discount ?? 0
const refunded = ({ refund }: Entry) => refund?.amount ?? 0
const fee = ({ trade, refund }: Entry) => (refund ? -refund.taken.fee : feeOf(trade.total))

const COLUMNS: readonly Column[] = [
  { name: '交易时间', cell: ({ at }) => billTime(at) },
  { name: '公众账号ID', cell: ({ trade }) => trade.appid },
  { name: '商户号', cell: ({ trade }) => trade.mchid },
  { name: '特约商户号', cell: ({ trade }) => trade.subMchid ?? '0' },
  { name: '设备号', cell: () => '' },
  { name: '微信订单号', cell: ({ trade }) => trade.transactionId ?? '' },
  { name: '商户订单号', cell: ({ trade }) => trade.outTradeNo },
  { name: '用户标识', cell: ({ trade }) => trade.payer?.openid ?? '' },
  { name: '交易类型', cell: ({ trade }) => TRADE_TYPES[trade.product] },
  {
    name: '交易状态',
    cell: ({ trade, refund }) => (refund ? 'REFUND' : trade.state === 'REVOKED' ? 'REVOKED' : 'SUCCESS'),
  },
  { name: '付款银行', cell: () => 'OTHERS' },
  { name: '货币种类', cell: () => 'CNY' },
  { name: '应结订单金额', cell: (entry) => yuan(whenPaid(entry)) },
  { name: '代金券金额', cell: ({ trade, refund }) => yuan(refund ? 0 : (trade.coupon?.amount ?? 0)) },
  { name: '退款申请时间', only: ['REFUND'], cell: ({ refund }) => (refund ? billTime(refund.createdAt) : '') },
  {
    name: '退款成功时间',
    only: ['REFUND'],
    cell: ({ refund }) => (refund?.successAt === undefined ? '' : billTime(refund.successAt)),
  },
  { name: '微信退款单号', only: WITH_REFUNDS, cell: ({ refund }) => refund?.refundId ?? '0' },
  { name: '商户退款单号', only: WITH_REFUNDS, cell: ({ refund }) => refund?.outRefundNo ?? '0' },
  { name: '退款金额', only: WITH_REFUNDS, cell: (entry) => yuan(refunded(entry)) },
  { name: '充值券退款金额', only: WITH_REFUNDS, cell: (entry) => yuan(discount(entry)) },
  { name: '退款类型', only: WITH_REFUNDS, cell: ({ refund }) => (refund ? 'ORIGINAL' : '') },
  { name: '退款状态', only: WITH_REFUNDS, cell: ({ refund }) => (refund ? REFUND_STATUS[refund.status] : '') },
  { name: '商品名称', cell: ({ trade }) => trade.description },
  { name: '商户数据包', cell: ({ trade }) => trade.attach ?? '' },
  { name: '手续费', cell: (entry) => yuan(fee(entry)) },
  { name: '费率', cell: () => FEE_RATE },
  { name: '订单金额', cell: (entry) => yuan(whenPaid(entry)) },
  { name: '申请退款金额', only: WITH_REFUNDS, cell: (entry) => yuan(refunded(entry)) },
  { name: '费率备注', cell: () => '' },
]

const SUMMARY = [
  '总交易单数',
  '应结订单总金额',
  '退款总金额',
  '充值券退款总金额',
  '手续费总金额',
  '订单总金额',
  '申请退款总金额',
]

function summary(entries: readonly Entry[]) {
  const sum = (of: (entry: Entry) => number) => yuan(entries.reduce((total, entry) => total + of(entry), 0))
  const paid = sum(whenPaid)
  const back = sum(refunded)
  return { columns: SUMMARY, rows: [[String(entries.length), paid, back, sum(discount), sum(fee), paid, back]] }
}
