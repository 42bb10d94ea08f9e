import { merchantNamed } from './agent.ts'
import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { productOf } from './product-codes.ts'
import { business } from './refusal.ts'
import { CONFIRM_PAGE, type Signing, type SigningPart, keepSigning, move, submit } from './signing.ts'
import { type Place, placesOf } from './shown-places.ts'
import { inteopStatus } from './signing-words.ts'
import type { State } from './state.ts'
import { dayDigits } from './times.ts'

const INVALID = 'INVALID_PARAMETER'
const BEGINNING = 'alipay.open.sp.inteop.'

/** 服务商一体化作业: one order holds settling in, contracts and grants. https://opendocs.alipay.com/isv/07k5mg */
export function inteopMethods(state: State): Method[] {
  const of = (name: string, handle: (call: Call, order: Signing) => Reply): Method => ({
    name: `${BEGINNING}${name}`,
    caller: 'any',
    handle: (call) => handle(call, orderOf(state, call)),
  })
  return [
    { name: `${BEGINNING}order.create`, caller: 'any', handle: (call) => create(state, call) },
    of('settle.create', (call, order) => add(state, order, settlePart(state, call))),
    of('product.create', (call, order) => add(state, order, productPart(state, call))),
    of('appauth.create', (call, order) => add(state, order, appAuthPart(state, call))),
    of('opauth.create', (call, order) => add(state, order, operationPart(state, call))),
    of('order.confirm', (_, order) => handIn(state, order)),
    of('order.query', (call, order) => query(state, call, order)),
    of('order.cancel', (_, order) => cancel(state, order)),
    of('suborder.cancel', (call, order) => cancelPart(state, call, order)),
  ]
}

function create(state: State, { app, biz }: Call): Reply {
  if (app.kind !== 'isv') throw business('SP_MERCHANT_INF_NO_FIND', '服务商信息不存在')
  const fields = fieldsOf(biz, INVALID)
  const merchant = merchantNamed(state, fields.need('account', 128))
  if (!merchant) throw business('MERCHANT_NOT_SETTLE', '商户未入驻')
  const now = state.world.now()
  const order = keepSigning(state, {
    no: `${dayDigits(now)}${state.world.ids.digits('inteop_order', 24)}`,
    kind: 'inteop',
    appId: app.appId,
    merchantAppId: merchant.appId,
    parts: [],
    state: 'open',
    createdAt: now,
    stateAt: now,
  })
  return { body: { inteop_order_no: order.no } }
}

function orderOf(state: State, { app, biz }: Call): Signing {
  const order = state.signings.get(fieldsOf(biz, 'INVALID_INTEOP_ORDER_NO').need('inteop_order_no', 64))
  if (order?.kind !== 'inteop') throw business('INTEOP_ORDER_NOT_EXIST', '作业单不存在')
  if (order.appId !== app.appId) throw business('ISV_PID_INCONSISTENCY', '服务商与作业单不一致')
  return order
}

function stillOpen(order: Signing): Signing {
  if (order.state !== 'open') throw business('ORDER_COMMIT', '作业单已提交')
  return order
}

function add(state: State, order: Signing, part: SigningPart): Reply {
  const open = stillOpen(order)
  if (part.productCode !== undefined && open.parts.some(({ productCode }) => productCode === part.productCode)) {
    throw business('PRODUCT_EXIT_RECORD', '产品已存在申请记录')
  }
  keepSigning(state, { ...open, parts: [...open.parts, part] })
  return { body: { sub_order_no: part.no, memos: [] } }
}

function partOf({ world }: State, { biz }: Call, form: string): SigningPart {
  return { no: world.ids.digits('inteop_part', 24), form, fields: biz, pictures: {} }
}

function settlePart(state: State, call: Call): SigningPart {
  const fields = fieldsOf(call.biz, INVALID)
  fields.need('merchant_type', 16)
  const license = fieldsOf(fields.needRecord('license_info'), INVALID)
  for (const name of ['type', 'license_name', 'cert_no']) license.need(name, 256)
  checkFiles(state, license.texts('license_pics'))
  fields.needRecord('legal_info')
  return partOf(state, call, 'settle.create')
}

