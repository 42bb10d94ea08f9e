import { CHANNELS } from '@ruzhu/channels/index.ts'
import type { GrantId } from '@ruzhu/domain/ids.ts'
import type { Facts, JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import { type Journey, journey } from '@ruzhu/domain/journeys/journey.ts'
import type { JourneyPlan, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { LANGUAGES, say, type Text } from '@ruzhu/domain/text.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { describe, expect, test } from 'vitest'
import {
  aLink,
  aMethod,
  anApplyment,
  aWord,
  clientFacts,
  companyFacts,
  NOW,
  SINCE,
  STATES,
  words,
} from './journeys/facts.ts'

const SIGN_URL = 'https://pay.example/sign?id=1'
const OBJECTION = { field: 'x', fieldName: '门头照片', rejectReason: '不清晰' }

const CLIENT_PLANS = CHANNELS.flatMap(({ descriptor: { name, journeys } }) =>
  journeys.clients.map((plan) => ({ channel: name, key: plan.key, plan })),
)

describe.each(CLIENT_PLANS)('$channel $key', ({ channel, plan }) => {
  test('says in both languages what is next, in every state of application, grant, method and account', () => {
    let told = 0
    for (const facts of everySituation(channel)) {
      expectWhole(journey(plan, facts, NOW))
      told += 1
    }
    expect(told).toBeGreaterThan(5000)
  })

  test('never leaves a client without a next step, on the whole way that people confirm', () => {
    const facts = walkable(channel)
    expectWalk(plan, facts, (confirmed) => ({ ...facts, confirmed }))
  })
})

test.each(CHANNELS.map(({ descriptor: { name, journeys } }) => [name, journeys.provider] as const))(
  'our own company is led to the end at %s',
  (channel, plan) => {
    const facts = companyFacts(channel)
    expectWalk(plan, facts, (confirmed) => ({ ...facts, account: { settings: {}, createdAt: SINCE }, confirmed }))
  },
)

/** Every combination of what may be true of a client at one platform. */
function* everySituation(channel: string): Generator<Facts> {
  const applyments = [
    {},
    ...STATES.flatMap((state) => [
      { applyment: anApplyment(channel, state), missing: 2, wrong: 1 },
      {
        applyment: anApplyment(channel, state, {
          signUrl: SIGN_URL,
          gatewayState: 'NEW_STATE',
          gatewayStateMsg: '平台的话',
        }),
      },
    ]),
    { applyment: anApplyment(channel, 'rejected', { objections: [OBJECTION] }) },
    {
      applyment: anApplyment(channel, 'rejected', {
        objections: [{ ...OBJECTION, kept: { note: '清晰', by: '林晓', at: NOW } }],
      }),
    },
    { applyment: anApplyment(channel, 'draft', { submitProblem: '图片文件为空 (PARAM_ERROR)' }) },
  ]
  const methods = [
    {},
    ...(['draft', 'active', 'disabled'] as const).map((state) => ({ method: aMethod(channel, state) })),
  ]
  const active = { id: 'gr_1' as GrantId, state: 'active', subMchid: '2088', grantedAt: SINCE } as const
  const grants = [{}, { grant: active }, { grant: { ...active, state: 'withdrawn', withdrawnAt: NOW } as const }]
  const links = [
    {},
    { authorization: aLink(channel) },
    { authorization: aLink(channel, { declinedAt: SINCE }) },
    { authorization: aLink(channel, { expiresAt: SINCE }) },
    { authorization: aLink(channel, { state: 'returned' }) },
    { authorization: aLink(channel, { state: 'failed', problem: 'other_client' }) },
  ]
  const scenes = [{}, { scenes: ['mini_program'], appidScenes: ['mini_program'] } as const]
  for (const applyment of applyments)
    for (const method of methods)
      for (const grant of grants)
        for (const link of links)
          for (const scene of scenes)
            for (const paid of [0, 1]) {
              const facts = clientFacts(channel, { ...applyment, ...method, ...grant, ...link, ...scene, paid })
              yield facts
              const { account: _, ...without } = facts
              if (!('applyment' in applyment)) yield without
            }
}

/** As far as people can say it: every scene, and an account and a grant of ours. */
function walkable(channel: string): Facts {
  const scenes = ['native', 'jsapi', 'mini_program', 'h5'] as const
  const grant = { id: 'gr_1' as GrantId, state: 'active', subMchid: '2088', grantedAt: SINCE } as const
  return clientFacts(channel, { scenes, appidScenes: ['mini_program'], grant })
}

/** Confirms what is open, one after another, until nothing is left that people can say. */
function expectWalk<Of extends JourneyFacts>(
  plan: JourneyPlan<Of>,
  start: Of,
  withWords: (confirmed: JourneyFacts['confirmed']) => Of,
): void {
  const confirmed = new Map(start.confirmed)
  let facts = start
  for (let at = SINCE; ; at = later(at, 1)) {
    const now = journey(plan, facts, NOW)
    expectWhole(now)
    const open = now.tasks.find(({ state, known }) => ['ready', 'waiting'].includes(state) && known.includes('word'))
    if (!open) break
    const step = plan.steps.find(({ key }) => key === open.key)
    if (!step) throw new Error(`${open.key} is a step of the plan`)
    confirmed.set(step.key, aWord(step.key, { values: valuesOf(step), at }))
    facts = withWords(new Map(confirmed))
    const task = journey(plan, facts, NOW).tasks.find(({ key }) => key === step.key)
    expect(task?.state, step.key).toBe('done')
    expect(task?.word?.by, step.key).toBe('林晓')
  }
  const left = journey(plan, facts, NOW).tasks.filter(({ state }) => state !== 'done' && state !== 'skipped')
  const byWord = left.filter(({ known }) => known.includes('word'))
  expect(byWord.filter(({ state }) => state !== 'locked').map(({ key }) => key)).toEqual([])
}

function valuesOf({ values = [] }: StepPlan<never>): Record<string, string> {
  return Object.fromEntries(values.map(({ name, options }) => [name, options?.[0]?.value ?? 'x']))
}

function expectWhole({ nextStep, tasks, progress }: Journey): void {
  const { title, why, primary, secondary, handover, waitingFor } = nextStep
  const texts = [title, why, primary?.label, handover?.message, ...secondary.map(({ label }) => label)]
  for (const text of [...texts, ...tasks.flatMap(({ name, note, lockedBy }) => [name, note, lockedBy])])
    if (text) expectFilled(text)
  expect(waitingFor).toBeTruthy()
  expect(progress.done).toBeLessThanOrEqual(progress.total)
  if (waitingFor === 'operator' || waitingFor === 'developer') expect(primary, nextStep.key).toBeDefined()
}

function expectFilled(text: Text): void {
  for (const language of LANGUAGES) {
    const said = say(text, language)
    if (said === '' || /[{}]|undefined/.test(said)) throw new Error(`${text.key} reads: ${said}`)
  }
}

test('a deadline of the platform that nobody kept opens again what led to it, and says so', () => {
  for (const { channel, plan } of CLIENT_PLANS) {
    const late = plan.steps.filter(({ within, again, step }) => within?.kind === 'platform' && again && !step)
    for (const { key, again } of late) {
      const others = plan.steps.filter((one) => one.key !== key && !ancestorsOf(plan.steps, one.key).includes(key))
      const confirmed = new Map(others.map((one) => [one.key, aWord(one.key, { values: valuesOf(one) })]))
      const applyment = ofOurs(plan) ? { applyment: anApplyment(channel, 'finished') } : {}
      const facts = { ...walkable(channel), scenes: ['mini_program'] as const, confirmed, ...applyment }
      const task = (now: Date, name: string) => journey(plan, facts, now).tasks.find((one) => one.key === name)
      expect(task(NOW, key)?.dueAt, `${plan.key} ${key}`).toBeDefined()
      expect(task(NOW, again ?? '')?.state).toBe('done')
      const afterwards = later(NOW, 100 * DAY_MS)
      const reopened = task(afterwards, again ?? '')
      expect(reopened?.state, `${plan.key} ${key}`).not.toBe('done')
      expect(reopened?.note && say(reopened.note, 'zh-CN')).toMatch(/超过了平台的期限（\d+ 天）/)
      expect(task(afterwards, key)?.state).toBe('locked')
    }
  }
})

/** Some of its steps are told by an application alone. */
function ofOurs({ steps }: JourneyPlan): boolean {
  return steps.some(({ key, known }) => key === 'open_permissions' && !known.includes('word'))
}

function ancestorsOf(steps: readonly StepPlan[], key: string): string[] {
  const after = steps.find((step) => step.key === key)?.after ?? []
  return after.flatMap((before) => [before, ...ancestorsOf(steps, before)])
}

test('an AppID of the same company is linked without letters, and reviewed first where the fee rate is special', () => {
  expect(statesOfLink('same')).toEqual(['skipped', 'skipped'])
  expect(statesOfLink('special_rate')).toEqual(['skipped', 'waiting'])
  expect(statesOfLink('other')).toEqual(['waiting', 'locked'])
})

function statesOfLink(entity: string) {
  const plan = CLIENT_PLANS.find(({ key }) => key === 'existing_merchant')?.plan
  const facts = clientFacts('wechatpay', {
    scenes: ['native'],
    ...words(aWord('receive_mchid'), aWord('bind_request', { values: { entity } })),
  })
  const tasks = plan ? journey(plan, facts, NOW).tasks : []
  return ['bind_letters', 'bind_review'].map((step) => tasks.find(({ key }) => key === step)?.state)
}
