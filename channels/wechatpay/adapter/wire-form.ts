import type { FieldValue } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentSubmission } from '@ruzhu/domain/applyments/gateway.ts'
import { AppError } from '@ruzhu/domain/errors.ts'
import type { AssembledApplyment } from '@ruzhu/wechatpay/applyments.ts'
import type { Json } from '@ruzhu/wechatpay/reading.ts'

/**
 * The flat form as the gateway's tree: `subject_info.ubo_info_list.0.ubo_id_doc_name` is a name in the first entry of a
 * list. Values that are empty are left out, and so is an object that would be empty: the gateway answers both with
 * SYSTEM_ERROR. Questions of our own, whose path begins with `_`, are not sent.
 */
export function wireForm({ businessCode, subjectType, form }: ApplymentSubmission): AssembledApplyment {
  const tree: Branch = new Map()
  for (const [path, value] of Object.entries(form)) {
    const leaf = path.startsWith('_') ? undefined : leafOf(path, value)
    if (leaf !== undefined) place(tree, path, leaf)
  }
  place(tree, 'subject_info.subject_type', subjectType)
  return { ...Object.fromEntries([...tree].map(([name, node]) => [name, jsonOf(node)])), business_code: businessCode }
}

type Branch = Map<string, Branch | Json>

/** Names come from outside: as keys of a Map none of them can reach an object's prototype. */
function place(tree: Branch, path: string, leaf: Json): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let branch = tree
  for (const name of names) {
    const next = branch.get(name) ?? new Map()
    if (!(next instanceof Map)) throw notAField(path)
    branch.set(name, next)
    branch = next
  }
  if (last === '' || branch.get(last) instanceof Map) throw notAField(path)
  branch.set(last, leaf)
}

function jsonOf(node: Branch | Json): Json {
  if (!(node instanceof Map)) return node
  const entries = [...node]
  if (entries.every(([name]) => /^\d+$/.test(name))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => jsonOf(inner))
  }
  return Object.fromEntries(entries.map(([name, inner]) => [name, jsonOf(inner)]))
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

function notAField(path: string): AppError {
  return new AppError('INPUT_INVALID', { problems: [`${path}: no field of an application`] })
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
