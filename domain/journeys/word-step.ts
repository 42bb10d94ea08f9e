import type { Party } from '../parties.ts'
import { compose, type Sentence, saying, type Text, textOf } from '../text.ts'
import type { JourneyFacts } from './facts.ts'
import type { NextStep } from './next-step.ts'
import type { StepPlan } from './plan.ts'
import { dueAfter, type Reopened } from './progress.ts'
import { action, step } from './steps/step.ts'

/** What is next where nothing but the plan speaks of it: the request to do what its name says, with the way there. */
export function plainStep<Of extends JourneyFacts>(plan: StepPlan<Of>, facts: Of, since: Date): NextStep {
  const dueAt = dueAfter(plan, since, facts)
  const confirm = action('confirm_step', hrefOf(plan, facts))
  const act = plan.act?.(facts)
  const why = plan.because?.(facts) ?? plan.guide?.why
  return step({
    key: plan.key,
    subject: facts.subject,
    title: request(plan, facts),
    ...(why && { why: saying(`${plan.key}.why`, why) }),
    waitingFor: plan.owner,
    ...actor(plan.owner, facts),
    since,
    ...(dueAt && plan.within && { dueAt, dueKind: plan.within.kind }),
    primary: act ?? confirm,
    secondary: act ? [confirm] : [],
  })
}

/** What was noted ends the way here; it is for people to find another. */
export function stoppedStep<Of extends JourneyFacts>(
  plan: StepPlan<Of>,
  facts: Of,
  says: Sentence,
  since: Date,
): NextStep {
  return {
    ...plainStep(plan, facts, since),
    key: `${plan.key}.stopped`,
    title: saying(`${plan.key}.stopped`, says),
    blocked: true,
  }
}

/** The platform said no, or its time ran out: what has to be done once more. */
export function againStep<Of extends JourneyFacts>(
  plan: StepPlan<Of>,
  facts: Of,
  { after, why, reason, at }: Reopened<Of>,
): NextStep {
  const words = { after: after.name, again: plan.name }
  const title =
    why === 'lapsed'
      ? textOf('next.again.lapsed', words, { days: after.within?.days ?? 0 })
      : reason === undefined
        ? textOf('next.again.refused', words)
        : textOf('next.again.refused_because', words, { reason })
  const again = { ...plainStep(plan, facts, at), key: `${plan.key}.${why}`, title, blocked: true }
  return why === 'refused' ? again : { ...again, dueAt: at, dueKind: 'platform' }
}

function request<Of extends JourneyFacts>({ key, name, owner, asks }: StepPlan<Of>, { people }: Of): Text {
  const who = people[owner]
  const params = who === undefined ? {} : { name: who }
  if (asks) return saying(key, asks, params)
  const form = REQUESTS[owner]
  if (!form) return saying(key, name)
  const said = who === undefined ? form.anybody : form.somebody
  return saying(key, compose(said, { do: { 'zh-CN': name['zh-CN'], en: name.en }, then_do: lowered(name) }), params)
}

type Request = { somebody: Sentence; anybody: Sentence }
const OURS: Sentence = { 'zh-CN': '请{do}', en: '{do}' }
const REQUESTS: Partial<Record<Party, Request>> = {
  operator: { somebody: OURS, anybody: OURS },
  developer: { somebody: OURS, anybody: OURS },
  client: {
    somebody: { 'zh-CN': '请 {name} {do}', en: 'Ask {name} to {then_do}' },
    anybody: { 'zh-CN': '请客户{do}', en: 'Ask the client to {then_do}' },
  },
  superAdmin: {
    somebody: { 'zh-CN': '请超级管理员 {name} {do}', en: 'Ask the super admin {name} to {then_do}' },
    anybody: { 'zh-CN': '请超级管理员{do}', en: 'Ask the super admin to {then_do}' },
  },
  legalPerson: {
    somebody: { 'zh-CN': '请法定代表人 {name} {do}', en: 'Ask the legal representative {name} to {then_do}' },
    anybody: { 'zh-CN': '请法定代表人{do}', en: 'Ask the legal representative to {then_do}' },
  },
  platform: {
    somebody: { 'zh-CN': '等待平台：{do}', en: 'Waiting for the platform: {do}' },
    anybody: { 'zh-CN': '等待平台：{do}', en: 'Waiting for the platform: {do}' },
  },
}

function lowered(name: Sentence): Sentence {
  return { 'zh-CN': name['zh-CN'], en: name.en.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase()) }
}

function actor(owner: Party, { people }: JourneyFacts): Pick<NextStep, 'actor'> {
  const name = people[owner]
  return name === undefined ? {} : { actor: { name, isMe: false } }
}

function hrefOf<Of extends JourneyFacts>({ key }: StepPlan<Of>, { href }: JourneyFacts): string {
  return `${href}#step-${key}`
}
