import type { ApplymentForm, ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import { listed } from '@ruzhu/domain/applyments/form.ts'
import type {
  ApplymentRef,
  ApplymentSeen,
  ApplymentSubmission,
  SubmissionAid,
  SubmitSeen,
} from '@ruzhu/domain/applyments/gateway.ts'
import { reasonOf } from '@ruzhu/alipay/answers.ts'
import {
  addAuthorization,
  addSignature,
  confirmInteopOrder,
  createInteopOrder,
  type InteopOrder,
  queryInteopOrder,
  type SignProduct,
} from '@ruzhu/alipay/inteop.ts'
import { PRODUCTS } from '@ruzhu/alipay/products.ts'
import { FOREVER } from '@ruzhu/domain/applyments/rules/days.ts'
import { PRODUCTS_CHOSEN } from '../descriptor/inteop.ts'
import { type Tree, treeOf } from './form-tree.ts'
import { objectionsOf } from './objections.ts'
import { placesOf } from './places.ts'
import { CHANNEL, notOk, type Provider } from './provider.ts'

/**
 * 服务商一体化作业. Several products and the grant stand in one order. An earlier try's order is gone on with: what it holds
 * of this version already is not added again, and it can be handed in once only.
 */
export async function submitInteop(
  provider: Provider,
  submission: ApplymentSubmission,
  aid: SubmissionAid,
): Promise<SubmitSeen> {
  const begun = submission.begunId ?? (await begin(provider, submission.form, aid))
  if (typeof begun !== 'string') return begun
  const filled = (await addProducts(provider, begun, submission.form)) ?? (await addGrant(provider, begun, submission))
  if (filled) return filled
  const confirmed = await confirmInteopOrder(provider.client, { inteop_order_no: begun })
  return confirmed.state === 'ok' ? { state: 'accepted', applymentId: begun } : notOk(confirmed)
}

export async function queryInteop({ client }: Provider, { applymentId }: ApplymentRef): Promise<ApplymentSeen> {
  if (applymentId === undefined) return { state: 'absent' } // the gateway knows no number of ours
  const answer = await queryInteopOrder(client, applymentId)
  if (answer.state === 'ok') return standing(answer.body, applymentId)
  if (answer.state === 'unknown') return { state: 'unreadable', why: answer.why }
  if (reasonOf(answer) === 'INTEOP_ORDER_NOT_EXIST') return { state: 'absent' }
  return { state: 'unreadable', why: `the query was refused: ${reasonOf(answer)}` }
}

type Ended = Exclude<SubmitSeen, { state: 'accepted' }>

async function begin({ client }: Provider, form: ApplymentForm, aid: SubmissionAid): Promise<string | Ended> {
  const answer = await createInteopOrder(client, { account: String(form['account'] ?? '') })
  if (answer.state !== 'ok') {
    const tooOften = answer.state === 'refused' && TOO_OFTEN.has(reasonOf(answer))
    return tooOften ? { state: 'unknown', why: `asked too often: ${reasonOf(answer)}` } : notOk(answer)
  }
  await aid.begun(answer.body.inteop_order_no)
  return answer.body.inteop_order_no
}

/** A no for now, not to what was asked. */
const TOO_OFTEN = new Set(['SAME_MERCHANT_CREATE_FREQUENT'])

/** Undefined once all are in the order. */
async function addProducts({ client }: Provider, order: string, form: ApplymentForm): Promise<Ended | undefined> {
  for (const product of listed(form[PRODUCTS_CHOSEN])) {
    const answer = await addSignature(client, signatureOf(order, product as Product, form)) // an option of the form
    if (answer.state === 'refused' && reasonOf(answer) === 'PRODUCT_EXIT_RECORD') continue
    if (answer.state !== 'ok') return notOk(answer)
    const { sub_order_no, memos } = answer.body
    if (sub_order_no === undefined) return notAdded(memos)
  }
  return undefined
}

/** What it has been told of already is not told again: each would ask the merchant once more. */
async function addGrant(
  { client }: Provider,
  order: string,
  { form, businessCode, begunId }: ApplymentSubmission,
): Promise<Ended | undefined> {
  if (form['authorise'] !== 'true') return undefined
  if (begunId !== undefined) {
    const known = await queryInteopOrder(client, order)
    if (known.state !== 'ok') return { state: 'unknown', why: `order ${order} cannot be asked about` }
    if (known.body.sub_orders.some(({ type }) => type === 'AUTH')) return undefined
  }
  const { appId } = client.app
  const grant = { inteop_order_no: order, isv_app_id: appId, out_biz_no: businessCode }
  const answer = await addAuthorization(client, grant)
  return answer.state === 'ok' ? undefined : notOk(answer)
}

/** It says why instead of a number. */
function notAdded(memos: readonly string[]): Ended {
  const message = memos.join('；') || '产品没有加入作业单'
  return { state: 'refused', refusal: { channel: CHANNEL, status: 200, code: 'PRODUCT_CHECK_FAIL', message } }
}

type Product = 'order_code' | 'face_to_face' | 'jsapi' | 'page' | 'wap' | 'app' | 'royalty'

/** Which block of the form a product wants. */
const BLOCKS: Readonly<Record<Product, string | undefined>> = {
  order_code: undefined,
  face_to_face: 'inteop_shop_info',
  jsapi: 'inteop_mini_app_info',
  page: 'inteop_web_site_info',
  wap: 'inteop_h_5_info',
  app: 'inteop_app_info',
  royalty: undefined,
}

function signatureOf(order: string, product: Product, form: ApplymentForm): SignProduct {
  const tree = treeOf(form)
  const block = BLOCKS[product]
  const special = tree['inteop_special_license_infos']
  return {
    inteop_order_no: order,
    ...PRODUCTS[product],
    mcc_code: String(form['mcc_code'] ?? ''),
    inteop_merchant_info: {
      contact_name: String(form['inteop_merchant_info.contact_name'] ?? ''),
      contact_mobile: String(form['inteop_merchant_info.contact_mobile'] ?? ''),
    },
    inteop_business_license_info: licence(objectIn(tree, 'inteop_business_license_info')),
    ...(special !== undefined && {
      inteop_special_license_infos: [
        {
          special_license_type: '99',
          special_license_pic: String(form['inteop_special_license_infos.0.special_license_pic']),
        },
      ],
    }),
    ...(block !== undefined && { [block]: blockOf(block, tree) }),
  }
}

function licence({ date_limitation: last, ...rest }: Tree): Tree {
  if (last === undefined) return rest
  return last === FOREVER ? { ...rest, long_term: true } : { ...rest, long_term: false, date_limitation: last }
}

function blockOf(block: string, tree: Tree): Tree {
  const { shop_district_code: district, ...rest } = objectIn(tree, block)
  if (typeof district !== 'string') return { ...rest, ...(district !== undefined && { shop_district_code: district }) }
  const { province_code, city_code, district_code } = placesOf(district)
  return {
    ...rest,
    shop_country_code: '156',
    shop_province_code: province_code,
    shop_city_code: city_code,
    shop_district_code: district_code,
  }
}

function objectIn(tree: Tree, name: string): Tree {
  const value = tree[name]
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Tree) : {} // just checked
}

