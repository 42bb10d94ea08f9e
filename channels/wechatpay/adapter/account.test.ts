import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { AppError } from '@ruzhu/domain/errors.ts'
import { expect, test } from 'vitest'
import keys from '../vectors/keys.json' with { type: 'json' }
import { readAccount } from './account.ts'
import { CREDENTIAL_PROBLEMS, type CredentialProblem } from './credential-problems.ts'
import { openWechatpay } from './index.ts'
import { account, NOW } from './testing/account.ts'

const ownPublicKey = createPublicKey(keys.K1.pem).export({ type: 'spki', format: 'pem' }).toString()
const platform = (serialNo: string, certificate: string) => JSON.stringify([{ serial_no: serialNo, certificate }])

test('an account in order gives its numbers, and both kinds of the gateway’s keys', () => {
  const { spMchid, spAppid, merchant } = readAccount(account())
  expect([spMchid, spAppid]).toEqual(['1900007291', 'wx8888888888888888'])
  expect([...merchant.platformKeys.byId.keys()].sort()).toEqual([
    'D7CE59D1F522D701',
    'PUB_KEY_ID_0114232134912410000000000000',
  ])
  expect(merchant.platformKeys.current?.id).toBe('PUB_KEY_ID_0114232134912410000000000000')
})

test('either kind alone is enough', () => {
  const onlyPublicKey = readAccount(account({ platform_certificates: undefined }))
  expect(onlyPublicKey.merchant.platformKeys.byId.size).toBe(1)
  const onlyCertificates = readAccount(account({ public_key: undefined, public_key_id: '' }))
  expect(onlyCertificates.merchant.platformKeys.current?.id).toBe('D7CE59D1F522D701')
})

test('platform certificates may also follow one another as PEM', () => {
  const both = `${keys['G1-cert-B'].pem}\r\n${keys['G1-cert-A'].pem}`
  const { merchant } = readAccount(
    account({ platform_certificates: both, public_key: undefined, public_key_id: undefined }),
  )
  expect(merchant.platformKeys.current?.id).toBe('D7CE59D1F522D701')
  expect(merchant.platformKeys.byId.size).toBe(2)
})

test('what was pasted with blanks, CRLF or in lower case is fine', () => {
  const pasted = account(
    { sp_mchid: ' 1900007291 ', serial_no: '408b07e79b8269fec3d5d3e6ab8ed163a6a380db' },
    { private_key: keys.K1.pem.replaceAll('\n', '\r\n') },
  )
  expect(readAccount(pasted).merchant.serialNo).toBe('408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB')
})

type Mistake = [
  field: string,
  problem: CredentialProblem,
  changes?: Record<string, string | undefined>,
  secrets?: Record<string, string>,
]
const mistakes: Mistake[] = [
  ['sp_mchid', 'empty', { sp_mchid: undefined }],
  ['sp_mchid', 'not_mchid', { sp_mchid: 'wx8888888888888888' }],
  ['sp_appid', 'not_appid', { sp_appid: '1900007291' }],
  ['serial_no', 'not_serial_no', { serial_no: 'D7CE59D1F522D701' }],
  ['private_key', 'empty', {}, { private_key: '' }],
  ['private_key', 'certificate', {}, { private_key: keys['G1-cert-A'].pem }],
  ['private_key', 'public_key', {}, { private_key: keys.P1.pem }],
  ['private_key', 'not_pem', {}, { private_key: '<html>登录</html>' }],
  ['api_v3_key', 'not_32_bytes', {}, { api_v3_key: 'testMchAPIv3Key0' }],
  ['public_key_id', 'not_public_key_id', { public_key_id: '0114232134912410000000000000' }],
  ['public_key_id', 'empty', { public_key_id: undefined }],
  ['public_key', 'empty', { public_key: undefined }],
  ['public_key', 'certificate', { public_key: keys['G1-cert-A'].pem }],
  ['public_key', 'own_key', { public_key: ownPublicKey }],
  ['platform_certificates', 'not_certificate_list', { platform_certificates: 'soon' }],
  ['platform_certificates', 'not_certificate_list', { platform_certificates: '[' }],
  ['platform_certificates', 'not_certificate_list', { platform_certificates: '[]' }],
  ['platform_certificates', 'not_certificate_list', { platform_certificates: '[{"serial_no":"1"}]' }],
  ['platform_certificates', 'public_key', { platform_certificates: keys.P1.pem }],
  [
    'platform_certificates',
    'other_serial_no',
    { platform_certificates: platform('F5765756002FDD77', keys['G1-cert-A'].pem) },
  ],
  ['certificate', 'other_mchid', { certificate: keys['G1-cert-A'].pem }],
]

test.each(mistakes)('%s: %s', (field, problem, changes, secrets) => {
  const sentence = CREDENTIAL_PROBLEMS[problem]
  expect(problemOf(() => readAccount(account(changes, secrets)))).toEqual({
    code: 'CREDENTIAL_INVALID',
    facts: { field, problem: `${sentence['zh-CN']} / ${sentence.en}` },
  })
})

test('the error of a key never holds the key', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const error = errorOf(() => readAccount(account({}, { private_key: pem, api_v3_key: 'canary-in-the-mine' })))
  const shown = `${JSON.stringify(error)} ${String(error)} ${error instanceof Error ? error.stack : ''}`
  expect(shown).not.toContain(pem.split('\n')[1])
  expect(shown).not.toContain('canary')
})

test('an account with a fault does not open', async () => {
  const open = openWechatpay({ baseUrl: 'http://127.0.0.1:9', now: () => NOW })
  await expect(open(account({ sp_mchid: '1' }))).rejects.toThrow('CREDENTIAL_INVALID')
  await open.close()
})

function errorOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was refused')
}

function problemOf(act: () => unknown) {
  const error = errorOf(act)
  if (!(error instanceof AppError)) throw error
  return { code: error.code, facts: error.facts }
}
