import { describe, expect, test } from 'vitest'
import type { Applyment, ApplymentState, Objection } from '@ruzhu/domain/applyments/applyments.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import type {
  ApplymentKey,
  ClientId,
  ConfirmationId,
  LinkId,
  MethodId,
  ProviderId,
  SettlementChangeId,
} from '@ruzhu/domain/ids.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import type { Permission } from '@ruzhu/domain/permissions/permissions.ts'
import { both, LANGUAGES, say, type Text } from '@ruzhu/domain/text.ts'
import { DAY_MS, HOUR_MS, later } from '@ruzhu/domain/time.ts'
import { MONDAY_TO_FRIDAY } from '@ruzhu/domain/workdays.ts'
import type { Confirmation } from '@ruzhu/domain/journeys/confirmations.ts'
import type { Facts } from '@ruzhu/domain/journeys/facts.ts'
import { journey as walk } from '@ruzhu/domain/journeys/journey.ts'
import { SUB_MERCHANT } from './sub-merchant.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
const SINCE = later(NOW, -HOUR_MS)
const clientId = 'cl_1' as ClientId
const client: Client = {
  id: clientId,
  name: '广州市示例餐饮有限公司',
  contactName: '林晓敏',
  contactPhone: '13800138000',
  wants: [],
  createdAt: SINCE,
  updatedAt: SINCE,
}
const objection: Objection = { field: 'store_entrance_pic', fieldName: '门头照片', rejectReason: '不清晰' }
const SIGN_URL = 'https://pay.weixin.qq.com/public/apply4ec_sign/s?applymentId=1&sign=2'

function applyment(state: ApplymentState, more: Partial<Applyment> = {}): Applyment {
  return {
    id: 'ap_1' as ApplymentKey,
    clientId,
    providerId: 'sp_1' as ProviderId,
    channel: 'wechatpay',
    subjectType: 'SUBJECT_TYPE_ENTERPRISE',
    businessCode: '1900000109_1',
    state,
    stateAt: SINCE,
    form: {},
    version: 1,
    submissions: 0,
    objections: [],
    createdAt: SINCE,
    updatedAt: SINCE,
    ...more,
  }
}
function method(more: Partial<PaymentMethod> = {}): PaymentMethod {
  return {
    id: 'pm_1' as MethodId,
    clientId,
    providerId: 'sp_1' as ProviderId,
    channel: 'wechatpay',
    mode: 'provider',
    name: '门店扫码',
    subMchid: '1900000110',
    apps: [],
    scenes: ['native'],
    place: 0,
    state: 'draft',
    createdAt: SINCE,
    updatedAt: SINCE,
    ...more,
  }
}
function facts(more: Partial<Facts> = {}): Facts {
  return {
    client,
    channel: 'wechatpay',
    platform: both('微信支付', 'WeChat Pay'),
    scanner: both('微信', 'WeChat'),
    workdays: MONDAY_TO_FRIDAY,
    beganAt: SINCE,
    confirmed: new Map(),
    subject: { type: 'client', id: clientId },
    href: `/clients/${clientId}`,
    people: { client: '林*敏' },
    account: { settings: {}, createdAt: SINCE },
    scenes: ['native'],
    missing: 0,
    wrong: 0,
    superAdmin: '陈国明',
    appidsApplied: [],
    appidScenes: [],
    paid: 0,
    permissions: [],
    ...more,
  }
}
const journey = (given: Facts, now: Date) => walk(SUB_MERCHANT, given, now)
/** A person's word on these steps. */
function word(...steps: string[]): Pick<Facts, 'confirmed'> {
  return { confirmed: new Map(steps.map((step) => [step, said(step)])) }
}
function said(step: string): Confirmation {
  const id = `cf_${step}` as ConfirmationId
  return { id, about: clientId, channel: 'wechatpay', step, values: {}, by: '林晓', at: SINCE }
}
/** Stands in the table of situations for: take the account away. */
const NO_ACCOUNT: Partial<Facts> = {}
const finished = applyment('finished', { subMchid: '1900000110' })
function next(more: Partial<Facts>, now = NOW) {
  const given = facts(more)
  if (more === NO_ACCOUNT) delete given.account
  return journey(given, now).nextStep
}

test('nothing of the way is done for a client without an application, but what the provider brings', () => {
  const { tasks, progress } = journey(facts(), NOW)
  const state = Object.fromEntries(tasks.map((task) => [task.key, task.state]))
  expect(state).toMatchObject({ collect_materials: 'ready', submit_applyment: 'locked', platform_review: 'locked' })
  expect(tasks.filter((task) => task.state === 'done').map((task) => task.key)).toEqual(['credentials'])
  expect(progress.done).toBe(1)
  expect(tasks.filter((task) => task.state === 'locked' && !task.lockedBy)).toEqual([])
})

