import { Hash, Transformer } from 'wechatpay-axios-plugin'
import { rawGateway, type Seen, type Turn } from '../../testing/raw-gateway.ts'
import { ApiV2Key, type SignType } from '../api-v2-key.ts'
import { CertifiedV2Client } from '../client.ts'

export const KEY = '192006250b4c09247ec02edce69f6a2d'
export const MERCHANT = { mchId: '1900007291', appid: 'wx8888888888888888', key: new ApiV2Key(KEY) }
const OWN = { return_code: 'SUCCESS', mch_id: MERCHANT.mchId, appid: MERCHANT.appid, nonce_str: '5K8264ILTKCH16CQ' }

/** A bare server that answers each request by the next turn; what it signs is signed by the outside library. */
export async function rawV2Gateway(now: () => Date, signType: SignType = 'HMAC-SHA256') {
  const gateway = await rawGateway(now)
  const { transport } = gateway
  const client = new CertifiedV2Client({ transport, certified: transport, merchant: MERCHANT, now, signType })
  return { ...gateway, client }
}

/** A business yes. */
export function yes(fields: Readonly<Record<string, string>> = {}, signType?: SignType): Turn {
  return said(signedXml({ ...OWN, result_code: 'SUCCESS', ...fields }, signType))
}

/** A business no. */
export function no(err_code: string, err_code_des = '', signType?: SignType): Turn {
  return said(signedXml({ ...OWN, result_code: 'FAIL', err_code, err_code_des }, signType))
}

/** The message turned away as a whole, unsigned, as it was seen at the gateway. */
export function turnedAway(return_msg: string): Turn {
  return said(
    `<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[${return_msg}]]></return_msg>\n</xml>`,
  )
}

export function said(body: string | Buffer, status = 200): Turn {
  return (response) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(body)
}

export function signedXml(fields: Readonly<Record<string, string>>, signType: SignType = 'HMAC-SHA256'): string {
  return Transformer.toXml({ ...fields, sign: Hash.sign(signType, fields, KEY) })
}

/** What was sent, as the outside library reads it. */
export function sent(seen: Seen | undefined): Record<string, string> {
  return Transformer.toObject(String(seen?.body)) as Record<string, string>
}
