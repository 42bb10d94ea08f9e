import { type Parties, checkSubAppid, subMerchantOf } from '../relations.ts'
import type { State } from '../state.ts'
import type { Merchant } from '../merchants.ts'
import { askedBy } from './asked.ts'
import type { XmlCall } from './door.ts'
import { unread } from './refusal.ts'

/** A provider always says for whom; whoever is no provider has nobody to ask for. */
export function subMchidOf({ merchant, fields }: XmlCall): string | undefined {
  const subMchid = askedBy(fields).maybe('sub_mch_id', 32)
  if (merchant.kind === 'provider' && subMchid === undefined) {
    throw unread('LACK_PARAMS', '受理机构必须传入sub_mch_id')
  }
  return subMchid
}

export type Ordering = Parties & { readonly subAppid?: string }

/** Whom an order is for, and the sub-merchant's own app where it names one. */
export function partiesOf(state: State, call: XmlCall): Ordering {
  const subMchid = subMchidOf(call)
  if (subMchid === undefined) return { caller: call.merchant }
  const sub: Merchant = subMerchantOf(state, call.merchant, subMchid)
  const subAppid = askedBy(call.fields).maybe('sub_appid', 32)
  if (subAppid !== undefined) checkSubAppid(sub, subAppid)
  return { caller: call.merchant, sub, ...(subAppid !== undefined && { subAppid }) }
}
