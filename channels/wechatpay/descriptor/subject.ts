import type { FormField, FormStep } from '@ruzhu/domain/descriptor.ts'
import { both } from './both.ts'
import { ID_CARD_ONLY, NOT_ID_CARD, WITH_BACK, documentNumber, documentPeriod, documentType } from './id-documents.ts'
import { owners } from './owners.ts'

const LICENCE = 'subject_info.business_license_info'
const IDENTITY = 'subject_info.identity_info'
const ID_CARD = `${IDENTITY}.id_card_info`
const OTHER_DOC = `${IDENTITY}.id_doc_info`

export const MERCHANT_NAME = `${LICENCE}.merchant_name`
export const LEGAL_PERSON = `${LICENCE}.legal_person`

/** ① 主体 of an enterprise. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export const SUBJECT_STEP: FormStep = {
  key: 'subject',
  label: both('主体', 'Subject'),
  fields: [...licence(), ...financeInstitution(), ...legalPerson(), ...owners()],
}

function licence(): FormField[] {
  return [
    {
      path: `${LICENCE}.license_copy`,
      label: both('营业执照照片', 'Picture of the business licence'),
      help: both(
        '原件的彩色照片，四角都在画面里；复印件要盖公章。',
        'A colour picture of the original with all four corners; a copy must bear the company seal.',
      ),
      kind: 'picture',
      required: true,
    },
    {
      path: `${LICENCE}.license_number`,
      label: both('统一社会信用代码', 'Unified social credit code'),
      help: both('执照上 18 位的代码。', 'The 18 characters on the licence.'),
      kind: 'text',
      required: true,
      rule: 'enterprise_credit_code',
      means: 'credit_code',
      example: '91350100M000100Y43',
    },
    {
      path: MERCHANT_NAME,
      label: both('商户名称', 'Name on the licence'),
      help: both('与执照一字不差，括号也照抄。', 'Exactly as on the licence, brackets included.'),
      kind: 'text',
      required: true,
      rule: 'company_name',
      minLength: 2,
      maxLength: 128,
      means: 'merchant_name',
    },
    {
      path: LEGAL_PERSON,
      label: both('法定代表人姓名', 'Legal representative'),
      help: both('执照上的法定代表人。', 'The person named on the licence.'),
      kind: 'text',
      required: true,
      rule: 'person_name',
      means: 'legal_person',
    },
    {
      path: `${LICENCE}.license_address`,
      label: both('注册地址', 'Registered address'),
      help: both(
        '不填时平台按工商登记取；取不到会驳回。',
        'Left empty, the platform takes it from the registry, and rejects what it does not find.',
      ),
      kind: 'text',
      required: false,
      minLength: 4,
      maxLength: 128,
    },
    {
      path: `${LICENCE}.period_begin`,
      label: both('营业期限开始日期', 'Licence valid from'),
      kind: 'day',
      required: false,
      rule: 'begin_day',
    },
    {
      path: `${LICENCE}.period_end`,
      label: both('营业期限结束日期', 'Licence valid until'),
      help: both('执照上写「长期」或没写的，选长期。', 'Choose long-term where the licence says 长期 or nothing.'),
      kind: 'end_day',
      required: false,
      rule: 'end_day',
    },
  ]
}

/** Banks, insurers and the like show their licence too. */
function financeInstitution(): FormField[] {
  const path = 'subject_info.finance_institution'
  const when = { path, oneOf: ['true'] }
  return [
    {
      path,
      label: both('是金融机构吗', 'Is it a financial institution?'),
      kind: 'choice',
      required: true,
      initial: 'false',
      options: [
        { value: 'false', label: both('不是', 'No') },
        { value: 'true', label: both('是', 'Yes') },
      ],
    },
    {
      path: 'subject_info.finance_institution_info.finance_type',
      label: both('金融机构类型', 'Kind of financial institution'),
      kind: 'choice',
      required: true,
      when,
      options: [
        { value: 'BANK_AGENT', label: both('银行业', 'Banking') },
        { value: 'PAYMENT_AGENT', label: both('支付机构', 'Payment institution') },
        { value: 'INSURANCE', label: both('保险业', 'Insurance') },
        { value: 'TRADE_AND_SETTLE', label: both('交易及结算类', 'Trading and settlement') },
        { value: 'OTHER', label: both('其他金融机构', 'Another kind') },
      ],
    },
    {
      path: 'subject_info.finance_institution_info.finance_license_pics',
      label: both('金融机构许可证照片', 'Pictures of the financial licence'),
      kind: 'pictures',
      required: true,
      when,
      maxItems: 5,
    },
  ]
}

function legalPerson(): FormField[] {
  const typePath = `${IDENTITY}.id_doc_type`
  const idCard = { path: typePath, oneOf: ID_CARD_ONLY }
  const other = { path: typePath, oneOf: NOT_ID_CARD }
  return [
    { ...documentType(typePath), label: both('法定代表人证件类型', 'ID document of the legal representative') },
    {
      path: `${ID_CARD}.id_card_copy`,
      label: both('身份证人像面照片', 'ID card, portrait side'),
      kind: 'picture',
      required: true,
      when: idCard,
    },
    {
      path: `${ID_CARD}.id_card_national`,
      label: both('身份证国徽面照片', 'ID card, emblem side'),
      kind: 'picture',
      required: true,
      when: idCard,
    },
    {
      ...holderName(`${ID_CARD}.id_card_name`),
      label: both('身份证姓名', 'Name on the ID card'),
      when: idCard,
    },
    ...documentNumber(`${ID_CARD}.id_card_number`, typePath, 'legal_person_number', ID_CARD_ONLY),
    { ...address(`${ID_CARD}.id_card_address`), label: both('身份证住址', 'Address on the ID card'), when: idCard },
    ...documentPeriod(`${ID_CARD}.card_period_begin`, `${ID_CARD}.card_period_end`, idCard),

    {
      path: `${OTHER_DOC}.id_doc_copy`,
      label: both('证件正面照片', 'ID document, front'),
      kind: 'picture',
      required: true,
      when: other,
    },
    {
      path: `${OTHER_DOC}.id_doc_copy_back`,
      label: both('证件反面照片', 'ID document, back'),
      kind: 'picture',
      required: true,
      when: { path: typePath, oneOf: WITH_BACK.filter((type) => NOT_ID_CARD.includes(type)) },
    },
    // the licence writes a foreigner's name in Chinese characters, the document often does not
    {
      ...holderName(`${OTHER_DOC}.id_doc_name`),
      label: both('证件姓名', 'Name on the ID document'),
      when: other,
      mayDiffer: true,
    },
    ...documentNumber(`${OTHER_DOC}.id_doc_number`, typePath, 'legal_person_number', NOT_ID_CARD),
    { ...address(`${OTHER_DOC}.id_doc_address`), label: both('证件住址', 'Address of the person'), when: other },
    ...documentPeriod(`${OTHER_DOC}.doc_period_begin`, `${OTHER_DOC}.doc_period_end`, other),
  ]
}

function holderName(path: string): Omit<FormField, 'label'> {
  return { path, kind: 'text', required: true, rule: 'person_name', sensitive: true, sameAs: LEGAL_PERSON }
}

function address(path: string): Omit<FormField, 'label'> {
  return { path, kind: 'text', required: true, minLength: 4, maxLength: 128, sensitive: true }
}
