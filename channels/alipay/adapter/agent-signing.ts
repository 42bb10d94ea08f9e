import type { ApplymentForm, ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import { listed } from '@ruzhu/domain/applyments/form.ts'
import type {
  ApplymentRef,
  ApplymentSeen,
  ApplymentSubmission,
  SubmissionAid,
  SubmitSeen,
} from '@ruzhu/domain/applyments/gateway.ts'
import {
  addFaceToFace,
  addMobilePay,
  addOfflinePayment,
  addProduct,
  type AgentOrder,
  cancelBatch,
  confirmBatch,
  type Confirmed,
  confirmProducts,
  createBatch,
  queryAgentOrder,
} from '@ruzhu/alipay/agent.ts'
import { type Answer, reasonOf } from '@ruzhu/alipay/answers.ts'
import type { AlipayClient } from '@ruzhu/alipay/client.ts'
import type { UploadFile } from '@ruzhu/alipay/multipart.ts'
import { PRODUCTS } from '@ruzhu/alipay/products.ts'
import { AGENT, PRODUCT } from '../descriptor/agent.ts'
import { agentForm, type Filled } from './agent-form.ts'
import { wordsOf } from './grants.ts'
import { objectionsOf } from './objections.ts'
import { fileOf } from './pictures.ts'
import { notOk, type Provider } from './provider.ts'

/**
 * 代商家签约. A batch is begun, filled with one product's form and handed in, each by a call of its own; only the last one
 * counts. What an earlier try left open is closed first, so that nothing of it can be handed in any more.
 */
export async function submitAgent(
  { client, now }: Provider,
  submission: ApplymentSubmission,
  aid: SubmissionAid,
): Promise<SubmitSeen> {
  const { begunId, applymentId } = submission
  const left = begunId === applymentId ? undefined : await closeLeftOpen(client, begunId)
  if (left) return left
  const batch = (await heldBatch(client, applymentId)) ?? (await newBatch(client, submission.form))
  if (batch.state !== 'open') return batch
  await aid.begun(batch.number)

  const { form } = submission
  const filled = await PRODUCT_FORMS[productOf(form)](client, agentForm(batch.number, form, await filesOf(form, aid)))
  if (filled.state === 'refused') await cancelBatch(client, batch.number)
  if (filled.state !== 'ok') return notOk(filled)
  const confirmed = await (isCommon(form) ? confirmProducts : confirmBatch)(client, batch.number)
  return confirmed.state === 'ok' ? accepted(batch.number, confirmed.body, now()) : notOk(confirmed)
}

export async function queryAgent({ client }: Provider, { applymentId }: ApplymentRef): Promise<ApplymentSeen> {
  if (applymentId === undefined) return { state: 'absent' } // the gateway knows no number of ours
  const answer = await queryAgentOrder(client, applymentId)
  if (answer.state === 'ok') return standing(answer.body, applymentId)
  if (answer.state === 'unknown') return { state: 'unreadable', why: answer.why }
  const reason = reasonOf(answer)
  if (NOT_HANDED_IN.has(reason)) return { state: 'absent' }
  return { state: 'unreadable', why: `the query was refused: ${reason}` }
}

const NOT_HANDED_IN = new Set(['BATCH_STATUS_NOT_SUBMIT', 'BATCH_IS_NOT_EXIST'])

type Begun = { state: 'open'; number: string } | Exclude<SubmitSeen, { state: 'accepted' }>

/** Undefined once nothing can come of it. */
async function closeLeftOpen(client: AlipayClient, number: string | undefined): Promise<SubmitSeen | undefined> {
  if (number === undefined) return undefined
  const closed = await cancelBatch(client, number)
  if (closed.state === 'ok') return undefined
  if (closed.state === 'unknown') return { state: 'unknown', why: closed.why }
  const order = await queryAgentOrder(client, number)
  if (order.state === 'refused' && NOT_HANDED_IN.has(reasonOf(order))) return undefined
  return { state: 'unknown', why: `batch ${number} cannot be closed: ${reasonOf(closed)}` } // it is asked about again
}

/** 暂存: what did not pass the first check is mended in the same batch. */
async function heldBatch(client: AlipayClient, number: string | undefined): Promise<Begun | undefined> {
  if (number === undefined) return undefined
  const order = await queryAgentOrder(client, number)
  if (order.state === 'unknown') return { state: 'unknown', why: order.why }
  const isHeld = order.state === 'ok' && order.body.order_status === 'MERCHANT_INFO_HOLD'
  return isHeld ? { state: 'open', number } : undefined
}

async function newBatch(client: AlipayClient, form: ApplymentForm): Promise<Begun> {
  const email = form['contact_info.contact_email']
  const answer = await createBatch(client, {
    account: textOf(form, 'account'),
    contact_info: {
      contact_name: textOf(form, 'contact_info.contact_name'),
      contact_mobile: textOf(form, 'contact_info.contact_mobile'),
      ...(typeof email === 'string' && { contact_email: email }),
    },
  })
  return answer.state === 'ok' ? { state: 'open', number: answer.body.batch_no } : notOk(answer)
}

type Add = (client: AlipayClient, filled: Filled) => Promise<Answer<void>>
type Product = 'face_to_face' | 'offline' | 'app' | Common
type Common = 'order_code' | 'jsapi' | 'page' | 'wap'

const PRODUCT_FORMS: Readonly<Record<Product, Add>> = {
  face_to_face: (client, { faceToFace, files }) => addFaceToFace(client, faceToFace, files),
  offline: (client, { faceToFace, files }) => addOfflinePayment(client, faceToFace, files),
  app: (client, { mobilePay, files }) => addMobilePay(client, mobilePay, files),
  order_code: commonly('order_code'),
  jsapi: commonly('jsapi'),
  page: commonly('page'),
  wap: commonly('wap'),
}

function commonly(product: Common): Add {
  return (client, { common, files }) => addProduct(client, { ...common, ...PRODUCTS[product] }, files)
}

/** The two kinds of forms are confirmed by two calls. */
function isCommon(form: ApplymentForm): boolean {
  return Object.hasOwn(COMMON, productOf(form))
}
const COMMON: Readonly<Record<Common, true>> = { order_code: true, jsapi: true, page: true, wap: true }

function productOf(form: ApplymentForm): Product {
  const product = textOf(form, PRODUCT)
  if (!Object.hasOwn(PRODUCT_FORMS, product)) throw new Error(`no product of this form: ${product}`)
  return product as Product // a key of the forms
}

/** Pictures by their field, with the bytes that travel in the form. */
async function filesOf(form: ApplymentForm, aid: SubmissionAid): Promise<Record<string, UploadFile>> {
  const files: Record<string, UploadFile> = {}
  for (const path of PICTURES) {
    const [id] = listed(form[path])
    if (id !== undefined) files[path] = fileOf(await aid.picture(id))
  }
  return files
}

const PICTURES = AGENT.steps.flatMap(({ fields }) =>
  fields.filter(({ kind }) => kind === 'picture').map(({ path }) => path),
)

function textOf(form: ApplymentForm, path: string): string {
  const value = form[path]
  return typeof value === 'string' ? value : ''
}

/** Where the merchant had agreed beforehand, its grant comes at once. */
function accepted(applymentId: string, { grant }: Confirmed, now: Date): SubmitSeen {
  const words = grant && wordsOf(grant, now)
  return { state: 'accepted', applymentId, ...(words && { grant: words }) }
}

function standing(order: AgentOrder, applymentId: string): ApplymentSeen {
  const { order_status: raw, confirm_url: signUrl, merchant_pid: subMchid, products } = order
  const state = stateOf(order)
  const objections = objectionsOf([
    ...products.map(({ product_name: about = '', reject_reason: reason }) => ({ about, reason })),
    { about: '', reason: order.reject_reason },
  ])
  const limits = order.limits.map(({ product, reason }) => `${product}：${reason}`)
  return {
    state,
    raw,
    message: [...objections.map(({ rejectReason }) => rejectReason), ...limits].join('；'),
    applymentId,
    objections: state === 'rejected' ? objections : [],
    ...(signUrl !== undefined && { signUrl }),
    ...(subMchid !== undefined && { subMchid }),
  }
}

/** Agreed to is not yet in force: the products say when. https://opendocs.alipay.com/isv/04hwj8 */
function stateOf({ order_status, products }: AgentOrder): ApplymentState {
  if (order_status !== 'MERCHANT_CONFIRM_SUCCESS') return STATES.get(order_status) ?? 'unknown'
  const statuses = products.map(({ status = 'valid' }) => status)
  if (statuses.every((status) => IN_FORCE.has(status))) return 'finished'
  return statuses.some((status) => TURNED_DOWN.has(status)) ? 'rejected' : 'signing'
}

const STATES = new Map<string, ApplymentState>([
  ['MERCHANT_INFO_HOLD', 'editting'],
  ['MERCHANT_AUDITING', 'auditing'],
  ['MERCHANT_CONFIRM', 'to_be_signed'],
  ['MERCHANT_CONFIRM_TIME_OUT', 'canceled'],
  ['MERCHANT_APPLY_ORDER_CANCELED', 'rejected'], // by the reviewers, or by the merchant
])
const IN_FORCE = new Set(['valid', 'restrictValid'])
const TURNED_DOWN = new Set(['auditReject', 'invalid', 'restrictInvalid'])
