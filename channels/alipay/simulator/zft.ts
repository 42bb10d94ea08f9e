import { fieldsOf } from './fields.ts'
import type { Call, Method, Reply } from './methods.ts'
import { business } from './refusal.ts'
import { CONFIRM_PAGE, type Signing, keepSigning, submit } from './signing.ts'
import type { State } from './state.ts'
import { alipayTime, dayDigits } from './times.ts'
import { checkFull, checkQuick, checkSettlement, checkSimple } from './zft-form.ts'

const BEGINNING = 'ant.merchant.expand.indirect.'
const INVALID = 'MERCHANT_ILLEGAL_ARGUMENT'
type Check = (state: State, call: Call) => void

/** 直付通二级商户进件: a platform brings the merchants that it sells for. https://opendocs.alipay.com/open/direct-payment/qadp9d */
export function zftMethods(state: State): Method[] {
  const own = { caller: 'merchant', products: ['ZFT'] } as const
  const creates = (name: string, check: Check): Method => ({
    ...own,
    name: `${BEGINNING}${name}`,
    handle: (call) => create(state, call, check, name),
  })
  return [
    creates('zft.create', checkFull),
    creates('zft.simplecreate', checkSimple),
    creates('zft.quickcreate', checkQuick),
    { ...own, name: `${BEGINNING}zft.consult`, handle: (call) => consult(state, call) },
    { ...own, name: `${BEGINNING}zft.modify`, handle: (call) => modify(state, call) },
    { ...own, name: `${BEGINNING}zft.settlementmodify`, handle: (call) => modifySettlement(state, call) },
    { ...own, name: `${BEGINNING}zft.delete`, handle: (call) => remove(state, call) },
    { ...own, name: `${BEGINNING}zftorder.query`, handle: (call) => query(state, call) },
    { ...own, name: 'ant.merchant.expand.order.query', handle: (call) => queryOrder(state, call) },
  ]
}

function create(state: State, call: Call, check: Check, applyType: string): Reply {
  check(state, call)
  const externalId = fieldsOf(call.biz, INVALID).need('external_id', 64)
  const earlier = ordersOf(state, call, externalId)
  if (earlier.some((one) => one.state !== 'rejected')) throw business('DUPLICATE_EXTERNAL_ID', '外部商户号重复')
  return { body: { order_id: applied(state, call, { externalId, applyType }).no } }
}

function consult(state: State, call: Call): Reply {
  checkFull(state, call)
  return { body: {} }
}

/** Of a merchant that is there already: reviewed again, under the same number. */
function modify(state: State, call: Call): Reply {
  const known = merchantIn(state, call)
  return {
    body: { order_id: applied(state, call, { externalId: known.externalId ?? '', applyType: 'zft.modify', known }).no },
  }
}

function modifySettlement(state: State, call: Call): Reply {
  const known = merchantIn(state, call)
  checkSettlement(call)
  const externalId = known.externalId ?? ''
  return { body: { order_id: applied(state, call, { externalId, applyType: 'zft.settlementmodify', known }).no } }
}

function remove(state: State, call: Call): Reply {
  const known = merchantIn(state, call)
  const { smid: _, ...rest } = known
  keepSigning(state, { ...rest, state: 'cancelled', stateAt: state.world.now() })
  return { body: {} }
}

type Application = { externalId: string; applyType: string; known?: Signing }

/** An order with its review begun. The number of a merchant stays with its latest order. */
function applied(state: State, { app, biz, merchant }: Call, { externalId, applyType, known }: Application): Signing {
  const now = state.world.now()
  const no = `${dayDigits(now)}${state.world.ids.digits('zft_order', 20)}`
  const part = { no, form: applyType, fields: biz, pictures: {} }
  const order: Signing = {
    no,
    kind: 'zft',
    appId: app.appId,
    merchantAppId: merchant.appId,
    externalId,
    parts: [part],
    state: 'open',
    createdAt: now,
    stateAt: now,
    ...(known?.cardAliasNo !== undefined && { cardAliasNo: known.cardAliasNo }),
  }
  if (!known) return submit(state, keepSigning(state, order))
  const { smid, ...before } = known
  keepSigning(state, before)
  return submit(state, keepSigning(state, { ...order, ...(smid !== undefined && { smid }) }))
}

