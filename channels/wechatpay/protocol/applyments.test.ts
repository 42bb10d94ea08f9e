import { createPrivateKey } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Rsa } from 'wechatpay-axios-plugin'
import keys from '../vectors/keys.json' with { type: 'json' }
import { queryByApplymentId, queryByBusinessCode, submitAssembled, TooLongToSeal } from './applyments.ts'
import { rawGateway, signed } from './testing/raw-gateway.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const GATEWAY_KEY = createPrivateKey(keys.G1.pem)
let gateway: Awaited<ReturnType<typeof rawGateway>>
beforeEach(async () => {
  gateway = await rawGateway(() => NOW)
})
afterEach(() => gateway.close())

const REQUEST = {
  business_code: '1900007291_10000',
  contact_info: {
    contact_type: 'SUPER',
    contact_name: '王小明',
    contact_id_number: '110101199003070134',
    mobile_phone: '13800138000',
    contact_email: 'wang@example.com',
    openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  },
  subject_info: {
    subject_type: 'SUBJECT_TYPE_ENTERPRISE',
    business_license_info: { merchant_name: '示例贸易有限公司', legal_person: '李四' },
    identity_info: {
      id_card_info: { id_card_copy: 'media-1', id_card_name: '李四', id_card_number: 'X', id_card_address: '深圳' },
      id_doc_info: { id_doc_name: 'Li', id_doc_number: 'E1', id_doc_address: 'HK' },
    },
    ubo_info_list: [
      { ubo_id_doc_copy: 'media-2', ubo_id_doc_name: '甲', ubo_id_doc_number: '1', ubo_id_doc_address: '广州' },
      { ubo_id_doc_copy: 'media-3', ubo_id_doc_name: '乙', ubo_id_doc_number: '2', ubo_id_doc_address: '佛山' },
    ],
  },
  business_info: { merchant_shortname: '示例', service_phone: '4001234567' },
  settlement_info: { settlement_id: '716', qualification_type: '零售批发/生活娱乐/网上商城/其他' },
  bank_account_info: { account_name: '示例贸易有限公司', account_bank: '工商银行', account_number: '6222020200112233' },
}

test('exactly the fields on the gateway’s list are sealed, and open to what was given', async () => {
  gateway.next(signed(200, '{"applyment_id":2000002124775691}', NOW))
  expect(await submitAssembled(gateway.client, REQUEST)).toMatchObject({
    state: 'ok',
    body: { applyment_id: '2000002124775691' },
  })
  const [seen] = gateway.requests
  expect(seen?.url).toBe('/v3/applyment4sub/applyment/')
  expect(seen?.headers['wechatpay-serial']).toBe('D7CE59D1F522D701')
  const sent: unknown = JSON.parse(String(seen?.body))
  expect(sealedPaths(sent)).toEqual(
    [
      'contact_info.contact_name',
      'contact_info.contact_id_number',
      'contact_info.mobile_phone',
      'contact_info.contact_email',
      'subject_info.identity_info.id_card_info.id_card_name',
      'subject_info.identity_info.id_card_info.id_card_number',
      'subject_info.identity_info.id_card_info.id_card_address',
      'subject_info.identity_info.id_doc_info.id_doc_name',
      'subject_info.identity_info.id_doc_info.id_doc_number',
      'subject_info.identity_info.id_doc_info.id_doc_address',
      ...[0, 1].flatMap((at) =>
        ['name', 'number', 'address'].map((what) => `subject_info.ubo_info_list.${at}.ubo_id_doc_${what}`),
      ),
      'bank_account_info.account_name',
      'bank_account_info.account_number',
    ].sort(),
  )
  expect(opened(sent)).toEqual(REQUEST)
})

test('a text too long to be sealed is named before anything is sent', async () => {
  const long = { ...REQUEST, bank_account_info: { account_name: '字'.repeat(72) } }
  await expect(submitAssembled(gateway.client, long)).rejects.toThrow(TooLongToSeal)
  await expect(submitAssembled(gateway.client, long)).rejects.toMatchObject({ path: 'bank_account_info.account_name' })
  expect(gateway.requests).toHaveLength(0)
})

test('a number that JSON has rounded is not taken for an applyment_id', async () => {
  gateway.next(signed(200, '{"applyment_id":18446744073709551615}', NOW), signed(200, '{"applyment_id":"7"}', NOW))
  expect(await submitAssembled(gateway.client, REQUEST)).toMatchObject({
    state: 'unknown',
    why: expect.stringMatching(/applyment_id/),
  })
  expect(await submitAssembled(gateway.client, REQUEST)).toMatchObject({ state: 'ok', body: { applyment_id: '7' } })
})

test('a query reads the state as it is spelled, and what the reviewer wants', async () => {
  const body = JSON.stringify({
    business_code: '1900007291_10000',
    applyment_id: 2000002124775691,
    applyment_state: 'APPLYMENT_STATE_REJECTED',
    applyment_state_msg: '已驳回',
    sign_url: 'https://pay.weixin.qq.com/public/apply4ec_sign/s?applymentId=2000002124775691&sign=0123',
    audit_detail: [{ field: 'id_card_copy', field_name: '身份证人像面照片', reject_reason: '照片不清晰' }],
  })
  gateway.next(signed(200, body, NOW), signed(200, body, NOW))
  const answer = await queryByBusinessCode(gateway.client, '1900007291_10000')
  expect(answer).toMatchObject({
    state: 'ok',
    body: {
      applyment_state: 'APPLYMENT_STATE_REJECTED',
      sub_mchid: undefined,
      audit_detail: [{ field: 'id_card_copy', reject_reason: '照片不清晰' }],
    },
  })
  await queryByApplymentId(gateway.client, '2000002124775691')
  expect(gateway.requests.map(({ url }) => url)).toEqual([
    '/v3/applyment4sub/applyment/business_code/1900007291_10000',
    '/v3/applyment4sub/applyment/applyment_id/2000002124775691',
  ])
})

const isSealed = (value: unknown): value is string => typeof value === 'string' && value.length === 344

function sealedPaths(value: unknown, path = ''): string[] {
  if (isSealed(value)) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .flatMap(([name, inner]) => sealedPaths(inner, path === '' ? name : `${path}.${name}`))
    .sort()
}

/** Opened by the outside library with the gateway's private key. */
function opened(value: unknown): unknown {
  if (isSealed(value)) return Rsa.decrypt(value, GATEWAY_KEY)
  if (Array.isArray(value)) return value.map(opened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]))
}
