import { descriptor } from '@ruzhu/channels/wechatpay/descriptor.ts'
import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import { checkApplyment } from '@ruzhu/domain/applyments/check-applyment.ts'
import { initialForm, listed } from '@ruzhu/domain/applyments/form.ts'
import type { SubjectType } from '@ruzhu/domain/descriptor.ts'
import { say } from '@ruzhu/domain/text.ts'
import { beijingDay } from '@ruzhu/domain/time.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './onboarding/desk.ts'
import { fillForm } from './onboarding/fill-form.ts'

/** Every branch of every form, checked by our rules and then by the gateway's, which the simulator keeps with code of its own. */

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk('forms')
})
afterAll(() => desk.close())

const SCENES = 'business_info.sales_info.sales_scenes_type'
const SCENE_NAMES = ['STORE', 'MP', 'MINI_PROGRAM', 'APP', 'WEB', 'WEWORK'].map((name) => `SALES_SCENES_${name}`)

/** Fields whose answer changes what else is asked. */
const BRANCHES = [
  'subject_info.identity_info.id_holder_type',
  'subject_info.identity_info.id_doc_type',
  'subject_info.certificate_info.cert_type',
  'subject_info.micro_biz_info.micro_biz_type',
  'subject_info.finance_institution',
  'bank_account_info.bank_account_type',
  'contact_info.contact_type',
  '_ubo',
  '_industry',
  '_activity',
]
/** Answers that show what else depends on a branch further down. */
const DEEPER: readonly ApplymentForm[] = [
  { _ubo: 'list', _ubo_count: '4' },
  { 'contact_info.contact_type': 'SUPER', 'contact_info.contact_id_doc_type': 'IDENTIFICATION_TYPE_OVERSEA_PASSPORT' },
  { 'bank_account_info.account_bank': '其他银行' },
]

describe.each(descriptor.subjectTypes.map((type): [string, SubjectType] => [type.type, type]))(
  '%s',
  (_type, subjectType) => {
    test.each(waysOf(subjectType))('%s: passes our checks and the gateway’s', async (_what, chosen) => {
      const form = fillForm(subjectType, { ...initialForm(subjectType, {}), ...chosen }, desk.media)
      const { must } = checkApplyment({ form, objections: [] }, subjectType, { today: beijingDay(new Date()) })
      expect(must.map(({ path, message }) => `${path}: ${say(message, 'en')}`)).toEqual([])
      expect(await desk.submit(subjectType, form)).toMatchObject({ state: 'accepted' })
    })
  },
)

/** As it begins, in each scene, and with each answer of each question that opens others. */
function waysOf(subjectType: SubjectType): [what: string, chosen: ApplymentForm][] {
  const fields = subjectType.steps.flatMap((step) => step.fields)
  const options = (path: string) => [
    ...new Set(
      fields.filter((field) => field.path === path).flatMap((field) => field.options?.map(({ value }) => value) ?? []),
    ),
  ]
  const branches = BRANCHES.flatMap((path) => options(path).map((value): ApplymentForm => ({ [path]: value })))
  const deeper = DEEPER.filter((chosen) =>
    Object.entries(chosen).every(([path, value]) => listed(value).every((one) => options(path).includes(one))),
  )
  const scenes = [...SCENE_NAMES.map((name) => [name]), SCENE_NAMES].map(
    (names): ApplymentForm => ({ [SCENES]: names }),
  )
  return [{}, ...scenes, ...branches, ...deeper].map((chosen) => [JSON.stringify(chosen), chosen])
}
