import { beijingDay } from '@ruzhu/domain/time.ts'
import { ApplymentForm, type IdDocType } from './applyment-form.ts'
import { isAccountBank } from './banking/banks.ts'
import { fieldProblem, missing } from './fields.ts'
import type { Merchant } from './merchants.ts'

type Facts = { form: ApplymentForm; provider: Merchant; today: string }
type Rule = (facts: Facts) => void

/** What one field demands of another, on the form in plain text. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function checkApplyment(form: ApplymentForm, provider: Merchant, now: number): void {
  const facts = { form, provider, today: beijingDay(new Date(now)) }
  for (const rule of RULES) rule(facts)
}

type When = (form: ApplymentForm) => boolean

/** Must be there when … */
const need = (field: string, when: When): Rule => {
  return ({ form }) => {
    if (when(form) && at(form, field) === undefined) throw missing(ApplymentForm, field)
  }
}
/** Must not be there when … */
const refuse = (field: string, title: string, when: When): Rule => {
  return ({ form }) => {
    if (when(form) && at(form, field) !== undefined)
      throw fieldProblem(field, title, '无需填写，请删除该字段', undefined)
  }
}
/** Must hold wherever it is there. */
const hold = (field: string, title: string, holds: (value: string, facts: Facts) => boolean, problem: string): Rule => {
  return (facts) => {
    const value = at(facts.form, field)
    if (typeof value === 'string' && !holds(value, facts)) throw fieldProblem(field, title, problem, undefined)
  }
}

const subject = (form: ApplymentForm) => form.subject_info.subject_type
const isIndividual: When = (form) => subject(form) === 'SUBJECT_TYPE_INDIVIDUAL'
const isEnterprise: When = (form) => subject(form) === 'SUBJECT_TYPE_ENTERPRISE'
const isMicro: When = (form) => subject(form) === 'SUBJECT_TYPE_MICRO'
const isPublicBody: When = (form) => ['SUBJECT_TYPE_GOVERNMENT', 'SUBJECT_TYPE_INSTITUTIONS'].includes(subject(form))
const hasLicence: When = (form) => isIndividual(form) || isEnterprise(form)
const hasCertificate: When = (form) => isPublicBody(form) || subject(form) === 'SUBJECT_TYPE_OTHERS'
const bySuper: When = (form) => form.contact_info.contact_type === 'SUPER'
const heldBySuper: When = (form) => form.subject_info.identity_info.id_holder_type === 'SUPER'
const ownerDoc = (form: ApplymentForm) => form.subject_info.identity_info.id_doc_type
const ownerHasIdCard: When = (form) => !heldBySuper(form) && ownerDoc(form) === 'IDENTIFICATION_TYPE_IDCARD'
const ownerHasOtherDoc: When = (form) => !heldBySuper(form) && !ownerHasIdCard(form)
const scene = (name: ApplymentForm['business_info']['sales_info']['sales_scenes_type'][number]): When => {
  return (form) => form.business_info.sales_info.sales_scenes_type.includes(name)
}

const CONTACT = '/contact_info'
const SUBJECT = '/subject_info'
const IDENTITY = `${SUBJECT}/identity_info`
const LICENCE = `${SUBJECT}/business_license_info`
const CERTIFICATE = `${SUBJECT}/certificate_info`
const SALES = '/business_info/sales_info'
const BANK = '/bank_account_info'

const FORMAT = '字符串规则校验失败，格式不正确'
const CODE_18 = /^[0-9A-HJ-NPQRTUWXY]{18}$/

