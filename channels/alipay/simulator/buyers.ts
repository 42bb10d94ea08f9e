import type { Payer } from '../../contract/simulator.ts'
import type { Fields } from './fields.ts'
import type { Call } from './methods.ts'
import { Refusal, business } from './refusal.ts'
import type { State } from './state.ts'

/** A person has another name at each app; it is made when first asked for. */
export function openIdOf(state: State, payerId: string, appId: string): string {
  const known = state.openIds.by('who', `${payerId}/${appId}`)
  if (known) return known.openId
  const openId = state.world.ids.base62('open_id', 47)
  state.openIds.put(openId, { openId, payerId, appId })
  return openId
}

/**
 * Whom `buyer_id`, `buyer_open_id` or `op_buyer_open_id` means. An open_id counts under the app whose code was exchanged
 * for it: the caller's, the merchant's, or the mini program's.
 */
export function namedBuyer(state: State, { app, merchant }: Call, fields: Fields): Payer | undefined {
  const buyerId = fields.text('buyer_id', 28)
  if (buyerId === merchant.pid) throw business('ACQ.BUYER_SELLER_EQUAL', '买卖家不能相同')
  if (buyerId !== undefined) return there(state.world.payers.byBuyerId(buyerId))
  const openId = fields.text('buyer_open_id', 128) ?? fields.text('op_buyer_open_id', 128)
  if (openId === undefined) return undefined
  const known = state.openIds.get(openId)
  if (!known) throw business('ACQ.BUYER_NOT_EXIST', '买家不存在')
  const apps = [app.appId, merchant.appId, fields.text('op_app_id', 32)]
  if (!apps.includes(known.appId)) throw new Refusal(40002, 'invalid-openid', 'openid与应用不匹配')
  return there(state.world.payers.get(known.payerId))
}

function there(payer: Payer | undefined): Payer {
  if (!payer) throw business('ACQ.BUYER_NOT_EXIST', '买家不存在')
  return payer
}
