import type { FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentSubmission } from '@ruzhu/domain/applyments/gateway.ts'
import type { AssembledApplyment } from '@ruzhu/wechatpay/applyments.ts'
import type { Json } from '@ruzhu/wechatpay/reading.ts'
import { formTree } from '../../contract/form-tree.ts'

/**
 * The flat form as the gateway's tree: `subject_info.ubo_info_list.0.ubo_id_doc_name` is a name in the first entry of a
 * list. Values that are empty are left out, and so is an object that would be empty: the gateway answers both with
 * SYSTEM_ERROR. Questions of our own, whose path begins with `_`, are not sent.
 */
export function wireForm({ businessCode, subjectType, form }: ApplymentSubmission): AssembledApplyment {
  const leaves = Object.entries(form).flatMap(([path, value]) => {
    const leaf = path.startsWith('_') ? undefined : leafOf(path, value)
    return leaf === undefined ? [] : [[path, leaf] as const]
  })
  const tree = formTree<Json>([...leaves, ['subject_info.subject_type', subjectType]])
  return { ...tree, business_code: businessCode }
}

function leafOf(path: string, value: FieldValue): Json | undefined {
  if (typeof value !== 'string') return listOf(value)
  if (value === '') return undefined
  if (LISTS.has(path)) return [value]
  return BOOLEANS.has(path) ? value === 'true' : value
}

function listOf(values: readonly string[]): Json | undefined {
  const filled = values.filter((value) => value !== '')
  return filled.length === 0 ? undefined : filled
}

const BOOLEANS = new Set(['subject_info.finance_institution'])

/** Lists on the wire also where the form holds one value. */
const LISTS = new Set([
  'subject_info.finance_institution_info.finance_license_pics',
  'subject_info.micro_biz_info.micro_mobile_info.micro_mobile_pics',
  'business_info.sales_info.sales_scenes_type',
  'business_info.sales_info.biz_store_info.store_entrance_pic',
  'business_info.sales_info.biz_store_info.indoor_pic',
  'business_info.sales_info.mp_info.mp_pics',
  'business_info.sales_info.mini_program_info.mini_program_pics',
  'business_info.sales_info.app_info.app_pics',
  'business_info.sales_info.wework_info.wework_pics',
  'settlement_info.qualifications',
  'settlement_info.activities_additions',
  'addition_info.business_addition_pics',
])
