import { beijingDay } from '@ruzhu/domain/time.ts'
import { FORMAT, type Rule, rulesOf } from '../form-rules.ts'
import { CREDIT_CODE, fitsDoc, hasBack, isBeginning, isEnding } from '../id-documents.ts'
import { OpeningForm } from './form.ts'

type Facts = { form: OpeningForm; today: string }
const { need, refuse, hold } = rulesOf<OpeningForm, Facts>(OpeningForm)

/** What one field demands of another, on the form in plain text. https://pay.weixin.qq.com/doc/v3/partner/4012693773 */
export function checkOpening(form: OpeningForm, now: number): void {
  const facts = { form, today: beijingDay(new Date(now)) }
  for (const rule of RULES) rule(facts)
}

type When = (form: OpeningForm) => boolean
const isOf = (...types: OpeningForm['subject_info']['subject_type'][]): When => {
  return ({ subject_info }) => types.includes(subject_info.subject_type)
}
const hasLicence = isOf('SUBJECT_TYPE_ENTERPRISE', 'SUBJECT_TYPE_INDIVIDUAL')
const isPublicBody = isOf('SUBJECT_TYPE_INSTITUTIONS_CLONED', 'SUBJECT_TYPE_GOVERNMENT')
const isMicro = isOf('SUBJECT_TYPE_MICRO')
const isEnterprise = isOf('SUBJECT_TYPE_ENTERPRISE')
const hasCertificate: When = (form) => isPublicBody(form) || isOf('SUBJECT_TYPE_OTHERS')(form)
const bySuper: When = ({ contact_info }) => contact_info.contact_type === 'SUPER'
const heldBySuper: When = ({ identification_info }) => identification_info.id_holder_type === 'SUPER'
const heldByLegal: When = (form) => !heldBySuper(form)

const CONTACT = '/contact_info'
const SUBJECT = '/subject_info'
const LICENCE = `${SUBJECT}/business_licence_info`
const CERTIFICATE = `${SUBJECT}/certificate_info`
const OWNER = '/identification_info'

const RULES: readonly Rule<Facts>[] = [
  need(`${CONTACT}/id_card_number`, bySuper),
  need(`${CONTACT}/contact_id_doc_type`, bySuper),
  need(`${CONTACT}/contact_id_doc_copy`, bySuper),
  need(
    `${CONTACT}/contact_id_doc_copy_back`,
    (form) => bySuper(form) && hasBack(form.contact_info.contact_id_doc_type),
  ),
  need(`${CONTACT}/contact_period_begin`, bySuper),
  need(`${CONTACT}/contact_period_end`, bySuper),
  hold(
    `${CONTACT}/id_card_number`,
    '联系人证件号码',
    (number, { form }) => fitsDoc(number, form.contact_info.contact_id_doc_type ?? 'IDENTIFICATION_TYPE_IDCARD'),
    FORMAT,
  ),
  hold(
    `${CONTACT}/contact_period_begin`,
    '联系人证件有效期开始时间',
    (day, { today }) => isBeginning(day, today),
    FORMAT,
  ),
  hold(
    `${CONTACT}/contact_period_end`,
    '联系人证件有效期结束时间',
    (day, { form }) => isEnding(day, form.contact_info.contact_period_begin ?? ''),
    '须晚于开始日期',
  ),

  hold(
    `${CONTACT}/contact_type`,
    '联系人类型',
    (type, { form }) => type === 'LEGAL' || !isMicro(form),
    '小微商户的联系人须为经营者',
  ),

  need(LICENCE, hasLicence),
  refuse(LICENCE, '营业执照信息', (form) => !hasLicence(form)),
  need(CERTIFICATE, hasCertificate),
  refuse(CERTIFICATE, '登记证书信息', (form) => !hasCertificate(form)),
  need(`${SUBJECT}/assist_prove_info`, isMicro),
  refuse(`${SUBJECT}/assist_prove_info`, '小微辅助证明材料', (form) => !isMicro(form)),
  need(`${SUBJECT}/company_prove_copy`, isPublicBody),
  refuse(`${SUBJECT}/company_prove_copy`, '单位证明函照片', (form) => !isPublicBody(form)),
  need(`${SUBJECT}/finance_institution_info`, (form) => form.subject_info.is_finance_institution === true),
  hold(
    `${LICENCE}/licence_number`,
    '营业执照注册号',
    (code) => CREDIT_CODE.test(code) || /^\d{15}$/.test(code),
    FORMAT,
  ),
  hold(`${LICENCE}/licence_valid_date`, '营业执照有效日期', isValidDate, FORMAT),
  hold(`${CERTIFICATE}/cert_valid_date`, '证书有效日期', isValidDate, FORMAT),

  hold(
    `${OWNER}/id_holder_type`,
    '证件持有人类型',
    (type, { form }) => type === 'LEGAL' || isPublicBody(form),
    '仅政府机关、事业单位可填经办人',
  ),
  hold(
    `${OWNER}/identification_type`,
    '证件类型',
    (type, { form }) => !isOf('SUBJECT_TYPE_GOVERNMENT', 'SUBJECT_TYPE_MICRO')(form) || type.endsWith('_IDCARD'),
    '该主体类型仅支持身份证',
  ),
  need(`${OWNER}/authorize_letter_copy`, heldBySuper),
  need(`${OWNER}/identification_type`, heldByLegal),
  need(`${OWNER}/identification_name`, heldByLegal),
  need(`${OWNER}/identification_number`, heldByLegal),
  need(`${OWNER}/identification_valid_date`, heldByLegal),
  need(`${OWNER}/identification_front_copy`, heldByLegal),
  need(
    `${OWNER}/identification_back_copy`,
    (form) => heldByLegal(form) && hasBack(form.identification_info.identification_type),
  ),
  need(`${OWNER}/identification_address`, (form) => heldByLegal(form) && isEnterprise(form)),
  hold(
    `${OWNER}/identification_number`,
    '证件号码',
    (number, { form }) => fitsDoc(number, form.identification_info.identification_type ?? 'IDENTIFICATION_TYPE_IDCARD'),
    FORMAT,
  ),
  hold(`${OWNER}/identification_valid_date`, '证件有效日期', isValidDate, FORMAT),
]

/** `forever` is what older clients say for 长期. */
function isValidDate(text: string, { today }: Facts): boolean {
  const [begin = '', end = ''] = [...text.matchAll(/"([^"]+)"/g)].map(([, day]) => day)
  return isBeginning(begin, today) && isEnding(end.replace('forever', '长期'), begin)
}
