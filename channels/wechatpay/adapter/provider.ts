import type { PaymentRef } from '@ruzhu/domain/channel.ts'
import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { Refused, Unknown } from '@ruzhu/wechatpay/answers.ts'
import type { WechatClient } from '@ruzhu/wechatpay/client.ts'

/** One account, ready to call: a service provider's, or a merchant's that is paid under its own number. */
export type Provider = { client: WechatClient; spMchid: string; spAppid: string; now: () => Date }

/** Whether it is paid itself. Then its orders take other paths, and name nobody. */
export function isPaidItself({ spMchid }: Pick<Provider, 'spMchid'>, { subMchid }: Pick<PaymentRef, 'subMchid'>) {
  return subMchid === spMchid
}

/** The sub-merchant where there is one, in the words of calls that serve both. */
export function subMerchant(provider: Provider, { subMchid }: Pick<PaymentRef, 'subMchid'>): { sub_mchid?: string } {
  return isPaidItself(provider, { subMchid }) ? {} : { sub_mchid: subMchid }
}

export const CHANNEL = 'wechatpay'

/** What is not ok, in the words of the port: a definite no, or not known. */
export function notOk(
  answer: Refused | Unknown,
): { state: 'refused'; refusal: GatewayRefusal } | { state: 'unknown'; why: string } {
  return answer.state === 'refused'
    ? { state: 'refused', refusal: refusalOf(answer) }
    : { state: 'unknown', why: answer.why }
}

function refusalOf({ status, code, message, requestId }: Refused): GatewayRefusal {
  return { channel: CHANNEL, status, code, message, ...(requestId === undefined ? {} : { requestId }) }
}
