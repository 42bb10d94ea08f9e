import type { KnownAccount, PassportField } from '@ruzhu/domain/providers/passport.ts'
import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { KIND_NAMES, type CredentialKind } from '../kinds.ts'
import { bare, certificateFor, merchantName, pkcs8Pem, PLATFORM_NAME, publicPem, rsaPair } from '../testing/make.ts'
import { checkPassport } from './check-passport.ts'
import { tryKeys } from './try-keys.ts'

const NOW = new Date('2026-11-24T02:00:00Z')
const MCHID = '1900000109'
const own = rsaPair()
const gateways = rsaPair()
let good: Record<string, string>
let serialNo: string

beforeAll(async () => {
  const certificate = await certificateFor(own, { subject: merchantName(MCHID) })
  serialNo = new X509Certificate(certificate).serialNumber
  good = {
    mchid: MCHID,
    wechat_appid: 'wx8888888888888888',
    merchant_serial_no: serialNo,
    merchant_certificate: certificate,
    merchant_private_key: pkcs8Pem(own),
    api_v3_key: 'Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4f',
    wechatpay_public_key_id: 'PUB_KEY_ID_0119000001092026112000',
    wechatpay_public_key: publicPem(gateways),
    wechatpay_certificates: '',
  }
})

const OPTIONAL = new Set(['wechatpay_certificates'])
const fieldsOf = (values: Record<string, string>): PassportField[] =>
  Object.entries(values).map(([holds, text]) => {
    const kind = holds as CredentialKind
    return { name: kind, holds: kind, label: KIND_NAMES[kind], required: !OPTIONAL.has(kind), text }
  })
const check = (changed: Record<string, string>, others: KnownAccount[] = []) =>
  checkPassport(fieldsOf({ ...good, ...changed }), { now: NOW, others })
const words = (remarks: readonly { field: string; word: string }[]) =>
  remarks.map(({ field, word }) => `${field} ${word}`)

test('what belongs together passes as it is', async () => {
  const passed = await check({})
  expect(passed.problems).toEqual([])
  expect(passed.remarks).toEqual([])
  expect(passed.values.get('merchant_private_key')).toBe(good['merchant_private_key'])
})

describe('is put right, and that is said', () => {
  test('key and certificate in each other’s place', async () => {
    const passed = await check({
      merchant_certificate: good['merchant_private_key'] ?? '',
      merchant_private_key: good['merchant_certificate'] ?? '',
    })
    expect(passed.problems).toEqual([])
    expect(words(passed.remarks)).toEqual(['merchant_private_key put_right', 'merchant_certificate put_right'])
    expect(passed.values.get('merchant_private_key')).toBe(good['merchant_private_key'])
    expect(passed.values.get('merchant_certificate')?.trim()).toBe(good['merchant_certificate']?.trim())
  })

  test('both in one field', async () => {
    const all = `${good['merchant_private_key']}${good['merchant_certificate']}`
    const passed = await check({ merchant_certificate: all, merchant_private_key: '' })
    expect(passed.problems).toEqual([])
    expect(passed.values.get('merchant_private_key')).toBe(good['merchant_private_key'])
  })

  test('MCHID, AppID and id of the public key turned round', async () => {
    const passed = await check({
      mchid: good['wechat_appid'] ?? '',
      wechat_appid: good['wechatpay_public_key_id'] ?? '',
      wechatpay_public_key_id: MCHID,
    })
    expect(passed.problems).toEqual([])
    expect(passed.values.get('mchid')).toBe(MCHID)
    expect(passed.values.get('wechatpay_public_key_id')).toBe(good['wechatpay_public_key_id'])
  })

  test('a serial number that is missing, mistyped, in small letters, or no serial number at all', async () => {
    for (const typed of [
      '',
      '5A0B'.repeat(10),
      serialNo.toLowerCase(),
      serialNo.match(/../g)?.join(':'),
      'apiclient',
    ]) {
      const passed = await check({ merchant_serial_no: typed ?? '' })
      expect(passed.problems).toEqual([])
      expect(passed.values.get('merchant_serial_no')).toBe(serialNo)
    }
  })

  test('full-width digits, blanks, quotes, a key without header', async () => {
    const passed = await check({ mchid: ' “１９０００００１０９” ', merchant_private_key: bare(pkcs8Pem(own)) })
    expect(passed.problems).toEqual([])
    expect(passed.values.get('mchid')).toBe(MCHID)
    expect(words(passed.remarks)).toEqual(['mchid repaired_text', 'merchant_private_key repaired_bare'])
  })
})

