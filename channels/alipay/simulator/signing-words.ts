import type { Instant } from '../../contract/simulator.ts'
import type { Signing, SigningState } from './signing.ts'

const HOUR_MS = 3_600_000
const CONFIRM_WITHIN_MS = 15 * 24 * HOUR_MS

/** A batch takes forms for one hour. https://opendocs.alipay.com/isv/04hwj7 */
export function batchStatus({ state, createdAt }: Signing, now: Instant): 'init' | 'submit' | 'cancel' | 'timeout' {
  if (state === 'cancelled') return 'cancel'
  if (state !== 'open') return 'submit'
  return now >= createdAt + HOUR_MS ? 'timeout' : 'init'
}

/** https://opendocs.alipay.com/isv/04hwj8 */
export function orderStatus(signing: Signing, now: Instant): string {
  if (isOverdue(signing, now)) return 'MERCHANT_CONFIRM_TIME_OUT'
  return ORDER_STATUS[signing.state]
}

/** The merchant has fifteen days to agree to contracts. */
export function isOverdue({ kind, state, stateAt }: Signing, now: Instant): boolean {
  return kind === 'agent' && state === 'to_confirm' && now >= stateAt + CONFIRM_WITHIN_MS
}

/** Of one product in such an order. */
export function partStatus(signing: Signing, now: Instant): string {
  return isOverdue(signing, now) ? 'invalid' : PART_STATUS[signing.state]
}

export function inteopStatus({ state }: Signing): string {
  return INTEOP_STATUS[state]
}

const ORDER_STATUS: Readonly<Record<SigningState, string>> = {
  open: 'MERCHANT_INFO_HOLD',
  auditing: 'MERCHANT_AUDITING',
  to_confirm: 'MERCHANT_CONFIRM',
  done: 'MERCHANT_CONFIRM_SUCCESS',
  rejected: 'MERCHANT_APPLY_ORDER_CANCELED',
  cancelled: 'MERCHANT_APPLY_ORDER_CANCELED',
}
const PART_STATUS: Readonly<Record<SigningState, string>> = {
  open: 'none',
  auditing: 'audit',
  to_confirm: 'waitConfirm',
  done: 'valid',
  rejected: 'auditReject',
  cancelled: 'none',
}
const INTEOP_STATUS: Readonly<Record<SigningState, string>> = {
  open: 'INIT',
  auditing: 'AUDITING',
  to_confirm: 'WAIT_MERCHANT_CONFIRM',
  done: 'APPLY_SUCCESS',
  rejected: 'REJECT',
  cancelled: 'APPLY_CANCEL',
}
