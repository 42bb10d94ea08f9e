import type { NotificationNote } from '../../../contract/simulator.ts'
import type { Refund } from '../refund.ts'
import type { RefundEnd } from '../refunds.ts'
import type { State } from '../state.ts'

/** Told in XML, as version 2 tells; its notices have no event type, so these names are the simulator's own. */
export const XML_PAYMENT = 'V2.PAYMENT'
export const XML_REFUND = 'V2.REFUND.'

export function xmlRefundEvent(end: RefundEnd): string {
  return `${XML_REFUND}${end}`
}

export function isXmlNotice({ eventType }: Pick<NotificationNote, 'eventType'>): boolean {
  return eventType.startsWith('V2.')
}

/** Where a refund is told in XML, if it is: asked for by v2, or without an address by v3 while 退款配置 names one. */
export function xmlNoticeUrl({ merchants }: State, { v2, notifyUrl, mchid }: Refund): string | undefined {
  if (!v2 && notifyUrl !== undefined) return undefined
  const merchant = merchants.get(mchid)
  const url = notifyUrl ?? merchant?.refundNotifyUrl
  return url && merchant?.apiV2Key !== undefined ? url : undefined
}
