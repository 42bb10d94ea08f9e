import { isUsable } from '../../grants/grants.ts'
import { text, textOf } from '../../text.ts'
import { beijingDay } from '../../time.ts'
import type { Facts } from '../facts.ts'
import type { NextStep } from '../next-step.ts'
import { action, clientHref, step } from './step.ts'

/** A merchant lets us act for it: a link to make, to pass on, and to wait for. */
export function authorizeStep(facts: Facts, now: Date): NextStep {
  const { grant, authorization, beganAt } = facts
  if (authorization?.state === 'returned')
    return step({
      ...about(facts),
      key: 'authorize.exchanging',
      title: text('next.authorize.exchanging'),
      waitingFor: 'system',
      since: authorization.updatedAt,
    })
  if (authorization && isUsable(authorization, now)) return waitingStep(facts, authorization)
  const { problem } = authorization ?? {}
  if (authorization?.state === 'failed' && problem !== undefined)
    return step({
      ...toStart(facts),
      key: 'authorize.failed',
      title: text('next.authorize.failed', { reason: problem }),
      since: authorization.updatedAt,
      blocked: true,
    })
  if (grant?.withdrawnAt !== undefined)
    return step({
      ...toStart(facts),
      key: 'authorize.withdrawn',
      title: text('next.authorize.withdrawn'),
      why: text('next.authorize.withdrawn_why'),
      since: grant.withdrawnAt,
      blocked: true,
    })
  const expired = authorization?.state === 'open'
  return step({
    ...toStart(facts),
    key: expired ? 'authorize.expired' : 'authorize.start',
    title: expired ? text('next.authorize.expired') : text('next.authorize.start', { client: facts.client.name }),
    why: text('next.authorize.why'),
    since: authorization?.expiresAt ?? beganAt,
  })
}

function waitingStep(facts: Facts, authorization: NonNullable<Facts['authorization']>): NextStep {
  const { people, platform, scanner, client } = facts
  const { expiresAt, links } = authorization
  const name = people.client ?? client.name
  const words = { platform, app: scanner }
  const message = { name, client: client.name, url: links.pc, day: beijingDay(expiresAt) }
  return step({
    ...about(facts),
    key: authorization.declinedAt ? 'authorize.declined' : 'authorize.agree',
    title: textOf(authorization.declinedAt ? 'next.authorize.declined' : 'next.authorize.agree', words, { name }),
    waitingFor: 'client',
    actor: { name, contact: 'phone', isMe: false },
    since: authorization.declinedAt ?? authorization.createdAt,
    dueAt: expiresAt,
    dueKind: 'ours',
    primary: action('copy_link'),
    secondary: [action('copy_message')],
    handover: {
      kind: 'authorise',
      url: links.pc,
      codeUrl: links.phone,
      expiresAt,
      who: name,
      app: scanner,
      message: textOf('handover.authorize', words, message),
    },
  })
}

function toStart(facts: Facts) {
  return {
    ...about(facts),
    waitingFor: 'operator',
    primary: action('start_authorization', clientHref(facts, 'methods')),
  } as const
}

function about({ client }: Facts): Pick<NextStep, 'subject'> {
  return { subject: { type: 'client', id: client.id } }
}
