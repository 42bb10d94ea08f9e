import type { Instant } from '../../contract/simulator.ts'
import {
  type Applyment,
  type ApplymentState,
  LEFT_ALONE,
  type Objection,
  STATE_MESSAGES,
  boundAppids,
  openedProducts,
  subjectName,
} from './applyment.ts'
import { type ApplymentForm, readApplyment } from './applyment-form.ts'
import { checkApplyment } from './applyment-rules.ts'
import { openForm } from './applyment-secrets.ts'
import { knownApp, newMchid, newSubMerchant } from './accounts.ts'
import { Refusal, noAuth } from './refusal.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'

export const APPLYMENT_DUE = 'wechatpay.applyment'
/** 小微商户进件, which a provider has to be given. */
const MICRO_PERMISSION = 'MICRO_APPLYMENT'
const PATH = '/v3/applyment4sub/applyment/'

/** https://pay.weixin.qq.com/doc/v3/partner/4012719997 (submit, its path ends in a slash) and …/4012697052 (query) */
export function applymentRoutes(state: State): Route[] {
  return [
    { method: 'POST', path: PATH, family: 'other', handle: (call) => submit(state, call) },
    {
      method: 'GET',
      path: `${PATH}business_code/{code}`,
      family: 'other',
      handle: (call) => query(state, call, byCode),
    },
    { method: 'GET', path: `${PATH}applyment_id/{id}`, family: 'other', handle: (call) => query(state, call, byId) },
  ]
}

/** A rejected one is handed in again under its code, and keeps its number; while one is under way there is no second. */
function submit(state: State, { body, merchant, request, seen }: Call): Reply {
  if (merchant.kind !== 'provider') throw noAuth('商户号无权限使用该接口')
  if (merchant.restricted) throw noAuth('进件特约商户的权限已被受限')
  const sealed = readApplyment(body)
  seen.about = [sealed.business_code]
  const form = openForm(state, merchant, sealed, request.headers['wechatpay-serial'])
  const micro = form.subject_info.subject_type === 'SUBJECT_TYPE_MICRO'
  if (micro && !merchant.products.includes(MICRO_PERMISSION)) throw noAuth('服务商未开通小微商户进件权限')
  checkApplyment(form, merchant, state.world.now())
  if (subjectName(form) === merchant.name) throw new Refusal(400, 'INVALID_REQUEST', '服务商不能为自己进件')

  const earlier = state.applyments.by('code', `${merchant.mchid}/${form.business_code}`)
  if (earlier && !MAY_SUBMIT_AGAIN.includes(earlier.state)) {
    throw new Refusal(400, 'PROCESSING', '存在流程进行中的申请单')
  }
  const applyment = earlier ? { ...earlier, form } : newApplyment(state, merchant.mchid, form)
  const submitted = move(state, { ...applyment, submissions: applyment.submissions + 1 }, 'APPLYMENT_STATE_AUDITING')
  return { status: 200, body: { applyment_id: Number(submitted.applymentId) } }
}

const MAY_SUBMIT_AGAIN: readonly ApplymentState[] = ['APPLYMENT_STATE_REJECTED', 'APPLYMENT_STATE_EDITTING']

function newApplyment({ world }: State, mchid: string, form: ApplymentForm): Applyment {
  const now = world.now()
  return {
    applymentId: `2000002${world.ids.digits('applyment', 9)}`,
    mchid,
    businessCode: form.business_code,
    state: 'APPLYMENT_STATE_EDITTING',
    stateAt: now,
    objections: [],
    form,
    submissions: 0,
    signCode: world.ids.hex('sign_code', 32),
    createdAt: now,
  }
}

type Finder = (state: State, call: Call) => Applyment | undefined
const byCode: Finder = ({ applyments }, { merchant, params }) =>
  applyments.by('code', `${merchant.mchid}/${params['code']}`)
const byId: Finder = ({ applyments }, { params }) => applyments.get(params['id'] ?? '')

function query(state: State, call: Call, find: Finder): Reply {
  const applyment = find(state, call)
  call.seen.about = [applyment?.businessCode ?? Object.values(call.params).join()]
  if (applyment?.mchid !== call.merchant.mchid) throw new Refusal(400, 'APPLYMENT_NOT_EXIST', '申请单不存在')
  return { status: 200, body: applymentAnswer(state, applyment) }
}

const TELLS_SUB_MCHID: readonly ApplymentState[] = [
  'APPLYMENT_STATE_TO_BE_SIGNED',
  'APPLYMENT_STATE_SIGNING',
  'APPLYMENT_STATE_FINISHED',
]

/** What the query interface says, which is also what the reviewer's desk shows beforehand. */
export function applymentAnswer({ switches }: State, applyment: Applyment): object {
  const { state, subMchid, objections } = applyment
  const tells = switches.get().sub_mchid_when_to_be_signed
    ? TELLS_SUB_MCHID.includes(state)
    : state === 'APPLYMENT_STATE_FINISHED'
  return {
    business_code: applyment.businessCode,
    applyment_id: Number(applyment.applymentId),
    ...(subMchid !== undefined && tells && { sub_mchid: subMchid }),
    sign_url: signUrl(applyment),
    applyment_state: state,
    applyment_state_msg: STATE_MESSAGES[state],
    ...(state === 'APPLYMENT_STATE_REJECTED' && { audit_detail: objections }),
  }
}

function signUrl({ applymentId, signCode }: Applyment): string {
  return `https://pay.weixin.qq.com/public/apply4ec_sign/s?applymentId=${applymentId}&sign=${signCode}`
}

/** The next state, with all that comes with it: the number that is allotted, the grants, and the next deadline. */
export function move(
  state: State,
  applyment: Applyment,
  to: ApplymentState,
  { objections = [], at = state.world.now() }: { objections?: readonly Objection[]; at?: Instant } = {},
): Applyment {
  const signs = to === 'APPLYMENT_STATE_TO_BE_SIGNED' && applyment.subMchid === undefined
  const moved: Applyment = {
    ...applyment,
    state: to,
    stateAt: at,
    objections,
    ...(signs && { subMchid: newMchid(state, 'sub') }),
  }
  state.applyments.put(moved.applymentId, moved)
  if (to === 'APPLYMENT_STATE_FINISHED') openMerchant(state, moved)

  const key = `applyment:${moved.applymentId}`
  const deadline = LEFT_ALONE[to]
  if (!deadline) state.world.schedule.drop(key)
  else state.world.schedule.set({ key, kind: APPLYMENT_DUE, subject: moved.applymentId, at: at + deadline.afterMs })
  return moved
}

/** Nobody did anything in time, or, while permissions are being opened, nobody had to. */
export function applymentDue(state: State, applymentId: string, at: Instant): Applyment | undefined {
  const applyment = state.applyments.get(applymentId)
  const next = applyment && LEFT_ALONE[applyment.state]?.to
  if (!applyment || !next) return undefined
  return move(state, applyment, next, { at, objections: next === 'APPLYMENT_STATE_REJECTED' ? [TOO_LATE] : [] })
}

const TOO_LATE: Objection = {
  field: 'account_number',
  field_name: '银行账号',
  reject_reason: '超过10天未完成账户验证，请重新提交申请',
}

function openMerchant(state: State, { form, mchid, subMchid }: Applyment): void {
  const appids = boundAppids(form)
  for (const appid of appids) knownApp(state, appid)
  newSubMerchant(state, mchid, {
    ...(subMchid !== undefined && { mchid: subMchid }),
    name: subjectName(form),
    shortName: form.business_info.merchant_shortname,
    products: openedProducts(form),
    appids,
  })
}
