import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { Fields, type Json } from './reading.ts'

/**
 * 特约商户进件 in plain text: names and numbers of persons and accounts are sealed on the way out, pictures are media ids.
 * Its sections are contact_info, subject_info, business_info, settlement_info, bank_account_info and, seldom, addition_info.
 */
export type ApplymentRequest = { readonly business_code: string; readonly [section: string]: Json }

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
 *
 * @throws TooLongToSeal before anything is sent
 * @see    https://pay.weixin.qq.com/docs/partner/apis/contracted-merchant-application/applyment/submit.html
 */
export function submitApplyment(
  client: WechatClient,
  request: ApplymentRequest,
  options?: CallOptions,
): Promise<Answer<{ applyment_id: string }>> {
  // the slash at the end belongs to the path, and so to what is signed
  const path = '/v3/applyment4sub/applyment/'
  return client.call({ method: 'POST', path, body: request, sealed: SEALED, read: readApplymentId }, options)
}

export function queryByBusinessCode(client: WechatClient, businessCode: string, options?: CallOptions) {
  const path = `/v3/applyment4sub/applyment/business_code/${encodeURIComponent(businessCode)}`
  return client.get(path, readApplyment, options)
}

export function queryByApplymentId(client: WechatClient, applymentId: string, options?: CallOptions) {
  const path = `/v3/applyment4sub/applyment/applyment_id/${encodeURIComponent(applymentId)}`
  return client.get(path, readApplyment, options)
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
