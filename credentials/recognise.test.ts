import { strToU8, zipSync } from 'fflate'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DroppedFile, Hints, Pasted, Recognised } from './finding.ts'
import type { CredentialKind } from './kinds.ts'
import { makePkcs12 } from './material/pkcs12.ts'
import { recognise } from './recognise.ts'
import { sayIn } from './sentences.ts'
import {
  ANT,
  bare,
  certificateFor,
  merchantName,
  pkcs1Pem,
  pkcs8Pem,
  PLATFORM_NAME,
  publicPem,
  rsaPair,
  utf8,
} from './testing/make.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const MCHID = '1900000109'
const APP_ID = '2021003130600000'
const own = rsaPair()
const other = rsaPair()
const gateways = rsaPair()
let merchantCertificate: string
let appCertificate: string
let alipayCertificate: string
let alipayRoots: string
let platformCertificate: string

beforeAll(async () => {
  const root = await certificateFor(rsaPair(), { subject: ANT, issuer: ANT, authority: true })
  merchantCertificate = await certificateFor(own, { subject: merchantName(MCHID) })
  platformCertificate = await certificateFor(gateways, { subject: PLATFORM_NAME })
  appCertificate = await certificateFor(own, { subject: [['CN', `2088001234567890-${APP_ID}`]], issuer: ANT })
  const alipay = '支付宝(中国)网络技术有限公司'
  alipayCertificate =
    (await certificateFor(gateways, {
      subject: [
        ['O', alipay],
        ['CN', alipay],
      ],
      issuer: ANT,
    })) + root
  alipayRoots = root + (await certificateFor(rsaPair(), { subject: ANT, issuer: ANT, authority: true }))
})

const file = (name: string, content: string | Uint8Array): DroppedFile => ({
  name,
  bytes: typeof content === 'string' ? utf8(content) : content,
})
const drop = (files: DroppedFile[], hints: Partial<Hints> = {}) => recognise(files, [], { now: NOW, ...hints })
const paste = (text: string, place?: CredentialKind, hints: Partial<Hints> = {}) =>
  recognise([], [{ text, ...(place && { place }) } satisfies Pasted], { now: NOW, ...hints })
const kinds = ({ findings }: Recognised) => findings.map(({ kind }) => kind)
const valueOf = ({ findings }: Recognised, kind: CredentialKind) =>
  findings.find((one) => one.kind === kind)?.value.reveal()
const notesOf = ({ findings }: Recognised, kind: CredentialKind) =>
  findings.find((one) => one.kind === kind)?.notes.map(({ word }) => word)
const refusals = ({ refused }: Recognised) => refused.map(({ why }) => why.word)
const asides = ({ unused }: Recognised) => unused.map(({ why }) => why.word)