describe('every situation has one next step with one actor', () => {
  test.each<[what: string, given: Partial<Facts>, key: string, chinese: string, waitingFor: string, button?: string]>([
    ['no provider account', NO_ACCOUNT, 'credentials.provider', '请先设置服务商账号', 'operator', '设置服务商账号'],
    ['nothing begun', {}, 'materials.start', '请为 广州市示例餐饮有限公司 新建进件申请', 'operator', '新建进件申请'],
    [
      'places empty',
      { applyment: applyment('draft'), missing: 3, wrong: 1 },
      'materials.complete',
      '请 林*敏 补充 3 项资料',
      'client',
      '发送资料链接',
    ],
    [
      'sent by the client, and more is missing',
      { applyment: applyment('draft'), missing: 3, sentPlaces: 12 },
      'materials.check',
      '客户已交资料，请检查 12 处',
      'operator',
      '开始检查',
    ],
    [
      'sent by the client, and complete',
      { applyment: applyment('draft'), sentPlaces: 31 },
      'materials.check',
      '客户已交资料，请检查 31 处',
      'operator',
      '开始检查',
    ],
    [
      'the client mends what was rejected',
      {
        applyment: applyment('rejected', { objections: [objection] }),
        openLink: { id: 'ln_1' as LinkId, expiresAt: NOW, fields: [{ path: 'x' }] },
      },
      'materials.mend',
      '请 林*敏 改 1 处资料',
      'client',
      '逐项修改',
    ],
    [
      'the client has mended what was rejected',
      { applyment: applyment('rejected', { objections: [objection] }), sentPlaces: 1 },
      'materials.check',
      '客户已交资料，请检查 1 处',
      'operator',
      '开始检查',
    ],
    [
      'places wrong',
      { applyment: applyment('draft'), wrong: 2 },
      'materials.check',
      '客户已交资料，请检查 2 处',
      'operator',
      '开始检查',
    ],
    [
      'complete',
      { applyment: applyment('draft') },
      'submit.review',
      '资料齐了，请核对后提交',
      'operator',
      '核对并提交',
    ],
    [
      'refused',
      { applyment: applyment('draft', { submitProblem: '图片文件为空 (PARAM_ERROR)' }) },
      'submit.refused',
      '平台没有收下这次提交：图片文件为空 (PARAM_ERROR)',
      'operator',
      '修改并重试',
    ],
    [
      'on its way',
      { applyment: applyment('submitting') },
      'submit.sending',
      '正在上传图片并提交给平台，不用操作',
      'system',
    ],
    [
      'sent back',
      { applyment: applyment('editting', { gatewayStateMsg: '提交出错' }) },
      'submit.refused',
      '平台没有收下这次提交：提交出错',
      'operator',
      '修改并重试',
    ],
    [
      'under review',
      { applyment: applyment('auditing') },
      'review.waiting',
      '等待平台审核，通常 1–3 个工作日',
      'platform',
    ],
    [
      'under review, with the link',
      { applyment: applyment('auditing', { signUrl: SIGN_URL }) },
      'review.waiting',
      '等待平台审核，通常 1–3 个工作日',
      'platform',
      '复制链接',
    ],
    [
      'rejected',
      { applyment: applyment('rejected', { objections: [objection, objection] }) },
      'review.rejected',
      '审核未通过，有 2 处要改',
      'operator',
      '逐项修改',
    ],
    [
      'rejected without a reason',
      { applyment: applyment('rejected', { applymentId: '2000' }) },
      'review.rejected',
      '审核未通过，平台没有给出原因',
      'operator',
      '逐项修改',
    ],
    [
      'rejected, and every comment left as it is',
      {
        applyment: applyment('rejected', {
          objections: [{ ...objection, kept: { note: '清晰', by: '林晓', at: NOW } }],
        }),
      },
      'review.rejected',
      '审核意见都已确认，请核对后重新提交',
      'operator',
      '核对并重新提交',
    ],
    [
      'rejected, then not taken',
      { applyment: applyment('rejected', { objections: [objection], submitProblem: '频率超限 (RATE_LIMITED)' }) },
      'submit.refused',
      '平台没有收下这次提交：频率超限 (RATE_LIMITED)',
      'operator',
      '修改并重试',
    ],
    [
      'account to be verified',
      { applyment: applyment('to_be_confirmed', { signUrl: SIGN_URL }) },
      'account_verification.scan',
      '请 陈*明 扫码，完成账户验证',
      'superAdmin',
      '复制链接',
    ],
    [
      'account to be verified by a transfer',
      { applyment: applyment('to_be_confirmed', { signUrl: SIGN_URL }), verifiesBy: 'transfer' },
      'account_verification.scan',
      '请 陈*明 用对公账户汇款，完成账户验证',
      'superAdmin',
      '复制链接',
    ],
    [
      'to be signed',
      { applyment: applyment('to_be_signed', { signUrl: SIGN_URL }) },
      'sign.scan',
      '请超级管理员 陈*明 扫码签约',
      'superAdmin',
      '复制链接',
    ],
    [
      'permissions opening',
      { applyment: applyment('signing') },
      'open_permissions.waiting',
      '平台正在开通权限，不用操作',
      'platform',
    ],
    [
      'cancelled',
      { applyment: applyment('canceled') },
      'applyment.canceled',
      '这份申请已作废，可以复制后新建',
      'operator',
      '复制并新建',
    ],
    [
      'a state that nobody knows',
      { applyment: applyment('unknown', { gatewayState: 'APPLYMENT_STATE_NEW' }) },
      'applyment.unknown_state',
      '平台返回了新的状态「APPLYMENT_STATE_NEW」，我们还不认识它',
      'platform',
    ],
    ['opened', { applyment: finished }, 'method.create', '请设置支付方式', 'developer', '设置支付方式'],
    [
      'a method is drafted',
      { applyment: finished, method: method() },
      'method.enable',
      '请启用支付方式「门店扫码」',
      'developer',
      '启用',
    ],
    [
      'a method is on',
      { applyment: finished, method: method({ state: 'active' }) },
      'trial.pay',
      '请完成一笔 ¥0.01 的真实付款和退款',
      'developer',
      '打开测试付款',
    ],
    ['paid', { applyment: finished, method: method({ state: 'active' }), paid: 1 }, 'live', '正常收款中', 'none'],
    [
      'paid, then switched off',
      { applyment: finished, method: method({ state: 'disabled' }), paid: 1 },
      'go_live.confirm',
      '可以上线了，请确认',
      'operator',
      '上线',
    ],
  ])('%s', (_what, given, key, chinese, waitingFor, button) => {
    const step = next(given)
    expect({ key: step.key, title: say(step.title, 'zh-CN'), waitingFor: step.waitingFor }).toEqual({
      key,
      title: chinese,
      waitingFor,
    })
    expect(step.primary && say(step.primary.label, 'zh-CN')).toBe(button)
    for (const language of LANGUAGES)
      for (const text of textsOf(step)) expect(say(text, language)).not.toMatch(/\{\w+\}/)
  })
})

