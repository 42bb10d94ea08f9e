import { object, text } from '@ruzhu/cli/demo/api.ts'
import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { House } from './api/house.ts'

let house: House
beforeAll(async () => {
  house = await House.open()
  await house.signIn()
})
afterAll(() => house?.close())

type Given = Readonly<Record<string, unknown>>
const merchant = (keys = 'both') => house.simulatorApi.post('/_sim/wechatpay/merchants', { kind: 'provider', keys })
const save = (given: Given, settings: object = {}, secrets: object = {}, language = 'zh-CN') =>
  house.person('POST', '/v1/provider-accounts', accountOf(given, settings, secrets), { 'accept-language': language })

function accountOf(given: Given, settings: object, secrets: object) {
  const { mchid, appid, certificate, public_key_id, public_key } = given
  return {
    channel: 'wechatpay',
    name: '示例',
    settings: { sp_mchid: mchid, sp_appid: appid, certificate, public_key_id, public_key, ...settings },
    secrets: { private_key: given['private_key'], api_v3_key: given['api_v3_key'], ...secrets },
  }
}

const count = async () => {
  const { json } = await house.person('GET', '/v1/provider-accounts')
  return Array.isArray(json['data']) ? json['data'].length : 0
}

describe('an account is saved', () => {
  test('without its serial number, with key and certificate in each other’s place; what was put right is told', async () => {
    const given = await merchant()
    const swapped = { certificate: given['private_key'] }
    const saved = await save(given, swapped, { private_key: given['certificate'] })
    expect(saved.status, saved.text).toBe(201)
    expect(object(saved.json['settings'], 'settings')).toMatchObject({ serial_no: given['serial_no'] })
    expect(text(object(saved.json['settings'], 'settings'), 'certificate').trim()).toBe(
      text(given, 'certificate').trim(),
    )
    const told = saved.json['remarks']
    expect(told).toHaveLength(3)
    for (const field of ['private_key', 'certificate', 'serial_no']) {
      expect(told).toContainEqual({ field, said: { 'zh-CN': expect.any(String), en: expect.any(String) } })
    }
    const probed = await house.person('POST', `/v1/provider-accounts/${text(saved.json, 'id')}/probe`)
    expect(probed.json).toMatchObject({ state: 'ok' })
  })

  test('with a key that the platform has nothing to try with, and that is told', async () => {
    const saved = await save(await merchant('public_key'))
    expect(saved.status, saved.text).toBe(201)
    expect(saved.json['remarks']).toMatchObject([
      { field: 'serial_no' },
      { field: 'api_v3_key', said: { 'zh-CN': '平台没有可以试它的接口，收到第一条通知时才能证明它对' } },
    ])
  })
})

describe('nothing is saved', () => {
  test('with the APIv2 key for the APIv3 key, which only a trial tells, whatever keys the platform signs with', async () => {
    for (const keys of ['both', 'public_key']) {
      const given = await merchant(keys)
      const before = await count()
      const refused = await save(given, {}, { api_v3_key: given['api_v2_key'] })
      expect(refused.json, refused.text).toMatchObject({
        status: 422,
        code: 'CREDENTIAL_INVALID',
        facts: { field: 'api_v3_key', reason: 'is_other_key' },
        fields: [{ path: 'secrets.api_v3_key' }],
        fix: [{ owner: 'developer', place: expect.stringContaining('APIv3密钥') }],
      })
      expect(text(refused.json, 'detail')).toContain('这里填的是「APIv2 密钥」，要填的是「APIv3 密钥」')
      expect(await count()).toBe(before)
    }
  })

  test('with the AppSecret, the key of another merchant or any other for the APIv3 key', async () => {
    const [given, other] = [await merchant(), await merchant()]
    const reasons: [unknown, string][] = [
      [given['app_secret'], 'key_like_app_secret'],
      [other['api_v3_key'], 'key_not_taken'],
    ]
    for (const [key, reason] of reasons) {
      const refused = await save(given, {}, { api_v3_key: key })
      expect(refused.json, refused.text).toMatchObject({ status: 422, facts: { field: 'api_v3_key', reason } })
    }
  })

  test('with another merchant’s certificate or key; all that is wrong is told at once, in the reader’s language', async () => {
    const [given, other] = [await merchant(), await merchant()]
    const before = await count()
    const refused = await save(given, { certificate: other['certificate'], public_key: 'x' }, {}, 'en')
    expect(refused.json).toMatchObject({
      status: 422,
      fields: [
        { path: 'settings.public_key', message: expect.stringMatching(/^Not of the form/) },
        { path: 'settings.certificate', message: expect.stringMatching(/^The certificate belongs to merchant \d+/) },
        { path: 'secrets.private_key', message: 'Does not belong to the certificate given here, but to another one' },
      ],
    })
    expect(text(refused.json, 'detail')).not.toMatch(/[\u4e00-\u9fff]/)
    expect(await count()).toBe(before)
  })

  test('a changed account keeps what it had when the change is refused', async () => {
    const [given, other] = [await merchant(), await merchant()]
    const { json } = await save(given)
    const path = `/v1/provider-accounts/${text(json, 'id')}`
    const wrong = { name: '示例', settings: {}, secrets: { private_key: other['private_key'] } }
    expect((await house.person('PUT', path, wrong)).status).toBe(422)
    expect((await house.person('GET', path)).json).toMatchObject({ updated_at: json['updated_at'] })
    expect((await house.person('POST', `${path}/probe`)).json).toMatchObject({ state: 'ok' })
  })

  test('and nothing of what was refused stands in an answer, a log or a file', async () => {
    const given = await merchant()
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const refused = await save(given, { certificate: `${pem}x` }, { private_key: pem })
    expect(refused.status).toBe(422)
    const names = (await readdir(house.folder)).filter((name) => name.includes('.db'))
    const files = await Promise.all(names.map((name) => readFile(join(house.folder, name), 'latin1')))
    expect(files.length).toBeGreaterThan(0)
    const everything = [refused.text, ...house.logged, ...files].join('\n')
    for (const line of pem.split('\n').slice(2, 6)) expect(everything.includes(line)).toBe(false)
  })
})
