import { X509Certificate, createPublicKey } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { type Name, issueCertificate, keyOfRequest, rsaKeyPair, serialNumber } from './authority.ts'

const ROOT: Name = [
  ['C', 'CN'],
  ['O', 'Example'],
  ['CN', 'Example Root CA'],
]
const FROM = new Date('2026-01-02T03:04:05Z')
const openssl = spawnSync('openssl', ['version']).status === 0

function readByOpenssl(args: string[], input = ''): string {
  return spawnSync('openssl', args, { input, encoding: 'utf8' }).stdout
}

async function order(subject: Name, until = new Date('2051-01-02T03:04:05Z')) {
  const { privateKey, publicKey } = await rsaKeyPair()
  return { privateKey, subject, publicKey, serialNo: '7F00000000000000000000000000000000000001', from: FROM, until }
}

test('a certificate reads in Node and OpenSSL as it was ordered, and its issuer vouches for it', async () => {
  const issuer = await rsaKeyPair()
  const own = await order([
    ['CN', '1900007291'],
    ['O', '微信商户系统'],
  ])
  const pem = await issueCertificate(
    {
      ...own,
      extensions: { usages: ['digitalSignature', 'nonRepudiation'], revocationList: 'http://crl.example/a?b=1' },
    },
    { name: ROOT, key: issuer.privateKey },
  )
  const certificate = new X509Certificate(pem)
  expect(certificate.serialNumber).toBe(own.serialNo)
  expect(certificate.subject).toBe('CN=1900007291\nO=微信商户系统')
  expect(certificate.issuer).toBe('C=CN\nO=Example\nCN=Example Root CA')
  expect([certificate.validFromDate, certificate.validToDate]).toEqual([FROM, own.until])
  expect(certificate.ca).toBe(false)
  expect(certificate.verify(issuer.publicKey)).toBe(true)
  expect(certificate.verify(own.publicKey)).toBe(false)
  if (!openssl) return
  const text = readByOpenssl(['x509', '-noout', '-text'], pem)
  expect(text).toMatch(/Version: 3/)
  expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/)
  expect(text).toMatch(/CA:FALSE/)
  expect(text).toMatch(/URI:http:\/\/crl\.example\/a\?b=1/)
})

test('a root vouches for one below it, and that one for a host', async () => {
  const top = await order(ROOT)
  const root = new X509Certificate(
    await issueCertificate(
      { ...top, extensions: { authority: true, usages: ['keyCertSign', 'cRLSign'] } },
      { name: ROOT, key: top.privateKey },
    ),
  )
  const server = await order([['CN', 'api.example']])
  const extensions = { purposes: ['serverAuth'] as const, hosts: [{ dns: 'api.example' }, { ip: '127.0.0.1' }] }
  const host = new X509Certificate(
    await issueCertificate({ ...server, extensions }, { name: ROOT, key: top.privateKey }),
  )
  expect(root.ca && root.checkIssued(root)).toBe(true)
  expect(host.checkIssued(root) && host.verify(root.publicKey)).toBe(true)
  expect(host.checkHost('api.example')).toBe('api.example')
  expect(host.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(host.checkHost('other.example')).toBeUndefined()
})

test.runIf(openssl)('the key of a request is read, unless one bit of the request was flipped', async () => {
  const args = ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', '-', '-subj', '/CN=1900007291']
  const [, key = '', csr = ''] = /(-----BEGIN PRIVATE[^]+?)(-----BEGIN CERT[^]+)/.exec(readByOpenssl(args)) ?? []
  expect((await keyOfRequest(csr))?.equals(createPublicKey(key))).toBe(true)
  const bytes = Buffer.from(csr.replace(/-----.+?-----/g, ''), 'base64')
  for (const at of [30, bytes.length - 5]) {
    const bent = Buffer.from(bytes)
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at)
    const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${bent.toString('base64')}\n-----END CERTIFICATE REQUEST-----`
    expect(await keyOfRequest(pem)).toBeUndefined()
  }
})

test.each(['', 'not a request', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----'])(
  'what is no certificate request gives no key: %j',
  async (text) => expect(await keyOfRequest(text)).toBeUndefined(),
)

test.each([
  ['0', '1'],
  ['6', '7'],
  ['7', '1'],
  ['f', '2'],
])('a serial number that would begin with %s begins with %s', (drawn, first) => {
  expect(serialNumber(`${drawn}${'a'.repeat(39)}`)).toBe(`${first}${'A'.repeat(39)}`)
})
