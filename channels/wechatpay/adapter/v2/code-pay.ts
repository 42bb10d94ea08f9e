import type { CloseSeen, PaymentRef } from '@ruzhu/domain/channel.ts'
import type { V2Answer, V2Refused } from '@ruzhu/wechatpay/v2/answers.ts'
import { micropay, type MicropayOrder, reverse } from '@ruzhu/wechatpay/v2/bar-code.ts'
import type { V2Transaction } from '@ruzhu/wechatpay/v2/orders.ts'
import { notOkV2, payeeOf, type V2Provider } from './provider.ts'

/** Taken, and the payer has still to confirm: what the gateway calls an error is an order that may be paid. */
export function isPayerAsked(answer: V2Answer<V2Transaction>): boolean {
  return answer.state === 'unknown' && answer.code === 'USERPAYING'
}

/** Neither a notify address nor a scene belongs to it. */
export function payAtTill({ client }: V2Provider, terms: Omit<MicropayOrder, 'auth_code'>, authCode: string) {
  return micropay(client, { ...terms, auth_code: authCode })
}

/** Takes it back, with what was paid; `recall` is the gateway's wish to be asked once more, which the schedule does. */
export async function takeBack(provider: V2Provider, ref: PaymentRef): Promise<CloseSeen> {
  const order = { ...payeeOf(provider, ref), out_trade_no: ref.outTradeNo }
  const answer = await reverse(provider.client, order)
  if (answer.state !== 'ok') return notOkV2(answer)
  return answer.body.recall
    ? { state: 'unknown', why: 'the gateway asks to take it back once more' }
    : { state: 'closed' }
}

/** How closing is refused for an order of a payer's code. https://pay.weixin.qq.com/wiki/doc/api/micropay.php?chapter=9_11 */
export function mustBeTakenBack({ code, message }: V2Refused): boolean {
  return code === 'TRADE_STATE_ERROR' && message.includes('撤销')
}
