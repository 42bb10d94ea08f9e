import { merchantNamed } from './agent.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import { CONFIRM_PAGE, type Signing, type SigningState, keepSigning, move, submit } from './signing.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

const INVALID = 'INVALID_PARAMETER'
const BEGINNING = 'ant.merchant.expand.bizaccess.order.'

/** 业务开通: a business is opened for a merchant, reviewed, and confirmed by the merchant. */
export function businessAccessMethods(state: State): Method[] {
  return [
    { name: `${BEGINNING}create`, caller: 'isv', handle: (call) => create(state, call) },
    { name: `${BEGINNING}query`, caller: 'isv', handle: (call) => query(call, orderOf(state, call)) },
    { name: `${BEGINNING}cancel`, caller: 'isv', handle: (call) => cancel(state, orderOf(state, call)) },
  ]
}

/** What a form holds follows from the business; that it names the merchant's account is sure. */
function create(state: State, { app, biz }: Call): Reply {
  const fields = fieldsOf(biz, INVALID)
  const merchant = merchantNamed(state, fields.need('account', 128))
  if (!merchant) throw business('MERCHANT_IS_NOT_EXIST', '商户不存在')
  const now = state.world.now()
  const productCode = fields.text('product_code', 64)
  const order = keepSigning(state, {
    no: `${dayDigits(now)}${state.world.ids.digits('bizaccess', 24)}`,
    kind: 'bizaccess',
    appId: app.appId,
    merchantAppId: merchant.appId,
    parts: [
      {
        no: state.world.ids.digits('bizaccess_part', 24),
        form: 'bizaccess',
        fields: biz,
        pictures: {},
        ...(productCode !== undefined && { productCode }),
      },
    ],
    state: 'open',
    createdAt: now,
    stateAt: now,
  })
  submit(state, order)
  return { body: { order_id: order.no } }
}

function query({ origin }: Call, order: Signing): Reply {
  const status = accessStatus(order)
  return {
    body: {
      order_status: status,
      ...(order.state === 'to_confirm' && { wait_process_task_url: `${origin}${CONFIRM_PAGE}?orderNo=${order.no}` }),
      ...(status === 'FAIL' && {
        fail_reasons: [{ error_code: 'AUDIT_REJECT', error_msg: order.reason ?? '服务商取消' }],
      }),
      sub_merchant_orders: order.parts.map(({ no }) => ({
        m_order_id: no,
        sub_order_type: 'SIGN',
        sub_order_status: status,
      })),
    },
  }
}

function cancel(state: State, order: Signing): Reply {
  if (order.state === 'done' || order.state === 'rejected') throw business('ORDER_STATUS_ERROR', '单据状态不允许该操作')
  if (order.state !== 'cancelled') move(state, order, 'cancelled')
  return { body: {} }
}

function orderOf(state: State, { app, biz }: Call): Signing {
  const order = state.signings.get(fieldsOf(biz, INVALID).need('order_id', 64))
  if (order?.kind !== 'bizaccess' || order.appId !== app.appId) throw business('ORDER_NOT_EXIST', '单据不存在')
  return order
}

export function accessStatus({ state }: Signing): string {
  return STATUS[state]
}

const STATUS: Readonly<Record<SigningState, string>> = {
  open: 'INIT',
  auditing: 'WAIT_TO_AUDIT',
  to_confirm: 'WAIT_TO_CONFIRM',
  done: 'SUCCESS',
  rejected: 'FAIL',
  cancelled: 'FAIL',
}