function merchantIn(state: State, call: Call): Signing {
  const fields = fieldsOf(call.biz, INVALID)
  const smid = fields.text('smid', 20)
  const known =
    smid === undefined ? latest(state, call, fields.need('external_id', 64)) : state.signings.by('smid', smid)
  if (!known || known.merchantAppId !== call.merchant.appId) throw business('MERCHANT_NOT_EXIST', '二级商户不存在')
  if (known.smid === undefined) throw business('MERCHANT_STATUS_INVALID', '二级商户状态不允许该操作')
  return known
}

function ordersOf({ signings }: State, { merchant }: Call, externalId: string): Signing[] {
  return [...signings.values()].filter(
    (one) => one.kind === 'zft' && one.merchantAppId === merchant.appId && one.externalId === externalId,
  )
}

function latest(state: State, call: Call, externalId: string): Signing | undefined {
  return ordersOf(state, call, externalId).at(-1)
}

function orderIn(state: State, call: Call, orderId: string): Signing | undefined {
  const order = state.signings.get(orderId)
  return order?.kind === 'zft' && order.merchantAppId === call.merchant.appId ? order : undefined
}

function query(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz, INVALID)
  const orderId = fields.text('order_id', 64)
  const order = orderId === undefined ? undefined : orderIn(state, call, orderId)
  const orders = orderId === undefined ? ordersOf(state, call, fields.need('external_id', 64)) : order ? [order] : []
  if (orders.length === 0) throw business('ORDER_NOT_EXIST', '申请单不存在')
  return { body: { orders: orders.map((one) => orderView(one, call.origin)) } }
}

function queryOrder(state: State, call: Call): Reply {
  const order = orderIn(state, call, fieldsOf(call.biz, INVALID).need('order_id', 64))
  if (!order) throw business('ORDER_NOT_EXIST', '申请单不存在')
  const { status, merchant_name, apply_time, smid, card_alias_no } = orderView(order, call.origin)
  return {
    body: {
      status,
      merchant_name,
      apply_time,
      ext_info: JSON.stringify({ cardAliasNo: card_alias_no, smid }),
      ...(smid !== undefined && { ip_role_id: [smid] }),
    },
  }
}

/** 031 in review, 99 done, -1 failed; what was refused by whom. */
function orderView(order: Signing, origin: string): Record<string, unknown> {
  const { state, rejectedFrom, parts } = order
  const form = parts[0]
  const status = state === 'done' ? '99' : state === 'rejected' || state === 'cancelled' ? '-1' : '031'
  const reviewed = state === 'to_confirm' || state === 'done' || rejectedFrom === 'to_confirm'
  const verdict = reviewed ? 'PASS' : state === 'rejected' ? 'REJECT' : 'CREATE'
  const confirmation = state === 'done' ? 'FINISH' : rejectedFrom === 'to_confirm' ? 'FAIL' : 'NOT_CONFIRM'
  const quick = form?.form === 'zft.quickcreate' && state === 'to_confirm'
  const page = `${origin}${CONFIRM_PAGE}?orderNo=${order.no}`
  return {
    order_id: order.no,
    external_id: order.externalId,
    merchant_name: form?.fields['name'] ?? form?.fields['alias_name'] ?? order.externalId,
    apply_type: APPLY_TYPES[form?.form ?? ''] ?? 'ZHIFUTONG_CONSULT',
    apply_time: alipayTime(order.createdAt),
    status,
    fk_audit: verdict,
    kz_audit: verdict === 'REJECT' ? 'SKIP' : verdict,
    ...(verdict === 'REJECT' && { fk_audit_memo: order.reason }),
    sub_confirm: reviewed ? confirmation : 'CREATE',
    ...(state === 'done' && { smid: order.smid, card_alias_no: order.cardAliasNo }),
    ...(order.reason !== undefined && { reason: order.reason }),
    ...(quick && { sub_sign_qr_code_url: page, sub_sign_short_chain_url: page }),
  }
}

const APPLY_TYPES: Readonly<Record<string, string>> = {
  'zft.create': 'ZHIFUTONG_CREATE',
  'zft.simplecreate': 'ZHIFUTONG_CREATE',
  'zft.quickcreate': 'ZHIFUTONG_CREATE',
  'zft.modify': 'ZHIFUTONG_MODIFY',
  'zft.settlementmodify': 'ZHIFUTONG_MODIFY',
}
