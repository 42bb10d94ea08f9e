import type { ApplymentForm, FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import { isPicture, readForm, sourcesOf } from '@ruzhu/domain/applyments/form.ts'
import type { RuleName } from '@ruzhu/domain/applyments/rules.ts'
import { idCardCheck } from '@ruzhu/domain/applyments/rules/id-card.ts'
import type { FormField, SubjectType } from '@ruzhu/domain/descriptor.ts'

/** Answers every question that a form asks, until it asks no more; what was chosen before stays. */
export function fillForm(subjectType: SubjectType, chosen: ApplymentForm, picture: string): ApplymentForm {
  const form: Record<string, FieldValue> = { ...chosen }
  for (let open = unanswered(subjectType, form); open.length > 0; open = unanswered(subjectType, form))
    for (const [place, field] of open.entries()) form[field.path] = answer(field, place, picture)
  return form
}

function unanswered(subjectType: SubjectType, form: ApplymentForm): FormField[] {
  const answers = readForm(subjectType, form)
  const open = answers.filter(({ value, field }) => value === undefined && field.required).map(({ field }) => field)
  // what is taken over follows by itself, once its source is answered
  return open.filter((field) => !sourcesOf(field).some((source) => open.some(({ path }) => path === source)))
}

export function answer(field: FormField, place: number, picture: string): FieldValue {
  if (isPicture(field)) return field.kind === 'picture' ? picture : [picture]
  const first = field.options?.[0]?.value
  if (first !== undefined) return field.kind === 'choices' ? [first] : first
  if (field.rule === 'id_card') return idCardOf(place)
  return number(field) ?? '示例文字内容'
}

/** Another person for each place. */
function idCardOf(place: number): string {
  const body = `11010519850101${String(100 + place)}`
  return body + idCardCheck(body)
}

/** Inside the limits that the field itself names. */
function number({ min, rule }: FormField): string | undefined {
  return min === undefined ? rule && VALUES[rule] : String(min)
}

const VALUES: Partial<Record<RuleName, string>> = {
  enterprise_credit_code: '91350100M000100Y43',
  credit_code: '12100000400000000W',
  individual_licence: '110108000000016',
  licence_name: '福州市示例餐饮有限公司',
  individual_name: '示例老陈牛腩粉店',
  company_name: '福州市示例餐饮有限公司',
  personal_card: '4111111111111111',
  person_name: '陈国华',
  begin_day: '2016-07-01',
  end_day: '长期',
  merchant_shortname: '老陈牛腩粉',
  service_phone: '020-88880000',
  region_code: '440305',
  appid: 'wx8888888888888888',
  numeric_appid: '2021000000000001',
  category_code: 'A0001_B0001',
  merchant_category: '5812',
  alipay_account: 'pay@laochen.example.com',
  domain: 'https://www.example.com',
  settlement_id: '999',
  rate: '0.38',
  corporate_account: '3602000009200123456',
  bank_branch_id: '102581000013',
  mobile_phone: '13800138000',
  email: 'chen@laochen.example.com',
  passport: 'G12345678',
  hongkong_permit: 'H12345678',
  macao_permit: 'M12345678',
  taiwan_permit: '12345678',
  foreign_residence_card: 'ABC123456789012',
  residence_permit: '81000019900101001X',
}
