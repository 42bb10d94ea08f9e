import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import type { AppMessage } from './messages.ts'
import type { UploadFile } from './multipart.ts'
import { Fields, type Json, Unreadable } from './reading.ts'
import type { ZftCard, ZftMerchant } from './zft-merchant.ts'

/** Calls of the platform (一级商户) with its own application, or of a provider on its behalf. v2 only. */
const CREATE = 'ant.merchant.expand.indirect.zft'

/** A picture of at most 10 MB: bmp, jpg, jpeg, png or gif, as its type says. */
export function uploadIndirectImage(
  client: AlipayClient,
  imageType: string,
  file: UploadFile,
  options: CallOptions = { timeoutMs: 30_000 },
): Promise<Answer<{ image_id: string }>> {
  const method = 'ant.merchant.expand.indirect.image.upload'
  return client.upload(method, { image_type: imageType }, { image_content: file }, readImageId, options)
}

type Applied = Promise<Answer<{ order_id: string }>>

export function createZftMerchant(client: AlipayClient, merchant: ZftMerchant, options?: CallOptions): Applied {
  return apply(client, 'create', merchant, options)
}

/** Of a merchant whose Alipay account is certified already: without certificate and legal person. */
export function createZftMerchantSimply(
  client: AlipayClient,
  merchant: Omit<ZftMerchant, Certified> & { binding_alipay_logon_id: string; sign_confirm_type?: string },
  options?: CallOptions,
): Applied {
  return apply(client, 'simplecreate', merchant, options)
}
type Certified = 'cert_type' | 'cert_no' | 'cert_name' | 'cert_image' | 'cert_image_back' | `legal_${string}`

/**
 * Of a merchant who signs by a code: an application of few fields, whose code and link {@link queryZftOrders} tells.
 *
 * @see ant.merchant.expand.indirect.zft.quickcreate
 */
export function createZftMerchantQuickly(
  client: AlipayClient,
  merchant: Partial<ZftMerchant> & { external_id: string },
  options?: CallOptions,
): Applied {
  return apply(client, 'quickcreate', merchant, options)
}

/** Whether it would be taken; nothing comes of it. @see ant.merchant.expand.indirect.zft.consult */
export function consultZftMerchant(
  client: AlipayClient,
  merchant: Partial<ZftMerchant>,
  options?: CallOptions,
): Promise<Answer<void>> {
  return client.call({ method: `${CREATE}.consult`, bizContent: merchant }, (node) => void new Fields(node), options)
}

/** More services or a higher grade for one that there is. @see ant.merchant.expand.indirect.zft.upgrade */
export function upgradeZftMerchant(
  client: AlipayClient,
  change: Partial<ZftMerchant> & { smid: string },
  options?: CallOptions,
): Applied {
  return apply(client, 'upgrade', change, options)
}

/** @param change  what changes, with `external_id` or `smid` */
export function modifyZftMerchant(
  client: AlipayClient,
  change: Partial<ZftMerchant> & ({ external_id: string } | { smid: string }),
  options?: CallOptions,
): Applied {
  return apply(client, 'modify', change, options)
}

/** Another account or card to settle to. */
export function modifyZftSettlement(
  client: AlipayClient,
  change: { smid: string; biz_cards?: readonly ZftCard[]; alipay_logon_id?: string } & Pick<
    Partial<ZftMerchant>,
    'default_settle_rule' | 'license_auth_letter_image'
  >,
  options?: CallOptions,
): Applied {
  return apply(client, 'settlementmodify', change, options)
}

export function deleteZftMerchant(client: AlipayClient, smid: string, options?: CallOptions): Promise<Answer<void>> {
  const request = { method: `${CREATE}.delete`, bizContent: { smid } }
  return client.call(request, (node) => void new Fields(node), options)
}

function apply(client: AlipayClient, name: string, bizContent: Json, options?: CallOptions): Applied {
  return client.call({ method: `${CREATE}.${name}`, bizContent }, readOrderId, options)
}

