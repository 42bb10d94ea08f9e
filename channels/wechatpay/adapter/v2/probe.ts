import type { ProbeSeen } from '@ruzhu/domain/channel.ts'
import { orderQuery } from '@ruzhu/wechatpay/v2/orders.ts'
import { NOBODY } from '../try-key.ts'
import { notOkV2, type V2Provider } from './provider.ts'

/**
 * Asks for an order that does not exist, a provider of a sub-merchant that does not either, since a new one has none. What
 * the gateway signs with our key it says to whoever has that key and number; only a doubt about our AppID is a no then.
 */
export async function probe({ client, now }: V2Provider, { isMerchants }: Whose): Promise<ProbeSeen> {
  const payee = isMerchants ? {} : { sub_mch_id: NOBODY }
  const answer = await orderQuery(client, { out_trade_no: 'ruzhu_probe', ...payee })
  const refused = answer.state === 'refused' && (answer.return_code !== 'SUCCESS' || ABOUT_US.has(answer.code))
  if (answer.state === 'unknown' || refused) return notOkV2(answer)
  return { state: 'ok', clockSkewMs: answer.at ? now().getTime() - answer.at.getTime() : 0 }
}

type Whose = { isMerchants: boolean }

const ABOUT_US = new Set(['APPID_NOT_EXIST', 'APPID_MCHID_NOT_MATCH', 'NOAUTH'])
