import type {
  CommonForm,
  CommonPictures,
  FaceToFaceForm,
  FaceToFacePictures,
  MiniProgramForm,
  MiniProgramPictures,
  MobilePayForm,
  MobilePayPictures,
  OfflinePaymentForm,
} from './agent-forms.ts'
import type { Answer } from './answers.ts'
import { type Grant, readGrant } from './authorization.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import type { UploadFile } from './multipart.ts'
import { Fields, nothing } from './reading.ts'

/**
 * 代商家签约: create a batch, add products to it, confirm it within the hour, and let the merchant confirm within 15 days.
 * All calls are the third-party application's own.
 */
export type BatchRequest = {
  /** Login name or PID of the merchant's account. */
  account: string
  contact_info: { contact_name: string; contact_mobile: string; contact_email?: string }
  /** An order of the service market: then the merchant need not confirm. */
  order_ticket?: string
}
/** init, submit, cancel or timeout. */
export type Batch = { batch_no: string; batch_status: string | undefined }

export function createBatch(
  client: AlipayClient,
  request: BatchRequest,
  options?: CallOptions,
): Promise<Answer<Batch>> {
  return client.onOwnBehalf().call({ method: 'alipay.open.agent.create', bizContent: request }, readBatch, options)
}

type Added = Promise<Answer<void>>

export function addFaceToFace(client: AlipayClient, form: FaceToFaceForm, pictures: FaceToFacePictures): Added {
  return add(client, 'alipay.open.agent.facetoface.sign', form, pictures)
}

export function addProduct(client: AlipayClient, form: CommonForm, pictures: CommonPictures): Added {
  return add(client, 'alipay.open.agent.common.sign', form, pictures)
}

export function addMobilePay(client: AlipayClient, form: MobilePayForm, pictures: MobilePayPictures): Added {
  const fixed = { trade_scene: 'mobile', mobile_type: 'APP' }
  return add(client, 'alipay.open.agent.mobilepay.sign', { ...fixed, ...form }, pictures)
}

export function addOfflinePayment(client: AlipayClient, form: OfflinePaymentForm, pictures: FaceToFacePictures): Added {
  return add(client, 'alipay.open.agent.offlinepayment.sign', form, pictures)
}

export function addMiniProgram(client: AlipayClient, form: MiniProgramForm, pictures: MiniProgramPictures): Added {
  return add(client, 'alipay.open.agent.mini.create', form, pictures)
}

/** Megabytes over a slow line take longer than a form. */
const TIMEOUT_MS = 30_000

function add(
  client: AlipayClient,
  method: string,
  form: object,
  pictures: Readonly<Record<string, UploadFile | undefined>>,
) {
  const texts = Object.entries(form).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const files = Object.entries(pictures).flatMap(([name, file]) => (file ? [[name, file] as const] : []))
  const options = { timeoutMs: TIMEOUT_MS }
  return client.onOwnBehalf().upload(method, Object.fromEntries(texts), Object.fromEntries(files), nothing, options)
}

/** @property grant  where the merchant had agreed beforehand, or `sign_and_auth` was asked for */
export type Confirmed = { order_no: string; grant: Grant | undefined }

/** Sends the batch to be reviewed. */
export function confirmBatch(client: AlipayClient, batchNo: string, options?: CallOptions): Promise<Answer<Confirmed>> {
  return confirm(client, 'alipay.open.agent.confirm', batchNo, options)
}

/** Of batches whose products were added by {@link addProduct}. */
export function confirmProducts(client: AlipayClient, batchNo: string, options?: CallOptions) {
  return confirm(client, 'alipay.open.agent.commonsign.confirm', batchNo, options)
}

function confirm(client: AlipayClient, method: string, batchNo: string, options?: CallOptions) {
  return client.onOwnBehalf().call({ method, bizContent: { batch_no: batchNo } }, readConfirmed, options)
}

/** Only before it was confirmed. */
export function cancelBatch(client: AlipayClient, batchNo: string, options?: CallOptions): Promise<Answer<void>> {
  const request = { method: 'alipay.open.agent.cancel', bizContent: { batch_no: batchNo } }
  return client.onOwnBehalf().call(request, nothing, options)
}

export type AgentOrderStatus =
  | 'MERCHANT_INFO_HOLD'
  | 'MERCHANT_AUDITING'
  | 'MERCHANT_CONFIRM'
  | 'MERCHANT_CONFIRM_SUCCESS'
  | 'MERCHANT_CONFIRM_TIME_OUT'
  | 'MERCHANT_APPLY_ORDER_CANCELED'

export type AgentOrder = {
  order_no: string | undefined
  merchant_pid: string | undefined
  /** One of {@link AgentOrderStatus}, or a word newer than this. */
  order_status: string
  /** For the merchant to open, while it has to confirm. */
  confirm_url: string | undefined
  agent_app_id: string | undefined
  reject_reason: string | undefined
  products: readonly ProductStatus[]
  /** Products that are in force with a limit, and why. */
  limits: readonly { product: string; reason: string }[]
}
/** none, valid, restrictValid, audit, waitConfirm, auditReject, invalid, restrictInvalid. */
export type ProductStatus = {
  product_code: string
  product_name: string | undefined
  status: string | undefined
  reject_reason: string | undefined
}

export function queryAgentOrder(
  client: AlipayClient,
  batchNo: string,
  options?: CallOptions,
): Promise<Answer<AgentOrder>> {
  const request = { method: 'alipay.open.agent.order.query', bizContent: { batch_no: batchNo } }
  return client.onOwnBehalf().call(request, readOrder, options)
}

/** Which products a merchant has signed, also by itself. */
export function querySignStatus(
  client: AlipayClient,
  request: { pid: string; product_codes: readonly string[] },
  options?: CallOptions,
): Promise<Answer<readonly ProductStatus[]>> {
  const call = { method: 'alipay.open.agent.signstatus.query', bizContent: request }
  return client.onOwnBehalf().call(call, readSignStatus, options)
}

function readBatch(node: unknown): Batch {
  const fields = new Fields(node)
  return { batch_no: fields.text('batch_no'), batch_status: fields.textIfAny('batch_status') }
}

function readConfirmed(node: unknown): Confirmed {
  const fields = new Fields(node)
  const grant = fields.textIfAny('app_auth_token') === undefined ? undefined : readGrant(fields)
  return { order_no: fields.text('order_no'), grant }
}

function readOrder(node: unknown): AgentOrder {
  const fields = new Fields(node)
  return {
    order_no: fields.textIfAny('order_no'),
    merchant_pid: fields.textIfAny('merchant_pid'),
    order_status: fields.text('order_status'),
    confirm_url: fields.textIfAny('confirm_url'),
    agent_app_id: fields.textIfAny('agent_app_id'),
    reject_reason: fields.textIfAny('reject_reason'),
    products: fields.list('product_agent_status_infos').map(readProduct),
    limits: fields.list('restrict_infos').map((limit) => ({
      product: limit.textIfAny('restrict_product') ?? '',
      reason: limit.textIfAny('restrict_reason') ?? limit.textIfAny('restrict_reason_code') ?? '',
    })),
  }
}

function readSignStatus(node: unknown) {
  return new Fields(node).list('sign_status_list').map(readProduct)
}

export function readProduct(fields: Fields): ProductStatus {
  return {
    product_code: fields.text('product_code'),
    product_name: fields.textIfAny('product_name'),
    status: fields.textIfAny('status'),
    reject_reason: fields.textIfAny('reject_reason'),
  }
}