export type ZftOrder = {
  order_id: string
  external_id: string | undefined
  merchant_name: string | undefined
  apply_time: Date | undefined
  /** 031 in review, 99 done with `smid`, -1 failed. */
  status: string
  /** CREATE, SKIP, PASS or REJECT; of risk and of papers. */
  fk_audit: string | undefined
  fk_audit_memo: string | undefined
  kz_audit: string | undefined
  kz_audit_memo: string | undefined
  /** CREATE, SKIP, FAIL, NOT_CONFIRM or FINISH: the merchant's own part. */
  sub_confirm: string | undefined
  smid: string | undefined
  card_alias_no: string | undefined
  reason: string | undefined
  /** Of a quick application: where the merchant signs. */
  sub_sign_qr_code_url: string | undefined
}

/** All applications of a number; of both kinds of number `order_id` wins. */
export function queryZftOrders(
  client: AlipayClient,
  ref: { order_id: string } | { external_id: string },
  options?: CallOptions,
): Promise<Answer<readonly ZftOrder[]>> {
  const request = { method: 'ant.merchant.expand.indirect.zftorder.query', bizContent: ref }
  return client.call(request, (node) => new Fields(node).list('orders').map(readOrder), options)
}

export type ExpandOrder = {
  status: string
  merchant_name: string | undefined
  smid: string | undefined
  card_alias_no: string | undefined
}

/** An application of any kind by its number, in fewer words. @see ant.merchant.expand.order.query */
export function queryExpandOrder(
  client: AlipayClient,
  orderId: string,
  options?: CallOptions,
): Promise<Answer<ExpandOrder>> {
  const request = { method: 'ant.merchant.expand.order.query', bizContent: { order_id: orderId } }
  return client.call(request, readExpandOrder, options)
}

function readExpandOrder(node: unknown): ExpandOrder {
  const fields = new Fields(node)
  const more = fields.objectIfAny('ext_info')
  return {
    status: fields.text('status'),
    merchant_name: fields.textIfAny('merchant_name'),
    smid: more?.textIfAny('smid'),
    card_alias_no: more?.textIfAny('cardAliasNo'),
  }
}

/** The end of an application: `smid` where it went well, `reason` where not. */
export type ZftNotice = {
  passed: boolean
  order_id: string
  external_id: string | undefined
  smid: string | undefined
  card_alias_no: string | undefined
  reason: string | undefined
}
export const ZFT_PASSED = `${CREATE}.passed`
export const ZFT_REJECTED = `${CREATE}.rejected`

/** Throws `Unreadable` where it is none. */
export function readZftNotice({ name, content }: AppMessage): ZftNotice {
  if (name !== ZFT_PASSED && name !== ZFT_REJECTED) throw new Unreadable('no notice of a sub-merchant')
  return {
    passed: name === ZFT_PASSED,
    order_id: content.text('order_id'),
    external_id: content.textIfAny('external_id'),
    smid: content.textIfAny('smid'),
    card_alias_no: content.textIfAny('card_alias_no'),
    reason: content.textIfAny('reason') ?? content.textIfAny('memo'),
  }
}

function readImageId(node: unknown) {
  return { image_id: new Fields(node).text('image_id') }
}

function readOrderId(node: unknown) {
  return { order_id: new Fields(node).text('order_id') }
}

function readOrder(fields: Fields): ZftOrder {
  return {
    order_id: fields.text('order_id'),
    external_id: fields.textIfAny('external_id'),
    merchant_name: fields.textIfAny('merchant_name'),
    apply_time: fields.timeIfAny('apply_time'),
    status: fields.text('status'),
    fk_audit: fields.textIfAny('fk_audit'),
    fk_audit_memo: fields.textIfAny('fk_audit_memo'),
    kz_audit: fields.textIfAny('kz_audit'),
    kz_audit_memo: fields.textIfAny('kz_audit_memo'),
    sub_confirm: fields.textIfAny('sub_confirm'),
    smid: fields.textIfAny('smid'),
    card_alias_no: fields.textIfAny('card_alias_no'),
    reason: fields.textIfAny('reason'),
    sub_sign_qr_code_url: fields.textIfAny('sub_sign_qr_code_url'),
  }
}
