import { type Certificate, readCertificate } from '@ruzhu/credentials/material/certificates.ts'
import type { AccountField } from '@ruzhu/domain/descriptor.ts'
import type { ReadKeys } from '@ruzhu/domain/keys/account-keys.ts'
import type { KeyPiece } from '@ruzhu/domain/keys/keys.ts'
import { isSecret } from '@ruzhu/domain/providers/account-fields.ts'
import { fingerprintOf } from '@ruzhu/storage/fingerprint.ts'

/** What a field holds as far as it may be shown: of a certificate what is written on it, of a secret that it is there. */
export const readKeys: ReadKeys = async (fields) =>
  (await Promise.all(fields.map(({ field, text }) => pieceOf(field, text)))).flat()

async function pieceOf(field: AccountField, text: string): Promise<KeyPiece[]> {
  const { name, kind, holds = '' } = field
  const fingerprint = fingerprintOf(text)
  if (isSecret(field)) return [{ field: name, kind: 'secret', fingerprint, length: text.length }]
  if (kind !== 'pem') return []
  const certificate = await firstCertificate(text)
  if (!certificate) return [{ field: name, kind: 'public_key', fingerprint }]
  const { serialNo: serial, commonName, organisation, validFrom, validTo, isAuthority } = certificate
  const owner = commonName || organisation
  return [
    {
      field: name,
      kind: 'certificate',
      fingerprint,
      serial,
      ...(owner !== '' && { owner }),
      validFrom,
      // several roots stand in one file, and the platform's own is renewed without us
      ...(!isAuthority && !holds.includes('root') && { validTo }),
    },
  ]
}

async function firstCertificate(text: string): Promise<Certificate | undefined> {
  const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(text)?.[1]
  return block === undefined ? undefined : readCertificate(new Uint8Array(Buffer.from(block, 'base64')))
}