function textsOf(step: ReturnType<typeof next>): Text[] {
  const { title, why, primary, secondary, handover } = step
  return [title, why, primary?.label, handover?.message, ...secondary.map(({ label }) => label)].filter(
    (one) => one !== undefined,
  )
}

describe('deadlines', () => {
  const verifying = { applyment: applyment('to_be_confirmed', { signUrl: SIGN_URL }) }

  test('the platform’s are facts: 10 days to verify, 30 to sign, from the state', () => {
    expect(next(verifying)).toMatchObject({ dueAt: later(SINCE, 10 * DAY_MS), dueKind: 'platform', overdue: false })
    expect(next({ applyment: applyment('to_be_signed') })).toMatchObject({ dueAt: later(SINCE, 30 * DAY_MS) })
    expect(next(verifying, later(SINCE, 11 * DAY_MS)).overdue).toBe(true)
  })

  test('ours are promises: a client has five days, a developer two', () => {
    expect(next({ applyment: applyment('draft'), missing: 1 })).toMatchObject({
      dueAt: later(SINCE, 5 * DAY_MS),
      dueKind: 'ours',
    })
    expect(next({ applyment: finished })).toMatchObject({ dueAt: later(SINCE, 2 * DAY_MS), dueKind: 'ours' })
  })
})

