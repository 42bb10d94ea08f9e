import { Secret } from '@ruzhu/domain/secret.ts'
import { loadX509 } from '../material/certificates.ts'
import { toBase64, toPem } from '../material/pem.ts'

/** For whom a certificate is asked: a merchant of WeChat Pay, or an application at Alipay. Names exactly as the platform's page shows them: it compares them. */
export type RequestFor =
  | { kind: 'merchant'; mchid: string; merchantName: string }
  | { kind: 'application'; company: string; domain?: string }

export type MadeRequest = {
  /** PKCS#8, PEM. Exists nowhere else: whoever loses it begins anew. */
  privateKey: Secret<'private_key'>
  /** SPKI in one line of Base64, as Alipay's page takes it in 公钥模式. */
  publicKey: string
  /** What the platform gets: the request for a certificate, PEM. */
  request: string
}

/**
 * A new pair of keys and the request for its certificate, made where this runs and sent nowhere: what the platforms' own
 * tools do, which exist for some systems only.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4013053053
 */
export async function makeRequest(whom: RequestFor): Promise<MadeRequest> {
  const x509 = await loadX509()
  const keys = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify'])
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: new x509.Name(nameOf(whom)),
    keys,
    signingAlgorithm: RSA,
  })
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', keys.privateKey),
    crypto.subtle.exportKey('spki', keys.publicKey),
  ])
  return {
    privateKey: new Secret('private_key', toPem('PRIVATE KEY', new Uint8Array(pkcs8))),
    publicKey: toBase64(new Uint8Array(spki)),
    request: toPem('CERTIFICATE REQUEST', new Uint8Array(request.rawData)),
  }
}

/** Browsers offer it on https and on this very machine only. */
export function canMakeKeys(): boolean {
  return typeof globalThis.crypto?.subtle?.generateKey === 'function'
}

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const

/** As in certificates that the platforms have issued; UTF-8 throughout. */
function nameOf(whom: RequestFor): Record<string, { utf8String: string }[]>[] {
  const parts: readonly (readonly [part: string, value: string])[] =
    whom.kind === 'merchant'
      ? [
          ['CN', whom.mchid],
          ['O', '微信商户系统'],
          ['OU', whom.merchantName],
          ['C', 'CN'],
          ['L', 'ShenZhen'],
        ]
      : [
          ['C', 'CN'],
          ['O', whom.company],
          ['CN', whom.domain || whom.company],
        ]
  return parts.map(([part, value]) => ({ [part]: [{ utf8String: value }] }))
}
