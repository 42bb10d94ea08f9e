import type { AccountField } from '../descriptor.ts'

export type PemProblem = 'not_pem' | 'web_page' | 'is_certificate' | 'is_private_key' | 'is_public_key' | 'encrypted'

const LABELS: Readonly<Record<NonNullable<AccountField['holds']>, RegExp>> = {
  private_key: /^(?:RSA )?PRIVATE KEY$/,
  public_key: /^PUBLIC KEY$/,
  certificate: /^CERTIFICATE$/,
}

/** What else a text is than the PEM that belongs there, told by its labels: keys are easily swapped. */
export function pemProblem(pem: string, holds: NonNullable<AccountField['holds']>): PemProblem | undefined {
  const labels = Array.from(pem.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----/g), (match) => match[1] ?? '')
  if (labels.length === 0) return /<(?:!doctype|html)/i.test(pem) ? 'web_page' : 'not_pem'
  if (labels.every((label) => LABELS[holds].test(label))) return undefined
  if (labels.some((label) => label.startsWith('ENCRYPTED'))) return 'encrypted'
  if (holds !== 'certificate' && labels.some((label) => LABELS.certificate.test(label))) return 'is_certificate'
  if (holds !== 'private_key' && labels.some((label) => LABELS.private_key.test(label))) return 'is_private_key'
  return holds !== 'public_key' && labels.some((label) => LABELS.public_key.test(label)) ? 'is_public_key' : 'not_pem'
}

/** As it was meant: no byte order mark, no carriage returns, line breaks that were pasted as `\n`, one line feed at the end. */
export function cleanPem(text: string): string {
  return `${text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\\n|\r\n?/g, '\n')
    .trim()}\n`
}
