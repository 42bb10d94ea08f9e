import type { ProbeSeen } from '@ruzhu/domain/channel.ts'
import { queryByBusinessCode } from '@ruzhu/wechatpay/applyments.ts'
import { notOk, type Provider } from './provider.ts'

/**
 * Asks for an application that does not exist. That it does not is said only to a provider whose number, certificate and
 * private key belong together, and needs no sub-merchant as a query for an order would: it works on the first day.
 */
export async function probe({ client, now }: Provider): Promise<ProbeSeen> {
  const answer = await queryByBusinessCode(client, 'ruzhu_probe')
  const answered = answer.state === 'ok' || (answer.state === 'refused' && NOT_THERE.has(answer.code))
  if (!answered) return notOk(answer)
  return { state: 'ok', clockSkewMs: answer.at ? now().getTime() - answer.at.getTime() : 0 }
}

const NOT_THERE = new Set(['APPLYMENT_NOT_EXIST', 'APPLYMENT_NOTEXIST', 'RESOURCE_NOT_EXISTS', 'ORDER_NOT_EXIST'])
