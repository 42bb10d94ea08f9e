import * as fc from 'fast-check'
import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import alipay from '../../channels/alipay/vectors/certificates.json' with { type: 'json' }
import { recognise } from '../recognise.ts'
import { certificateFor, merchantName, pkcs8Pem, rsaPair, utf8 } from '../testing/make.ts'
import { readCertificate } from './certificates.ts'
import { blocksOf } from './pem.ts'
import { openPkcs12 } from './pkcs12.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const MCHID = '1900000109'
const own = rsaPair()
let folder: string
let certificate: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ruzhu-material-'))
  certificate = await certificateFor(own, { subject: merchantName(MCHID) })
  writeFileSync(join(folder, 'key.pem'), pkcs8Pem(own))
  writeFileSync(join(folder, 'cert.pem'), certificate)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As OpenSSL writes it, with these ciphers. */
function p12(password: string, ...options: readonly string[]): Uint8Array {
  const files = ['-inkey', join(folder, 'key.pem'), '-in', join(folder, 'cert.pem'), '-out', join(folder, 'made.p12')]
  execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${password}`, ...options], {
    stdio: 'ignore',
  })
  return new Uint8Array(readFileSync(join(folder, 'made.p12')))
}

describe('a p12 of OpenSSL', () => {
  test.each<[string, string[]]>([
    ['as today: AES-256, PBKDF2, SHA-256', []],
    ['as it was: triple DES, SHA-1', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['with RC2 of 40 bits, as the oldest tools', ['-legacy']],
    ['without a seal on its content', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
  ])('%s', async (_what, options) => {
    const bytes = p12(MCHID, ...options)
    const opened = await openPkcs12(bytes, ['wrong', MCHID])
    if ('fault' in opened) throw new Error(opened.fault.word)
    const key = createPrivateKey({ key: Buffer.from(opened.key ?? []), format: 'der', type: 'pkcs8' })
    expect(key.equals(own.privateKey)).toBe(true)
    const [leaf] = opened.certificates.map((der) => new X509Certificate(der))
    expect(leaf?.fingerprint256).toBe(new X509Certificate(certificate).fingerprint256)
    expect(await openPkcs12(bytes, ['wrong'])).toEqual({ fault: { word: 'p12_password', params: {} } })
  })

  test('that asks for millions of rounds is not opened', async () => {
    const started = performance.now()
    expect(await openPkcs12(p12(MCHID, '-iter', '1000001'), [MCHID])).toEqual({
      fault: { word: 'p12_rounds', params: {} },
    })
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('published certificates', () => {
  const published = Object.values(alipay).map(({ pem }) => pem)
  test('are read as Node reads them', async () => {
    expect(published.length).toBeGreaterThan(3)
    for (const pem of published) {
      const [block] = blocksOf(pem).blocks
      const seen = await readCertificate(block?.der ?? new Uint8Array())
      const node = new X509Certificate(pem)
      expect(seen?.serialNo).toBe(node.serialNumber)
      expect(seen?.validTo).toEqual(node.validToDate)
      expect(seen?.isAuthority).toBe(node.ca)
      expect(node.subject).toContain(`CN=${seen?.commonName}`)
    }
  })

  test('are told apart by the names in them', async () => {
    const apps = ['node-app', 'net-app', 'gopay-sandbox-app', 'smartwalle-sandbox-app', 'easysdk-app'] as const
    for (const id of apps) expect(await kindOf(id), id).toBe('app_certificate')
    for (const id of ['node-alipay', 'net-alipay', 'gopay-sandbox-alipay'] as const) {
      expect(await kindOf(id), id).toBe('alipay_certificate')
    }
    expect(await kindOf('root')).toBe('alipay_root_certificate')
  })
})

describe('any bytes', () => {
  const hints = { now: NOW, mchid: MCHID }
  const look = (bytes: Uint8Array, name = 'x') => recognise([{ name, bytes }], [], hints)

  test('are recognised or not, and nothing is thrown', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => void (await look(bytes))))
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => void (await look(utf8(text)))))
  })

  test('one bit flipped in a key: another key is never made of it', async () => {
    const der = new Uint8Array(own.privateKey.export({ type: 'pkcs8', format: 'der' }))
    const [good] = (await look(der)).findings
    await fc.assert(
      fc.asyncProperty(fc.nat(der.length - 1), fc.nat(7), async (at, bit) => {
        const changed = der.slice()
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        const { findings } = await look(changed)
        // what CRT is helped by may differ; the key itself is the same then
        for (const { facts } of findings) expect(facts.bits).toBe(good?.facts.bits)
      }),
    )
  })

  test('one bit flipped in a certificate, a p12 or an archive', async () => {
    const files = [new Uint8Array(new X509Certificate(certificate).raw), p12(MCHID)]
    for (const file of files) {
      await fc.assert(
        fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
          const changed = file.slice()
          changed[at] = (changed[at] ?? 0) ^ (1 << bit)
          await look(changed)
        }),
        { numRuns: 60 },
      )
    }
  })
})

async function kindOf(id: keyof typeof alipay) {
  const seen = await recognise([{ name: 'x.crt', bytes: utf8(alipay[id].pem) }], [], { now: NOW })
  return seen.findings[0]?.kind
}
