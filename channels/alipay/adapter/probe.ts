import type { ProbeSeen } from '@ruzhu/domain/channel.ts'
import type { Answer, Unknown } from '@ruzhu/alipay/answers.ts'
import { reasonOf } from '@ruzhu/alipay/answers.ts'
import { queryTrade } from '@ruzhu/alipay/trades.ts'
import { CHANNEL, notOk, type Provider } from './provider.ts'

/**
 * Asks for a trade that does not exist. That it does not is said only to an application whose number and keys belong
 * together; a third-party application is told that it must not ask for itself, which is said as late.
 */
export async function probe({ client, now }: Provider): Promise<ProbeSeen> {
  const answer = await queryTrade(client, { out_trade_no: 'ruzhu_probe' })
  if (isAnswered(answer)) return { state: 'ok', clockSkewMs: answer.at ? now().getTime() - answer.at.getTime() : 0 }
  if (answer.state === 'unknown' && answer.doubt) return { state: 'refused', refusal: keyRefusal(answer.doubt) }
  return notOk(answer)
}

function isAnswered(answer: Answer<unknown>): answer is Exclude<typeof answer, Unknown> {
  return answer.state === 'ok' || (answer.state === 'refused' && KNOWN.has(reasonOf(answer)))
}

const KNOWN = new Set(['ACQ.TRADE_NOT_EXIST', 'isv.self-invoke-forbidden'])

/** The gateway answered, but not with the key that it is known by here: nothing can be believed before that is mended. */
function keyRefusal(doubt: 'signature' | 'certificate') {
  return doubt === 'signature'
    ? { channel: CHANNEL, status: 200, code: 'ALIPAY_KEY_MISMATCH', message: '支付宝的应答验签不通过' }
    : { channel: CHANNEL, status: 200, code: 'ALIPAY_CERTIFICATE_UNKNOWN', message: '取不到支付宝用来签名的证书' }
}
