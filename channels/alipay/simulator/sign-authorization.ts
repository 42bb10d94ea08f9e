import { merchantNamed } from './agent.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import { type Signing, type SigningPart, type SigningState, move } from './signing.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

const INVALID = 'INVALID_PARAMETER'
const TASKS = { sign: 'SIGN_TASK', 'opauth.create': 'OPE_TASK', 'appauth.create': 'APP_TASK' } as const

/** 签约授权一体化: what was applied for by a batch, and grants, are confirmed by the merchant in one go. */
export function signAuthorizationMethods(state: State): Method[] {
  const own = { caller: 'isv', v3: { verb: 'POST' } } as const
  return [
    { ...own, name: 'alipay.open.sp.isv.signauth.create', handle: (call) => create(state, call) },
    { ...own, name: 'alipay.open.sp.isv.signauth.query', handle: (call) => query(state, call) },
  ]
}

function create(state: State, { app, biz }: Call): Reply {
  const fields = fieldsOf(biz, INVALID)
  const merchant = merchantNamed(state, fields.need('merchant_logon_id', 128))
  if (!merchant) throw business('MERCHANT_IS_NOT_EXIST', '商户不存在')
  const signing = state.signings.by('orderNo', fields.need('sign_order_no', 64))
  if (signing?.appId !== app.appId || signing.merchantAppId !== merchant.appId) {
    throw business('SIGN_ORDER_NOT_EXIST', '签约单不存在')
  }
  const part = (form: keyof typeof TASKS): SigningPart => ({ no: TASKS[form], form, fields: biz, pictures: {} })
  const grants = fields.word('need_app_auth', ['0', '1']) === '1'
  const operates = fields.list('isv_auth_scene_infos').length > 0
  const now = state.world.now()
  const order: Signing = {
    no: `${dayDigits(now)}${state.world.ids.digits('signauth', 24)}`,
    kind: 'signauth',
    appId: app.appId,
    merchantAppId: merchant.appId,
    confirms: signing.no,
    parts: [part('sign'), ...(operates ? [part('opauth.create')] : []), ...(grants ? [part('appauth.create')] : [])],
    state: 'open',
    createdAt: now,
    stateAt: now,
  }
  move(state, order, 'to_confirm')
  return { body: { order_id: order.no } }
}

function query(state: State, { app, biz }: Call): Reply {
  const order = state.signings.get(fieldsOf(biz, INVALID).need('order_id', 64))
  if (order?.kind !== 'signauth' || order.appId !== app.appId) throw business('ORDER_NOT_EXIST', '单据不存在')
  const status = signAuthorizationStatus(order)
  return {
    body: { status, task_infos: order.parts.map(({ no: type }) => ({ type, status, execute_result: order.reason })) },
  }
}

export function signAuthorizationStatus({ state }: Signing): string {
  return STATUS[state]
}

const STATUS: Readonly<Record<SigningState, string>> = {
  open: 'INIT',
  auditing: 'INIT',
  to_confirm: 'UNCONFIRM',
  done: 'FINISH',
  rejected: 'FAILURE',
  cancelled: 'FAILURE',
}