function productPart(state: State, call: Call): SigningPart {
  const fields = fieldsOf(call.biz, INVALID)
  const productCode = fields.need('product_code', 64)
  fields.need('mcc_code', 64)
  const contact = fieldsOf(fields.needRecord('inteop_merchant_info'), INVALID)
  contact.need('contact_name', 64)
  contact.need('contact_mobile', 32)
  for (const price of fields.list('inteop_product_price_details')) {
    const rate = Number(fieldsOf(price, INVALID).need('price_rate', 8))
    if (!(rate >= 0.38 && rate <= 1)) throw business('PRODUCT_CHECK_FAIL', '产品费率不符合要求')
  }
  for (const place of placesOf(fields)) fields.needRecord(SHOWN[place])
  if (!call.app.products.includes(productOf(productCode))) throw business('PRODUCT_CHECK_FAIL', '应用未绑定该产品')
  return { ...partOf(state, call, 'product.create'), productCode }
}

const SHOWN = {
  web: 'inteop_web_site_info',
  h_5: 'inteop_h_5_info',
  app: 'inteop_app_info',
  mini: 'inteop_mini_app_info',
  shop: 'inteop_shop_info',
} as const satisfies Record<Place, string>

function appAuthPart(state: State, call: Call): SigningPart {
  const fields = fieldsOf(call.biz, INVALID)
  if (fields.need('isv_app_id', 32) !== call.app.appId) throw business('ISV_PID_INCONSISTENCY', '服务商与作业单不一致')
  return partOf(state, call, 'appauth.create')
}

function operationPart(state: State, call: Call): SigningPart {
  if (fieldsOf(call.biz, INVALID).list('inteop_product_info').length === 0) {
    throw business(INVALID, '参数无效：inteop_product_info不能为空')
  }
  return partOf(state, call, 'opauth.create')
}

/** Pictures are uploaded before, and named by their numbers. */
function checkFiles({ pictures }: State, ids: readonly string[]): void {
  if (!ids.every((id) => pictures.get(id))) throw business('FILE_HANDLE_FAIL', '文件处理失败')
}

function handIn(state: State, order: Signing): Reply {
  const open = stillOpen(order)
  if (open.parts.length === 0) throw business(INVALID, '参数无效：作业单中没有子单')
  submit(state, open)
  return { body: { inteop_order_no: order.no } }
}

function cancel(state: State, order: Signing): Reply {
  if (order.state === 'done') throw business('ORDER_COMMIT', '作业单已完成')
  move(state, order, 'cancelled')
  return { body: {} }
}

function cancelPart(state: State, { biz }: Call, order: Signing): Reply {
  const no = fieldsOf(biz, INVALID).need('sub_order_no', 64)
  const open = stillOpen(order)
  if (!open.parts.some((part) => part.no === no)) throw business('INTEOP_ORDER_NOT_EXIST', '子单不存在')
  keepSigning(state, { ...open, parts: open.parts.filter((part) => part.no !== no) })
  return { body: {} }
}

const TYPES: Readonly<Record<string, string>> = {
  'settle.create': 'SETTLED',
  'product.create': 'SIGN',
  'appauth.create': 'AUTH',
  'opauth.create': 'AUTH',
}

function query(state: State, { origin }: Call, order: Signing): Reply {
  const merchant = order.merchantAppId === undefined ? undefined : state.apps.get(order.merchantAppId)
  const status = inteopStatus(order)
  const entry = `${origin}${CONFIRM_PAGE}?orderNo=${order.no}`
  return {
    body: {
      inteop_order_no: order.no,
      inteop_order_status: status,
      merchant_oid: merchant?.pid,
      ...(order.state === 'to_confirm' && { wp_qr_code: entry, wp_web_link: entry }),
      inteop_sub_order_infos: order.parts.map(({ no, form }) => ({
        sub_order_no: no,
        type: TYPES[form] ?? 'SIGN',
        sub_order_status: status,
        ...(order.reason !== undefined && { memo: order.reason }),
      })),
    },
  }
}
