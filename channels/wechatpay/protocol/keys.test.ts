import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import { readApiV3Key, readCertificate, readPrivateKey, readPublicKey, samePair } from './keys.ts'
import { PlatformKeys } from './platform-keys.ts'

const K1 = createPrivateKey(keys.K1.pem)

test('a private key reads as PKCS#1 and as PKCS#8, and is the same', () => {
  expect(readPrivateKey(keys.K1.pem).equals(K1)).toBe(true)
  expect(readPrivateKey(keys['K1-pkcs8'].pem).equals(K1)).toBe(true)
})

test.each([
  ['CRLF', (pem: string) => pem.replaceAll('\n', '\r\n')],
  ['a BOM', (pem: string) => `\uFEFF${pem}`],
  ['blanks around it', (pem: string) => `  \n${pem}  \n\n`],
  ['no line feed at the end', (pem: string) => pem.trim()],
  ['line feeds as two letters', (pem: string) => pem.replaceAll('\n', '\\n')],
  ['what openssl prints before it', (pem: string) => `Bag Attributes\n    friendlyName: 1900007291\n${pem}`],
])('it may come with %s', (_, change) => {
  expect(readPrivateKey(change(keys.K1.pem)).equals(K1)).toBe(true)
})

test.each([
  ['nothing', '  \n', 'empty'],
  ['a web page', '<!doctype html><title>登录</title>', 'not_pem'],
  ['the certificate', keys['G1-cert-A'].pem, 'certificate'],
  ['the gateway’s public key', keys.P1.pem, 'public_key'],
  ['a key with a password', encrypted(), 'password_protected'],
  ['a key cut off in the middle', keys.K1.pem.slice(0, 600), 'unreadable'],
  ['a key of another kind', ellipticCurve(), 'not_rsa'],
  ['a key too short to be safe', short(), 'too_short'],
])('%s is refused as a private key by name', (_, text, fault) => {
  expect(() => readPrivateKey(text)).toThrow(expect.objectContaining({ name: 'KeyError', fault }))
})

test('a private key in the place of the public one is named, and never quoted', () => {
  expect(() => readPublicKey(keys.K1.pem)).toThrow(expect.objectContaining({ fault: 'private_key' }))
  expect(() => readPublicKey(keys['G1-cert-A'].pem)).toThrow(expect.objectContaining({ fault: 'certificate' }))
  expect(() => readCertificate(keys.P1.pem)).toThrow(expect.objectContaining({ fault: 'public_key' }))
})

test('a certificate gives its number as the gateway writes it, its key and its days', () => {
  const certificate = readCertificate(keys['G1-cert-A'].pem)
  expect(certificate.serialNo).toBe('D7CE59D1F522D701')
  expect(certificate.validFrom.toISOString()).toBe('2021-04-27T08:55:23.000Z')
  expect(certificate.validTo.toISOString()).toBe('2031-04-25T08:55:23.000Z')
  expect(samePair(createPrivateKey(keys.G1.pem), certificate.publicKey)).toBe(true)
  expect(samePair(K1, certificate.publicKey)).toBe(false)
})

test('an APIv3 key is 32 bytes, whatever was pasted around it', () => {
  expect(readApiV3Key(' 5YI2YwEdV56hCsNEoOGEeL17vRFcz3i6\r\n').symmetricKeySize).toBe(32)
  for (const text of [
    'testMchAPIv3Key0',
    '5YI2YwEdV56hCsNEoOGEeL17vRFcz3i',
    `${'5YI2YwEdV56hCsNEoOGEeL17vRFcz3i6'}0`,
  ]) {
    expect(() => readApiV3Key(text)).toThrow(expect.objectContaining({ fault: 'not_32_bytes' }))
  }
  expect(() => readApiV3Key('')).toThrow(expect.objectContaining({ fault: 'empty' }))
})

test('both kinds of the gateway’s keys are held; the public key is the one to seal with, else the newest certificate', () => {
  const older = readCertificate(keys['G1-cert-B'].pem)
  const newer = readCertificate(keys['G1-cert-A'].pem)
  const publicKey = { id: 'PUB_KEY_ID_1', key: createPublicKey(keys.P1.pem) }
  expect([...new PlatformKeys(publicKey, [older, newer]).byId.keys()].sort()).toEqual([
    'D7CE59D1F522D701',
    'F5765756002FDD77',
    'PUB_KEY_ID_1',
  ])
  expect(new PlatformKeys(publicKey, [newer]).current?.id).toBe('PUB_KEY_ID_1')
  expect(new PlatformKeys(undefined, [older, newer]).current?.id).toBe('D7CE59D1F522D701')
  expect(new PlatformKeys(undefined, [newer, older]).current?.id).toBe('D7CE59D1F522D701')
  expect(new PlatformKeys(undefined, []).current).toBeUndefined()
})

function encrypted(): string {
  return K1.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: '1900007291' }).toString()
}
function ellipticCurve(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
function short(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
