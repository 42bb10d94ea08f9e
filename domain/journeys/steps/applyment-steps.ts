import type { Applyment } from '../../applyments/applyments.ts'
import { maskName } from '../../applyments/mask.ts'
import { deadlineOf } from '../../applyments/states.ts'
import { type Text, text, textOf, type TextKey, type TextParams } from '../../text.ts'
import { beijingDay } from '../../time.ts'
import { afterWorkdays } from '../../workdays.ts'
import type { Facts } from '../facts.ts'
import type { Handover, NextStep } from '../next-step.ts'
import { action, applymentHref, clientHref, step } from './step.ts'

/** Ours, as a promise: after five working days somebody of ours takes it up. */
const CLIENT_ANSWERS_WITHIN_WORKDAYS = 5

/** ① Nothing begun, places empty, or places wrong. */
export function collectStep(facts: Facts): NextStep | undefined {
  const { applyment, client, missing, wrong } = facts
  if (!applyment)
    return step({
      key: 'materials.start',
      title: text('next.materials.start', { client: client.name }),
      subject: { type: 'client', id: client.id },
      waitingFor: 'operator',
      since: client.createdAt,
      primary: action('create_applyment', clientHref(facts, 'applyments')),
    })
  const sent = facts.sentPlaces
  if (missing > 0 && sent === undefined) return missingStep(facts, applyment)
  return step({
    ...ofApplyment(applyment),
    key: 'materials.check',
    title: text('next.materials.check', { n: sent ?? wrong }),
    waitingFor: 'operator',
    primary: action('start_check', applymentHref(applyment)),
  })
}

function missingStep(facts: Facts, applyment: Applyment): NextStep {
  const { client, missing } = facts
  const name = maskName(client.contactName)
  return step({
    ...ofApplyment(applyment),
    key: 'materials.complete',
    title: text('next.materials.complete', { name, n: missing }),
    waitingFor: 'client',
    actor: { name, contact: 'phone', isMe: false },
    dueAt: afterWorkdays(facts.workdays, applyment.stateAt, CLIENT_ANSWERS_WITHIN_WORKDAYS),
    dueKind: 'ours',
    primary: action('send_link', `/clients/${client.id}/links`),
    secondary: [action('fill_form', applymentHref(applyment)), action('copy_message')],
    handover: linkHandover(facts, 'handover.materials_link') ?? {
      kind: 'materials',
      who: name,
      message: inWordsOf(facts, 'handover.materials', { name, client: client.name, n: missing }),
    },
  })
}

/** The link that the client has, or is to be given; its address is filled in where the step is shown. */
function linkHandover(facts: Facts, key: 'handover.materials_link' | 'handover.mend_link'): Handover | undefined {
  const { openLink, client } = facts
  if (!openLink) return undefined
  const name = maskName(client.contactName)
  const message = inWordsOf(facts, key, { name, client: client.name, url: '……' })
  return { kind: 'materials', linkId: openLink.id, expiresAt: openLink.expiresAt, who: name, message }
}

/** ② Ours to send, on its way, or sent back. */
export function submitStep({ applyment, sentPlaces }: Facts): NextStep | undefined {
  if (!applyment) return undefined
  const { state, submitProblem, gatewayStateMsg = '' } = applyment
  if (state === 'submitting')
    return step({
      ...ofApplyment(applyment),
      key: 'submit.sending',
      title: text('next.submit.sending'),
      waitingFor: 'system',
    })
  const reason = submitProblem ?? (state === 'editting' ? gatewayStateMsg : undefined)
  if (reason !== undefined) return refusedStep(applyment, reason)
  if (sentPlaces !== undefined)
    return step({
      ...ofApplyment(applyment),
      key: 'materials.check',
      title: text('next.materials.check', { n: sentPlaces }),
      waitingFor: 'operator',
      primary: action('start_check', `${applymentHref(applyment)}/review`),
    })
  return step({
    ...ofApplyment(applyment),
    key: 'submit.review',
    title: text('next.submit.review'),
    waitingFor: 'operator',
    primary: action('review_submit', `${applymentHref(applyment)}/review`),
  })
}

