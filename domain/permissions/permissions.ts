import type { GatewayRefusal } from '../errors.ts'
import type { ApplymentKey, ClientId, GrantId } from '../ids.ts'
import type { Scene } from '../payments/payments.ts'

/** What a merchant may let us do: be paid in a scene, refund, be paid in an app of its own, or on pages of a directory. */
export type Permitted = Scene | 'refund' | `appid/${string}` | `directory/${string}`

/** `untold`: the gateway said something that settles it neither way. */
export type PermissionState = 'granted' | 'missing' | 'untold'

/** What the gateway last said of one of them, because we asked; never what somebody believes. */
export type Permission = {
  /** The application that the merchant came of, or the grant of one that authorised us without. */
  about: ApplymentKey | GrantId
  clientId: ClientId
  what: Permitted
  state: PermissionState
  /** Since when it is so, as far as we have seen. */
  stateAt: Date
  /** The gateway's code and words, where it said no. */
  code?: string
  message?: string
  checkedAt: Date
}

export type PermissionSeen = { what: Permitted; state: PermissionState; code?: string; message?: string }

/** Asking what a merchant let us do, by calls that move nothing. */
export type PermissionCalls = {
  ask(of: { subMchid: string; scenes: readonly Scene[] }): Promise<readonly PermissionSeen[]>
  /** The apps in which the merchant can be paid, and where its pages may ask for money; where the gateway has such lists. */
  listed?(subMchid: string): Promise<ListsSeen>
  /** Lets the merchant be paid in this app. Twice is once. */
  linkAppid?(of: { subMchid: string; appid: string }): Promise<LinkSeen>
  /** Lets pages of this directory ask for money for the merchant. Twice is once. */
  addDirectory?(of: { subMchid: string; directory: string }): Promise<LinkSeen>
}
export type ListsSeen =
  | { state: 'listed'; appids: readonly string[]; directories: readonly string[] }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }
export type LinkSeen =
  | { state: 'linked' }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }
