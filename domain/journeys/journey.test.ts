import { describe, expect, test } from 'vitest'
import type { ConfirmationId } from '../ids.ts'
import { say } from '../text.ts'
import { DAY_MS, HOUR_MS, later } from '../time.ts'
import { MONDAY_TO_FRIDAY } from '../workdays.ts'
import type { Confirmation } from './confirmations.ts'
import type { JourneyFacts } from './facts.ts'
import { journey } from './journey.ts'
import type { JourneyPlan, StepPlan } from './plan.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
const SINCE = later(NOW, -20 * DAY_MS)
const both = (word: string) => ({ 'zh-CN': `做${word}`, en: `Do ${word}` })

function step(
  key: string,
  after: readonly string[],
  more: Partial<StepPlan<JourneyFacts>> = {},
): StepPlan<JourneyFacts> {
  return { key, name: both(key), owner: 'operator', after, known: ['word'], ...more }
}
function plan(...steps: StepPlan<JourneyFacts>[]): JourneyPlan<JourneyFacts> {
  return { key: 'way', label: both('way'), hint: both('way'), steps }
}
function word(key: string, daysAgo: number, more: Partial<Confirmation> = {}): Confirmation {
  const said = { about: 'company', channel: 'somepay', step: key, values: {}, by: '林晓' } as const
  return { id: `cf_${key}` as ConfirmationId, ...said, at: later(NOW, -daysAgo * DAY_MS), ...more }
}
function facts(...words: Confirmation[]): JourneyFacts {
  return {
    channel: 'somepay',
    platform: both('平台'),
    scanner: both('手机'),
    workdays: MONDAY_TO_FRIDAY,
    beganAt: SINCE,
    confirmed: new Map(words.map((one) => [one.step, one])),
    subject: { type: 'company', id: 'somepay' },
    href: '/settings/provider',
    people: {},
  }
}
const states = (of: JourneyPlan<JourneyFacts>, given: JourneyFacts, now = NOW) =>
  Object.fromEntries(journey(of, given, now).tasks.map(({ key, state }) => [key, state]))

describe('a person’s word', () => {
  test('ends a step, and is shown as such; what comes after it can then begin', () => {
    const way = plan(step('a', []), step('b', ['a'], { within: { days: 3, kind: 'ours' } }))
    const { tasks, nextStep, progress } = journey(way, facts(word('a', 1)), NOW)
    expect(tasks[0]).toMatchObject({ state: 'done', word: { by: '林晓' }, doneAt: later(NOW, -DAY_MS) })
    expect(nextStep).toMatchObject({
      key: 'b',
      since: later(NOW, -DAY_MS),
      dueAt: later(NOW, 3 * DAY_MS), // from a Saturday, three working days end on Wednesday
      overdue: false,
    })
    expect(progress).toEqual({ done: 1, total: 2 })
    expect(states(way, facts())).toEqual({ a: 'ready', b: 'locked' })
  })

  test('does not count where only a gateway can say it', () => {
    const way = plan(step('a', [], { known: ['gateway'], done: () => false, step: () => undefined }))
    expect(states(way, facts(word('a', 1)))).toEqual({ a: 'locked' })
  })

  test('stands beside a fact that shows the same', () => {
    const way = plan(step('a', [], { known: ['gateway', 'word'], done: () => later(NOW, -HOUR_MS) }))
    expect(journey(way, facts(), NOW).tasks[0]).toMatchObject({ state: 'done', doneAt: later(NOW, -HOUR_MS) })
  })
})

