import type { PaymentRef, PrepayOrder } from '@ruzhu/domain/channel.ts'
import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { V2Refused, V2Unknown } from '@ruzhu/wechatpay/v2/answers.ts'
import type { CertifiedV2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { CHANNEL } from '../provider.ts'

/** One account that speaks APIv2, ready to call. */
export type V2Provider = { client: CertifiedV2Client; spMchid: string; spAppid: string; now: () => Date }

/** A provider names its sub-merchant; whoever is paid under the own number names nobody. */
export function payeeOf({ spMchid }: Pick<V2Provider, 'spMchid'>, { subMchid }: Pick<PaymentRef, 'subMchid'>) {
  return subMchid === spMchid ? {} : { sub_mch_id: subMchid }
}

/** The app in which is paid: the sub-merchant's own beside the provider's, or the merchant's in place of the usual one. */
export function appOf({ spMchid }: Pick<V2Provider, 'spMchid'>, order: Pick<PrepayOrder, 'subMchid' | 'subAppid'>) {
  if (order.subAppid === undefined) return {}
  return order.subMchid === spMchid ? { appid: order.subAppid } : { sub_appid: order.subAppid }
}

/** Whom a message is about, in the same words. */
export function subMchidOf({ spMchid }: Pick<V2Provider, 'spMchid'>, named: string | undefined): string {
  return named ?? spMchid
}

/** What is not ok, in the words of the port: a definite no, or not known. */
export function notOkV2(
  answer: V2Refused | V2Unknown,
): { state: 'refused'; refusal: GatewayRefusal } | { state: 'unknown'; why: string } {
  if (answer.state === 'unknown') return { state: 'unknown', why: answer.why }
  const { status, code, message } = answer
  return { state: 'refused', refusal: { channel: CHANNEL, status, code, message } }
}