const RULES: readonly Rule[] = [
  need(`${CONTACT}/contact_id_doc_type`, bySuper),
  need(`${CONTACT}/contact_id_number`, bySuper),
  need(`${CONTACT}/contact_id_doc_copy`, bySuper),
  need(
    `${CONTACT}/contact_id_doc_copy_back`,
    (form) => bySuper(form) && hasBack(form.contact_info.contact_id_doc_type),
  ),
  need(`${CONTACT}/contact_period_begin`, bySuper),
  need(`${CONTACT}/contact_period_end`, bySuper),
  hold(
    `${CONTACT}/contact_id_number`,
    '超级管理员身份证件号码',
    (number, { form }) => fitsDoc(number, form.contact_info.contact_id_doc_type ?? 'IDENTIFICATION_TYPE_IDCARD'),
    FORMAT,
  ),
  ...period(CONTACT, 'contact_period_begin', 'contact_period_end', '超级管理员证件有效期'),

  need(LICENCE, hasLicence),
  need(CERTIFICATE, hasCertificate),
  need(`${SUBJECT}/micro_biz_info`, isMicro),
  refuse(LICENCE, '营业执照', (form) => !hasLicence(form)),
  refuse(CERTIFICATE, '登记证书', (form) => !hasCertificate(form)),
  refuse(`${SUBJECT}/micro_biz_info`, '小微商户信息', (form) => !isMicro(form)),
  refuse(`${SUBJECT}/certificate_letter_copy`, '单位证明函照片', (form) => !isPublicBody(form)),
  need(`${SUBJECT}/finance_institution_info`, (form) => form.subject_info.finance_institution === true),
  refuse(`${SUBJECT}/ubo_info_list`, '最终受益人信息列表', (form) => isIndividual(form) || isPublicBody(form)),
  hold(`${LICENCE}/license_number`, '注册号/统一社会信用代码', licenceNumber, FORMAT),
  hold(`${LICENCE}/merchant_name`, '商户名称', licenceName, '个体户名称不能以“企业”“公司”或“农民专业合作社”结尾'),
  ...period(LICENCE, 'period_begin', 'period_end', '营业执照有效期'),
  hold(`${CERTIFICATE}/cert_type`, '登记证书类型', certificateType, '枚举规则校验失败，与主体类型不符'),
  hold(`${CERTIFICATE}/cert_number`, '证书号', certificateNumber, FORMAT),
  ...period(CERTIFICATE, 'period_begin', 'period_end', '登记证书有效期'),

  hold(
    `${IDENTITY}/id_holder_type`,
    '证件持有人类型',
    (type, { form }) => type === 'LEGAL' || isPublicBody(form),
    '仅政府机关、事业单位可填经办人',
  ),
  need(`${IDENTITY}/id_doc_type`, (form) => !heldBySuper(form)),
  need(`${IDENTITY}/authorize_letter_copy`, heldBySuper),
  need(`${IDENTITY}/id_card_info`, ownerHasIdCard),
  need(`${IDENTITY}/id_doc_info`, ownerHasOtherDoc),
  refuse(`${IDENTITY}/id_card_info`, '身份证信息', (form) => !ownerHasIdCard(form)),
  refuse(`${IDENTITY}/id_doc_info`, '其他类型证件信息', (form) => !ownerHasOtherDoc(form)),
  hold(
    `${IDENTITY}/id_doc_type`,
    '证件类型',
    (type, { form }) => subject(form) !== 'SUBJECT_TYPE_GOVERNMENT' || type === 'IDENTIFICATION_TYPE_IDCARD',
    '政府机关仅支持身份证',
  ),
  need(`${IDENTITY}/id_card_info/id_card_address`, (form) => ownerHasIdCard(form) && isEnterprise(form)),
  need(`${IDENTITY}/id_doc_info/id_doc_address`, (form) => ownerHasOtherDoc(form) && isEnterprise(form)),
  need(`${IDENTITY}/id_doc_info/id_doc_copy_back`, (form) => ownerHasOtherDoc(form) && hasBack(ownerDoc(form))),
  hold(
    `${IDENTITY}/id_card_info/id_card_number`,
    '身份证号码',
    (number) => fitsDoc(number, 'IDENTIFICATION_TYPE_IDCARD'),
    FORMAT,
  ),
  hold(
    `${IDENTITY}/id_doc_info/id_doc_number`,
    '证件号码',
    (number, { form }) => fitsDoc(number, ownerDoc(form) ?? 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'),
    FORMAT,
  ),
  ...period(`${IDENTITY}/id_card_info`, 'card_period_begin', 'card_period_end', '身份证有效期'),
  ...period(`${IDENTITY}/id_doc_info`, 'doc_period_begin', 'doc_period_end', '证件有效期'),
  ubos,

  need(`${SALES}/biz_store_info`, scene('SALES_SCENES_STORE')),
  need(`${SALES}/mp_info`, scene('SALES_SCENES_MP')),
  need(`${SALES}/mini_program_info`, scene('SALES_SCENES_MINI_PROGRAM')),
  need(`${SALES}/app_info`, scene('SALES_SCENES_APP')),
  need(`${SALES}/web_info`, scene('SALES_SCENES_WEB')),
  need(`${SALES}/wework_info`, scene('SALES_SCENES_WEWORK')),
  ...eitherAppid('mp_info', 'mp_appid', 'mp_sub_appid', '公众号AppID'),
  ...eitherAppid('mini_program_info', 'mini_program_appid', 'mini_program_sub_appid', '小程序AppID'),
  ...eitherAppid('app_info', 'app_appid', 'app_sub_appid', '应用AppID'),

  hold('/settlement_info/settlement_id', '入驻结算规则ID', settlementFits, '与主体类型不符'),
  need('/settlement_info/debit_activities_rate', (form) => form.settlement_info.activities_id !== undefined),
  need('/settlement_info/credit_activities_rate', (form) => form.settlement_info.activities_id !== undefined),

  hold(
    `${BANK}/bank_account_type`,
    '账户类型',
    (type, { form }) => type === 'BANK_ACCOUNT_TYPE_CORPORATE' || isIndividual(form) || isMicro(form),
    '该主体类型仅支持对公银行账户',
  ),
  hold(
    `${BANK}/bank_account_type`,
    '账户类型',
    (type, { form }) => !isMicro(form) || type.endsWith('PERSONAL'),
    '小微商户仅支持经营者个人银行卡',
  ),
  hold(`${BANK}/account_name`, '开户名称', accountName, '与主体名称或经营者姓名不一致'),
  hold(`${BANK}/account_bank`, '开户银行', isAccountBank, '取值有误'),
  need(`${BANK}/bank_name`, ({ bank_account_info: { account_bank, bank_branch_id } }) => {
    return account_bank === '其他银行' && bank_branch_id === undefined
  }),
]

function hasBack(doc: IdDocType | undefined): boolean {
  return doc !== 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT'
}

const DOC_NUMBERS: Readonly<Record<IdDocType, RegExp>> = {
  IDENTIFICATION_TYPE_IDCARD: /^\d{17}[0-9X]$/,
  IDENTIFICATION_TYPE_OVERSEA_PASSPORT: /^[0-9A-Za-z-]{4,15}$/,
  IDENTIFICATION_TYPE_HONGKONG_PASSPORT: /^[Hh]([0-9A-Za-z]{8}|[0-9A-Za-z]{10})$/,
  IDENTIFICATION_TYPE_MACAO_PASSPORT: /^[Mm]([0-9A-Za-z]{8}|[0-9A-Za-z]{10})$/,
  IDENTIFICATION_TYPE_TAIWAN_PASSPORT: /^(\d{8}|\d{10})$/,
  IDENTIFICATION_TYPE_FOREIGN_RESIDENT: /^[0-9A-Za-z]{15}$/,
  IDENTIFICATION_TYPE_HONGKONG_MACAO_RESIDENT: /^\d{17}[0-9X]$/,
  IDENTIFICATION_TYPE_TAIWAN_RESIDENT: /^\d{17}[0-9X]$/,
}

function fitsDoc(number: string, doc: IdDocType): boolean {
  return DOC_NUMBERS[doc].test(number)
}

/** From 1900-01-01, before today; the end behind the beginning. */
function period(parent: string, begin: string, end: string, title: string): Rule[] {
  const begins = (form: ApplymentForm) => String(at(form, `${parent}/${begin}`) ?? '')
  return [
    hold(
      `${parent}/${begin}`,
      `${title}开始日期`,
      (day, { today }) => isDay(day) && day >= '1900-01-01' && day < today,
      FORMAT,
    ),
    hold(
      `${parent}/${end}`,
      `${title}结束日期`,
      (day, { form }) => day === '长期' || (isDay(day) && day > begins(form)),
      '须晚于开始日期',
    ),
  ]
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function licenceNumber(number: string, { form }: Facts): boolean {
  const unified = CODE_18.test(number) && number.startsWith('9')
  return unified || (isIndividual(form) && /^\d{15}$/.test(number))
}

function licenceName(name: string, { form }: Facts): boolean {
  return !isIndividual(form) || !/(企业|公司|农民专业合作社)$/.test(name)
}

const CERTIFICATES: Readonly<Record<string, RegExp>> = {
  SUBJECT_TYPE_INSTITUTIONS: /_2388$/,
  SUBJECT_TYPE_GOVERNMENT: /_2389$/,
  SUBJECT_TYPE_OTHERS: /_(2389|2394|2395|2396|2399|2400|2520|2521|2522)$/,
}

function certificateType(type: string, { form }: Facts): boolean {
  return CERTIFICATES[subject(form)]?.test(type) ?? false
}

function certificateNumber(number: string, { form }: Facts): boolean {
  return form.subject_info.certificate_info?.cert_type === 'CERTIFICATE_TYPE_2400' || CODE_18.test(number)
}

function ubos({ form, today }: Facts): void {
  for (const [index, ubo] of (form.subject_info.ubo_info_list ?? []).entries()) {
    const field = `${SUBJECT}/ubo_info_list/${index}`
    if (hasBack(ubo.ubo_id_doc_type) && ubo.ubo_id_doc_copy_back === undefined) {
      throw missing(ApplymentForm, `${field}/ubo_id_doc_copy_back`)
    }
    if (!fitsDoc(ubo.ubo_id_doc_number, ubo.ubo_id_doc_type)) {
      throw fieldProblem(`${field}/ubo_id_doc_number`, '证件号码', FORMAT, undefined)
    }
    if (ubo.ubo_period_begin >= today)
      throw fieldProblem(`${field}/ubo_period_begin`, '证件有效期开始时间', FORMAT, undefined)
  }
}

/** The provider's app or the merchant's own: one of the two. The provider's has to be bound to its number. */
function eitherAppid(info: string, own: string, subs: string, title: string): Rule[] {
  const parent = `${SALES}/${info}`
  return [
    ({ form }) => {
      if (at(form, parent) === undefined) return
      const count = [own, subs].filter((name) => at(form, `${parent}/${name}`) !== undefined).length
      if (count !== 1) throw fieldProblem(`${parent}/${own}`, title, '服务商AppID与商家AppID必须二选一', undefined)
    },
    hold(`${parent}/${own}`, title, (appid, { provider }) => provider.appids.includes(appid), '未与服务商商户号绑定'),
  ]
}

// what is publicly known of 费率结算规则对照表; an id that is not in it is taken as it is
const SETTLEMENT_SUBJECTS: Readonly<Record<string, string>> = {
  '719': 'SUBJECT_TYPE_INDIVIDUAL',
  '716': 'SUBJECT_TYPE_ENTERPRISE',
  '703': 'SUBJECT_TYPE_MICRO',
}

function settlementFits(id: string, { form }: Facts): boolean {
  return (SETTLEMENT_SUBJECTS[id] ?? subject(form)) === subject(form)
}

function accountName(name: string, { form }: Facts): boolean {
  const { business_license_info, certificate_info, identity_info } = form.subject_info
  if (form.bank_account_info.bank_account_type === 'BANK_ACCOUNT_TYPE_PERSONAL') {
    const owner = identity_info.id_card_info?.id_card_name ?? identity_info.id_doc_info?.id_doc_name
    return owner === undefined || name === owner
  }
  const merchant = business_license_info?.merchant_name ?? certificate_info?.merchant_name
  return merchant === undefined || name === merchant
}

function at(form: unknown, field: string): unknown {
  return field
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => {
      return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
    }, form)
}
