import { rsa, type Signer } from './signing.ts'

/** @property pathAndQuery  exactly as it goes over the wire, percent-encoding included */
export type UnsignedV3 = { method: 'GET' | 'POST'; pathAndQuery: string; body: string; appAuthToken?: string }
/** @property milliseconds  Unix time, no more than ten minutes off */
export type StampV3 = { milliseconds: number; nonce: string }

/**
 * The Authorization header of OpenAPI v3.
 *
 * @see https://opendocs.alipay.com/open-v3/054q58
 */
export async function authorization(
  request: UnsignedV3,
  app: Pick<Signer, 'privateKey'> & { appId: string; certificates?: { appCertSn: string } },
  stamp: StampV3,
): Promise<string> {
  const said = [
    `app_id=${app.appId}`,
    ...(app.certificates ? [`app_cert_sn=${app.certificates.appCertSn}`] : []),
    `nonce=${stamp.nonce}`,
    `timestamp=${stamp.milliseconds}`,
  ].join(',')
  const signature = await rsa('sha256', Buffer.from(requestMessage(said, request), 'utf8'), app.privateKey)
  return `ALIPAY-SHA256withRSA ${said},sign=${signature}`
}

/** Each line with its line feed, also the last; that of the token only where one is sent. */
export function requestMessage(said: string, { method, pathAndQuery, body, appAuthToken }: UnsignedV3): string {
  const lines = [said, method, pathAndQuery, body, ...(appAuthToken === undefined ? [] : [appAuthToken])]
  return `${lines.join('\n')}\n`
}

export function answerMessage(timestamp: string, nonce: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`, 'utf8'), body, Buffer.from('\n')])
}
