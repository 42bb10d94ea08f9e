import type { NotificationSeen, Notice, RawNotification } from '@ruzhu/domain/channel.ts'
import type { Opened, WechatNotification } from '@ruzhu/wechatpay/notifications.ts'
import { Unreadable } from '@ruzhu/wechatpay/reading.ts'
import { readRefundNotice } from '@ruzhu/wechatpay/refunds.ts'
import { readTransaction } from '@ruzhu/wechatpay/transactions.ts'
import { paymentSeen } from './payments.ts'
import type { Provider } from './provider.ts'
import { refundSeen } from './refunds.ts'

export async function readNotification(provider: Provider, raw: RawNotification): Promise<NotificationSeen> {
  const opened = await provider.client.openNotification(raw, raw.receivedAt ?? provider.now())
  if (!opened.genuine) return { verified: false, why: WHY[opened.why] }

  const { id, create_time } = opened.notification
  try {
    const notice = noticeOf(provider, opened.notification)
    return { verified: true, notificationId: id, createdAt: create_time, notice }
  } catch (error) {
    if (error instanceof Unreadable) return { verified: false, why: 'malformed' }
    throw error
  }
}

type Untrue = Extract<Opened, { genuine: false }>['why']
type Why = Extract<NotificationSeen, { verified: false }>['why']
const WHY: Readonly<Record<Untrue, Why>> = {
  unsigned: 'signature',
  mismatch: 'signature',
  stale: 'stale',
  unknown_key: 'unknown_key',
  probe: 'probe',
  undecryptable: 'undecryptable',
  malformed: 'malformed',
}

/** What is not about an order or refund of a sub-merchant of ours (profit sharing, combined orders, …) is `other`. */
function noticeOf(provider: Provider, { event_type, original_type, resource }: WechatNotification): Notice {
  if (event_type === 'TRANSACTION.SUCCESS' && original_type !== 'profitsharing')
    return paymentNotice(provider, resource)
  if (event_type.startsWith('REFUND.')) return refundNotice(provider, resource)
  return { kind: 'other', eventType: event_type }
}

function paymentNotice(provider: Provider, resource: unknown): Notice {
  if (isCombined(resource)) return { kind: 'other', eventType: 'TRANSACTION.SUCCESS' }
  const transaction = readTransaction(resource)
  const subMchid = ours(provider, transaction)
  return { kind: 'payment', outTradeNo: transaction.out_trade_no, subMchid, seen: paymentSeen(transaction) }
}

function refundNotice(provider: Provider, resource: unknown): Notice {
  const refund = readRefundNotice(resource)
  const subMchid = ours(provider, refund)
  if (refund.out_trade_no === undefined) throw new Unreadable('a refund without out_trade_no')
  return {
    kind: 'refund',
    outRefundNo: refund.out_refund_no,
    outTradeNo: refund.out_trade_no,
    subMchid,
    seen: refundSeen(refund),
  }
}

function isCombined(resource: unknown): boolean {
  return typeof resource === 'object' && resource !== null && 'combine_out_trade_no' in resource
}

type About = Record<'sp_mchid' | 'sub_mchid' | 'mchid', string | undefined>

/** Platform certificates sign for every merchant there is: what was meant for another account is none of ours. */
function ours({ spMchid }: Provider, about: About): string {
  if (about.mchid === spMchid) return spMchid
  if (about.sp_mchid !== spMchid || about.sub_mchid === undefined) throw new Unreadable('about another account')
  return about.sub_mchid
}
