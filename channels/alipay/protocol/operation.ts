import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import type { AppMessage } from './messages.ts'
import { Fields, Unreadable } from './reading.ts'

/** What is to be operated: a product as a whole, or scenes as `SHOP_MANAGE:SHOP_MANAGE_BASE;…`. */
type Permissions = { access_product_code: string } | { isv_scene_permissions: string }
/** PID or smid, or the account's login name. */
type Merchant = { merchant_no: string } | { alipay_account: string }
/** ACCOUNT_BIND ties a sub-merchant to an account; OPERATION_AUTH lets a provider operate for a merchant. */
export type OperateType = 'ACCOUNT_BIND' | 'OPERATION_AUTH'

export type OperationRequest = { operate_type: OperateType; out_biz_no: string } & Permissions & Merchant

export type OperationApplied = {
  batch_no: string | undefined
  bind_account: string | undefined
  recommend_accounts: readonly { alipay_account: string | undefined; user_name: string | undefined }[]
}

/** 代运营授权. All calls are the third-party application's own. */
export function applyForOperation(
  client: AlipayClient,
  request: OperationRequest,
  options?: CallOptions,
): Promise<Answer<OperationApplied>> {
  const call = { method: 'alipay.open.sp.operation.apply', bizContent: request }
  return client.onOwnBehalf().call(call, readApplied, options)
}

/** A picture of the code that the merchant scans; it works for a day. */
export function queryOperationCode(
  client: AlipayClient,
  request: { operate_type: OperateType; batch_no: string },
  options?: CallOptions,
): Promise<Answer<{ qr_code_url: string }>> {
  const call = { method: 'alipay.open.sp.operation.qrcode.query', bizContent: request }
  return client.onOwnBehalf().call(call, readCode, options)
}

export type OperationResult = {
  /** SUCCESS, PROCESS, NO_PERMISSION, NONE, NONE_ACCOUNT, or a word newer than this. */
  handle_status: string
  merchant_no: string | undefined
  bind_user_id: string | undefined
}

export function queryOperationResult(
  client: AlipayClient,
  request: { operate_type: OperateType } & ({ batch_no: string } | (Permissions & Merchant)),
  options?: CallOptions,
): Promise<Answer<OperationResult>> {
  const call = { method: 'alipay.open.sp.operation.result.query', bizContent: request }
  return client.onOwnBehalf().call(call, readResult, options)
}

export const OPERATION_NOTICE = 'alipay.open.sp.operation.result.notify'

/** Only that there is news of this batch is sure; ask for it. Throws `Unreadable` where it is none. */
export function readOperationNotice({ name, content }: AppMessage): { batch_no: string } {
  if (name !== OPERATION_NOTICE) throw new Unreadable('no notice of an operation')
  return { batch_no: content.text('batch_no') }
}

function readApplied(node: unknown): OperationApplied {
  const fields = new Fields(node)
  return {
    batch_no: fields.textIfAny('batch_no'),
    bind_account: fields.textIfAny('bind_account'),
    recommend_accounts: fields.list('recommend_accounts').map((account) => ({
      alipay_account: account.textIfAny('alipay_account'),
      user_name: account.textIfAny('user_name'),
    })),
  }
}

function readCode(node: unknown) {
  return { qr_code_url: new Fields(node).text('qr_code_url') }
}

function readResult(node: unknown): OperationResult {
  const fields = new Fields(node)
  return {
    handle_status: fields.text('handle_status'),
    merchant_no: fields.textIfAny('merchant_no'),
    bind_user_id: fields.textIfAny('bind_user_id'),
  }
}