function refusedStep(applyment: Applyment, reason: string): NextStep {
  return step({
    ...ofApplyment(applyment),
    key: 'submit.refused',
    title: text('next.submit.refused', { reason }),
    waitingFor: 'operator',
    blocked: true,
    primary: action('fix_submission', applymentHref(applyment)),
  })
}

/** Why nothing can be changed, and who can take it back at this platform. */
function lockedBy({ withdrawing }: Facts): Text {
  return textOf('next.review.locked', { withdrawing: withdrawing ?? { 'zh-CN': '', en: '' } })
}

/** ③–⑥ What the platform's state asks of whom. */
export function applymentSteps(facts: Facts): NextStep | undefined {
  const { applyment } = facts
  if (!applyment) return undefined
  const asked = { ...ofApplyment(applyment), ...polled(applyment) }
  const { gatewayState = '', gatewayStateMsg = '' } = applyment
  switch (applyment.state) {
    case 'auditing':
      return step({
        ...asked,
        key: 'review.waiting',
        title: text('next.review.waiting'),
        why: applyment.signUrl === undefined ? lockedBy(facts) : text('next.review.scan_first'),
        waitingFor: 'platform',
        ...handing(facts, applyment, 'sign'),
      })
    case 'rejected':
      return rejectedStep(facts, applyment)
    case 'to_be_confirmed':
      return step({ ...asked, ...verification(facts, applyment) })
    case 'to_be_signed':
      return step({
        ...asked,
        key: 'sign.scan',
        title: text('next.sign.scan', { name: adminName(facts) }),
        why: text('next.sign.why'),
        waitingFor: 'superAdmin',
        ...handing(facts, applyment, 'sign'),
      })
    case 'signing':
      return step({
        ...asked,
        key: 'open_permissions.waiting',
        title: text('next.open_permissions.waiting'),
        waitingFor: 'platform',
        secondary: [action('ask_now')],
      })
    case 'canceled':
      return step({
        ...asked,
        key: 'applyment.canceled',
        title: text('next.applyment.canceled'),
        ...(gatewayStateMsg !== '' && { why: text('next.platform_says', { message: gatewayStateMsg }) }),
        waitingFor: 'operator',
        blocked: true,
        primary: action('copy_applyment', clientHref(facts, 'applyments')),
      })
    case 'unknown':
      return step({
        ...asked,
        key: 'applyment.unknown_state',
        title: text('next.applyment.unknown_state', { raw: gatewayState }),
        why: text('next.applyment.unknown_why'),
        waitingFor: 'platform',
        secondary: [action('ask_now'), action('open_applyment', applymentHref(applyment))],
        ...handing(facts, applyment, 'sign'),
      })
    default:
      return undefined
  }
}

function rejectedStep(facts: Facts, applyment: Applyment): NextStep {
  if (applyment.submitProblem !== undefined) return refusedStep(applyment, applyment.submitProblem)
  const { objections, applymentId = '' } = applyment
  const open = objections.filter(({ kept }) => kept === undefined).length
  const rejected = { ...ofApplyment(applyment), key: 'review.rejected', waitingFor: 'operator', blocked: true } as const
  if (objections.length === 0)
    return step({
      ...rejected,
      title: text('next.review.rejected_without_reason'),
      why: inWordsOf(facts, 'next.review.no_reason_why', { applyment_id: applymentId }),
      primary: action('fix_rejected', applymentHref(applyment)),
    })
  if (facts.sentPlaces !== undefined)
    return step({
      ...rejected,
      key: 'materials.check',
      title: text('next.materials.check', { n: facts.sentPlaces }),
      primary: action('start_check', `${applymentHref(applyment)}/review`),
    })
  if (open === 0)
    return step({
      ...rejected,
      title: text('next.review.resubmit'),
      primary: action('resubmit', `${applymentHref(applyment)}/review`),
    })
  const handover = linkHandover(facts, 'handover.mend_link')
  if (handover) {
    const { who: name } = handover
    return step({
      ...rejected,
      key: 'materials.mend',
      title: text('next.materials.mend', { name, n: facts.openLink?.fields?.length ?? open }),
      waitingFor: 'client',
      actor: { name, contact: 'phone', isMe: false },
      primary: action('fix_rejected', applymentHref(applyment)),
      secondary: [action('copy_message')],
      handover,
    })
  }
  return step({
    ...rejected,
    title: text('next.review.rejected', { n: open }),
    primary: action('fix_rejected', applymentHref(applyment)),
  })
}

