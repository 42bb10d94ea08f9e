import type { Permission, Permitted } from '../../permissions/permissions.ts'
import { isOpen } from '../../settlement/settlement.ts'
import { type Text, text } from '../../text.ts'
import type { Facts } from '../facts.ts'
import type { NextStep } from '../next-step.ts'
import { action, clientHref, step } from './step.ts'

/** Money cannot be paid out, or another account is being looked at. */
export function settlementMatters({ settlement, settlementChange }: Facts): boolean {
  return settlement?.verification === 'failed' || (settlementChange !== undefined && isOpen(settlementChange))
}

/** The account that the merchant's money is paid out to does not take it, or will be another one. */
export function settlementStep(facts: Facts): NextStep | undefined {
  const { applyment, settlement, settlementChange: change } = facts
  if (!applyment) return undefined
  const about = { subject: { type: 'applyment', id: applyment.id } } as const
  const page = clientHref(facts, 'settlement')
  if (change && isOpen(change)) {
    const { bank, maskedNumber: number } = change.account
    const raw = change.gatewayResult ?? ''
    const titles: Record<string, Text> = {
      asking: text('next.settlement.asking', { bank, number }),
      unknown: text('next.settlement.unknown_state', { raw }),
    }
    return step({
      ...about,
      key: `settlement.${change.state}`,
      title: titles[change.state] ?? text('next.settlement.auditing', { bank, number }),
      why: text('next.settlement.old_one_stays'),
      waitingFor: 'platform',
      since: change.stateAt,
      checkedAt: change.updatedAt,
      secondary: [action('open_settlement', page)],
    })
  }
  if (settlement?.verification !== 'failed') return undefined
  const turnedDown = change && change.stateAt > settlement.verificationAt && change.state !== 'succeeded'
  const { failReason: reason = '' } = settlement
  return step({
    ...about,
    key: turnedDown ? 'settlement.turned_down' : 'settlement.unreachable',
    title: turnedDown
      ? text('next.settlement.turned_down', { reason: change.reason ?? '' })
      : text('next.settlement.unreachable', { reason }),
    why: text('next.settlement.unreachable_why'),
    waitingFor: 'operator',
    since: turnedDown ? change.stateAt : settlement.verificationAt,
    checkedAt: settlement.checkedAt,
    blocked: true,
    primary: action('change_settlement', page),
  })
}

/** What the gateway says is not granted, of these. */
export function ungranted({ permissions }: Facts, whats: readonly Permitted[]): Permission | undefined {
  return permissions.find(({ what, state }) => state === 'missing' && whats.includes(what))
}

export function isGranted({ permissions }: Facts, what: Permitted): boolean {
  return permissions.some((one) => one.what === what && one.state === 'granted')
}

/** What was granted with the application was taken back, or never came. */
export function permissionStep(
  facts: Facts,
  key: string,
  whats: readonly Permitted[],
  asked: 'superAdmin' | 'client' = 'superAdmin',
): NextStep | undefined {
  const { applyment, client, people } = facts
  const missing = ungranted(facts, whats)
  if (!missing) return undefined
  const name = people[asked]
  return step({
    subject: applyment ? { type: 'applyment', id: applyment.id } : { type: 'client', id: client.id },
    key: `${key}.missing`,
    title: name === undefined ? text('next.permission.missing') : text('next.permission.missing_of', { name }),
    why: text('next.permission.platform_says', { message: missing.message ?? '', code: missing.code ?? '' }),
    waitingFor: asked,
    ...(name !== undefined && { actor: { name, contact: 'phone', isMe: false } as const }),
    since: missing.stateAt,
    checkedAt: missing.checkedAt,
    blocked: true,
    primary: action('see_step', `${facts.href}#step-${key}`),
    secondary: [action('ask_now')],
  })
}
