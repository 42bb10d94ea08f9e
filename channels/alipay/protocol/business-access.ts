import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields, type Json, nothing } from './reading.ts'

/**
 * 业务开通: opens a business for a merchant, who confirms it. What a form holds follows from the business, so it is sent as
 * it is given.
 *
 * @see ant.merchant.expand.bizaccess.order.create
 */
export function createBusinessAccess(
  client: AlipayClient,
  form: { readonly [field: string]: Json | undefined },
  options?: CallOptions,
): Promise<Answer<{ order_id: string }>> {
  const call = { method: 'ant.merchant.expand.bizaccess.order.create', bizContent: form }
  return client.onOwnBehalf().call(call, (node) => ({ order_id: new Fields(node).text('order_id') }), options)
}

export type BusinessAccess = {
  /** INIT, WAIT_TO_AUDIT, WAIT_TO_CONFIRM, CONFIRMING, SUCCESS, FAIL, or a word newer than this. */
  order_status: string
  /** Where the merchant confirms, while it is waited for. */
  wait_process_task_url: string | undefined
  fail_reasons: readonly { error_code: string | undefined; error_msg: string | undefined }[]
  sub_merchant_orders: readonly {
    m_order_id: string
    sub_order_type: string | undefined
    sub_order_status: string | undefined
  }[]
}

/** @see ant.merchant.expand.bizaccess.order.query */
export function queryBusinessAccess(
  client: AlipayClient,
  orderId: string,
  options?: CallOptions,
): Promise<Answer<BusinessAccess>> {
  const call = { method: 'ant.merchant.expand.bizaccess.order.query', bizContent: { order_id: orderId } }
  return client.onOwnBehalf().call(call, readAccess, options)
}

/** @see ant.merchant.expand.bizaccess.order.cancel */
export function cancelBusinessAccess(
  client: AlipayClient,
  orderId: string,
  options?: CallOptions,
): Promise<Answer<void>> {
  const call = { method: 'ant.merchant.expand.bizaccess.order.cancel', bizContent: { order_id: orderId } }
  return client.onOwnBehalf().call(call, nothing, options)
}

function readAccess(node: unknown): BusinessAccess {
  const fields = new Fields(node)
  return {
    order_status: fields.text('order_status'),
    wait_process_task_url: fields.textIfAny('wait_process_task_url'),
    fail_reasons: fields.list('fail_reasons').map((reason) => ({
      error_code: reason.textIfAny('error_code'),
      error_msg: reason.textIfAny('error_msg'),
    })),
    sub_merchant_orders: fields.list('sub_merchant_orders').map((order) => ({
      m_order_id: order.text('m_order_id'),
      sub_order_type: order.textIfAny('sub_order_type'),
      sub_order_status: order.textIfAny('sub_order_status'),
    })),
  }
}
