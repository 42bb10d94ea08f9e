import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import certificates from '../vectors/certificates.json' with { type: 'json' }
import { readApp } from './app.ts'
import { KeyError, type KeyFault, readAesKey, readPrivateKey, readPublicKey } from './keys.ts'
import { ALIPAY_KEY, APP_KEY, MATERIAL, spki } from './testing/raw-gateway.ts'

const bare = keys.NET_MOCK_PRIVATE.private_key
const pkcs1 = APP_KEY.export({ type: 'pkcs1', format: 'pem' }).toString()
const pkcs8 = APP_KEY.export({ type: 'pkcs8', format: 'pem' }).toString()
const bare8 = APP_KEY.export({ type: 'pkcs8', format: 'der' }).toString('base64')

describe('the application’s key', () => {
  test.each([
    ['PKCS#1 in one line', bare],
    ['PKCS#8 in one line', bare8],
    ['PKCS#1 as PEM', pkcs1],
    ['PKCS#8 as PEM', pkcs8],
    ['Windows line ends and a BOM', `\uFEFF${pkcs8.replaceAll('\n', '\r\n')}`],
    ['line feeds as two letters', pkcs1.replaceAll('\n', '\\n')],
    ['blanks around it', `  \n ${bare} \n\n`],
    ['broken into lines without a header', bare8.replace(/.{64}/g, '$&\r\n')],
    ['PKCS#8 under the header of PKCS#1', pkcs8.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY')],
    ['PKCS#1 under the header of PKCS#8', pkcs1.replaceAll('RSA PRIVATE KEY', 'PRIVATE KEY')],
    ['no = at its end', bare8.replace(/=+$/, '')],
  ])('may come as %s', (_, text) => {
    expect(readPrivateKey(text).equals(APP_KEY)).toBe(true)
  })

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const locked = APP_KEY.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
  test.each([
    ['nothing', ' \n', 'empty'],
    ['a web page', '<!doctype html><title>登录</title>', 'unreadable'],
    ['its public half', spki(APP_KEY), 'public_key'],
    ['a certificate', certificates['node-app'].pem, 'certificate'],
    ['one with a password', locked, 'password_protected'],
    ['half of it', bare.slice(0, 800), 'unreadable'],
    ['one with a letter too many', `${bare.slice(0, 100)}*${bare.slice(100)}`, 'unreadable'],
    ['an EC key', ec.export({ type: 'pkcs8', format: 'pem' }).toString(), 'not_rsa'],
    ['a short one', weak.export({ type: 'pkcs8', format: 'pem' }).toString(), 'too_short'],
  ] satisfies [string, string, KeyFault][])('%s is named', (_, text, fault) => {
    expect(() => readPrivateKey(text)).toThrow(new KeyError(fault))
  })
})

describe('Alipay’s key', () => {
  const key = createPublicKey(ALIPAY_KEY)
  test.each([
    ['as the console shows it', spki(ALIPAY_KEY)],
    ['as PEM', key.export({ type: 'spki', format: 'pem' }).toString()],
    ['PKCS#1', key.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ])('may come %s', (_, text) => {
    expect(readPublicKey(text).equals(key)).toBe(true)
  })

  test('is not the application’s own public half, which stands beside it on the console’s page', () => {
    expect(() => readApp({ ...MATERIAL, alipayPublicKey: spki(APP_KEY) })).toThrow(new KeyError('own_key'))
    expect(() => readApp({ ...MATERIAL, alipayPublicKey: bare })).toThrow(new KeyError('private_key'))
  })
})

describe('certificate mode', () => {
  const material = {
    appId: '2021001161683774',
    privateKey: bare,
    appCertificate: certificates['node-app'].pem,
    alipayCertificate: certificates['net-alipay'].pem,
    rootCertificate: certificates.root.pem,
  }

  test('a certificate of another key than ours is named', () => {
    expect(() => readApp(material)).toThrow(new KeyError('not_a_pair'))
  })
})

test('the AES key has 16 bytes', () => {
  expect(readAesKey('aYA0GP8JEW+D7/UFaskCWA==\n').symmetricKeySize).toBe(16)
  for (const wrong of ['AAAA', 'not base64', spki(APP_KEY)]) {
    expect(() => readAesKey(wrong)).toThrow(new KeyError('not_aes_128'))
  }
  expect(() => readAesKey(' ')).toThrow(new KeyError('empty'))
})

test('the error of a key never holds the key', () => {
  const damaged = `${bare.slice(0, 400)}!${bare.slice(400)}`
  try {
    readPrivateKey(damaged)
    expect.fail('it was read')
  } catch (error) {
    const shown = `${JSON.stringify(error)} ${String(error)} ${error instanceof Error ? `${error.stack}${error.cause}` : ''}`
    expect(shown).not.toContain(bare.slice(100, 130))
  }
  expect(createPrivateKey(pkcs8).equals(APP_KEY)).toBe(true)
})
