import { CHANNELS } from '@ruzhu/channels/index.ts'
import type { Applyment, ApplymentState } from '@ruzhu/domain/applyments/applyments.ts'
import type { Client } from '@ruzhu/domain/clients/clients.ts'
import type { Authorization } from '@ruzhu/domain/grants/grants.ts'
import type {
  ApplymentKey,
  AuthorizationId,
  ClientId,
  ConfirmationId,
  MethodId,
  ProviderId,
} from '@ruzhu/domain/ids.ts'
import type { Confirmation } from '@ruzhu/domain/journeys/confirmations.ts'
import type { Facts, JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { MethodState, PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import { DAY_MS, later } from '@ruzhu/domain/time.ts'
import { MONDAY_TO_FRIDAY } from '@ruzhu/domain/workdays.ts'

export const NOW = new Date('2026-11-22T04:00:00Z')
export const SINCE = later(NOW, -DAY_MS)
const clientId = 'cl_1' as ClientId
const providerId = 'sp_1' as ProviderId
const stamps = { createdAt: SINCE, updatedAt: SINCE }

export const CLIENT: Client = {
  id: clientId,
  name: '广州市示例餐饮有限公司',
  contactName: '林晓敏',
  contactPhone: '13800138000',
  wants: [],
  ...stamps,
}

export const STATES: readonly ApplymentState[] = [
  'draft',
  'submitting',
  'editting',
  'auditing',
  'rejected',
  'to_be_confirmed',
  'to_be_signed',
  'signing',
  'finished',
  'canceled',
  'unknown',
]

export function anApplyment(channel: string, state: ApplymentState, more: Partial<Applyment> = {}): Applyment {
  return {
    id: 'ap_1' as ApplymentKey,
    clientId,
    providerId,
    channel,
    subjectType: 'ENTERPRISE',
    businessCode: '1900000109_1',
    state,
    stateAt: SINCE,
    form: {},
    version: 1,
    submissions: 0,
    objections: [],
    ...stamps,
    ...more,
  }
}

export function aMethod(channel: string, state: MethodState): PaymentMethod {
  const id = 'pm_1' as MethodId
  const own = { id, clientId, providerId, channel, mode: 'provider', name: '门店扫码', subMchid: '1900000110' } as const
  return { ...own, apps: [], scenes: ['native'], place: 0, state, ...stamps }
}

export function aLink(channel: string, more: Partial<Authorization> = {}): Authorization {
  const id = 'au_1' as AuthorizationId
  const links = { pc: 'https://pay.example/pc', phone: 'https://pay.example/phone' }
  const own = { id, clientId, providerId, channel, state: 'open', links, expiresAt: later(NOW, DAY_MS) } as const
  return { ...own, createdBy: '林晓', ...stamps, ...more }
}

/** What is true of a client that has just been put on the list. */
export function clientFacts(channel: string, more: Partial<Facts> = {}): Facts {
  return {
    ...companyFacts(channel),
    subject: { type: 'client', id: clientId },
    href: `/clients/${clientId}`,
    people: { client: '林*敏' },
    account: { settings: {}, createdAt: SINCE },
    client: CLIENT,
    missing: 0,
    wrong: 0,
    appidsApplied: [],
    scenes: [],
    appidScenes: [],
    paid: 0,
    permissions: [],
    ...more,
  }
}

export function companyFacts(channel: string, more: Partial<JourneyFacts> = {}): JourneyFacts {
  const descriptor = CHANNELS.map((one) => one.descriptor).find(({ name }) => name === channel)
  if (!descriptor) throw new Error(`there is no channel ${channel}`)
  const { scanner, deadlineDays } = descriptor.journeys
  return {
    channel,
    platform: descriptor.label,
    scanner,
    workdays: MONDAY_TO_FRIDAY,
    ...(deadlineDays && { deadlineDays }),
    beganAt: SINCE,
    confirmed: new Map(),
    subject: { type: 'company', id: channel },
    href: '/settings/provider',
    people: {},
    ...more,
  }
}

export function aWord(step: string, more: Partial<Confirmation> = {}): Confirmation {
  const id = `cf_${step}` as ConfirmationId
  return { id, about: clientId, channel: 'somepay', step, values: {}, by: '林晓', at: SINCE, ...more }
}

export function words(...said: readonly Confirmation[]): Pick<JourneyFacts, 'confirmed'> {
  return { confirmed: new Map(said.map((one) => [one.step, one])) }
}
