import { fields, reader, text } from './fields.ts'
import { LIMITS, type Merchant } from './merchants.ts'
import { checkNotifyUrl } from './prepay.ts'
import { Refusal, noAuth } from './refusal.ts'
import { subMerchantOf } from './relations.ts'
import type { Call, Reply, Route } from './routing.ts'
import type { State } from './state.ts'

/** Where a provider hears what risk control did to its sub-merchants. */
export type ViolationAddress = { readonly url: string }
export type Violation = { readonly id: string; readonly mchid: string; readonly resource: object }

/** https://pay.weixin.qq.com/doc/v3/partner/4012081675 (addresses) and …/4012475801 (what was taken from a sub-merchant) */
export function violationRoutes(state: State): Route[] {
  const path = '/v3/merchant-risk-manage/violation-notifications'
  const of = (method: Route['method'], handle: (state: State, call: Call) => Reply): Route => {
    return { method, path, family: 'other', handle: (call) => handle(state, ofProvider(call)) }
  }
  return [
    of('POST', create),
    of('GET', show),
    of('PUT', change),
    of('DELETE', remove),
    {
      method: 'GET',
      path: '/v3/mch-operation-manage/merchant-limitations/sub-mchid/{sub_mchid}',
      family: 'other',
      handle: (call) => limitations(state, ofProvider(call)),
    },
  ]
}

const read = reader(fields('商户违规通知回调', { notify_url: text('通知回调url', 256) }))

function ofProvider(call: Call): Call {
  if (call.merchant.kind !== 'provider') throw noAuth('商户号无权限使用该接口')
  return call
}

function create(state: State, { merchant, body }: Call): Reply {
  const url = urlOf(body)
  if (state.violationAddresses.get(merchant.mchid)) throw new Refusal(400, 'ALREADY_EXISTS', '通知回调已存在')
  return put(state, merchant, url)
}

function show(state: State, { merchant }: Call): Reply {
  return { status: 200, body: { notify_url: known(state, merchant).url } }
}

function change(state: State, { merchant, body }: Call): Reply {
  const url = urlOf(body)
  known(state, merchant)
  return put(state, merchant, url)
}

function remove(state: State, { merchant }: Call): Reply {
  known(state, merchant)
  state.violationAddresses.delete(merchant.mchid)
  return { status: 204 }
}

function urlOf(body: unknown): string {
  const { notify_url } = read(body)
  checkNotifyUrl('/notify_url', notify_url)
  return notify_url
}

function put({ violationAddresses }: State, { mchid }: Merchant, url: string): Reply {
  violationAddresses.put(mchid, { url })
  return { status: 200, body: { notify_url: url } }
}

function known({ violationAddresses }: State, { mchid }: Merchant): ViolationAddress {
  const address = violationAddresses.get(mchid)
  if (!address) throw new Refusal(404, 'NOT_FOUND', '通知回调不存在')
  return address
}

function limitations(state: State, { merchant, params }: Call): Reply {
  const sub = subMerchantOf(state, merchant, params['sub_mchid'] ?? '')
  const limited = LIMITS.filter((limit) => sub.limits?.includes(limit))
  const recovery = limited.map((limit) => ({
    limitation_reason_type: 'OTHER_REASON',
    limitation_reason: '商户存在异常经营行为',
    recovery_way: 'CONTACT_SERVICE',
    relate_limitations: [limit],
  }))
  return {
    status: 200,
    body: { mchid: sub.mchid, limited_functions: limited, recovery_specifications: recovery },
  }
}
