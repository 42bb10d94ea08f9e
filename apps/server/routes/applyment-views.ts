import type { Caller } from '@ruzhu/domain/access/access.ts'
import { may } from '@ruzhu/domain/access/may.ts'
import type { Applyment, ApplymentForm, FieldValue, Submission } from '@ruzhu/domain/applyments/applyments.ts'
import type { CheckResult, Finding } from '@ruzhu/domain/applyments/check-applyment.ts'
import { lastSent } from '@ruzhu/domain/applyments/existing-applyment.ts'
import { completeForm } from '@ruzhu/domain/applyments/form.ts'
import { maskForm } from '@ruzhu/domain/applyments/mask.ts'
import { type ObjectionState, objectionStates } from '@ruzhu/domain/applyments/objections.ts'
import { deadlineOf, editable } from '@ruzhu/domain/applyments/states.ts'
import { deadlineDaysOf, subjectTypeOf } from '@ruzhu/domain/applyments/subject-types.ts'
import type { NextStep } from '@ruzhu/domain/journeys/next-step.ts'
import { type Static, Type } from 'typebox'
import type { Parts } from '../parts.ts'
import { at, atIf, given, Id, Instant, OneOf, TextView, textView, View } from '../schemas.ts'
import { NextStepView, nextStepView } from './next-steps.ts'
import { standingOf } from './standing.ts'

export const APPLYMENT_STATES = [
  'draft',
  'submitting',
  'editting',
  'auditing',
  'rejected',
  'to_be_confirmed',
  'to_be_signed',
  'signing',
  'finished',
  'canceled',
  'unknown',
] as const

const FormValue = Type.Union([Type.String(), Type.Array(Type.String())])
const FormView = Type.Record(Type.String(), FormValue)
const ObjectionView = View('Objection', {
  field: Type.String(),
  field_name: Type.String(),
  reject_reason: Type.String(),
  path: Type.Optional(Type.String()),
  value_sent: Type.Optional(FormValue),
  value_now: Type.Optional(FormValue),
  changed: Type.Boolean(),
  kept: Type.Optional(Type.Object({ note: Type.String(), by: Type.String(), at: Instant })),
})

export const ApplymentView = View('Applyment', {
  id: Id('ap'),
  client_id: Id('cl'),
  provider_id: Id('sp'),
  channel: Type.String(),
  subject_type: Type.String(),
  business_code: Type.String(),
  state: OneOf(APPLYMENT_STATES),
  state_at: Instant,
  form: FormView,
  version: Type.Integer(),
  submissions: Type.Integer(),
  objections: Type.Array(ObjectionView),
  applyment_id: Type.Optional(Type.String()),
  gateway_state: Type.Optional(Type.String()),
  gateway_state_msg: Type.Optional(Type.String()),
  sign_url: Type.Optional(Type.String()),
  sub_mchid: Type.Optional(Type.String()),
  submit_problem: Type.Optional(Type.String()),
  checked_at: Type.Optional(Instant),
  next_check_at: Type.Optional(Instant),
  created_at: Instant,
  updated_at: Instant,
  locked: Type.Boolean(),
  deadline_at: Type.Optional(Instant),
  next_step: NextStepView,
})

const FindingView = View('Finding', {
  path: Type.Optional(Type.String()),
  rule: Type.String(),
  message: TextView,
})

export const CheckView = View('ApplymentCheck', {
  must: Type.Array(FindingView),
  should: Type.Array(FindingView),
  passed: Type.Integer(),
})

export const SubmissionView = View('Submission', {
  id: Id('su'),
  number: Type.Integer(),
  submitted_at: Instant,
  submitted_by: Type.String(),
  form: FormView,
})

export async function applymentView(parts: Parts, applyment: Applyment, caller: Caller) {
  const [view] = await applymentViews(parts, [applyment], caller)
  if (!view) throw new RangeError('one applyment has one view')
  return view
}

