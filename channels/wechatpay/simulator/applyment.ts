import type { Instant } from '../../contract/simulator.ts'
import type { ApplymentForm } from './applyment-form.ts'

export type ApplymentState =
  | 'APPLYMENT_STATE_EDITTING'
  | 'APPLYMENT_STATE_AUDITING'
  | 'APPLYMENT_STATE_REJECTED'
  | 'APPLYMENT_STATE_TO_BE_CONFIRMED'
  | 'APPLYMENT_STATE_TO_BE_SIGNED'
  | 'APPLYMENT_STATE_SIGNING'
  | 'APPLYMENT_STATE_FINISHED'
  | 'APPLYMENT_STATE_CANCELED'

export type Objection = { readonly field: string; readonly field_name: string; readonly reject_reason: string }

export type Applyment = {
  readonly applymentId: string
  readonly mchid: string
  readonly businessCode: string
  readonly state: ApplymentState
  readonly stateAt: Instant
  readonly objections: readonly Objection[]
  /** In plain text, as the reviewer reads it. */
  readonly form: ApplymentForm
  readonly submissions: number
  readonly signCode: string
  readonly subMchid?: string
  readonly createdAt: Instant
}

const DAY_MS = 86_400_000

export const STATE_MESSAGES: Readonly<Record<ApplymentState, string>> = {
  APPLYMENT_STATE_EDITTING: '提交申请发生错误，请重新提交',
  APPLYMENT_STATE_AUDITING: '申请单正在审核中，超级管理员可打开签约链接提前绑定微信号',
  APPLYMENT_STATE_REJECTED: '申请资料被驳回，请按驳回原因修改后重新提交',
  APPLYMENT_STATE_TO_BE_CONFIRMED: '请超级管理员打开签约链接，按页面指引完成账户验证',
  APPLYMENT_STATE_TO_BE_SIGNED: '请超级管理员打开签约链接，完成签约',
  APPLYMENT_STATE_SIGNING: '系统正在开通相关权限',
  APPLYMENT_STATE_FINISHED: '商户入驻申请已完成',
  APPLYMENT_STATE_CANCELED: '申请单已作废',
}

/** What happens when nobody does anything. https://pay.weixin.qq.com/doc/v3/partner/4012697052 */
export const LEFT_ALONE: Readonly<Partial<Record<ApplymentState, { afterMs: number; to: ApplymentState }>>> = {
  APPLYMENT_STATE_EDITTING: { afterMs: 30 * DAY_MS, to: 'APPLYMENT_STATE_CANCELED' },
  APPLYMENT_STATE_REJECTED: { afterMs: 30 * DAY_MS, to: 'APPLYMENT_STATE_CANCELED' },
  APPLYMENT_STATE_TO_BE_CONFIRMED: { afterMs: 10 * DAY_MS, to: 'APPLYMENT_STATE_REJECTED' },
  APPLYMENT_STATE_TO_BE_SIGNED: { afterMs: 30 * DAY_MS, to: 'APPLYMENT_STATE_CANCELED' },
  APPLYMENT_STATE_SIGNING: { afterMs: 30 * 60_000, to: 'APPLYMENT_STATE_FINISHED' },
}

/** https://pay.weixin.qq.com/doc/v3/partner/4012697052: who has to show that the account is theirs before signing. */
export function needsAccountCheck({ contact_info, subject_info }: ApplymentForm): boolean {
  switch (subject_info.subject_type) {
    case 'SUBJECT_TYPE_MICRO':
      return false
    case 'SUBJECT_TYPE_OTHERS':
      return true
    case 'SUBJECT_TYPE_GOVERNMENT':
    case 'SUBJECT_TYPE_INSTITUTIONS':
      return subject_info.certificate_letter_copy === undefined
    default:
      return contact_info.contact_type === 'SUPER'
  }
}

/** What each scene opens; H5 is never among it. */
const SCENE_PRODUCTS: Readonly<Record<string, readonly string[]>> = {
  SALES_SCENES_STORE: ['MICROPAY', 'JSAPI'],
  SALES_SCENES_MP: ['JSAPI'],
  SALES_SCENES_MINI_PROGRAM: ['JSAPI'],
  SALES_SCENES_APP: ['APP'],
  SALES_SCENES_WEB: ['JSAPI', 'NATIVE'],
  SALES_SCENES_WEWORK: ['WEWORK'],
}

export function openedProducts({ business_info }: ApplymentForm): string[] {
  const scenes = business_info.sales_info.sales_scenes_type
  return [...new Set(scenes.flatMap((scene) => SCENE_PRODUCTS[scene] ?? []))]
}

/** The merchant's own apps that approval binds to its number. */
export function boundAppids({ business_info: { sales_info } }: ApplymentForm): string[] {
  const { biz_store_info, mp_info, mini_program_info, app_info, web_info } = sales_info
  const named = [
    biz_store_info?.biz_sub_appid,
    mp_info?.mp_sub_appid,
    mini_program_info?.mini_program_sub_appid,
    app_info?.app_sub_appid,
    web_info?.web_appid,
  ]
  return [...new Set(named.filter((appid) => appid !== undefined))]
}

export function subjectName({ subject_info, business_info }: ApplymentForm): string {
  const { business_license_info, certificate_info } = subject_info
  return business_license_info?.merchant_name ?? certificate_info?.merchant_name ?? business_info.merchant_shortname
}
