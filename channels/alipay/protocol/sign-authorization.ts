import type { Answer } from './answers.ts'
import type { AlipayClient, CallOptions } from './client.ts'
import { Fields } from './reading.ts'

/** 签约授权一体化: the merchant signs a product and grants in one go. Calls are the third-party application's own. */
export type SignAuthorization = {
  merchant_logon_id: string
  /** Of the order that signs the product, see `agent.ts`. */
  sign_order_no: string
  /** Whether the merchant also grants to the application. */
  need_app_auth?: '1' | '0'
  /** 代运营 scenes that go with it. */
  isv_auth_scene_infos?: readonly { scene_code: string; scene_permissions?: readonly string[] }[]
}

/** @see alipay.open.sp.isv.signauth.create */
export function createSignAuthorization(
  client: AlipayClient,
  request: SignAuthorization,
  options?: CallOptions,
): Promise<Answer<{ order_id: string }>> {
  const call = { method: 'alipay.open.sp.isv.signauth.create', bizContent: request }
  return client.onOwnBehalf().call(call, (node) => ({ order_id: new Fields(node).text('order_id') }), options)
}

export type SignAuthorizationSeen = {
  /** INIT, UNCONFIRM, FAILURE, FINISH, or a word newer than this. */
  status: string
  tasks: readonly {
    /** SIGN_TASK, OPE_TASK or APP_TASK. */
    type: string
    status: string | undefined
    execute_result: string | undefined
  }[]
}

/** @see alipay.open.sp.isv.signauth.query */
export function querySignAuthorization(
  client: AlipayClient,
  orderId: string,
  options?: CallOptions,
): Promise<Answer<SignAuthorizationSeen>> {
  const call = { method: 'alipay.open.sp.isv.signauth.query', bizContent: { order_id: orderId } }
  return client.onOwnBehalf().call(call, readSeen, options)
}

function readSeen(node: unknown): SignAuthorizationSeen {
  const fields = new Fields(node)
  return {
    status: fields.text('status'),
    tasks: fields.list('task_infos').map((task) => ({
      type: task.text('type'),
      status: task.textIfAny('status'),
      execute_result: task.textIfAny('execute_result'),
    })),
  }
}
