import { type Certificate, readCertificate } from '@ruzhu/wechatpay/keys.ts'
import { Fields, Unreadable } from '@ruzhu/wechatpay/reading.ts'
import { credentialInvalid, readField } from './credential-problems.ts'

/** Platform certificates as PEM one after the other, or as the JSON list of `{serial_no, certificate}` that tools write. */
export function readPlatformCertificates(field: string, text: string): readonly Certificate[] {
  const certificates = text.trimStart().startsWith('[') ? fromJson(field, text) : fromPem(field, text)
  if (certificates.length === 0) throw credentialInvalid(field, 'not_certificate_list')
  return certificates
}

function fromPem(field: string, text: string): Certificate[] {
  const blocks = text.split(/(?=-----BEGIN )/).filter((block) => block.includes('-----BEGIN '))
  return blocks.map((block) => readField(field, () => readCertificate(block)))
}

function fromJson(field: string, text: string): Certificate[] {
  return entriesOf(field, text).map(({ serialNo, pem }) => {
    const certificate = readField(field, () => readCertificate(pem))
    if (certificate.serialNo !== serialNo.toUpperCase()) throw credentialInvalid(field, 'other_serial_no')
    return certificate
  })
}

function entriesOf(field: string, text: string): { serialNo: string; pem: string }[] {
  try {
    const list = new Fields({ list: JSON.parse(text) }, field).list('list')
    return list.map((entry) => ({ serialNo: entry.text('serial_no'), pem: entry.text('certificate') }))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Unreadable)
      throw credentialInvalid(field, 'not_certificate_list')
    throw error
  }
}
