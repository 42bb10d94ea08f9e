import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields, type Json, nothing } from './reading.ts'

/**
 * Invites a merchant to sign products by itself, where the provider does not fill in the forms. `isv_biz_id` is the
 * provider's own number, by which it is asked about.
 *
 * @see alipay.open.invite.order.create
 */
export function createInvitation(
  client: AlipayClient,
  invitation: { isv_biz_id: string; readonly [field: string]: Json | undefined },
  options?: CallOptions,
): Promise<Answer<void>> {
  const call = { method: 'alipay.open.invite.order.create', bizContent: invitation }
  return client.onOwnBehalf().call(call, nothing, options)
}

export type Invitation = {
  merchant_pid: string | undefined
  /** NONE, MERCHANT_AUDITING, MERCHANT_CONFIRM_SUCCESS, MERCHANT_APPLY_ORDER_CANCELED, or a word newer than this. */
  products: readonly { product_code: string | undefined; product_name: string | undefined; status: string }[]
}

/** @see alipay.open.invite.order.query */
export function queryInvitation(
  client: AlipayClient,
  isvBizId: string,
  options?: CallOptions,
): Promise<Answer<Invitation>> {
  const call = { method: 'alipay.open.invite.order.query', bizContent: { isv_biz_id: isvBizId } }
  return client.onOwnBehalf().call(call, readInvitation, options)
}

function readInvitation(node: unknown): Invitation {
  const fields = new Fields(node)
  return {
    merchant_pid: fields.textIfAny('merchant_pid'),
    products: fields.list('sign_status_list').map((product) => ({
      product_code: product.textIfAny('product_code'),
      product_name: product.textIfAny('product_name'),
      status: product.text('status'),
    })),
  }
}
