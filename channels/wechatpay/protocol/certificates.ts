import type { KeyObject } from 'node:crypto'
import { openSealed } from './aead.ts'
import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { type Certificate, KeyError, readCertificate } from './keys.ts'
import { at } from './paths.ts'
import { Fields, Unreadable } from './reading.ts'

export type PlatformCertificate = {
  serial_no: string
  effective_time: Date
  expire_time: Date
  pem: string
  certificate: Certificate
}

/** `none`: the merchant has only the public key, as all that opened since the end of 2024. */
export type CertificatesSeen = Answer<readonly PlatformCertificate[]> | { state: 'none'; message: string }

/**
 * The platform certificates in force: one as a rule, two while they change. Ask again at least every 12 hours.
 * Only we and the gateway hold the APIv3 key that they are sealed with, so they vouch for themselves: the answer is
 * verified with the certificates in it, which is how the first ones are had.
 *
 * @see https://pay.weixin.qq.com/doc/v3/merchant/4012153196
 */
export async function downloadCertificates(client: WechatClient, options?: CallOptions): Promise<CertificatesSeen> {
  const { apiV3Key, otherApiV3Keys = [], platformKeys } = client.merchant
  const answer = await client.getTrusting(
    at('GET', '/v3/certificates', { algorithm_type: 'RSA' }).path,
    (body) => readCertificates(body, [apiV3Key, ...otherApiV3Keys]),
    (found) => new Map([...platformKeys.byId, ...keysOf(found)]),
    options,
  )
  const none = answer.state === 'refused' && answer.status === 404
  return none ? { state: 'none', message: answer.message } : answer
}

/** @param apiV3Keys  the one in use; others too while one takes the place of another */
export function readCertificates(body: unknown, apiV3Keys: readonly KeyObject[]): readonly PlatformCertificate[] {
  return new Fields(body).list('data').map((entry) => {
    const serialNo = entry.text('serial_no')
    const pem = unsealed(entry.object('encrypt_certificate'), apiV3Keys)
    const certificate = certificateOf(pem)
    if (certificate.serialNo !== serialNo.toUpperCase())
      throw new Unreadable(`certificate ${serialNo} has another number`)
    return {
      serial_no: serialNo,
      effective_time: entry.instant('effective_time'),
      expire_time: entry.instant('expire_time'),
      pem,
      certificate,
    }
  })
}

/** Sealed with another APIv3 key than ours. */
class SealedOtherwise extends Unreadable {}

/**
 * Whether the gateway seals with the APIv3 key of this client: what only a trial tells, since the key signs nothing.
 * `unknown` too for merchants without platform certificates, who are sent nothing sealed before their first notification.
 */
export async function tryApiV3Key(
  client: WechatClient,
  options?: CallOptions,
): Promise<'ours' | 'another' | 'unknown'> {
  let isAnother = false
  const { apiV3Key, platformKeys } = client.merchant
  const answer = await client.getTrusting(
    at('GET', '/v3/certificates', { algorithm_type: 'RSA' }).path,
    (body) => {
      try {
        return readCertificates(body, [apiV3Key])
      } catch (error) {
        isAnother = error instanceof SealedOtherwise
        throw error
      }
    },
    (found) => new Map([...platformKeys.byId, ...keysOf(found)]),
    options,
  )
  if (answer.state === 'ok' && answer.body.length > 0) return 'ours'
  return isAnother ? 'another' : 'unknown'
}

function unsealed(encrypted: Fields, apiV3Keys: readonly KeyObject[]): string {
  const sealed = {
    nonce: encrypted.text('nonce'),
    associated_data: encrypted.textIfAny('associated_data'),
    ciphertext: encrypted.text('ciphertext'),
  }
  for (const key of apiV3Keys) {
    const pem = openSealed(sealed, key)
    if (pem !== undefined) return pem
  }
  throw new SealedOtherwise('a certificate does not open: the APIv3 key is another one')
}

function certificateOf(pem: string): Certificate {
  try {
    return readCertificate(pem)
  } catch (error) {
    if (error instanceof KeyError) throw new Unreadable(`a certificate is ${error.fault}`)
    throw error
  }
}

function keysOf(certificates: readonly PlatformCertificate[]): [string, KeyObject][] {
  return certificates.map(({ certificate }) => [certificate.serialNo, certificate.publicKey])
}
