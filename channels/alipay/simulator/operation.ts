import { merchantNamed } from './agent.ts'
import { type Fields, fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import { CONFIRM_PAGE, type Signing, move } from './signing.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

const INVALID = 'INVALID_PARAMETER'
const TYPES = ['ACCOUNT_BIND', 'OPERATION_AUTH'] as const
const PRODUCTS = ['OPENAPI_BIND_DEFAULT', 'OPENAPI_AUTH_DEFAULT'] as const

/** 代运营: shops, marketing and mini programs run for a merchant. https://opendocs.alipay.com/isv/01gxd3 */
export function operationMethods(state: State): Method[] {
  const own = { caller: 'any' } as const
  return [
    {
      ...own,
      name: 'alipay.open.sp.operation.apply',
      v3: { verb: 'POST' },
      handle: (call) => apply(state, call),
    },
    {
      ...own,
      name: 'alipay.open.sp.operation.qrcode.query',
      v3: { verb: 'GET' },
      handle: (call) => qrCode(state, call),
    },
    {
      ...own,
      name: 'alipay.open.sp.operation.result.query',
      v3: { verb: 'GET' },
      handle: (call) => result(state, call),
    },
  ]
}

/** Nobody reviews it: the merchant is asked at once. */
function apply(state: State, call: Call): Reply {
  const { app, biz } = call
  const fields = fieldsOf(biz, INVALID)
  const type = fields.needWord('operate_type', TYPES)
  const merchant = merchantNamed(state, accountIn(fields))
  if (!merchant) throw business('MERCHANT_IS_NOT_EXIST', '商户不存在')
  const product = fields.word('access_product_code', PRODUCTS) ?? fields.need('isv_scene_permissions', 1024)
  const now = state.world.now()
  const known = ownApplication(state, call, fields)
  if (known && known.state !== 'rejected') return { body: { batch_no: known.no, bind_account: merchant.logonId } }
  const order: Signing = {
    no: `${dayDigits(now)}${state.world.ids.digits('operation', 24)}`,
    kind: 'operation',
    appId: app.appId,
    merchantAppId: merchant.appId,
    externalId: fields.need('out_biz_no', 64),
    parts: [{ no: '1', form: type, productCode: product, fields: biz, pictures: {} }],
    state: 'open',
    createdAt: now,
    stateAt: now,
  }
  move(state, order, 'to_confirm')
  return { body: { batch_no: order.no, bind_account: merchant.logonId } }
}

function qrCode(state: State, call: Call): Reply {
  const found = ownApplication(state, call, fieldsOf(call.biz, INVALID))
  if (!found) throw business('BATCH_IS_NOT_EXIST', '申请单不存在')
  const link = encodeURIComponent(`${call.origin}${CONFIRM_PAGE}?orderNo=${found.no}`)
  return { body: { qr_code_url: link, batch_no: found.no } }
}

function result(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz, INVALID)
  fields.needWord('operate_type', TYPES)
  const found = ownApplication(state, call, fields)
  if (!found) return { body: { handle_status: 'NONE' } }
  const merchant = found.merchantAppId === undefined ? undefined : state.apps.get(found.merchantAppId)
  const status = found.state === 'done' ? 'SUCCESS' : found.state === 'rejected' ? 'NO_PERMISSION' : 'PROCESS'
  return {
    body: {
      handle_status: status,
      merchant_no: merchant?.pid,
      ...(status === 'SUCCESS' && { bind_user_id: merchant?.pid }),
    },
  }
}

/** By its number, by ours, or the latest for that merchant. */
function ownApplication(state: State, { app }: Call, fields: Fields): Signing | undefined {
  const own = [...state.signings.values()].filter(({ kind, appId }) => kind === 'operation' && appId === app.appId)
  const batchNo = fields.text('batch_no', 64)
  if (batchNo !== undefined) return own.find(({ no }) => no === batchNo)
  const outBizNo = fields.text('out_biz_no', 64)
  if (outBizNo !== undefined) return own.findLast(({ externalId }) => externalId === outBizNo)
  const merchant = merchantNamed(state, accountIn(fields))
  return own.findLast(({ merchantAppId }) => merchantAppId === merchant?.appId)
}

/** The number wins over the name. */
function accountIn(fields: Fields): string {
  return fields.text('merchant_no', 64) ?? fields.need('alipay_account', 64)
}
