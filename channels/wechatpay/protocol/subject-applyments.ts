import { type Answer, nothing } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'
import type { SubjectApplyment } from './subject-applyment-form.ts'

/** By our number, or by the gateway's. */
export type SubjectApplymentRef = { business_code: string } | { applyment_id: string }

export type SubjectApplymentSeen = {
  /** APPLYMENT_STATE_EDITTING, _WAITTING_FOR_AUDIT, _WAITTING_FOR_CONFIRM_CONTACT, _WAITTING_FOR_CONFIRM_LEGALPERSON, _PASSED, _REJECTED, _FREEZED, _CANCELED: so spelled. */
  applyment_state: string
  /** A picture in Base64 that the contact or legal person scans; good for 30 days. */
  qrcode_data: string | undefined
  /** What was rejected, by its name in the request, and why. */
  reject_param: string | undefined
  reject_reason: string | undefined
}

/**
 * 商户开户意愿确认: confirms that a subject wants its merchant number. After a rejection cancel it, and submit anew under
 * another `business_code`. Five a second.
 *
 * Errors: 400 PARAM_ERROR, INVALID_REQUEST; 403 NO_AUTH.
 *
 * @throws TooLongToSeal before anything is sent
 */
export function submitSubjectApplyment(
  client: WechatClient,
  applyment: SubjectApplyment,
  options?: CallOptions,
): Promise<Answer<{ applyment_id: string }>> {
  const path = at('POST', '/v3/apply4subject/applyment/')
  return client.call({ ...path, body: applyment, sealed: SEALED, read: readApplymentId }, options)
}

/** 204. */
export function cancelSubjectApplyment(
  client: WechatClient,
  ref: SubjectApplymentRef,
  options?: CallOptions,
): Promise<Answer<void>> {
  const path =
    'business_code' in ref
      ? at('POST', '/v3/apply4subject/applyment/{business_code}/cancel', { business_code: ref.business_code })
      : at('POST', '/v3/apply4subject/applyment/{applyment_id}/cancel', { applyment_id: ref.applyment_id })
  return client.call({ ...path, body: {}, read: nothing }, options)
}

/** Twenty a second. */
export function querySubjectApplyment(
  client: WechatClient,
  ref: SubjectApplymentRef,
  options?: CallOptions,
): Promise<Answer<SubjectApplymentSeen>> {
  return client.call({ ...at('GET', '/v3/apply4subject/applyment', ref), read: readSubjectApplyment }, options)
}

/**
 * AUTHORIZE_STATE_AUTHORIZED once confirmed, before that AUTHORIZE_STATE_UNAUTHORIZED. Ten a second.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012467549
 */
export function querySubjectState(
  client: WechatClient,
  subMchid: string,
  options?: CallOptions,
): Promise<Answer<{ authorize_state: string }>> {
  const path = at('GET', '/v3/apply4subject/applyment/merchants/{sub_mchid}/state', { sub_mchid: subMchid })
  return client.call({ ...path, read: readSubjectState }, options)
}

const SEALED = new Set([
  'contact_info.name',
  'contact_info.mobile',
  'contact_info.id_card_number',
  'identification_info.identification_name',
  'identification_info.identification_number',
  'identification_info.identification_address',
])

function readApplymentId(body: unknown) {
  return { applyment_id: new Fields(body).digits('applyment_id') }
}

function readSubjectApplyment(body: unknown): SubjectApplymentSeen {
  const fields = new Fields(body)
  return {
    applyment_state: fields.text('applyment_state'),
    qrcode_data: fields.textIfAny('qrcode_data'),
    reject_param: fields.textIfAny('reject_param'),
    reject_reason: fields.textIfAny('reject_reason'),
  }
}

function readSubjectState(body: unknown) {
  return { authorize_state: new Fields(body).text('authorize_state') }
}
