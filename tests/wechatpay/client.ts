import type { Answer } from '@ruzhu/wechatpay/answers.ts'
import { WechatClient } from '@ruzhu/wechatpay/client.ts'
import { readMerchant } from '@ruzhu/wechatpay/merchant.ts'
import { Transport } from '@ruzhu/wechatpay/transport.ts'
import type { Made } from '../simulator/world.ts'

/** The client by itself, with what a merchant copies from the platform. */
export function openClient(url: string, made: Made, now = () => new Date()) {
  const transport = new Transport(url)
  const { public_key_id, public_key, platform_certificates = [] } = made
  const merchant = readMerchant({
    mchid: made.mchid,
    serialNo: made.serial_no,
    privateKey: made.private_key,
    apiV3Key: made.api_v3_key,
    platformCertificates: platform_certificates.map(({ certificate }) => certificate),
    ...(public_key_id && public_key ? { publicKey: { id: public_key_id, pem: public_key } } : {}),
  })
  const client = new WechatClient({ transport, merchant, now })
  return { client, close: () => transport.close() }
}

/** What the gateway said; an answer that is not ok fails the test in the gateway's words. */
export async function said<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const seen = await answer
  if (seen.state !== 'ok') throw new Error(JSON.stringify(seen))
  return seen.body
}

/** Status and code of a definite no. */
export async function refused(answer: Promise<Answer<unknown>>): Promise<[number, string]> {
  const seen = await answer
  if (seen.state !== 'refused') throw new Error(`not refused: ${JSON.stringify(seen)}`)
  return [seen.status, seen.code]
}
