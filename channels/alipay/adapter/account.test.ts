import type { ClientId } from '@ruzhu/domain/ids.ts'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Made, makeCertificate, type Name } from '@ruzhu/alipay/testing/make-certificate.ts'
import { ALIPAY_KEY, APP_KEY, spki } from '@ruzhu/alipay/testing/raw-gateway.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import { describe, expect, test } from 'vitest'
import { readAccount } from './account.ts'
import { CREDENTIAL_PROBLEMS, type CredentialProblem } from './credential-problems.ts'
import { openAlipay } from './index.ts'
import { account, APP_ID, NOW, PID } from './testing/account.ts'

test('an account in order gives its numbers and keys', () => {
  const { app, pid } = readAccount(account({}, { aes_key: 'aYA0GP8JEW+D7/UFaskCWA==' }))
  expect([app.appId, pid, app.aesKey?.symmetricKeySize]).toEqual([APP_ID, PID, 16])
  expect(app.certificates).toBeUndefined()
  expect(readAccount(account({ native_product_code: 'QR_CODE_OFFLINE' })).nativeProductCode).toBe('QR_CODE_OFFLINE')
})

const ROOT: Name = [
  ['C', 'CN'],
  ['CN', 'Example Root R1'],
]
const rootKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
function issue(name: string, key: KeyObject, by: KeyObject = rootKey, changes: Partial<Made> = {}): string {
  const [from, to] = [new Date('2026-01-01T00:00:00Z'), new Date('2031-01-01T00:00:00Z')]
  const made = {
    subject: [
      ['C', 'CN'],
      ['CN', name],
    ],
    issuer: ROOT,
    serial: 7n,
    from,
    to,
    ...changes,
  } as const
  return makeCertificate(made, key, by)
}
const root = issue('', rootKey, rootKey, { subject: ROOT, ca: true })
const CERTIFICATES = {
  alipay_public_key: undefined,
  app_certificate: issue(`${PID}-${APP_ID}`, APP_KEY),
  alipay_certificate: issue('Alipay', ALIPAY_KEY),
  alipay_root_certificate: root,
}

test('in certificate mode it names the certificates', () => {
  const { app } = readAccount(account(CERTIFICATES))
  expect(app.certificates).toEqual({
    appCertSn: expect.stringMatching(/^[0-9a-f]{32}$/),
    rootCertSn: expect.any(String),
  })
  expect(app.alipayKeys.inCertificateMode).toBe(true)
})

describe('what is wrong is told by its field', () => {
  const cases: [string, Record<string, string | undefined>, CredentialProblem, Record<string, string>?][] = [
    ['app_id', { app_id: undefined }, 'empty'],
    ['app_id', { app_id: 'wx8888888888888888' }, 'not_app_id'],
    ['pid', { pid: '1900007291' }, 'not_pid'],
    ['private_key', {}, 'empty', { private_key: '' }],
    ['private_key', {}, 'public_key', { private_key: spki(APP_KEY) }],
    ['alipay_public_key', { alipay_public_key: undefined }, 'empty'],
    ['alipay_public_key', { alipay_public_key: spki(APP_KEY) }, 'own_key'],
    ['aes_key', {}, 'not_aes_128', { aes_key: 'too short' }],
    ['native_product_code', { native_product_code: 'JSAPI_PAY' }, 'not_product_code'],
    ['alipay_public_key', { ...CERTIFICATES, alipay_public_key: spki(ALIPAY_KEY) }, 'both_modes'],
    ['app_certificate', { ...CERTIFICATES, app_certificate: undefined }, 'empty'],
    ['app_certificate', { ...CERTIFICATES, app_certificate: CERTIFICATES.alipay_certificate }, 'not_a_pair'],
    ['app_certificate', { ...CERTIFICATES, app_certificate: issue(`${PID}-2021000000000000`, APP_KEY) }, 'other_app'],
    [
      'alipay_certificate',
      { ...CERTIFICATES, alipay_certificate: issue('Alipay', ALIPAY_KEY, strangerKey) },
      'untrusted',
    ],
    ['alipay_certificate', { ...CERTIFICATES, alipay_certificate: CERTIFICATES.app_certificate }, 'own_key'],
    ['alipay_root_certificate', { ...CERTIFICATES, alipay_root_certificate: 'x' }, 'unreadable'],
  ]

  test.each(cases)('%s: %j', (field, changes, problem, secrets = {}) => {
    const { code, facts } = problemOf(() => readAccount(account(changes, secrets)))
    const sentence = CREDENTIAL_PROBLEMS[problem]
    expect({ code, facts }).toEqual({
      code: 'CREDENTIAL_INVALID',
      facts: { field, problem: `${sentence['zh-CN']} / ${sentence.en}` },
    })
  })
})

test('an account with a fault does not open', async () => {
  const open = openAlipay({ baseUrl: 'http://127.0.0.1:9', now: () => NOW })
  await expect(open(account({ pid: '1' }))).rejects.toThrow('CREDENTIAL_INVALID')
  await open.close()
})

test('applications are for accounts of our own; a client’s account cannot hand any in', async () => {
  const open = openAlipay({ baseUrl: 'http://127.0.0.1:9', now: () => NOW })
  const CALLS = ['submitApplyment', 'queryApplyment', 'uploadPicture']
  const channel = await open(account())
  for (const call of CALLS) expect(channel).toHaveProperty(call)
  const own = await open({ ...account(), clientId: 'cl_000000000000000000000001' as ClientId }) // a test's own id
  for (const call of CALLS) expect(own).not.toHaveProperty(call)
  expect(channel.acknowledgement).toBe('success')
  await open.close()
})

function problemOf(act: () => unknown): AppError {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
