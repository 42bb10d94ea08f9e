import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import type { Passport, PassportField } from '@ruzhu/domain/providers/passport.ts'
import type { Proof } from '@ruzhu/domain/providers/prove-provider.ts'
import type { ProviderInput } from '@ruzhu/domain/providers/save-provider.ts'

/** A made-up company, complete but for its pictures. */
export const ENTERPRISE: ApplymentForm = {
  'subject_info.business_license_info.license_number': '91350100M000100Y43',
  'subject_info.business_license_info.merchant_name': '福州市示例餐饮有限公司',
  'subject_info.business_license_info.legal_person': '陈国华',
  'subject_info.identity_info.id_card_info.id_card_number': '11010519491231002X',
  'subject_info.identity_info.id_card_info.id_card_address': '北京市朝阳区示例街 12 号',
  'subject_info.identity_info.id_card_info.card_period_begin': '2016-07-01',
  'subject_info.identity_info.id_card_info.card_period_end': '长期',
  'business_info.merchant_shortname': '老陈牛腩粉',
  'business_info.service_phone': '020-88880000',
  'business_info.sales_info.sales_scenes_type': ['SALES_SCENES_STORE'],
  'business_info.sales_info.biz_store_info.biz_store_name': '老陈牛腩粉（江南西店）',
  'business_info.sales_info.biz_store_info.biz_address_code': '440105',
  'business_info.sales_info.biz_store_info.biz_store_address': '江南西路示例 88 号',
  _industry: '餐饮',
  'bank_account_info.account_bank': '工商银行',
  'bank_account_info.account_number': '3602000009200123456',
  'contact_info.mobile_phone': '13800138000',
  'contact_info.contact_email': 'chen@laochen.example.com',
}

/** Fields that want pictures, and whether they take a list. */
export const PICTURES: readonly (readonly [path: string, list: boolean])[] = [
  ['subject_info.business_license_info.license_copy', false],
  ['subject_info.identity_info.id_card_info.id_card_copy', false],
  ['subject_info.identity_info.id_card_info.id_card_national', false],
  ['business_info.sales_info.biz_store_info.store_entrance_pic', true],
  ['business_info.sales_info.biz_store_info.indoor_pic', true],
]

export const PROVIDER: ProviderInput = {
  channel: 'wechatpay',
  name: '南风科技',
  settings: {
    sp_mchid: '1900013511',
    sp_appid: 'wx8888888888888888',
    serial_no: '5A0B'.repeat(10),
    public_key_id: 'PUB_KEY_ID_0119000135112026112200000000',
    public_key: '-----BEGIN PUBLIC KEY-----\r\nnot read in these tests\r\n-----END PUBLIC KEY-----',
  },
  secrets: {
    private_key: '-----BEGIN PRIVATE KEY-----\nnot read in these tests\n-----END PRIVATE KEY-----',
    api_v3_key: '0123456789ABCDEFGHIJabcdefghij12',
  },
}

/** Keys are not read in these tests, so neither is what is written on them. */
export const OK: Proof = proofBy(async () => ({ state: 'ok', clockSkewMs: 0 }))

export function proofBy(probe: Proof['probe']): Proof {
  return { passport: takenAsGiven, probe, readKeys: () => Promise.resolve([]), check: () => Promise.resolve([]) }
}

function takenAsGiven(fields: readonly PassportField[]): Promise<Passport> {
  const values = new Map(fields.map(({ name, text }) => [name, text]))
  return Promise.resolve({ values, remarks: [], problems: [] })
}
