import type { Instant } from '../../../contract/simulator.ts'
import { openFields } from '../applyment-secrets.ts'
import { Refusal, invalidRequest, noAuth, paramError } from '../refusal.ts'
import { type Call, type Reply, type Route, serviceRoute } from '../routing.ts'
import type { State } from '../state.ts'
import { OpeningForm, readOpening } from './form.ts'
import { pictureOf } from './picture.ts'
import { checkOpening } from './rules.ts'

export type OpeningState =
  | 'APPLYMENT_STATE_WAITTING_FOR_AUDIT'
  | 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT'
  | 'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON'
  | 'APPLYMENT_STATE_PASSED'
  | 'APPLYMENT_STATE_REJECTED'
  | 'APPLYMENT_STATE_FREEZED'
  | 'APPLYMENT_STATE_CANCELED'

/** Whether the owner of a number wants it: asked of numbers that are there already. */
export type Opening = {
  readonly applymentId: string
  readonly mchid: string
  readonly businessCode: string
  readonly state: OpeningState
  readonly form: OpeningForm
  readonly rejected?: { readonly param: string; readonly reason: string }
}

export const OPENING_DUE = 'wechatpay.opening'
const PATH = '/v3/apply4subject/applyment'
const LIFE_MS = 720 * 3_600_000

/** https://pay.weixin.qq.com/doc/v3/partner/4012693773 and the pages beside it; older clients leave out the last slash. */
export function openingRoutes(state: State): Route[] {
  return [
    serviceRoute('POST', `${PATH}/`, (call) => submit(state, call)),
    serviceRoute('POST', PATH, (call) => submit(state, call)),
    serviceRoute('POST', `${PATH}/{id}/cancel`, (call) => cancel(state, call)),
    serviceRoute('GET', PATH, (call) => query(state, call)),
    serviceRoute('GET', `${PATH}/merchants/{sub_mchid}/state`, (call) => merchantState(state, call)),
  ]
}

function submit(state: State, { body, merchant, request, seen }: Call): Reply {
  if (merchant.kind !== 'provider') throw noAuth('商户号无权限使用该接口')
  const sealed = readOpening(body)
  seen.about = [sealed.business_code]
  const serial = request.headers['wechatpay-serial']
  const form = openFields(state, merchant, { schema: OpeningForm, form: sealed, serial })
  checkOpening(form, state.world.now())
  if (state.openings.by('code', `${merchant.mchid}/${form.business_code}`)) {
    throw invalidRequest('业务申请编号已存在，请使用新的业务申请编号')
  }
  const applymentId = `2000003${state.world.ids.digits('opening', 9)}`
  const { mchid } = merchant
  moveOpening(state, {
    applymentId,
    mchid,
    businessCode: form.business_code,
    state: 'APPLYMENT_STATE_WAITTING_FOR_AUDIT',
    form,
  })
  return { status: 200, body: { applyment_id: Number(applymentId) } }
}

const ENDED: readonly OpeningState[] = ['APPLYMENT_STATE_PASSED', 'APPLYMENT_STATE_CANCELED', 'APPLYMENT_STATE_FREEZED']

function cancel(state: State, call: Call): Reply {
  const id = call.params['id'] ?? ''
  const opening = own(call, state.openings.by('code', `${call.merchant.mchid}/${id}`) ?? state.openings.get(id))
  if (ENDED.includes(opening.state)) throw invalidRequest('申请单当前状态不支持撤销')
  moveOpening(state, { ...opening, state: 'APPLYMENT_STATE_CANCELED' })
  return { status: 204 }
}

function query(state: State, call: Call): Reply {
  const { query: asked, merchant } = call
  const [id, code] = [asked.get('applyment_id'), asked.get('business_code')]
  if (id === null && code === null) throw paramError('applyment_id与business_code必须二选一')
  const found = id === null ? state.openings.by('code', `${merchant.mchid}/${code}`) : state.openings.get(id)
  const { state: now, rejected, applymentId } = own(call, found)
  const told = now === 'APPLYMENT_STATE_REJECTED' || now === 'APPLYMENT_STATE_FREEZED'
  return {
    status: 200,
    body: {
      applyment_state: now,
      ...(WITH_PICTURE.includes(now) && { qrcode_data: pictureOf(applymentId) }),
      ...(rejected && told && { reject_param: rejected.param, reject_reason: rejected.reason }),
    },
  }
}

const WITH_PICTURE: readonly OpeningState[] = [
  'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_CONTACT',
  'APPLYMENT_STATE_WAITTING_FOR_CONFIRM_LEGALPERSON',
  'APPLYMENT_STATE_PASSED',
  'APPLYMENT_STATE_FREEZED',
]

/** Whether its owner has confirmed a number; of one that was applied for by 进件 that was part of the signing. */
function merchantState(state: State, { merchant, params, seen }: Call): Reply {
  const subMchid = params['sub_mchid'] ?? ''
  seen.about = [subMchid]
  const sub = state.merchants.get(subMchid)
  if (!sub?.providers.includes(merchant.mchid)) throw noAuth('受理关系不存在')
  const authorised = state.confirmedNumbers.get(subMchid) ?? state.applyments.by('sub', subMchid) !== undefined
  const authorize_state = authorised ? 'AUTHORIZE_STATE_AUTHORIZED' : 'AUTHORIZE_STATE_UNAUTHORIZED'
  return { status: 200, body: { authorize_state } }
}

function own({ merchant, seen }: Call, opening: Opening | undefined): Opening {
  if (opening?.mchid !== merchant.mchid) throw new Refusal(400, 'INVALID_REQUEST', '申请单不存在')
  seen.about = [opening.businessCode]
  return opening
}

/** The next state, and its deadline: 720 hours, or none where nothing is waited for. */
export function moveOpening(state: State, moved: Opening): Opening {
  state.openings.put(moved.applymentId, moved)
  const key = `opening:${moved.applymentId}`
  const { world } = state
  if (ENDED.includes(moved.state)) world.schedule.drop(key)
  else world.schedule.set({ key, kind: OPENING_DUE, subject: moved.applymentId, at: world.now() + LIFE_MS })
  if (moved.state === 'APPLYMENT_STATE_PASSED') {
    for (const mchid of moved.form.addition_info?.confirm_mchid_list ?? []) state.confirmedNumbers.put(mchid, true)
  }
  return moved
}

export function openingDue(state: State, applymentId: string, _at: Instant): void {
  const opening = state.openings.get(applymentId)
  if (opening && !ENDED.includes(opening.state)) moveOpening(state, { ...opening, state: 'APPLYMENT_STATE_CANCELED' })
}
