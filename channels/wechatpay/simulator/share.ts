import { beijingTime } from '@ruzhu/domain/time.ts'
import type { Instant } from '../../contract/simulator.ts'

export const RECEIVER_TYPES = ['MERCHANT_ID', 'PERSONAL_OPENID', 'PERSONAL_SUB_OPENID'] as const
export type ReceiverType = (typeof RECEIVER_TYPES)[number]

/** Whom a merchant may give a part of its payments. */
export type Receiver = {
  readonly id: string
  readonly owner: string
  readonly type: ReceiverType
  readonly account: string
  readonly name?: string
  readonly relationType: string
  readonly customRelation?: string
}

export const FAIL_REASONS = [
  'ACCOUNT_ABNORMAL',
  'NO_RELATION',
  'RECEIVER_HIGH_RISK',
  'RECEIVER_REAL_NAME_NOT_VERIFIED',
  'NO_AUTH',
  'RECEIVER_RECEIPT_LIMIT',
  'PAYER_ACCOUNT_ABNORMAL',
  'INVALID_REQUEST',
] as const
export type FailReason = (typeof FAIL_REASONS)[number]

export type Part = {
  readonly type: ReceiverType
  readonly account: string
  readonly amount: number
  readonly description: string
  readonly result: 'PENDING' | 'SUCCESS' | 'CLOSED'
  readonly failReason?: FailReason
  readonly detailId: string
  readonly finishedAt?: Instant
  /** What is only unfrozen goes to the merchant itself. */
  readonly unfrozen?: true
}

/** One request for shares (分账单), or for the end of them. */
export type Share = {
  readonly id: string
  readonly mchid: string
  readonly subMchid?: string
  readonly tradeId: string
  readonly transactionId: string
  readonly outOrderNo: string
  readonly orderId: string
  readonly parts: readonly Part[]
  /** No more will be shared of this payment. */
  readonly isLast: boolean
  readonly state: 'PROCESSING' | 'FINISHED'
  readonly fingerprint: string
  readonly createdAt: Instant
}

/** A merchant gives back what it had been given. */
export type ShareReturn = {
  readonly id: string
  readonly mchid: string
  readonly subMchid?: string
  readonly shareId: string
  readonly orderId: string
  readonly outOrderNo: string
  readonly outReturnNo: string
  readonly returnId: string
  readonly returnMchid: string
  readonly amount: number
  readonly description: string
  readonly result: 'SUCCESS' | 'FAILED'
  readonly failReason?: string
  readonly fingerprint: string
  readonly createdAt: Instant
}

export function shareId(mchid: string, outOrderNo: string): string {
  return `${mchid}/${outOrderNo}`
}

/** https://pay.weixin.qq.com/doc/v3/partner/4012466849: of create, query and unfreeze alike. */
export function shareObject(share: Share): object {
  const created = beijingTime(new Date(share.createdAt))
  return {
    ...whose(share),
    transaction_id: share.transactionId,
    out_order_no: share.outOrderNo,
    order_id: share.orderId,
    state: share.state,
    receivers: share.parts.map((part) => ({
      amount: part.amount,
      description: part.description,
      type: part.type,
      account: part.account,
      result: part.result,
      ...(part.failReason && { fail_reason: part.failReason }),
      create_time: created,
      ...(part.finishedAt !== undefined && { finish_time: beijingTime(new Date(part.finishedAt)) }),
      detail_id: part.detailId,
    })),
  }
}

export function returnObject(back: ShareReturn): object {
  const at = beijingTime(new Date(back.createdAt))
  return {
    ...whose(back),
    order_id: back.orderId,
    out_order_no: back.outOrderNo,
    out_return_no: back.outReturnNo,
    return_id: back.returnId,
    return_mchid: back.returnMchid,
    amount: back.amount,
    description: back.description,
    result: back.result,
    ...(back.failReason !== undefined && { fail_reason: back.failReason }),
    create_time: at,
    finish_time: at,
  }
}

function whose({ subMchid }: { subMchid?: string }): { sub_mchid?: string } {
  return subMchid === undefined ? {} : { sub_mchid: subMchid }
}

/** What the receiver hears, if it has given an address for it: its own part, and nothing of the others. */
export function shareNotice(share: Share, { type, account, amount, description, finishedAt }: Part): object {
  return {
    ...payer(share),
    transaction_id: share.transactionId,
    order_id: share.orderId,
    out_order_no: share.outOrderNo,
    receiver: { type, account, amount, description },
    success_time: beijingTime(new Date(finishedAt ?? share.createdAt)),
  }
}

export function returnNotice(back: ShareReturn, transactionId: string): object {
  return {
    ...payer(back),
    transaction_id: transactionId,
    order_id: back.orderId,
    out_order_no: back.outOrderNo,
    return_id: back.returnId,
    out_return_no: back.outReturnNo,
    receiver: { type: 'MERCHANT_ID', account: back.returnMchid, amount: back.amount, description: back.description },
    success_time: beijingTime(new Date(back.createdAt)),
  }
}

function payer({ mchid, subMchid }: { mchid: string; subMchid?: string }): object {
  return subMchid === undefined ? { mchid } : { sp_mchid: mchid, sub_mchid: subMchid }
}
