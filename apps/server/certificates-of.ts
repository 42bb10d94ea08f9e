import { readCertificate } from '@ruzhu/credentials/material/certificates.ts'
import { blocksOf } from '@ruzhu/credentials/material/pem.ts'
import type { KnownCertificate } from '@ruzhu/domain/diagnosis/dossier.ts'
import type { AccountOutline } from '@ruzhu/domain/providers/providers.ts'

/** The certificates that stand in the settings of an account, the first of each field: of a chain that is its own. */
export async function certificatesOf({ settings }: AccountOutline): Promise<readonly KnownCertificate[]> {
  const found = await Promise.all(Object.entries(settings).map(([field, value]) => firstOf(field, value)))
  return found.flatMap((one) => (one ? [one] : []))
}

async function firstOf(field: string, value: string): Promise<KnownCertificate | undefined> {
  const der = blocksOf(value).blocks.find(({ label }) => label === 'CERTIFICATE')?.der
  const certificate = der && (await readCertificate(der))
  if (!certificate) return undefined
  const { serialNo, validFrom, validTo } = certificate
  return { field, serialNo, validFrom, validTo }
}