describe('what is handed over', () => {
  test('the link goes to the super admin from the review on, ready to be sent, with the day by which', () => {
    const { handover } = next({ applyment: applyment('to_be_signed', { signUrl: SIGN_URL }) })
    expect(handover).toMatchObject({ kind: 'sign', url: SIGN_URL, who: '陈*明', app: both('微信', 'WeChat') })
    const message = handover && say(handover.message, 'zh-CN')
    expect(message).toContain(SIGN_URL)
    expect(message).toContain('2026-12-22')
    expect(next({ applyment: applyment('auditing', { signUrl: SIGN_URL }) }).handover?.url).toBe(SIGN_URL)
  })

  test('without a link there is nothing to hand over, and the names of persons are masked', () => {
    expect(next({ applyment: applyment('auditing') }).handover).toBeUndefined()
    const step = next({ applyment: applyment('draft'), missing: 2 })
    expect(JSON.stringify(step)).not.toContain('林晓敏')
  })
})

const states = (given: Partial<Facts>) =>
  Object.fromEntries(journey(facts(given), NOW).tasks.map(({ key, state }) => [key, state]))

describe('the checklist', () => {
  test('counts what this client needs: a code in a shop asks for no mini program', () => {
    const { tasks, progress } = journey(facts(), NOW)
    const needed = tasks.filter(({ state, optional }) => state !== 'skipped' && !optional).map(({ key }) => key)
    expect(needed).toEqual([
      'credentials',
      'collect_materials',
      'submit_applyment',
      'platform_review',
      'account_verification',
      'sign',
      'open_permissions',
      'product_authorisation',
      'refund_permission',
      'connection_check',
      'trial_payment',
      'go_live',
    ])
    expect(progress).toEqual({ done: 1, total: 12 })
  })

  test('says what is done, what waits, and what is locked by what', () => {
    const given = { applyment: applyment('to_be_confirmed', { signUrl: SIGN_URL }) }
    expect(states(given)).toMatchObject({
      collect_materials: 'done',
      submit_applyment: 'done',
      platform_review: 'done',
      account_verification: 'waiting',
      sign: 'locked',
      open_permissions: 'locked',
      bind_appid: 'skipped',
      credentials: 'done',
      go_live: 'locked',
    })
    const { tasks, nextStep } = journey(facts(given), NOW)
    const sign = tasks.find(({ key }) => key === 'sign')
    expect(sign?.lockedBy && say(sign.lockedBy, 'zh-CN')).toBe('「账户验证」完成后开始')
    expect(tasks.find(({ key }) => key === 'platform_review')?.doneAt).toEqual(SINCE)
    expect(nextStep.blocking).toEqual(
      expect.arrayContaining(['sign', 'open_permissions', 'connection_check', 'trial_payment', 'go_live']),
    )
  })

  test('a rejection blocks', () => {
    expect(states({ applyment: applyment('rejected', { objections: [objection] }) }).platform_review).toBe('blocked')
  })

  test('ends with everything done', () => {
    const { progress, nextStep } = journey(
      facts({ applyment: finished, method: method({ state: 'active' }), paid: 3 }),
      NOW,
    )
    expect(progress).toEqual({ done: 12, total: 12 })
    expect(nextStep.waitingFor).toBe('none')
  })

  test('product permissions are the platform’s to grant, and count once it has opened the merchant', () => {
    expect(states({ applyment: applyment('signing') }).product_authorisation).toBe('locked')
    expect(states({ applyment: finished }).product_authorisation).toBe('done')
  })
})

describe('an AppID of the client’s own', () => {
  const appid = 'wx8888888888888888'
  const mini = method({ state: 'active', scenes: ['mini_program'], apps: [{ kind: 'mini_program', appid }] })
  const prepared = word('certify_mini_program', 'app_secret', 'request_domain')
  const given = { applyment: finished, method: mini, appidScenes: ['mini_program'] as const, ...prepared }
  const bind = (more: Partial<Facts>) =>
    journey(facts({ ...given, ...more }), NOW).tasks.find(({ key }) => key === 'bind_appid')

  test('is linked by the approval where it came with the application, and by a person where not', () => {
    expect(bind({ appidsApplied: [appid] })?.state).toBe('done')
    expect(bind({ appidsApplied: ['wx1111111111111111'] })?.state).toBe('ready')
    expect(say(next({ ...given }).title, 'zh-CN')).toBe(`请绑定 ${appid} 与商户号 1900000110`)
  })

  test('is linked for certain once somebody has paid in it', () => {
    expect(bind({ paid: 1 })?.state).toBe('done')
  })

  test('is stood beside what else can be done now', () => {
    const { tasks } = journey(facts({ ...given, method: method({ ...mini, state: 'draft' }) }), NOW)
    const ready = tasks.filter(({ state }) => state === 'ready')
    expect(ready.map(({ key, parallel }) => [key, parallel])).toEqual([
      ['bind_appid', true],
      ['connection_check', false],
    ])
  })
})

