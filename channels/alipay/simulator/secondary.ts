import { type Fen, fen } from '@ruzhu/domain/money.ts'
import type { App } from './apps.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { business } from './refusal.ts'
import type { State } from './state.ts'

/**
 * Whom a platform sells for (直付通): `sub_merchant` names one that it brought itself, and `settle_info` says where the
 * whole amount goes. Undefined where the order names nobody.
 */
export function secondaryMerchant(state: State, platform: App, fields: Fields, total: Fen): string | undefined {
  const named = fields.record('sub_merchant')
  if (!named) return undefined
  if (!platform.products.includes('ZFT')) throw business('ACQ.ACCESS_FORBIDDEN', '无权限使用接口')
  const smid = fieldsOf(named).text('merchant_id', 16)
  if (smid === undefined) throw business('ACQ.SECONDARY_MERCHANT_ID_BLANK', '二级商户编号为空')
  const known = state.signings.by('smid', smid)
  if (!known) throw business('ACQ.SECONDARY_MERCHANT_ID_INVALID', '二级商户编号错误')
  if (known.merchantAppId !== platform.appId) throw business('ACQ.SECONDARY_MERCHANT_NOT_MATCH', '二级商户与平台不匹配')
  const settle = fields.record('settle_info')
  const details = settle ? fieldsOf(settle).list('settle_detail_infos') : []
  const sum = details.reduce((all, detail) => all + fieldsOf(detail).needAmount('amount'), 0)
  if (details.length !== 1 || fen(sum) !== total) throw business('ACQ.TRADE_SETTLE_ERROR', '结算信息错误')
  return smid
}
