import { type Static, Type } from 'typebox'
import { beijingTime } from '@ruzhu/domain/time.ts'
import { ControlProblem, type ControlRoute, controlRoute } from '../../contract/simulator.ts'
import {
  type Applyment,
  type ApplymentState,
  LEFT_ALONE,
  needsAccountCheck,
  openedProducts,
  subjectName,
} from './applyment.ts'
import { applymentAnswer, applymentDue, move } from './applyments.ts'
import type { State } from './state.ts'

const Objections = Type.Array(
  Type.Object(
    { field: Type.String(), field_name: Type.String(), reject_reason: Type.String() },
    { additionalProperties: false },
  ),
)
const Decision = Type.Object({ audit_detail: Type.Optional(Objections) }, { additionalProperties: false })
const Act = Type.Enum(['approve', 'reject', 'verify_account', 'sign', 'open', 'cancel', 'expire', 'fail'])
const Row = Type.Object({
  applyment_id: Type.Integer(),
  business_code: Type.String(),
  sp_mchid: Type.String(),
  sub_mchid: Type.Optional(Type.String()),
  merchant_name: Type.String(),
  merchant_shortname: Type.String(),
  subject_type: Type.String(),
  applyment_state: Type.String(),
  state_at: Type.String(),
  left_alone_until: Type.Optional(Type.String()),
  submissions: Type.Integer(),
  created_at: Type.String(),
})
const Full = Type.Object({
  ...Row.properties,
  form: Type.Object({}, { description: 'As it was handed in, its encrypted fields in plain text' }),
  products: Type.Array(Type.String(), { description: 'What its scenes would open' }),
  answer: Type.Object({}, { description: 'What the query interface says now' }),
})
const Id = Type.Object({ applyment_id: Type.String() })

/** The reviewer, and the super admin who verifies and signs. */
export function applymentControl(state: State): ControlRoute[] {
  return [
    controlRoute({
      method: 'GET',
      path: '/_sim/applyments',
      summary: 'All applications, oldest first',
      query: Type.Object({ state: Type.Optional(Type.String()), business_code: Type.Optional(Type.String()) }),
      answer: Type.Object({ applyments: Type.Array(Row) }),
      handle({ query: { state: wanted, business_code } }) {
        const found = [...state.applyments.values()]
          .filter((one) => wanted === undefined || one.state === wanted)
          .filter((one) => business_code === undefined || one.businessCode === business_code)
        return { status: 200, body: { applyments: found.map(row) } }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/applyments/{applyment_id}',
      summary: 'One application as the reviewer reads it',
      params: Id,
      answer: Full,
      handle: ({ params }) => ({ status: 200, body: full(state, find(state, params.applyment_id)) }),
    }),
    controlRoute({
      method: 'POST',
      path: '/_sim/applyments/{applyment_id}/{act}',
      summary:
        'What the reviewer or the super admin does; expire lets the deadline pass, and fail says that the submission hit an error',
      params: Type.Object({ ...Id.properties, act: Act }),
      body: Decision,
      answer: Full,
      handle({ params: { applyment_id, act }, body }) {
        const applyment = find(state, applyment_id)
        if (!MAY[act].includes(applyment.state)) throw misplaced(applyment, act)
        return { status: 200, body: full(state, ACTS[act](state, applyment, body)) }
      },
    }),
    controlRoute({
      method: 'GET',
      path: '/_sim/media/{media_id}',
      summary: 'A picture that was uploaded',
      params: Type.Object({ media_id: Type.String() }),
      handle({ params: { media_id } }) {
        const media = state.media.get(media_id)
        if (!media) throw new ControlProblem(404, `There is no picture ${media_id}.`)
        const bytes = state.world.blobs.get(media_id)
        if (!bytes)
          throw new ControlProblem(404, `Picture ${media_id} was held in memory and has given way to newer ones.`)
        return { status: 200, bytes, mediaType: media.mediaType }
      },
    }),
  ]
}

type ActName = Static<typeof Act>
type Decided = Static<typeof Decision>

const ALIVE: readonly ApplymentState[] = [
  'APPLYMENT_STATE_EDITTING',
  'APPLYMENT_STATE_AUDITING',
  'APPLYMENT_STATE_REJECTED',
  'APPLYMENT_STATE_TO_BE_CONFIRMED',
  'APPLYMENT_STATE_TO_BE_SIGNED',
]
const MAY: Readonly<Record<ActName, readonly ApplymentState[]>> = {
  approve: ['APPLYMENT_STATE_AUDITING'],
  reject: ['APPLYMENT_STATE_AUDITING', 'APPLYMENT_STATE_TO_BE_CONFIRMED'],
  verify_account: ['APPLYMENT_STATE_TO_BE_CONFIRMED'],
  sign: ['APPLYMENT_STATE_TO_BE_SIGNED'],
  open: ['APPLYMENT_STATE_SIGNING'],
  cancel: ALIVE,
  fail: ['APPLYMENT_STATE_AUDITING'],
  expire: ALIVE.filter((one) => LEFT_ALONE[one] !== undefined),
}

const ACTS: Readonly<Record<ActName, (state: State, applyment: Applyment, decided: Decided) => Applyment>> = {
  approve: (state, one) =>
    move(state, one, needsAccountCheck(one.form) ? 'APPLYMENT_STATE_TO_BE_CONFIRMED' : 'APPLYMENT_STATE_TO_BE_SIGNED'),
  reject: (state, one, { audit_detail = [] }) =>
    move(state, one, 'APPLYMENT_STATE_REJECTED', { objections: audit_detail }),
  verify_account: (state, one) => move(state, one, 'APPLYMENT_STATE_TO_BE_SIGNED'),
  sign: (state, one) => move(state, one, 'APPLYMENT_STATE_SIGNING'),
  open: (state, one) => move(state, one, 'APPLYMENT_STATE_FINISHED'),
  cancel: (state, one) => move(state, one, 'APPLYMENT_STATE_CANCELED'),
  fail: (state, one) => move(state, one, 'APPLYMENT_STATE_EDITTING'),
  expire: (state, one) => applymentDue(state, one.applymentId, state.world.now()) ?? one,
}

function misplaced({ applymentId, state }: Applyment, act: ActName): ControlProblem {
  return new ControlProblem(409, `Application ${applymentId} is ${state}; ${act} needs ${MAY[act].join(' or ')}.`)
}

function find({ applyments }: State, applymentId: string): Applyment {
  const applyment = applyments.get(applymentId)
  if (!applyment)
    throw new ControlProblem(404, `There is no application ${applymentId}; GET /_sim/applyments lists them.`)
  return applyment
}

function row(applyment: Applyment): object {
  const { subMchid, form, state, stateAt } = applyment
  const deadline = LEFT_ALONE[state]
  return {
    applyment_id: Number(applyment.applymentId),
    business_code: applyment.businessCode,
    sp_mchid: applyment.mchid,
    ...(subMchid !== undefined && { sub_mchid: subMchid }),
    merchant_name: subjectName(form),
    merchant_shortname: form.business_info.merchant_shortname,
    subject_type: form.subject_info.subject_type,
    applyment_state: state,
    state_at: beijingTime(new Date(stateAt)),
    ...(deadline && { left_alone_until: beijingTime(new Date(stateAt + deadline.afterMs)) }),
    submissions: applyment.submissions,
    created_at: beijingTime(new Date(applyment.createdAt)),
  }
}

function full(state: State, applyment: Applyment): object {
  const { form } = applyment
  return { ...row(applyment), form, products: openedProducts(form), answer: applymentAnswer(state, applyment) }
}
