import type { Answer } from './answers.ts'
import type { Applyment } from './applyment-form.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields, type Json } from './reading.ts'

/** The same for whoever builds the form at run time, and so cannot say its type: checked by nobody before the gateway. */
export type AssembledApplyment = { readonly business_code: string; readonly [section: string]: Json }

export { TooLongToSeal } from './sensitive.ts'

export type ApplymentSeen = {
  business_code: string
  applyment_id: string
  /** `APPLYMENT_STATE_…`, spelled as the gateway spells it. */
  applyment_state: string
  applyment_state_msg: string | undefined
  /** From TO_BE_SIGNED on; of use when FINISHED. */
  sub_mchid: string | undefined
  sign_url: string | undefined
  /** While rejected: `field` is the name in the request, such as `id_card_copy`. */
  audit_detail: readonly { field: string; field_name: string; reject_reason: string }[]
}

/**
 * Submits, or submits again under the same `business_code` after a rejection: the `applyment_id` stays the same then.
 * Names and numbers of persons and accounts are given in plain text. 15 a second.
 *
 * Errors: 400 PARAM_ERROR, INVALID_REQUEST, PROCESSING (one is under way), 403 NO_AUTH, REQUEST_BLOCKED, 429 RATE_LIMITED.
 *
 * @throws TooLongToSeal before anything is sent
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012719997
 */
export function submitApplyment(
  client: WechatClient,
  applyment: Applyment,
  options?: CallOptions,
): Promise<Answer<{ applyment_id: string }>> {
  return submitAssembled(client, applyment, options)
}

/** {@link submitApplyment} for a form put together at run time. */
export function submitAssembled(
  client: WechatClient,
  applyment: AssembledApplyment,
  options?: CallOptions,
): Promise<Answer<{ applyment_id: string }>> {
  // the slash at the end belongs to the path, and so to what is signed
  const path = at('POST', '/v3/applyment4sub/applyment/')
  return client.call({ ...path, body: applyment, sealed: SEALED, read: readApplymentId }, options)
}

/** Nothing is notified: ask every few minutes. 400 APPLYMENT_NOT_EXIST; 403 NO_AUTH, RATE_LIMITED. */
export function queryByBusinessCode(
  client: WechatClient,
  businessCode: string,
  options?: CallOptions,
): Promise<Answer<ApplymentSeen>> {
  const values = { business_code: businessCode }
  const path = at('GET', '/v3/applyment4sub/applyment/business_code/{business_code}', values)
  return client.call({ ...path, read: readApplyment }, options)
}

/** Errors as {@link queryByBusinessCode}. */
export function queryByApplymentId(
  client: WechatClient,
  applymentId: string,
  options?: CallOptions,
): Promise<Answer<ApplymentSeen>> {
  const values = { applyment_id: applymentId }
  const path = at('GET', '/v3/applyment4sub/applyment/applyment_id/{applyment_id}', values)
  return client.call({ ...path, read: readApplyment }, options)
}

// The complete list. Not sealed: legal_person, merchant_name, openid, addresses of licence and store.
const SEALED = new Set([
  'contact_info.contact_name',
  'contact_info.contact_id_number',
  'contact_info.mobile_phone',
  'contact_info.contact_email',
  'subject_info.identity_info.id_card_info.id_card_name',
  'subject_info.identity_info.id_card_info.id_card_number',
  'subject_info.identity_info.id_card_info.id_card_address',
  'subject_info.identity_info.id_doc_info.id_doc_name',
  'subject_info.identity_info.id_doc_info.id_doc_number',
  'subject_info.identity_info.id_doc_info.id_doc_address',
  'subject_info.ubo_info_list.ubo_id_doc_name',
  'subject_info.ubo_info_list.ubo_id_doc_number',
  'subject_info.ubo_info_list.ubo_id_doc_address',
  'bank_account_info.account_name',
  'bank_account_info.account_number',
])

function readApplymentId(body: unknown) {
  return { applyment_id: new Fields(body).digits('applyment_id') }
}

function readApplyment(body: unknown): ApplymentSeen {
  const fields = new Fields(body)
  return {
    business_code: fields.text('business_code'),
    applyment_id: fields.digits('applyment_id'),
    applyment_state: fields.text('applyment_state'),
    applyment_state_msg: fields.textIfAny('applyment_state_msg'),
    sub_mchid: fields.textIfAny('sub_mchid'),
    sign_url: fields.textIfAny('sign_url'),
    audit_detail: fields.list('audit_detail').map((detail) => ({
      field: detail.textIfAny('field') ?? '',
      field_name: detail.textIfAny('field_name') ?? '',
      reject_reason: detail.textIfAny('reject_reason') ?? '',
    })),
  }
}