describe('the bundle of the merchant platform', () => {
  test('key, certificate and p12 are paired and named; the serial number and the merchant are read', async () => {
    const der = new Uint8Array(new X509Certificate(merchantCertificate).raw)
    const p12 = await makePkcs12(new Uint8Array(own.privateKey.export({ type: 'pkcs8', format: 'der' })), der, MCHID)
    const zip = zipSync({
      [`${MCHID}_20261120_cert/apiclient_key.pem`]: strToU8(pkcs8Pem(own)),
      [`${MCHID}_20261120_cert/apiclient_cert.pem`]: strToU8(merchantCertificate),
      [`${MCHID}_20261120_cert/apiclient_cert.p12`]: p12,
      [`${MCHID}_20261120_cert/证书使用说明.txt`]: strToU8('请妥善保管。'),
      '__MACOSX/._apiclient_key.pem': strToU8('junk'),
    })
    const seen = await drop([file('cert.zip', zip)])
    expect(kinds(seen)).toEqual(['merchant_certificate', 'merchant_serial_no', 'mchid', 'merchant_private_key'])
    expect(valueOf(seen, 'merchant_serial_no')).toBe(new X509Certificate(merchantCertificate).serialNumber)
    expect(valueOf(seen, 'mchid')).toBe(MCHID)
    expect(valueOf(seen, 'merchant_private_key')).toBe(pkcs8Pem(own))
    expect(valueOf(seen, 'merchant_certificate')?.trim()).toBe(merchantCertificate.trim())
    expect(notesOf(seen, 'merchant_private_key')).toEqual(['key_fits'])
    expect(seen.findings[3]?.source).toBe('cert.zip › apiclient_key.pem')
    expect(asides(seen)).toEqual(['not_needed', 'same_as_other', 'same_as_other'])
    expect(seen.refused).toEqual([])
    expect(JSON.stringify(seen)).not.toContain('MII')
  })

  test('a p12 alone opens with the merchant number, typed or in its name; not with another', async () => {
    const der = new Uint8Array(new X509Certificate(merchantCertificate).raw)
    const p12 = await makePkcs12(new Uint8Array(own.privateKey.export({ type: 'pkcs8', format: 'der' })), der, MCHID)
    const opened = ['merchant_certificate', 'merchant_serial_no', 'mchid', 'merchant_private_key']
    expect(kinds(await drop([file('apiclient_cert.p12', p12)], { mchid: MCHID }))).toEqual(opened)
    expect(kinds(await drop([file(`${MCHID}.p12`, p12)]))).toEqual(opened)
    const wrong = await drop([file('apiclient_cert.p12', p12)], { mchid: '1900000999' })
    expect(refusals(wrong)).toEqual(['p12_password'])
    expect(kinds(await drop([file('apiclient_cert.p12', p12)], { passwords: [MCHID] }))).toEqual(opened)
  })

  test('a bundle that was packed once more is opened, and one that was packed twice more is not', async () => {
    const zip = zipSync({ 'apiclient_key.pem': strToU8(pkcs8Pem(own)) })
    const again = zipSync({ 'cert.zip': zip })
    expect(kinds(await drop([file('mail.zip', again)]))).toEqual(['merchant_private_key'])
    expect(refusals(await drop([file('mail.zip', zipSync({ 'mail.zip': again }))]))).toEqual(['zip_nested'])
  })

  test('a key of another certificate is said, and of two certificates the one whose key is here is taken', async () => {
    const files = [file('apiclient_cert.pem', merchantCertificate), file('apiclient_key.pem', pkcs8Pem(other))]
    expect(notesOf(await drop(files), 'merchant_private_key')).toEqual(['key_of_another'])
    const older = await certificateFor(other, { subject: merchantName(MCHID), until: new Date('2035-01-01') })
    const seen = await drop([file('old.pem', older), file('new.pem', merchantCertificate), file('key', pkcs8Pem(own))])
    expect(valueOf(seen, 'merchant_certificate')?.trim()).toBe(merchantCertificate.trim())
    expect(asides(seen)).toEqual(['more_than_one'])
  })

  test('another merchant’s, expired, not yet valid, soon to expire', async () => {
    const dated = async (from: string, until: string) => {
      const pem = await certificateFor(own, {
        subject: merchantName(MCHID),
        from: new Date(from),
        until: new Date(until),
      })
      return notesOf(await drop([file('c.pem', pem), file('k.pem', pkcs8Pem(own))]), 'merchant_certificate')
    }
    expect(await dated('2020-01-01', '2025-01-01')).toEqual(['expired'])
    expect(await dated('2027-01-01', '2032-01-01')).toEqual(['not_yet_valid'])
    expect(await dated('2022-01-01', '2026-12-01')).toEqual(['expires_soon'])
    const seen = await drop([file('c.pem', merchantCertificate)], { mchid: '1900000999' })
    expect(notesOf(seen, 'merchant_certificate')).toEqual(['other_mchid', 'certificate_alone'])
    const [note] = seen.findings[0]?.notes ?? []
    expect(note && sayIn('zh-CN', note)).toBe('证书属于商户号 1900000109，不是填写的 1900000999')
  })
})

