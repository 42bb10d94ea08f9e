import { createHash, createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import vectors from '../vectors/certificates.json' with { type: 'json' }
import { comesFrom, leafKey, readCertificates, rootCertSn } from './certificates.ts'
import { KeyError } from './keys.ts'

const { root, sm2, ...leaves } = vectors
const ROOTS = readCertificates(root.pem)
const ALIPAY = readCertificates(leaves['net-alipay'].pem)

test.each(Object.values(leaves))('$id: $source', ({ pem, sn, hashed, public_key }) => {
  const chain = readCertificates(pem)
  expect(chain[0]?.sn).toBe(sn)
  expect(createHash('md5').update(hashed).digest('hex')).toBe(sn)
  const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' })
  expect(leafKey(chain).equals(key)).toBe(true)
})

test('6.9: of the four roots the two that are signed with RSA', () => {
  expect(ROOTS.map(({ sn }) => sn)).toEqual(root.each)
  expect(rootCertSn(ROOTS)).toBe(root.sn)
  expect(() => rootCertSn(readCertificates(sm2.pem))).toThrow(new KeyError('no_rsa_root'))
})

test('6.10: one with an SM2 key has a number, and no key for us', () => {
  const chain = readCertificates(sm2.pem)
  expect(chain[0]?.sn).toBe(sm2.sn)
  expect(() => leafKey(chain)).toThrow(KeyError)
})

describe('6.11: trust', () => {
  test('Alipay’s comes from the root through the one beside it, and only through that', () => {
    expect(comesFrom(ROOTS, ALIPAY)).toBe(true)
    expect(comesFrom(ROOTS, ALIPAY.slice(0, 1))).toBe(false)
    expect(comesFrom(ROOTS, readCertificates(leaves['net-app'].pem))).toBe(false)
    expect(comesFrom([], ALIPAY)).toBe(false)
    expect(comesFrom(ROOTS, [])).toBe(false)
  })

  test('where the day counts, it must be in force', () => {
    expect(comesFrom(ROOTS, ALIPAY, new Date('2022-06-01T00:00:00Z'))).toBe(true)
    expect(comesFrom(ROOTS, ALIPAY, new Date('2021-12-01T00:00:00Z'))).toBe(false)
    expect(comesFrom(ROOTS, ALIPAY, new Date('2023-12-10T00:00:00Z'))).toBe(false)
  })
})

test('files come with CRLF, a BOM, or text around them', () => {
  const pem = leaves['node-alipay'].pem
  for (const text of [
    pem.replaceAll('\n', '\r\n'),
    `\uFEFF${pem}`,
    `Bag Attributes\n${pem}`,
    pem.replaceAll('\n', '\\n'),
  ]) {
    expect(readCertificates(text)[0]?.sn).toBe(leaves['node-alipay'].sn)
  }
})

test.each([
  ['nothing', ' ', 'empty'],
  ['a web page', '<html>', 'unreadable'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'private_key'],
  ['a damaged one', leaves['node-alipay'].pem.replace('MIIDsj', 'MIIDsk'), 'unreadable'],
])('%s is named', (_, text, fault) => {
  expect(() => readCertificates(text)).toThrow(new KeyError(fault as KeyError['fault']))
})
