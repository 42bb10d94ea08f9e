import { beijingDay } from '@ruzhu/domain/time.ts'
import { ApplymentForm } from './applyment-form.ts'
import { isAccountBank } from './banking/banks.ts'
import { fieldProblem, missing } from './fields.ts'
import { FORMAT, type Rule, rulesOf, valueAt } from './form-rules.ts'
import { CREDIT_CODE, fitsDoc, hasBack, isBeginning, isEnding } from './id-documents.ts'
import type { Merchant } from './merchants.ts'
import { paramError } from './refusal.ts'

type Facts = { form: ApplymentForm; provider: Merchant; today: string }

/** What one field demands of another, on the form in plain text. https://pay.weixin.qq.com/doc/v3/partner/4012719997 */
export function checkApplyment(form: ApplymentForm, provider: Merchant, now: number): void {
  const facts = { form, provider, today: beijingDay(new Date(now)) }
  for (const rule of RULES) rule(facts)
}

type When = (form: ApplymentForm) => boolean

const { need, refuse, hold } = rulesOf<ApplymentForm, Facts>(ApplymentForm)

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

const micro = (type: string): When => {
  return (form) => form.subject_info.micro_biz_info?.micro_biz_type === type
}

const CONTACT = '/contact_info'
const SUBJECT = '/subject_info'
const MICRO_STORE = `${SUBJECT}/micro_biz_info/micro_store_info`
const MICRO_MOBILE = `${SUBJECT}/micro_biz_info/micro_mobile_info`
const MICRO_ONLINE = `${SUBJECT}/micro_biz_info/micro_online_info`
const IDENTITY = `${SUBJECT}/identity_info`
const LICENCE = `${SUBJECT}/business_license_info`
const CERTIFICATE = `${SUBJECT}/certificate_info`
const SALES = '/business_info/sales_info'
const BANK = '/bank_account_info'

const RULES: readonly Rule<Facts>[] = [
  ({ form }) => {
    if (form.contact_info.contact_type !== undefined || isMicro(form)) return
    throw paramError('经营者/负责人证件类型取值不在有效范围内', { field: `${CONTACT}/contact_type`, location: 'body' })
  },
  need(`${CONTACT}/contact_id_number`, (form) => isMicro(form) && form.contact_info.openid === undefined),
  hold(
    `${CONTACT}/contact_name`,
    '超级管理员姓名',
    (name, { form }) => !isMicro(form) || name === ownerName(form),
    '须与小微经营者姓名一致',
  ),
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
  need(MICRO_STORE, micro('MICRO_TYPE_STORE')),
  need(MICRO_MOBILE, micro('MICRO_TYPE_MOBILE')),
  need(MICRO_ONLINE, micro('MICRO_TYPE_ONLINE')),
  refuse(MICRO_STORE, '门店场所', (form) => !micro('MICRO_TYPE_STORE')(form)),
  refuse(MICRO_MOBILE, '流动经营/便民服务', (form) => !micro('MICRO_TYPE_MOBILE')(form)),
  refuse(MICRO_ONLINE, '线上商品/服务交易', (form) => !micro('MICRO_TYPE_ONLINE')(form)),
  refuse(`${SUBJECT}/micro_biz_info`, '小微商户信息', (form) => !isMicro(form)),
  refuse(`${SUBJECT}/certificate_letter_copy`, '单位证明函照片', (form) => !isPublicBody(form)),
  need(`${SUBJECT}/finance_institution_info`, (form) => form.subject_info.finance_institution === true),
  refuse(`${SUBJECT}/ubo_info_list`, '最终受益人信息列表', (form) => isIndividual(form) || isPublicBody(form)),
  hold(`${LICENCE}/license_number`, '注册号/统一社会信用代码', licenceNumber, FORMAT),
  hold(`${LICENCE}/merchant_name`, '商户名称', licenceHasName, '执照无名称时请填写“个体户+经营者姓名”'),
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
  hold('/settlement_info/debit_activities_rate', '非信用卡活动费率值', withinActivity, '不在优惠费率活动的范围内'),
  hold('/settlement_info/credit_activities_rate', '信用卡活动费率值', withinActivity, '不在优惠费率活动的范围内'),
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

/** From 1900-01-01, before today; the end behind the beginning. */
function period(parent: string, begin: string, end: string, title: string): Rule<Facts>[] {
  const begins = (form: ApplymentForm) => String(valueAt(form, `${parent}/${begin}`) ?? '')
  return [
    hold(`${parent}/${begin}`, `${title}开始日期`, (day, { today }) => isBeginning(day, today), FORMAT),
    hold(`${parent}/${end}`, `${title}结束日期`, (day, { form }) => isEnding(day, begins(form)), '须晚于开始日期'),
  ]
}

function licenceNumber(number: string, { form }: Facts): boolean {
  const unified = CREDIT_CODE.test(number) && number.startsWith('9')
  return unified || (isIndividual(form) && /^\d{15}$/.test(number))
}

function licenceHasName(name: string): boolean {
  return name !== '无字号' && /\p{L}.*\p{L}/u.test(name)
}

function ownerName({ subject_info: { identity_info } }: ApplymentForm): string | undefined {
  return identity_info.id_card_info?.id_card_name ?? identity_info.id_doc_info?.id_doc_name
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
  return form.subject_info.certificate_info?.cert_type === 'CERTIFICATE_TYPE_2400' || CREDIT_CODE.test(number)
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
    if (!isBeginning(ubo.ubo_period_begin, today))
      throw fieldProblem(`${field}/ubo_period_begin`, '证件有效期开始时间', FORMAT, undefined)
    if (!isEnding(ubo.ubo_period_end, ubo.ubo_period_begin))
      throw fieldProblem(`${field}/ubo_period_end`, '证件有效期结束时间', '须晚于开始日期', undefined)
  }
}

/** The provider's app or the merchant's own: one of the two. The provider's has to be bound to its number. */
function eitherAppid(info: string, own: string, subs: string, title: string): Rule<Facts>[] {
  const parent = `${SALES}/${info}`
  return [
    ({ form }) => {
      if (valueAt(form, parent) === undefined) return
      const count = [own, subs].filter((name) => valueAt(form, `${parent}/${name}`) !== undefined).length
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

// 泛行业优惠费率活动, the only one whose range is publicly known, in percent
const ACTIVITIES: Readonly<Record<string, readonly [from: number, to: number]>> = { '20191030111cff5b5e': [0.2, 0.6] }

function withinActivity(rate: string, { form: { settlement_info } }: Facts): boolean {
  const range = ACTIVITIES[settlement_info.activities_id ?? '']
  return !range || (Number(rate) >= range[0] && Number(rate) <= range[1])
}

function accountName(name: string, { form }: Facts): boolean {
  const { business_license_info, certificate_info } = form.subject_info
  if (form.bank_account_info.bank_account_type === 'BANK_ACCOUNT_TYPE_PERSONAL') {
    const owner = ownerName(form)
    return owner === undefined || name === owner
  }
  const merchant = business_license_info?.merchant_name ?? certificate_info?.merchant_name
  return merchant === undefined || name === merchant
}