describe('Alipay’s files', () => {
  test('three certificates and the key of the key tool find their places by what they say', async () => {
    const seen = await drop([
      file('a.crt', alipayRoots),
      file('b.crt', alipayCertificate),
      file('c.crt', appCertificate),
      file('应用私钥RSA2048-敏感数据，请妥善保管.txt', bare(pkcs1Pem(own))),
      file('应用公钥RSA2048.txt', bare(publicPem(own))),
    ])
    expect(kinds(seen).toSorted()).toEqual([
      'alipay_app_id',
      'alipay_certificate',
      'alipay_root_certificate',
      'app_certificate',
      'app_private_key',
      'pid',
    ])
    expect(valueOf(seen, 'alipay_app_id')).toBe(APP_ID)
    expect(valueOf(seen, 'app_private_key')).toBe(pkcs8Pem(own))
    expect(valueOf(seen, 'alipay_certificate')?.match(/BEGIN/g)).toHaveLength(2)
    expect(asides(seen)).toEqual(['own_public_key'])
  })

  test('the application’s own public key is not taken for Alipay’s', async () => {
    const wants: CredentialKind[] = ['app_private_key', 'alipay_public_key']
    const keys = [file('私钥.txt', bare(pkcs8Pem(own))), file('公钥.txt', bare(publicPem(own)))]
    const seen = await drop([...keys, file('支付宝公钥.txt', bare(publicPem(gateways)))], { wants })
    expect(valueOf(seen, 'alipay_public_key')).toBe(publicPem(gateways))
    expect(asides(seen)).toEqual(['own_public_key'])
  })
})