describe('a refusal', () => {
  const way = plan(
    step('ask', []),
    step('review', ['ask'], { owner: 'platform', asks: both('等审核'), verdict: true, again: 'ask' }),
    step('use', ['review']),
  )
  const refused = word('review', 1, { values: { outcome: 'refused' }, note: '照片不清晰' })

  test('opens again what led to it, in the reviewer’s words, before everything else', () => {
    const { nextStep } = journey(way, facts(word('ask', 3), refused), NOW)
    expect(nextStep).toMatchObject({ key: 'ask.refused', blocked: true, since: later(NOW, -DAY_MS) })
    expect(say(nextStep.title, 'zh-CN')).toBe('「做review」没有通过：照片不清晰。请重新做ask')
    expect(states(way, facts(word('ask', 3), refused))).toEqual({ ask: 'blocked', review: 'locked', use: 'locked' })
  })

  test('is history once it was asked for again', () => {
    const asked = facts(word('ask', 0.5), refused)
    expect(states(way, asked)).toEqual({ ask: 'done', review: 'waiting', use: 'locked' })
    expect(journey(way, asked, NOW).nextStep.since).toEqual(later(NOW, -0.5 * DAY_MS))
  })

  test('without a reason says so', () => {
    const { note: _, ...bare } = refused
    const { nextStep } = journey(way, facts(word('ask', 3), bare), NOW)
    expect(say(nextStep.title, 'en')).toBe('“Do review” was refused without a reason. To be done again: Do ask')
  })
})

describe('the platform’s time', () => {
  const way = plan(
    step('ask', []),
    step('letters', ['ask']),
    step('agree', ['letters'], { owner: 'superAdmin', within: { days: 7, kind: 'platform' }, again: 'ask' }),
  )

  test('is counted down, and once it is over the way goes back', () => {
    const given = facts(word('ask', 8), word('letters', 5))
    expect(journey(way, given, NOW).nextStep).toMatchObject({ key: 'agree', dueKind: 'platform', overdue: false })
    const after = journey(way, given, later(NOW, 3 * DAY_MS))
    expect(after.nextStep).toMatchObject({ key: 'ask.lapsed', overdue: true, waitingFor: 'operator' })
    expect(say(after.nextStep.title, 'zh-CN')).toBe('「做agree」超过了平台的期限（7 天），请重新做ask')
  })

  test('what was said on the old way counts no longer on the new one', () => {
    const anew = facts(word('ask', 1), word('letters', 15))
    expect(states(way, anew)).toEqual({ ask: 'done', letters: 'ready', agree: 'locked' })
  })

  test('ours only turns red', () => {
    const ours = plan(step('ask', []), step('agree', ['ask'], { within: { days: 7, kind: 'ours' }, again: 'ask' }))
    const { nextStep, tasks } = journey(ours, facts(word('ask', 12)), NOW)
    expect(nextStep).toMatchObject({ key: 'agree', overdue: true })
    expect(tasks[0]?.state).toBe('done')
  })
})

describe('what the facts do not call for', () => {
  test('is skipped, and time is counted through it', () => {
    const way = plan(
      step('a', []),
      step('b', ['a'], { needed: () => false, notes: { skipped: both('不用') } }),
      step('c', ['b'], { within: { days: 2, kind: 'ours' } }),
    )
    const { tasks, progress } = journey(way, facts(word('a', 1)), NOW)
    expect(tasks[1]).toMatchObject({ state: 'skipped', note: { says: both('不用') } })
    expect(tasks[2]).toMatchObject({ since: later(NOW, -DAY_MS) })
    expect(progress).toEqual({ done: 1, total: 2 })
    const { tasks: early } = journey(way, facts(), NOW)
    expect(early[2]).toMatchObject({ state: 'locked', lockedBy: { says: { 'zh-CN': '「做a」完成后开始' } } })
  })

  test('what is optional can be done and never has to be', () => {
    const way = plan(step('a', []), step('extra', [], { optional: true }))
    const { nextStep, tasks, progress } = journey(way, facts(word('a', 1)), NOW)
    expect(nextStep).toMatchObject({ key: 'ready', waitingFor: 'none' })
    expect(tasks[1]).toMatchObject({ state: 'ready', optional: true, parallel: true })
    expect(progress).toEqual({ done: 1, total: 1 })
  })

  test('what was noted may end the way at once', () => {
    const no = both('不行')
    const way = plan(
      step('subject', [], {
        stops: ({ confirmed }) => (confirmed.get('subject')?.values['kind'] === 'no' ? no : undefined),
      }),
    )
    expect(journey(way, facts(word('subject', 1, { values: { kind: 'no' } })), NOW).nextStep).toMatchObject({
      key: 'subject.stopped',
      title: { says: no },
      blocked: true,
    })
    expect(states(way, facts(word('subject', 1, { values: { kind: 'yes' } })))).toEqual({ subject: 'done' })
  })
})