/** Payee, account and amount of a transfer stand on the platform's page and nowhere else: what is handed over is that page. */
function verification(facts: Facts, applyment: Applyment) {
  const { verifiesBy } = facts
  const client = facts.client.name
  const byTransfer = verifiesBy === 'transfer'
  return {
    key: 'account_verification.scan',
    title: text(`next.account_verification.${byTransfer ? 'transfer' : 'scan'}`, { name: adminName(facts) }),
    why:
      verifiesBy === undefined
        ? text('next.account_verification.why')
        : text(`next.account_verification.${verifiesBy}_why`, { client }),
    waitingFor: 'superAdmin',
    ...handing(facts, applyment, byTransfer ? 'transfer' : 'verify'),
  } as const
}

type Handing = Partial<Pick<NextStep, 'handover' | 'primary' | 'secondary' | 'actor' | 'dueAt' | 'dueKind'>>

/** The platform's one link guides the super admin through everything; it is there from the first submission on. */
function handing(facts: Facts, applyment: Applyment, kind: 'sign' | 'verify' | 'transfer'): Handing {
  const { signUrl: url } = applyment
  const dueAt = deadlineOf(applyment, facts.deadlineDays)
  const due: Handing = dueAt ? { dueAt, dueKind: 'platform' } : {}
  const name = adminName(facts)
  const actor: Handing = { actor: { name, contact: 'phone', isMe: false } }
  if (url === undefined) return { ...due, ...actor, ...(isTheirs(applyment) ? inApp(facts, kind, name) : ASK_ONLY) }
  const params = { name, client: facts.client.name, url }
  const message = dueAt
    ? inWordsOf(facts, `handover.${kind}_until`, { ...params, day: beijingDay(dueAt) })
    : inWordsOf(facts, `handover.${kind}`, params)
  return {
    ...due,
    ...actor,
    primary: action('copy_link'),
    secondary: [action('copy_message'), action('ask_now')],
    handover: { kind, url, ...(dueAt && { expiresAt: dueAt }), who: name, app: facts.scanner, message },
  }
}

const ASK_ONLY: Handing = { secondary: [action('ask_now')] }

/** It lies with the client's own people; whoever reads it elsewhere only waits. */
function isTheirs({ state }: Applyment): boolean {
  return state === 'to_be_signed' || state === 'to_be_confirmed'
}

/** Some are asked by a message of the platform's own, and there is no link to pass on: only the word that it is there. */
function inApp(facts: Facts, kind: 'sign' | 'verify' | 'transfer', who: string): Handing {
  const message = inWordsOf(facts, 'handover.in_app', { name: who, client: facts.client.name })
  return {
    primary: action('copy_message'),
    secondary: [action('ask_now')],
    handover: { kind, who, app: facts.scanner, message },
  }
}

function inWordsOf({ platform, scanner }: Facts, key: TextKey, params: TextParams) {
  return textOf(key, { platform, app: scanner }, params)
}

/** Masked: the same name stands in lists and notifications. */
function adminName({ superAdmin, client }: Facts): string {
  return maskName(superAdmin ?? client.contactName)
}

function ofApplyment({ id, stateAt }: Applyment): Pick<NextStep, 'subject' | 'since'> {
  return { subject: { type: 'applyment', id }, since: stateAt }
}

function polled({ checkedAt, nextCheckAt }: Applyment): Pick<NextStep, 'checkedAt' | 'nextCheckAt'> {
  return { ...(checkedAt && { checkedAt }), ...(nextCheckAt && { nextCheckAt }) }
}
