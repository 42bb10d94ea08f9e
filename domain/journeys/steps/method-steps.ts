import type { PaymentMethod } from '../../methods/methods.ts'
import { text } from '../../text.ts'
import { DAY_MS, later } from '../../time.ts'
import type { Facts, JourneyFacts } from '../facts.ts'
import type { Action, NextStep } from '../next-step.ts'
import { noted } from '../confirmations.ts'
import { action, clientHref, step } from './step.ts'

/** Ours, as a promise: then it comes to the operator. */
const DEVELOPER_ACTS_WITHIN_MS = 2 * DAY_MS

/** ⑨ The keys are the provider's: set up once for all clients. */
export function providerStep({ subject, beganAt }: JourneyFacts): NextStep {
  return step({
    subject,
    since: beganAt,
    key: 'credentials.provider',
    title: text('next.credentials.provider'),
    why: text('next.credentials.provider_why'),
    waitingFor: 'operator',
    primary: action('set_up_provider', '/settings/provider'),
  })
}

/** ⑧ A mini program is paid in by its own AppID, which must be linked to the merchant number. */
export function appidStep(facts: Facts): NextStep {
  const { method, applyment, confirmed } = facts
  const mchid = applyment?.subMchid ?? ''
  const appid = method?.apps[0]?.appid ?? noted(confirmed, 'appid')
  return step({
    ...ofClient(facts),
    key: 'bind_appid.link',
    title:
      appid === undefined
        ? text('next.bind_appid.link', { mchid })
        : text('next.bind_appid.link_appid', { appid, mchid }),
    why: text('next.bind_appid.why'),
    waitingFor: 'operator',
    since: applyment?.stateAt ?? facts.client.createdAt,
    primary: action('bind_appid', clientHref(facts, 'settlement')),
  })
}

/** ⑩ A way to be paid that is set up and switched on. */
export function methodStep(facts: Facts): NextStep {
  const { method, applyment, client } = facts
  if (method) return enableStep(facts, method)
  const since = applyment?.stateAt ?? client.createdAt
  return step({
    ...ofClient(facts),
    ...developerUntil(since),
    key: 'method.create',
    title: text('next.method.create'),
    primary: action('set_up_method', clientHref(facts, 'methods')),
  })
}

/** ⑪ One real payment shows more than any check. */
export function trialStep(facts: Facts): NextStep | undefined {
  const { method } = facts
  if (!method) return undefined
  return step({
    subject: { type: 'method', id: method.id },
    ...developerUntil(method.updatedAt),
    key: 'trial.pay',
    title: text('next.trial.pay'),
    why: text('next.trial.why'),
    primary: action('open_payments', `${methodHref(facts, method)}/checks`),
  })
}

/** ⑫ Tried, and switched off since. */
export function goLiveStep(facts: Facts): NextStep | undefined {
  const { method } = facts
  if (!method) return undefined
  return step({
    subject: { type: 'method', id: method.id },
    since: method.updatedAt,
    key: 'go_live.confirm',
    title: text('next.go_live.confirm'),
    waitingFor: 'operator',
    primary: action('go_live', clientHref(facts, 'methods')),
  })
}

function enableStep(facts: Facts, { id, name, updatedAt }: PaymentMethod): NextStep {
  return step({
    subject: { type: 'method', id },
    ...developerUntil(updatedAt),
    key: 'method.enable',
    title: text('next.method.enable', { name }),
    primary: action('enable_method', methodHref(facts, { id })),
  })
}

/** Where the same steps also stand by a person's word: the page on which they are done with us. */
export function methodAct(facts: Facts): Action {
  const { method } = facts
  return method
    ? action('enable_method', methodHref(facts, method))
    : action('set_up_method', clientHref(facts, 'methods'))
}

/** Nothing where the client's own system takes the payments. */
export function trialAct(facts: Facts): Action | undefined {
  return facts.method && action('open_payments', `${methodHref(facts, facts.method)}/checks`)
}

export function goLiveAct(facts: Facts): Action | undefined {
  return facts.method && facts.method.state !== 'active' ? action('go_live', clientHref(facts, 'methods')) : undefined
}

function methodHref(facts: Facts, { id }: Pick<PaymentMethod, 'id'>): string {
  return `${clientHref(facts, 'methods')}/${id}`
}

function developerUntil(since: Date): Pick<NextStep, 'waitingFor' | 'since' | 'dueAt' | 'dueKind'> {
  return { waitingFor: 'developer', since, dueAt: later(since, DEVELOPER_ACTS_WITHIN_MS), dueKind: 'ours' }
}

function ofClient({ client }: Facts): Pick<NextStep, 'subject' | 'since'> {
  return { subject: { type: 'client', id: client.id }, since: client.createdAt }
}
