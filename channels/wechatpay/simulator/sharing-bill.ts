import { beijingDay } from '@ruzhu/domain/time.ts'
import { billText, billTime, yuan } from './bill-file.ts'
import type { Part, Share } from './share.ts'
import type { State } from './state.ts'

const COLUMNS = [
  '分账时间',
  '分账发起方',
  '分账方',
  '微信订单号',
  '微信分账/回退单号',
  '分账明细单号',
  '商户分账/回退单号',
  '订单金额',
  '分账接收方',
  '金额',
  '业务类型',
  '处理状态',
  '分账描述',
  '备注',
]

/** What was shared and given back on one day. https://pay.weixin.qq.com/doc/v3/partner/4012466880 */
export function sharingBill(state: State, of: { mchid: string; subMchid?: string; day: string }): string | undefined {
  const mine = (one: { mchid: string; subMchid?: string }) =>
    one.mchid === of.mchid && (of.subMchid === undefined || one.subMchid === of.subMchid)
  const onDay = (at: number) => beijingDay(new Date(at)) === of.day
  const rows: { at: number; cells: string[] }[] = []
  for (const share of state.shares.values()) {
    if (!mine(share)) continue
    for (const part of share.parts) {
      if (part.finishedAt === undefined || !onDay(part.finishedAt)) continue
      rows.push({ at: part.finishedAt, cells: shareCells(state, share, part, part.finishedAt) })
    }
  }
  for (const back of state.shareReturns.values()) {
    if (!mine(back) || !onDay(back.createdAt)) continue
    const share = state.shares.get(back.shareId)
    rows.push({
      at: back.createdAt,
      cells: [
        billTime(back.createdAt),
        back.mchid,
        back.subMchid ?? back.mchid,
        share?.transactionId ?? '',
        back.returnId,
        '',
        back.outReturnNo,
        totalOf(state, share),
        back.returnMchid,
        yuan(back.amount),
        '分账回退',
        back.result === 'SUCCESS' ? '处理成功' : '处理失败',
        back.description,
        back.failReason ?? '',
      ],
    })
  }
  if (rows.length === 0) return undefined
  return billText({ columns: COLUMNS, rows: rows.sort((a, b) => a.at - b.at).map(({ cells }) => cells) })
}

function shareCells(state: State, share: Share, part: Part, at: number): string[] {
  return [
    billTime(at),
    share.mchid,
    share.subMchid ?? share.mchid,
    share.transactionId,
    share.orderId,
    part.detailId,
    share.outOrderNo,
    totalOf(state, share),
    part.account,
    yuan(part.amount),
    part.unfrozen ? '解冻' : '分账',
    part.result === 'SUCCESS' ? '处理成功' : '处理失败',
    part.description,
    part.failReason ?? '',
  ]
}

function totalOf({ trades }: State, share: Share | undefined): string {
  return yuan(trades.get(share?.tradeId ?? '')?.total ?? 0)
}
