import { merchantNamed } from './agent.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { productName } from './product-codes.ts'
import { business } from './refusal.ts'
import { type Signing, type SigningState, move } from './signing.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

const INVALID = 'INVALID_PARAMETER'

/**
 * The merchant is invited to sign by itself, and does so on its own page; nobody fills in a form for it. Which fields name
 * the merchant and the products no page tells: here `account` and `product_codes` do.
 */
export function invitationMethods(state: State): Method[] {
  return [
    { name: 'alipay.open.invite.order.create', caller: 'isv', handle: (call) => create(state, call) },
    { name: 'alipay.open.invite.order.query', caller: 'isv', handle: (call) => query(state, call) },
  ]
}

function create(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz, INVALID)
  const externalId = fields.need('isv_biz_id', 64)
  if (ownInvitation(state, call, externalId)) throw business('INVITE_ORDER_EXIST', '邀约单已存在')
  const merchant = merchantNamed(state, fields.need('account', 128))
  if (!merchant) throw business('MERCHANT_IS_NOT_EXIST', '商户不存在')
  const codes = fields.texts('product_codes')
  if (codes.length === 0) throw business(INVALID, '参数无效：product_codes不能为空')
  const now = state.world.now()
  const part = { form: 'invite', fields: call.biz, pictures: {} }
  const order: Signing = {
    no: `${dayDigits(now)}${state.world.ids.digits('invitation', 24)}`,
    kind: 'invite',
    appId: call.app.appId,
    merchantAppId: merchant.appId,
    externalId,
    parts: codes.map((productCode, index) => ({ ...part, no: String(index + 1), productCode })),
    state: 'open',
    createdAt: now,
    stateAt: now,
  }
  move(state, order, 'to_confirm')
  return { body: {} }
}

function query(state: State, call: Call): Reply {
  const order = ownInvitation(state, call, fieldsOf(call.biz, INVALID).need('isv_biz_id', 64))
  if (!order) throw business('INVITE_ORDER_NOT_EXIST', '邀约单不存在')
  const merchant = order.merchantAppId === undefined ? undefined : state.apps.get(order.merchantAppId)
  return {
    body: {
      merchant_pid: merchant?.pid,
      sign_status_list: order.parts.flatMap(({ productCode }) =>
        productCode === undefined
          ? []
          : [{ product_code: productCode, product_name: productName(productCode), status: invitationStatus(order) }],
      ),
    },
  }
}

export function invitationStatus({ state }: Signing): string {
  return STATUS[state]
}

const STATUS: Readonly<Record<SigningState, string>> = {
  open: 'NONE',
  auditing: 'MERCHANT_AUDITING',
  to_confirm: 'NONE',
  done: 'MERCHANT_CONFIRM_SUCCESS',
  rejected: 'MERCHANT_APPLY_ORDER_CANCELED',
  cancelled: 'MERCHANT_APPLY_ORDER_CANCELED',
}

function ownInvitation(state: State, { app }: Call, externalId: string): Signing | undefined {
  return [...state.signings.values()].findLast(
    (one) => one.kind === 'invite' && one.appId === app.appId && one.externalId === externalId,
  )
}
