import { type KeyObject, sign } from 'node:crypto'

/** Whose request it is: merchant number, serial number of its API certificate, and the private key that fits it. */
export type Signer = { mchid: string; serialNo: string; privateKey: KeyObject }

/**
 * @property path  path and raw query exactly as they go over the wire, percent-encoding included; no host, no fragment
 * @property body  exactly the text that will be sent; `''` for GET. Of an upload, the `meta` JSON only.
 */
export type Unsigned = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body: string }

/** Unix seconds (not milliseconds) and a nonce; given, so that a test can pin the signature. */
export type Stamp = { seconds: number; nonce: string }

/**
 * The Authorization header of a request.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012365870
 */
export function authorization(request: Unsigned, signer: Signer, stamp: Stamp): Promise<string> {
  return signed(
    requestMessage(request, stamp),
    signer.privateKey,
    (signature) =>
      `WECHATPAY2-SHA256-RSA2048 mchid="${signer.mchid}",nonce_str="${stamp.nonce}",` +
      `timestamp="${stamp.seconds}",serial_no="${signer.serialNo}",signature="${signature}"`,
  )
}

/** Five lines, each with its line feed, also where the body already ends in one. */
export function requestMessage({ method, path, body }: Unsigned, stamp: Stamp): string {
  return `${method}\n${path}\n${stamp.seconds}\n${stamp.nonce}\n${body}\n`
}

/**
 * SHA-256 with RSA (PKCS#1 v1.5), as Base64 in one line. On the thread pool: one signature of a 2048-bit key costs more
 * than all the rest of a payment, and would hold up every other request.
 */
export function rsaSha256(message: string, key: KeyObject): Promise<string> {
  return signed(message, key, (signature) => signature)
}

/** Put where it belongs as soon as it is there: each promise in between is a turn of the queue. */
function signed(message: string, key: KeyObject, put: (signature: string) => string): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', Buffer.from(message, 'utf8'), key, (error, signature) => {
      if (error) reject(error)
      else resolve(put(signature.toString('base64')))
    })
  })
}