const at = (hours: number) => later(SINCE, hours * HOUR_MS)
const saidAt = (when: Date) => ({
  confirmed: new Map(['grant_invite', 'grant_approve', 'h5_domain'].map((step) => [step, { ...said(step), at: when }])),
})

describe('after the application the gateway goes on being asked', () => {
  const known = { about: finished.id, clientId, stateAt: at(1), checkedAt: at(2) }
  const account = { kind: 'corporate', bank: '招商银行', maskedNumber: '621483*****5678' } as const
  const settlement = {
    applymentId: finished.id,
    clientId,
    channel: 'wechatpay',
    account,
    verificationAt: at(1),
    checkedAt: at(2),
  }
  const change = {
    id: 'sc_1' as SettlementChangeId,
    applymentId: finished.id,
    clientId,
    providerId: 'sp_1' as ProviderId,
    subMchid: '1900000110',
    account,
    stateAt: at(3),
    by: '林晓',
    createdAt: at(3),
    updatedAt: at(3),
  }
  const live: Partial<Facts> = { applyment: finished, method: method({ state: 'active' }), paid: 1 }
  const missing: Permission = {
    ...known,
    what: 'native',
    state: 'missing',
    code: 'NO_AUTH',
    message: '该产品授权已被解除',
  }

  test.each<[what: string, given: Partial<Facts>, key: string, chinese: string, waitingFor: string]>([
    [
      'nothing missing',
      { permissions: [{ ...known, what: 'native', state: 'granted' }] },
      'live',
      '正常收款中',
      'none',
    ],
    [
      'said neither way',
      { permissions: [{ ...known, what: 'native', state: 'untold' }] },
      'live',
      '正常收款中',
      'none',
    ],
    [
      'a product taken back',
      { permissions: [missing], people: { superAdmin: '陈*明' } },
      'product_authorisation.missing',
      '请超级管理员 陈*明 在商户平台重新授权',
      'superAdmin',
    ],
    [
      'refunds taken back',
      { permissions: [{ ...missing, what: 'refund' }] },
      'refund_permission.missing',
      '请超级管理员在商户平台重新授权',
      'superAdmin',
    ],
    [
      'an account that takes no money',
      { settlement: { ...settlement, verification: 'failed', failReason: '账户已销户' } },
      'settlement.unreachable',
      '平台打款到结算账户失败：账户已销户。请更换结算账户',
      'operator',
    ],
    [
      'another account under audit',
      { settlementChange: { ...change, state: 'auditing' } },
      'settlement.auditing',
      '等待平台审核新的结算账户：招商银行 621483*****5678',
      'platform',
    ],
    [
      'a change without an answer',
      { settlementChange: { ...change, state: 'asking' } },
      'settlement.asking',
      '已申请把结算账户换成招商银行 621483*****5678，平台还没有应答',
      'platform',
    ],
    [
      'a change in a word that nobody knows',
      { settlementChange: { ...change, state: 'unknown', gatewayResult: 'AUDIT_HELD' } },
      'settlement.unknown',
      '结算账户变更返回了新的状态「AUDIT_HELD」，我们还不认识它',
      'platform',
    ],
    [
      'a change that was turned down, where the old account is broken',
      {
        settlement: { ...settlement, verification: 'failed', failReason: '账户已销户' },
        settlementChange: { ...change, state: 'failed', reason: '户名不符' },
      },
      'settlement.turned_down',
      '新的结算账户没有通过：户名不符。请再改一次',
      'operator',
    ],
    [
      'a change that was turned down, where the old account is good',
      { settlementChange: { ...change, state: 'failed', reason: '户名不符' } },
      'live',
      '正常收款中',
      'none',
    ],
  ])('%s', (_what, given, key, chinese, waitingFor) => {
    const step = next({ ...live, ...given })
    expect([step.key, say(step.title, 'zh-CN'), step.waitingFor]).toEqual([key, chinese, waitingFor])
    expect(say(step.title, 'en')).not.toMatch(/\{/)
  })

  test('what the gateway denies is not done because somebody said so before, and is because they say so after', () => {
    const h5 = { ...live, scenes: ['h5'] as const, permissions: [{ ...missing, what: 'h5' as const }] }
    expect(next({ ...h5, ...saidAt(at(1)) }, at(4)).key).toBe('grant_invite')
    expect(next({ ...h5, ...saidAt(at(3)) }, at(4)).key).toBe('live')
  })
})
