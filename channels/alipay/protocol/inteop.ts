import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import type { UploadFile } from './multipart.ts'
import type { AppMessage } from './messages.ts'
import { Fields, type Json, nothing, Unreadable } from './reading.ts'

/**
 * 服务商一体化作业: one order for settling in, signing products and granting, which the merchant confirms as a whole. The
 * newer way beside `agent.ts`; v2 only. All calls are the third-party application's own.
 */
export function createInteopOrder(
  client: AlipayClient,
  request: { account: string; service_market_order_no?: string },
  options?: CallOptions,
): Promise<Answer<{ inteop_order_no: string }>> {
  return call(client, 'order.create', request, readOrderNo, options)
}

/** Part of an order: `sub_order_no` is its own number, `memos` what is to be seen to. */
export type SubOrder = { sub_order_no: string | undefined; memos: readonly string[] }

/** 入驻: pictures are `image_id`s. */
export type SettleIn = {
  inteop_order_no: string
  merchant_type: string
  license_info: { readonly [name: string]: Json }
  legal_info: { readonly [name: string]: Json }
  benefit_infos?: readonly { readonly [name: string]: Json }[]
  bank_card_info?: {
    account_holder_name: string
    bank_card_no: string
    account_inst_name: string
    account_branch_name?: string
    account_inst_province?: string
    account_inst_city?: string
    pbc_bank_code?: string
    /** 01 of a company, 02 of a person. */
    usage_type: '01' | '02'
  }
  operator_login_id?: string
}

export function addSettleIn(client: AlipayClient, request: SettleIn, options?: CallOptions): Promise<Answer<SubOrder>> {
  return call(client, 'settle.create', request, readSubOrder, options)
}

/** 签约: pictures are ids of {@link uploadFile}; which blocks are wanted follows from the product, see `PRODUCTS`. */
export type SignProduct = {
  inteop_order_no: string
  product_code: string
  mcc_code: string
  inteop_merchant_info: { contact_name: string; contact_mobile: string }
  trade_scene?: string
  mobile_type?: 'H5' | 'APP'
  /** `price_rate` is percent, 0.38 to 1.0. */
  inteop_product_price_details?: readonly { product_detail_code: string; price_rate: string }[]
  readonly [block: string]: Json | undefined
}

export function addSignature(
  client: AlipayClient,
  request: SignProduct,
  options?: CallOptions,
): Promise<Answer<SubOrder>> {
  return call(client, 'product.create', request, readSubOrder, options)
}

/** 应用授权: `out_biz_no` comes back with the notice of the grant. */
export function addAuthorization(
  client: AlipayClient,
  request: { inteop_order_no: string; isv_app_id: string; out_biz_no?: string },
  options?: CallOptions,
): Promise<Answer<SubOrder>> {
  return call(client, 'appauth.create', request, readSubOrder, options)
}

/** 代运营授权. */
export function addOperation(
  client: AlipayClient,
  request: {
    inteop_order_no: string
    inteop_product_info: readonly { product_code: string; permission_codes: readonly string[] }[]
  },
  options?: CallOptions,
): Promise<Answer<SubOrder>> {
  return call(client, 'opauth.create', request, readSubOrder, options)
}

export function confirmInteopOrder(
  client: AlipayClient,
  request: { inteop_order_no: string; async_submit?: boolean },
  options?: CallOptions,
): Promise<Answer<void>> {
  return call(client, 'order.confirm', request, nothing, options)
}

export function cancelInteopOrder(client: AlipayClient, inteopOrderNo: string, options?: CallOptions) {
  return call(client, 'order.cancel', { inteop_order_no: inteopOrderNo }, nothing, options)
}

export function cancelSubOrder(
  client: AlipayClient,
  request: { inteop_order_no: string; sub_order_no: string },
  options?: CallOptions,
): Promise<Answer<void>> {
  return call(client, 'suborder.cancel', request, nothing, options)
}

export type InteopStatus =
  | 'INIT'
  | 'AUDITING'
  | 'AUDIT_PASS'
  | 'REJECT'
  | 'WAIT_MERCHANT_CONFIRM'
  | 'MERCHANT_CONFIRMED'
  | 'APPLY_SUCCESS'
  | 'APPLY_CANCEL'

export type InteopOrder = {
  /** One of {@link InteopStatus}, or a word newer than this. */
  inteop_order_status: string
  /** The merchant, once it is known. */
  merchant_oid: string | undefined
  /** Where the merchant does its part: as a code, as a picture of it, or in a browser. */
  wp_qr_code: string | undefined
  wp_qr_code_img_url: string | undefined
  wp_web_link: string | undefined
  sub_orders: readonly SubOrderStatus[]
}
export type SubOrderStatus = {
  sub_order_no: string
  type: string | undefined
  sub_order_status: string | undefined
  memo: string | undefined
}

export function queryInteopOrder(
  client: AlipayClient,
  inteopOrderNo: string,
  options?: CallOptions,
): Promise<Answer<InteopOrder>> {
  return call(client, 'order.query', { inteop_order_no: inteopOrderNo }, readOrder, options)
}

/** A picture or document for a product's form. */
export function uploadFile(
  client: AlipayClient,
  bizCode: string,
  file: UploadFile,
  options?: CallOptions,
): Promise<Answer<{ file_id: string }>> {
  const fields = { biz_code: bizCode }
  return client.onOwnBehalf().upload('alipay.open.file.upload', fields, { file_content: file }, readFileId, options)
}

export const INTEOP_NOTICE = 'alipay.open.sp.inteop.sync.notify'

/** Throws `Unreadable` where it is none. */
export function readInteopNotice({ name, content }: AppMessage) {
  if (name !== INTEOP_NOTICE) throw new Unreadable('no notice of an order')
  return {
    inteop_order_no: content.text('inteop_order_no'),
    status: content.text('status'),
    sub_orders: content.list('sub_order_infos').map(readStatus('reason')),
  }
}

function call<Body>(
  client: AlipayClient,
  name: string,
  bizContent: Json,
  read: (node: unknown) => Body,
  options: CallOptions | undefined,
): Promise<Answer<Body>> {
  return client.onOwnBehalf().call({ method: `alipay.open.sp.inteop.${name}`, bizContent }, read, options)
}

function readOrderNo(node: unknown) {
  return { inteop_order_no: new Fields(node).text('inteop_order_no') }
}

function readFileId(node: unknown) {
  return { file_id: new Fields(node).text('file_id') }
}

function readSubOrder(node: unknown): SubOrder {
  const fields = new Fields(node)
  return { sub_order_no: fields.textIfAny('sub_order_no'), memos: fields.texts('memos') }
}

function readOrder(node: unknown): InteopOrder {
  const fields = new Fields(node)
  return {
    inteop_order_status: fields.text('inteop_order_status'),
    merchant_oid: fields.textIfAny('merchant_oid'),
    wp_qr_code: fields.textIfAny('wp_qr_code'),
    wp_qr_code_img_url: fields.textIfAny('wp_qr_code_img_url'),
    wp_web_link: fields.textIfAny('wp_web_link'),
    sub_orders: fields.list('inteop_sub_order_infos').map(readStatus('memo')),
  }
}

/** A query says `memo` where a notice says `reason`. */
function readStatus(memo: 'memo' | 'reason') {
  return (fields: Fields): SubOrderStatus => ({
    sub_order_no: fields.text('sub_order_no'),
    type: fields.textIfAny('type'),
    sub_order_status: fields.textIfAny('sub_order_status'),
    memo: fields.textIfAny(memo),
  })
}
