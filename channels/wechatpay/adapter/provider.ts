import type { GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { Refused, Unknown } from '@ruzhu/wechatpay/answers.ts'
import type { WechatClient } from '@ruzhu/wechatpay/client.ts'

/** One provider account, ready to call. */
export type Provider = { client: WechatClient; spMchid: string; spAppid: string; now: () => Date }

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
