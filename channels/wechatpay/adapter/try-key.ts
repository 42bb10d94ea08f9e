import type { Tried } from '@ruzhu/domain/providers/passport.ts'
import { tryApiV3Key } from '@ruzhu/wechatpay/certificates.ts'
import { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { KeyError, readApiV3Key } from '@ruzhu/wechatpay/keys.ts'
import type { Merchant } from '@ruzhu/wechatpay/merchant.ts'
import type { Transport } from '@ruzhu/wechatpay/transport.ts'
import { readApiV2Key } from '@ruzhu/wechatpay/v2/api-v2-key.ts'
import { V2Client } from '@ruzhu/wechatpay/v2/client.ts'
import { orderQuery } from '@ruzhu/wechatpay/v2/orders.ts'

/** @property isMerchants  the account belongs to a merchant, who asks for orders of its own */
export type Trying = {
  transport: Transport
  merchant: Merchant
  spAppid: string
  isMerchants: boolean
  now: () => Date
}

/**
 * Whether the gateway takes a value as the key of this kind. An AppSecret is not tried: that would send what may be the
 * key of the money in an address to another host.
 */
export async function tryKey(trying: Trying, kind: string, value: string): Promise<Tried> {
  try {
    if (kind === 'api_v3_key') return await asApiV3Key(trying, value)
    if (kind === 'api_v2_key') return await asApiV2Key(trying, value)
    return 'unknown'
  } catch (error) {
    if (error instanceof KeyError) return 'refused'
    throw error
  }
}

/** By what the gateway seals for us. */
async function asApiV3Key({ transport, merchant, now }: Trying, value: string): Promise<Tried> {
  const client = new WechatClient({ transport, merchant: { ...merchant, apiV3Key: readApiV3Key(value) }, now })
  const seen = await tryApiV3Key(client)
  return seen === 'ours' ? 'taken' : seen === 'another' ? 'refused' : 'unknown'
}

/**
 * By asking for an order that does not exist. The gateway's refusal counts only when it is signed with the same key, or
 * when it says itself that our signature is wrong.
 */
async function asApiV2Key({ transport, merchant, spAppid, isMerchants, now }: Trying, value: string): Promise<Tried> {
  const own = { mchId: merchant.mchid, appid: spAppid, key: readApiV2Key(value) }
  const client = new V2Client({ transport, merchant: own, now })
  const answer = await orderQuery(client, {
    out_trade_no: 'ruzhu_probe',
    ...(isMerchants ? {} : { sub_mch_id: NOBODY }),
  })
  if (answer.state === 'ok') return 'taken'
  if (answer.state === 'unknown') return 'unknown'
  if (answer.err_code !== undefined && answer.return_code === 'SUCCESS') return 'taken'
  return /签名|sign/i.test(answer.return_msg ?? '') ? 'refused' : 'unknown'
}

/** A provider asks for a sub-merchant or is not heard; no merchant number begins so. */
export const NOBODY = '1000000000'