export async function applymentViews(
  parts: Parts,
  applyments: readonly Applyment[],
  caller: Caller,
): Promise<Static<typeof ApplymentView>[]> {
  const clientIds = [...new Set(applyments.map(({ clientId }) => clientId))]
  const standing = await standingOf(
    parts,
    clientIds.map((id) => ({ id })),
    caller,
  )
  return Promise.all(
    applyments.map((one) => {
      const nextStep = standing.get(one.clientId)?.ways.find(({ channel }) => channel === one.channel)?.nextStep
      if (!nextStep) throw new RangeError(`${one.id} belongs to a client that has no next step`)
      return viewOf(parts, one, caller, nextStep)
    }),
  )
}

async function viewOf(
  parts: Parts,
  applyment: Applyment,
  caller: Caller,
  nextStep: NextStep,
): Promise<Static<typeof ApplymentView>> {
  const shown = formShower(parts, applyment, caller)
  const sent = applyment.objections.length === 0 ? {} : ((await lastSent(parts.deps.store.read, applyment)) ?? {})
  const now = completeForm(subjectTypeOf(parts.deps.describe, applyment), applyment.form)
  const changed = objectionStates(applyment, sent, now)
  const masked = objectionStates(applyment, shown(sent), shown(now))
  return given({
    id: applyment.id,
    client_id: applyment.clientId,
    provider_id: applyment.providerId,
    channel: applyment.channel,
    subject_type: applyment.subjectType,
    business_code: applyment.businessCode,
    state: applyment.state,
    state_at: at(applyment.stateAt),
    form: formView(shown(applyment.form)),
    version: applyment.version,
    submissions: applyment.submissions,
    objections: masked.map((objection, index) => objectionView(objection, changed[index]?.changed ?? false)),
    applyment_id: applyment.applymentId,
    gateway_state: applyment.gatewayState,
    gateway_state_msg: applyment.gatewayStateMsg,
    sign_url: applyment.signUrl,
    sub_mchid: applyment.subMchid,
    submit_problem: applyment.submitProblem,
    checked_at: atIf(applyment.checkedAt),
    next_check_at: atIf(applyment.nextCheckAt),
    created_at: at(applyment.createdAt),
    updated_at: at(applyment.updatedAt),
    locked: !editable(applyment.state),
    deadline_at: atIf(deadlineOf(applyment, deadlineDaysOf(parts.deps.describe, applyment))),
    next_step: nextStepView(nextStep),
  })
}

/** Whoever works on forms sees what was typed; whoever only reads sees personal data with its middle hidden. */
function formShower({ deps, environment }: Parts, applyment: Applyment, caller: Caller) {
  if (may(caller, 'applyments.edit', environment)) return (form: ApplymentForm) => form
  const subjectType = subjectTypeOf(deps.describe, applyment)
  return (form: ApplymentForm) => maskForm(subjectType, form)
}

export function submissionViews(
  parts: Parts,
  applyment: Applyment,
  submissions: readonly Submission[],
  caller: Caller,
): Static<typeof SubmissionView>[] {
  const shown = formShower(parts, applyment, caller)
  return submissions.map((submission) => ({
    id: submission.id,
    number: submission.number,
    submitted_at: at(submission.submittedAt),
    submitted_by: submission.submittedBy,
    form: formView(shown(submission.form)),
  }))
}

export function checkView({ must, should, passed }: CheckResult): Static<typeof CheckView> {
  return { must: must.map(findingView), should: should.map(findingView), passed }
}

function findingView({ path, rule, message }: Finding): Static<typeof FindingView> {
  return given({ path, rule, message: textView(message) })
}

function objectionView(objection: ObjectionState, changed: boolean): Static<typeof ObjectionView> {
  const { kept, valueSent, valueNow } = objection
  return given({
    field: objection.field,
    field_name: objection.fieldName,
    reject_reason: objection.rejectReason,
    path: objection.path,
    value_sent: valueSent === undefined ? undefined : valueView(valueSent),
    value_now: valueNow === undefined ? undefined : valueView(valueNow),
    changed,
    kept: kept && { note: kept.note, by: kept.by, at: at(kept.at) },
  })
}

function formView(form: ApplymentForm): Static<typeof FormView> {
  return Object.fromEntries(Object.entries(form).map(([path, value]) => [path, valueView(value)]))
}

function valueView(value: FieldValue): Static<typeof FormValue> {
  return typeof value === 'string' ? value : [...value]
}