describe('is refused with its own sentence', () => {
  const expired = { from: new Date('2020-01-01'), until: new Date('2025-01-01') }
  const cases: [string, () => Promise<Record<string, string>>, string[]][] = [
    [
      'the private key of another certificate',
      async () => ({ merchant_private_key: pkcs8Pem(rsaPair()) }),
      ['merchant_private_key key_of_another'],
    ],
    [
      'another merchant’s certificate',
      async () => ({ merchant_certificate: await certificateFor(own, { subject: merchantName('1900000999') }) }),
      ['merchant_certificate other_mchid'],
    ],
    [
      'an expired certificate',
      async () => ({ merchant_certificate: await certificateFor(own, { subject: merchantName(MCHID), ...expired }) }),
      ['merchant_certificate expired'],
    ],
    [
      'a certificate of tomorrow',
      async () => ({
        merchant_certificate: await certificateFor(own, { subject: merchantName(MCHID), from: new Date('2027-01-01') }),
      }),
      ['merchant_certificate not_yet_valid'],
    ],
    [
      'the merchant’s own public key as WeChat Pay’s',
      async () => ({ wechatpay_public_key: publicPem(own) }),
      ['wechatpay_public_key own_public_key'],
    ],
    [
      'the merchant’s own key as a platform certificate',
      async () => ({ wechatpay_certificates: await certificateFor(own, { subject: PLATFORM_NAME }) }),
      ['wechatpay_certificates own_certificate'],
    ],
    [
      'a platform certificate as the merchant’s, with nothing in its own place',
      async () => ({ merchant_certificate: await certificateFor(gateways, { subject: PLATFORM_NAME }) }),
      ['merchant_certificate wrong_kind'],
    ],
    [
      'a web page as a key',
      async () => ({ merchant_private_key: '<!doctype html><p>登录' }),
      ['merchant_private_key html_page'],
    ],
    ['a MCHID with a letter', async () => ({ mchid: '190000010O' }), ['mchid wrong_form']],
    [
      'an APIv3 key that is a letter short',
      async () => ({ api_v3_key: 'Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4' }),
      ['api_v3_key wrong_form'],
    ],
    ['nothing', async () => ({ merchant_private_key: '' }), ['merchant_private_key missing']],
  ]
  test.each(cases)('%s', async (_what, changed, problems) => {
    expect(words((await check(await changed())).problems)).toEqual(problems)
  })

  test('a certificate that belongs to an account that is saved already', async () => {
    const theirs = await certificateFor(own, { subject: merchantName('1900000777') })
    const others = [{ name: '示例服务商', holds: 'mchid', value: '1900000777' }]
    const { problems } = await check({ merchant_certificate: theirs }, others)
    expect(problems.map(({ said }) => said['zh-CN'])).toEqual([
      '这张证书属于已保存的「示例服务商」，请换成这个账号自己的',
    ])
    expect(problems.map(({ said }) => said.en)).not.toContainEqual(expect.stringMatching(/[\u4e00-\u9fff]{6}/))
  })
})

describe('keys that look alike are told apart by trial', () => {
  const v3 = 'Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4f'
  const v2 = 'Zz3dEf6hIj9lMn2pQr5tUv8xYz1bCd4f'
  const hex = '0123456789abcdef0123456789abcdef'
  const gateway = async (kind: string, value: string) =>
    kind === 'api_v3_key' ? (value === v3 ? 'taken' : 'refused') : value === v2 ? 'taken' : 'refused'
  const blind = async (kind: string, value: string) =>
    kind === 'api_v3_key' ? ('unknown' as const) : value === v2 ? ('taken' as const) : ('refused' as const)
  const tried = async (values: Record<string, string>, by: typeof gateway | typeof blind = gateway) => {
    const { problems, remarks, values: after } = await tryKeys(fieldsOf(values), by)
    return { said: words([...problems, ...remarks]), after: Object.fromEntries(after) }
  }

  test('each in its place, confused, wrong', async () => {
    expect((await tried({ api_v3_key: v3, api_v2_key: v2 })).said).toEqual([])
    const confused = await tried({ api_v3_key: v2, api_v2_key: v3 })
    expect(confused.said).toEqual(['api_v3_key changed_over', 'api_v2_key changed_over'])
    expect(confused.after).toEqual({ api_v3_key: v3, api_v2_key: v2 })
    expect((await tried({ api_v3_key: v2 })).said).toEqual(['api_v3_key is_other_key'])
    expect((await tried({ api_v3_key: 'B'.repeat(32) })).said).toEqual(['api_v3_key key_not_taken'])
    expect((await tried({ api_v3_key: hex })).said).toEqual(['api_v3_key key_like_app_secret'])
  })

  test('no telling is no reason to stop, and is said', async () => {
    expect((await tried({ api_v3_key: v3 }, blind)).said).toEqual(['api_v3_key key_unproven'])
    expect((await tried({ api_v3_key: hex }, blind)).said).toEqual(['api_v3_key key_unproven_like_app_secret'])
    expect((await tried({ api_v3_key: v2 }, blind)).said).toEqual(['api_v3_key is_other_key'])
  })
})
