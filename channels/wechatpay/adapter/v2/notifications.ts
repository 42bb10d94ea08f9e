import type { NotificationSeen, RawNotification } from '@ruzhu/domain/channel.ts'
import type { ApiV2Key } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { openV2Notice, type V2Notice } from '@ruzhu/wechatpay/v2/notices.ts'
import { paidSeen } from './payments.ts'
import { subMchidOf } from './provider.ts'
import { refundSeen } from './refunds.ts'

/** Notifications of v3 are JSON, those of APIv2 are XML; see docs/decisions/0025-apiv2-beside-v3.md */
export function isV2Notification({ body }: Pick<RawNotification, 'body'>): boolean {
  const first = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 64)).toString('utf8')
  return first
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<')
}

/** Who reads, and with which key. */
export type V2Reader = { spMchid: string; key: ApiV2Key; now: () => Date }

export function readV2Notification(own: V2Reader, raw: RawNotification): NotificationSeen {
  const opened = openV2Notice(raw.body, { mchId: own.spMchid, key: own.key })
  if (!opened.genuine) return { verified: false, why: opened.why === 'mismatch' ? 'signature' : opened.why }
  return seenOf(own, opened.notice, raw.receivedAt ?? own.now())
}

/** It has no number of its own: what it says once it says in all its copies. */
function seenOf(own: V2Reader, told: V2Notice, receivedAt: Date): NotificationSeen {
  if (told.kind === 'payment') {
    const { transaction } = told
    const { out_trade_no: outTradeNo, transaction_id, time_end = receivedAt } = transaction
    const subMchid = subMchidOf(own, transaction.sub_mch_id)
    const notice = { kind: 'payment', outTradeNo, subMchid, seen: paidSeen(transaction, false) } as const
    return { verified: true, notificationId: `v2 payment ${transaction_id ?? outTradeNo}`, createdAt: time_end, notice }
  }
  const { refund } = told
  const { out_refund_no: outRefundNo, out_trade_no: outTradeNo, refund_id, refund_status, success_time } = refund
  const subMchid = subMchidOf(own, refund.sub_mch_id)
  return {
    verified: true,
    notificationId: `v2 refund ${refund_id} ${refund_status}`,
    createdAt: success_time ?? receivedAt,
    notice: { kind: 'refund', outRefundNo, outTradeNo, subMchid, seen: refundSeen(refund, success_time) },
  }
}
