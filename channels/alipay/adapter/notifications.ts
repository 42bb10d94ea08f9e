import type { NotificationSeen, Notice, RawNotification } from '@ruzhu/domain/channel.ts'
import { AUTHORIZATION_NOTICE, readAuthorizationNotice } from '@ruzhu/alipay/authorization.ts'
import { INTEOP_NOTICE } from '@ruzhu/alipay/inteop.ts'
import { readMessage } from '@ruzhu/alipay/messages.ts'
import {
  type NotGenuine,
  openNotification,
  readTradeNotice,
  TRADE_NOTICE,
  type TradeNotice,
} from '@ruzhu/alipay/notifications.ts'
import { type Fields, Unreadable } from '@ruzhu/alipay/reading.ts'
import { SIGN_NOTICE } from '@ruzhu/alipay/signing-notice.ts'
import { ZFT_PASSED, ZFT_REJECTED } from '@ruzhu/alipay/zft.ts'
import { noticeOfGrant } from './grants.ts'
import type { Provider } from './provider.ts'
import { tradeSeen } from './trade-seen.ts'

/** The gateway goes on for a day until it reads these seven letters. */
export const ACKNOWLEDGEMENT = 'success'

export async function readNotification(provider: Provider, raw: RawNotification): Promise<NotificationSeen> {
  const opened = openNotification(raw.body, provider.client.app)
  if (!opened.genuine) return { verified: false, why: WHY[opened.why] }
  try {
    return read(provider, opened.fields, raw.receivedAt ?? provider.now())
  } catch (error) {
    if (error instanceof Unreadable) return { verified: false, why: 'malformed' }
    throw error
  }
}

type Why = Extract<NotificationSeen, { verified: false }>['why']
const WHY: Readonly<Record<NotGenuine['why'], Why>> = {
  unsigned: 'signature',
  mismatch: 'signature',
  other_app: 'foreign', // one key may sign for several applications
  malformed: 'malformed',
}

function read(provider: Provider, fields: Fields, now: Date): NotificationSeen {
  if (fields.textIfAny('notify_type') !== TRADE_NOTICE) return readOther(provider, fields, now)
  const notice = readTradeNotice(fields)
  const createdAt = notice.notify_time ?? now
  return { verified: true, notificationId: notice.notify_id, createdAt, notice: noticeOf(provider, notice, createdAt) }
}

/** Grants, signatures and all else that comes to the application's gateway. */
function readOther({ client }: Provider, fields: Fields, now: Date): NotificationSeen {
  const message = readMessage(fields, client.app)
  const { notify_id: notificationId, name, status, at: createdAt = now } = message
  if (name === AUTHORIZATION_NOTICE) {
    const notice = noticeOfGrant(readAuthorizationNotice(message), createdAt)
    return { verified: true, notificationId, createdAt, notice }
  }
  const numbered = APPLICATIONS.get(name)
  const number = numbered === undefined ? undefined : message.content.textIfAny(numbered)
  if (number !== undefined) {
    return { verified: true, notificationId, createdAt, notice: { kind: 'applyment', number } }
  }
  const eventType = status === undefined ? name : `${name}.${status}`
  return { verified: true, notificationId, createdAt, notice: { kind: 'other', eventType } }
}

/** What is told of an application is its number, by this name; how it stands is asked. */
const APPLICATIONS = new Map([
  [SIGN_NOTICE, 'batch_no'],
  [INTEOP_NOTICE, 'inteop_order_no'],
  [ZFT_PASSED, 'order_id'],
  [ZFT_REJECTED, 'order_id'],
])

/** One type for all that happens to a trade: a refund is known by its own number and time. */
function noticeOf(provider: Provider, notice: TradeNotice, createdAt: Date): Notice {
  const { out_trade_no: outTradeNo, out_biz_no: outRefundNo, gmt_refund } = notice
  const subMchid = sellerOf(provider, notice)
  if (outRefundNo !== undefined && gmt_refund !== undefined) {
    return { kind: 'refund', outRefundNo, outTradeNo, subMchid, seen: { state: 'refunded', at: gmt_refund } }
  }
  const { gmt_payment: paid_at, buyer_open_id, buyer_id } = notice
  const words = { ...notice, paid_at, payer: buyer_open_id ?? buyer_id, fund_channel: undefined }
  const seen = tradeSeen(words, createdAt)
  // taken back without a refund of ours, from the merchant's own platform
  const refunding = seen.state === 'paid' && notice.refund_fee !== undefined
  return { kind: 'payment', outTradeNo, subMchid, seen: refunding ? { ...seen, refunding } : seen }
}

function sellerOf({ pid, client }: Provider, { seller_id, auth_app_id = client.app.appId }: TradeNotice): string {
  if (seller_id !== undefined) return seller_id
  if (auth_app_id !== client.app.appId) throw new Unreadable('a trade without seller_id')
  return pid
}
