import type { Instant } from '../../contract/simulator.ts'
import { grant } from './app-auth.ts'
import type { App } from './apps.ts'
import type { Biz } from './fields.ts'
import { productOf } from './product-codes.ts'
import { tellSigning } from './signing-messages.ts'
import type { State } from './state.ts'

/**
 * Who asks for what: contracts for a merchant (two generations, an invitation, a business), what confirms contract and grant
 * in one, delegated operation, a merchant of a platform, or a contract that a merchant hands in itself.
 */
export const SIGNING_KINDS = ['agent', 'inteop', 'invite', 'bizaccess', 'signauth', 'operation', 'zft', 'own'] as const
export type SigningKind = (typeof SIGNING_KINDS)[number]
export type SigningState = 'open' | 'auditing' | 'to_confirm' | 'done' | 'rejected' | 'cancelled'

/** One application on the reviewers' desk. Each kind has its own words for the states; the way through them is one. */
export type Signing = {
  /** `batch_no`, `inteop_order_no` or `order_id`. */
  readonly no: string
  readonly kind: SigningKind
  /** The ISV's app, or the platform's. */
  readonly appId: string
  readonly orderNo?: string
  /** The merchant: an app known here, or of a platform its own number. */
  readonly merchantAppId?: string
  readonly externalId?: string
  readonly parts: readonly SigningPart[]
  /** The application that is confirmed together with this one. */
  readonly confirms?: string
  readonly state: SigningState
  readonly rejectedFrom?: SigningState
  readonly reason?: string
  readonly createdAt: Instant
  readonly stateAt: Instant
  /** Agreed to in the service market already, so nobody is asked again. */
  readonly preAuthorised?: true
  readonly smid?: string
  readonly cardAliasNo?: string
  readonly madeAppId?: string
}
export type SigningPart = {
  readonly no: string
  /** The interface that brought it, without its common beginning. */
  readonly form: string
  readonly productCode?: string
  readonly fields: Biz
  /** Field by picture number. */
  readonly pictures: Readonly<Record<string, string>>
  readonly signAndAuth?: true
}

/** Where the merchant agrees, on this port. */
export const CONFIRM_PAGE = '/isv/settling/confirm.htm'
export const AUDIT_DUE = 'alipay.audit'
/** About a working day. */
const AUDIT_TAKES_MS = 86_400_000

export function submit(state: State, signing: Signing, orderNo?: string): Signing {
  const submitted = move(state, { ...signing, ...(orderNo !== undefined && { orderNo }) }, 'auditing')
  const at = state.world.now() + AUDIT_TAKES_MS
  state.world.schedule.set({ key: `${AUDIT_DUE}:${signing.no}`, kind: AUDIT_DUE, subject: signing.no, at })
  return submitted
}

/** When nobody reviews it by hand, it passes. */
export function auditDue(state: State, no: string): void {
  const signing = state.signings.get(no)
  if (signing) audit(state, signing)
}

/** The reviewers find nothing wrong. Undefined where there is nothing to review. */
export function audit(state: State, signing: Signing): Signing | undefined {
  if (signing.state !== 'auditing') return undefined
  state.world.schedule.drop(`${AUDIT_DUE}:${signing.no}`)
  const passed = move(state, signing, 'to_confirm')
  return signing.preAuthorised || signing.kind === 'own' ? confirm(state, passed) : passed
}

/** The merchant agrees, and has what was asked for. */
export function confirm(state: State, signing: Signing): Signing | undefined {
  if (signing.state !== 'to_confirm') return undefined
  return move(state, { ...signing, ...outcomeOf(state, signing) }, 'done')
}

/** By the reviewers, or by the merchant. */
export function reject(state: State, signing: Signing, reason: string): Signing | undefined {
  if (signing.state !== 'auditing' && signing.state !== 'to_confirm') return undefined
  state.world.schedule.drop(`${AUDIT_DUE}:${signing.no}`)
  return move(state, { ...signing, reason, rejectedFrom: signing.state }, 'rejected')
}

export function move(state: State, signing: Signing, to: SigningState): Signing {
  const moved = { ...signing, state: to, stateAt: state.world.now() }
  state.signings.put(moved.no, moved)
  tellSigning(state, moved)
  return moved
}

export function keepSigning(state: State, signing: Signing): Signing {
  state.signings.put(signing.no, signing)
  return signing
}

/** What there is in the end: contracts, a mini program, a grant, a merchant's number. */
function outcomeOf(state: State, signing: Signing): Partial<Signing> {
  if (signing.kind === 'zft') {
    const { ids } = state.world
    const smid = signing.smid ?? `2088${ids.digits('smid', 12)}`
    return { smid, cardAliasNo: signing.cardAliasNo ?? `${smid}card${ids.digits('card_alias', 8)}` }
  }
  const together = signing.confirms === undefined ? undefined : state.signings.get(signing.confirms)
  if (together) confirm(state, together)
  const merchant = signing.merchantAppId === undefined ? undefined : state.apps.get(signing.merchantAppId)
  const isv = state.apps.get(signing.appId)
  if (!merchant || !isv || signing.kind === 'operation') return {}
  const madeAppId = signing.parts.some(({ form }) => form === 'mini.create')
    ? `2021${state.world.ids.digits('app_id', 12)}`
    : undefined
  openProducts(state, merchant, signing, madeAppId)
  const consent = signing.parts.find(({ form, signAndAuth }) => form === 'appauth.create' || signAndAuth)
  if (consent || signing.preAuthorised) {
    const outBizNo = consent?.fields['out_biz_no']
    grant(state, isv, state.apps.get(merchant.appId) ?? merchant, typeof outBizNo === 'string' ? { outBizNo } : {})
  }
  return madeAppId === undefined ? {} : { madeAppId }
}

function openProducts(state: State, merchant: App, { parts }: Signing, madeAppId: string | undefined): void {
  const opened = parts.flatMap(({ productCode }) => (productCode === undefined ? [] : [productOf(productCode)]))
  state.apps.put(merchant.appId, {
    ...merchant,
    products: [...new Set([...merchant.products, ...opened])],
    opAppIds: madeAppId === undefined ? merchant.opAppIds : [...merchant.opAppIds, madeAppId],
  })
}
