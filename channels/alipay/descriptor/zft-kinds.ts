import type { RuleName } from '@ruzhu/domain/applyments/rules.ts'
import { both, type Sentence } from '@ruzhu/domain/text.ts'

/**
 * A kind of merchant that a platform brings, as far as its form is another one: `merchantType` and `certType` belong together.
 * https://opendocs.alipay.com/open/direct-payment/qadp9d
 */
export type ZftKind = {
  type: string
  label: Sentence
  hint: Sentence
  merchantType: '01' | '02' | '03' | '04' | '05' | '06' | '07'
  certType: '100' | '201' | '204' | '206' | '218' | '219'
  paper: Sentence
  nameRule: RuleName
  numberRule: RuleName
  accounts: readonly ('bankCard' | 'alipayAccount')[]
  /** 01 of a company, 02 of a person. */
  cards: readonly ('01' | '02')[]
}

const BOTH = ['bankCard', 'alipayAccount'] as const
const COMPANY = { accounts: BOTH, cards: ['01'], nameRule: 'company_name', numberRule: 'credit_code' } as const

export const ZFT_KINDS: readonly ZftKind[] = [
  {
    ...COMPANY,
    type: 'ZFT_ENTERPRISE',
    label: both('直付通 · 企业', 'Direct payment (直付通): enterprise'),
    hint: both('有营业执照的公司。', 'A company with a business licence.'),
    merchantType: '01',
    certType: '201',
    paper: both('营业执照', 'Business licence'),
    nameRule: 'licence_name',
    numberRule: 'enterprise_credit_code',
  },
  {
    ...COMPANY,
    type: 'ZFT_INDIVIDUAL',
    label: both('直付通 · 个体工商户', 'Direct payment (直付通): sole proprietor'),
    hint: both('营业执照写个体工商户。', 'Its licence says 个体工商户.'),
    merchantType: '07',
    certType: '201',
    paper: both('营业执照', 'Business licence'),
    nameRule: 'individual_name',
    numberRule: 'individual_licence',
    cards: ['02', '01'],
  },
  {
    ...COMPANY,
    type: 'ZFT_PERSON',
    label: both('直付通 · 个人', 'Direct payment (直付通): person'),
    hint: both('没有营业执照，只能结算到支付宝账号。', 'Without a licence; settled to an Alipay account only.'),
    merchantType: '06',
    certType: '100',
    paper: both('身份证', 'ID card'),
    nameRule: 'person_name',
    numberRule: 'id_card',
    accounts: ['alipayAccount'],
    cards: [],
  },
  {
    ...COMPANY,
    type: 'ZFT_INSTITUTION',
    label: both('直付通 · 事业单位', 'Direct payment (直付通): public institution'),
    hint: both('有《事业单位法人证书》。', 'With a certificate of a public institution.'),
    merchantType: '02',
    certType: '218',
    paper: both('事业单位法人证书', 'Certificate of the institution'),
  },
  {
    ...COMPANY,
    type: 'ZFT_PRIVATE_NON_ENTERPRISE',
    label: both('直付通 · 民办非企业', 'Direct payment (直付通): private non-enterprise unit'),
    hint: both('有《民办非企业单位登记证书》。', 'With a certificate of a private non-enterprise unit.'),
    merchantType: '03',
    certType: '204',
    paper: both('民办非企业登记证书', 'Certificate of registration'),
  },
  {
    ...COMPANY,
    type: 'ZFT_ASSOCIATION',
    label: both('直付通 · 社会团体', 'Direct payment (直付通): association'),
    hint: both('有《社会团体法人登记证书》。', 'With a certificate of an association.'),
    merchantType: '04',
    certType: '206',
    paper: both('社会团体登记证书', 'Certificate of registration'),
  },
  {
    ...COMPANY,
    type: 'ZFT_GOVERNMENT',
    label: both('直付通 · 党政机关', 'Direct payment (直付通): government body'),
    hint: both(
      '有批准设立的文件或信用代码证书。',
      'With the document that founded it, or its credit code certificate.',
    ),
    merchantType: '05',
    certType: '219',
    paper: both('批准设立的文件', 'Document that founded it'),
  },
]