function standing(order: InteopOrder, applymentId: string): ApplymentSeen {
  const { inteop_order_status: raw, wp_web_link, wp_qr_code, merchant_oid: number } = order
  if (raw === 'INIT') return { state: 'absent' } // begun, and not handed in
  const state = STATES.get(raw) ?? 'unknown'
  const objections = objectionsOf(
    order.sub_orders.map(({ type = '', memo: reason }) => ({ about: PARTS.get(type) ?? '', reason })),
  )
  const signUrl = wp_web_link ?? wp_qr_code
  return {
    state,
    raw,
    message: objections.map(({ rejectReason }) => rejectReason).join('；'),
    applymentId,
    objections: state === 'rejected' ? objections : [],
    ...(signUrl !== undefined && { signUrl }),
    // an open id names the merchant to nobody but us
    ...(number !== undefined && /^2088\d{12}$/.test(number) && { subMchid: number }),
  }
}

// https://opendocs.alipay.com/isv/4308c1bb_alipay.open.sp.inteop.order.query
const STATES = new Map<string, ApplymentState>([
  ['AUDITING', 'auditing'],
  ['AUDIT_PASS', 'auditing'],
  ['REJECT', 'rejected'],
  ['WAIT_MERCHANT_CONFIRM', 'to_be_signed'],
  ['MERCHANT_CONFIRMED', 'signing'],
  ['APPLY_SUCCESS', 'finished'],
  ['APPLY_CANCEL', 'canceled'],
])
const PARTS = new Map([
  ['SIGN', '签约'],
  ['AUTH', '授权'],
  ['SETTLED', '入驻'],
])
