import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { issueCertificate, keyOfRequest, rsaKeyPair } from './x509.ts'

const ROOT = [
  ['C', 'CN'],
  ['O', 'Tenpay.com'],
  ['OU', 'Tenpay.com CA Center'],
  ['CN', 'Tenpay.com Root CA'],
] as const

test('a certificate reads in OpenSSL as it was ordered, and its issuer vouches for it', async () => {
  const [issuer, own] = [await rsaKeyPair(), await rsaKeyPair()]
  const order = {
    serialNo: '7F00000000000000000000000000000000000001',
    subject: [
      ['CN', '1900007291'],
      ['O', '微信商户系统'],
    ] as const,
    publicKey: own.publicKey,
    from: new Date('2026-01-02T03:04:05Z'),
    until: new Date('2051-01-02T03:04:05Z'),
  }
  const certificate = new X509Certificate(issueCertificate(order, { name: ROOT, key: issuer.privateKey }))

  expect(certificate.serialNumber).toBe(order.serialNo)
  expect(certificate.subject).toBe('CN=1900007291\nO=微信商户系统')
  expect(certificate.issuer).toBe('C=CN\nO=Tenpay.com\nOU=Tenpay.com CA Center\nCN=Tenpay.com Root CA')
  expect(certificate.validFromDate).toEqual(order.from)
  expect(certificate.validToDate).toEqual(order.until)
  expect(certificate.ca).toBe(false)
  expect(certificate.verify(issuer.publicKey)).toBe(true)
  expect(certificate.verify(own.publicKey)).toBe(false)
})

test.each(['', 'not a request', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----'])(
  'what is no certificate request gives no key: %j',
  (text) => expect(keyOfRequest(text)).toBeUndefined(),
)