describe('what is pasted', () => {
  const places: [string, () => string, CredentialKind, CredentialKind][] = [
    ['a certificate where the key belongs', () => merchantCertificate, 'merchant_private_key', 'merchant_certificate'],
    ['a key where the certificate belongs', () => pkcs8Pem(own), 'merchant_certificate', 'merchant_private_key'],
    ['an id of a public key where the MCHID belongs', () => 'PUB_KEY_ID_0119', 'mchid', 'wechatpay_public_key_id'],
    ['an AppID where the MCHID belongs', () => 'wx8888888888888888', 'mchid', 'wechat_appid'],
    [
      'a platform certificate where the merchant’s belongs',
      () => platformCertificate,
      'merchant_certificate',
      'wechatpay_certificates',
    ],
  ]
  test.each(places)('%s is put right, and that is said', async (_what, text, place, kind) => {
    const wants: CredentialKind[] = [
      'merchant_private_key',
      'merchant_certificate',
      'mchid',
      'wechat_appid',
      'wechatpay_public_key_id',
      'wechatpay_certificates',
    ]
    const seen = await paste(text(), place, { wants })
    expect(kinds(seen)).toContain(kind)
    expect(seen.findings[0]?.notes.map(({ word }) => word)).toContain('put_right')
  })

  const forms: [string, () => string, string[]][] = [
    ['PKCS#8 without header', () => bare(pkcs8Pem(own)), ['key_alone', 'repaired_bare']],
    ['PKCS#1 without header', () => bare(pkcs1Pem(own)), ['key_alone', 'repaired_bare']],
    ['PKCS#1 with header', () => pkcs1Pem(own), ['key_alone']],
    ['PKCS#8 under the header of PKCS#1', () => pkcs8Pem(own).replaceAll('PRIVATE', 'RSA PRIVATE'), ['key_alone']],
    [
      'the header of a public key',
      () => pkcs8Pem(own).replaceAll('PRIVATE', 'PUBLIC'),
      ['key_alone', 'repaired_label'],
    ],
    ['wrapped, without header', () => pkcs8Pem(own).replace(/-----[^-]+-----/g, ''), ['key_alone', 'repaired_bare']],
    ['CRLF', () => pkcs8Pem(own).replaceAll('\n', '\r\n'), ['key_alone']],
    ['blanks around', () => `  \n\n ${pkcs8Pem(own)}   \n`, ['key_alone']],
    ['a BOM', () => `\uFEFF${pkcs8Pem(own)}`, ['key_alone']],
    ['\\n as two letters', () => pkcs8Pem(own).replaceAll('\n', '\\n'), ['key_alone', 'repaired_text']],
    [
      'full-width letters',
      () => pkcs8Pem(own).replace(/[A-Za-z0-9+/=-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      ['key_alone', 'repaired_text'],
    ],
    ['long dashes of a word processor', () => pkcs8Pem(own).replaceAll('-----', '——–'), ['key_alone', 'repaired_text']],
  ]
  test.each(forms)('a private key with %s is the same key', async (_what, text, notes) => {
    const seen = await paste(text(), 'merchant_private_key')
    expect(valueOf(seen, 'merchant_private_key')).toBe(pkcs8Pem(own))
    expect(notesOf(seen, 'merchant_private_key')).toEqual(notes)
  })

  test('values behind their names in a note are taken; 32 letters without a name are nobody’s guess', async () => {
    const key = 'Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4f'
    const seen = await paste(
      `商户号：1900000109\nAPIv3密钥: ${key}\nＡｐｐＩＤ：wx8888888888888888\n序列号 = 5a:0b:${'91:'.repeat(17)}91`,
    )
    expect(kinds(seen)).toEqual(['mchid', 'api_v3_key', 'wechat_appid', 'merchant_serial_no'])
    expect(valueOf(seen, 'merchant_serial_no')).toBe(`5A0B${'91'.repeat(18)}`)
    expect(refusals(await paste(key))).toEqual(['unnamed_key'])
    expect(kinds(await paste(key, 'api_v2_key'))).toEqual(['api_v2_key'])
  })
})

describe('what cannot be used is refused with its sentence', () => {
  const bad: [string, () => string | Uint8Array, string][] = [
    ['a huge file', () => new Uint8Array(1_100_000).fill(65), 'file_too_large'],
    [
      'a huge archive',
      () => {
        const huge = new Uint8Array(5_100_000)
        huge.set([0x50, 0x4b, 3, 4])
        return huge
      },
      'file_too_large',
    ],
    [
      'an EC key of OpenSSL',
      () =>
        generateKeyPairSync('ec', { namedCurve: 'P-256' })
          .privateKey.export({ type: 'sec1', format: 'pem' })
          .toString(),
      'key_not_rsa',
    ],
    [
      'a key of OpenSSL with a password',
      () => own.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      'key_password',
    ],
    ['a key that breaks off, without header', () => bare(pkcs8Pem(own)).slice(0, 900), 'unreadable'],
    ['a key with a letter changed', () => withLetterChanged(pkcs8Pem(own)), 'key_damaged'],
    ['a certificate that is none', () => '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', 'unreadable'],
    [
      'many small bombs',
      () => zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.pem`, new Uint8Array(900_000)]))),
      'zip_bomb',
    ],
    ['half a p12', () => new Uint8Array([0x30, 0x82, 9, 0, 2, 1, 3, 0x30, 0x82]), 'unreadable'],
  ]
  test.each(bad)('%s', async (_what, content, word) => {
    const seen = await drop([file('x', content())])
    expect(seen.findings).toEqual([])
    expect(refusals(seen)).toEqual([word])
    for (const { why } of seen.refused) {
      expect(sayIn('zh-CN', why)).toMatch(/[\u4e00-\u9fff]/)
      expect(sayIn('en', why)).not.toMatch(/[\u4e00-\u9fff{}]/)
    }
  })

  test('an archive with a password', async () => {
    const zip = zipSync({ 'a.pem': strToU8(pkcs8Pem(own)) })
    zip[6] = (zip[6] ?? 0) | 1
    expect(refusals(await drop([file('a.zip', zip)]))).toEqual(['zip_password'])
  })

  test('more files than anybody has', async () => {
    const seen = await drop(Array.from({ length: 25 }, (_, index) => file(`${index}.txt`, 'x')))
    expect(refusals(seen)).toEqual(Array(5).fill('too_many_files'))
  })

  test('what is made to take long does not', async () => {
    const started = performance.now()
    const texts = ['-----BEGIN X-----', '-----BEGIN X-----\n-----END Y', '-', '\n', 'A\n', '"', `${'A'.repeat(70)}\n\n`]
    for (const text of texts) await paste(text.repeat(Math.floor(990_000 / text.length)), 'mchid')
    await paste(`${'-----BEGIN X-----\n'.repeat(50_000)}-----END X-----`)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

test('other bytes are put aside, and no name of a file is more than shown', async () => {
  const seen = await drop([
    file('../../照片.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])),
    file('readme.txt', 'hello'),
    file('request.csr', '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----'),
  ])
  expect(seen.findings).toEqual([])
  expect(seen.unused.map(({ source }) => source)).toEqual(['照片.png', 'readme.txt'])
})

function withLetterChanged(pem: string): string {
  const at = 800
  return pem.slice(0, at) + (pem[at] === 'A' ? 'B' : 'A') + pem.slice(at + 1)
}
