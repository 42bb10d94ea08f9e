import type { ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentRef, ApplymentSeen, ApplymentSubmission, SubmitSeen } from '@ruzhu/domain/applyments/gateway.ts'
import {
  type ApplymentSeen as Wire,
  queryByBusinessCode,
  submitAssembled,
  TooLongToSeal,
} from '@ruzhu/wechatpay/applyments.ts'
import { descriptor } from '../descriptor.ts'
import { CHANNEL, notOk, type Provider } from './provider.ts'
import { wireForm } from './wire-form.ts'

/** What is too long to be sealed is refused like what the gateway does not take, only before it is sent. */
export async function submitApplyment({ client }: Provider, submission: ApplymentSubmission): Promise<SubmitSeen> {
  try {
    const answer = await submitAssembled(client, wireForm(submission))
    if (answer.state !== 'ok') return notOk(answer)
    return { state: 'accepted', applymentId: answer.body.applyment_id }
  } catch (error) {
    if (!(error instanceof TooLongToSeal)) throw error
    const message = `${error.path}：内容太长，无法加密提交`
    return { state: 'refused', refusal: { channel: CHANNEL, status: 400, code: 'TOO_LONG_TO_ENCRYPT', message } }
  }
}

export async function queryApplyment(
  { client }: Provider,
  { businessCode, subjectType }: Pick<ApplymentRef, 'businessCode' | 'subjectType'>,
): Promise<ApplymentSeen> {
  const answer = await queryByBusinessCode(client, businessCode)
  if (answer.state === 'ok') {
    if (answer.body.business_code === businessCode) return applymentSeen(answer.body, subjectType)
    return { state: 'unreadable', why: 'the answer is about another application' }
  }
  if (answer.state === 'unknown') return { state: 'unreadable', why: answer.why }
  if (ABSENT.has(answer.code)) return { state: 'absent' }
  return { state: 'unreadable', why: `the query was refused: ${answer.code} ${answer.message}` }
}

/** The codes for an application, order or refund that the gateway has never heard of. */
const ABSENT = new Set(['APPLYMENT_NOT_EXIST', 'APPLYMENT_NOTEXIST', 'RESOURCE_NOT_EXISTS'])

function applymentSeen(wire: Wire, subjectType: string): ApplymentSeen {
  return {
    state: STATES.get(wire.applyment_state) ?? 'unknown',
    raw: wire.applyment_state,
    message: wire.applyment_state_msg ?? '',
    applymentId: wire.applyment_id,
    ...(wire.sign_url === undefined ? {} : { signUrl: wire.sign_url }),
    ...(wire.sub_mchid === undefined ? {} : { subMchid: wire.sub_mchid }),
    objections: wire.audit_detail.map(({ field, field_name, reject_reason }) => {
      const path = pathOf(field, subjectType)
      return { field, fieldName: field_name, rejectReason: reject_reason, ...(path === undefined ? {} : { path }) }
    }),
  }
}

// https://pay.weixin.qq.com/doc/v3/partner/4012697052; EDITTING is the gateway's spelling
const STATES = new Map<string, ApplymentState>([
  ['APPLYMENT_STATE_EDITTING', 'editting'],
  ['APPLYMENT_STATE_AUDITING', 'auditing'],
  ['APPLYMENT_STATE_REJECTED', 'rejected'],
  ['APPLYMENT_STATE_TO_BE_CONFIRMED', 'to_be_confirmed'],
  ['APPLYMENT_STATE_TO_BE_SIGNED', 'to_be_signed'],
  ['APPLYMENT_STATE_SIGNING', 'signing'],
  ['APPLYMENT_STATE_FINISHED', 'finished'],
  ['APPLYMENT_STATE_CANCELED', 'canceled'],
])

/** Reviewers name a field by the last part of its path; the whole path only where no other field of the form ends so. */
function pathOf(field: string, subjectType: string): string | undefined {
  const paths = (FIELD_PATHS.get(subjectType) ?? []).filter((path) => path === field || path.endsWith(`.${field}`))
  return paths.length === 1 ? paths[0] : undefined
}

const FIELD_PATHS = new Map(
  descriptor.subjectTypes.map(({ type, steps }) => [
    type,
    [...new Set(steps.flatMap(({ fields }) => fields.map(({ path }) => path)))],
  ]),
)
