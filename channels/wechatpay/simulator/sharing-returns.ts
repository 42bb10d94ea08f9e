import { fieldProblem } from './fields.ts'
import { fundsOf, moveFunds } from './funds.ts'
import { isLimited } from './merchants.ts'
import { tell } from './notices.ts'
import { fingerprintOf } from './prepay.ts'
import { Refusal, invalidRequest, noAuth } from './refusal.ts'
import type { Parties } from './relations.ts'
import type { Call, Reply, Route } from './routing.ts'
import { type Share, type ShareReturn, returnObject, shareId } from './share.ts'
import { type ReturnBody, readReturn } from './sharing-body.ts'
import { sharingParties } from './sharing-parties.ts'
import { subParam } from './sharing.ts'
import type { State } from './state.ts'
import { requireParam } from './transactions.ts'

const PATH = '/v3/profitsharing/return-orders'
const WITHIN_MS = 180 * 86_400_000
const RETURNS_AT_MOST = 50

/** https://pay.weixin.qq.com/doc/v3/partner/4012466854: done at once, or failed at once. */
export function returnRoutes(state: State): Route[] {
  return [
    { method: 'POST', path: PATH, family: 'other', handle: (call) => giveBack(state, call) },
    { method: 'GET', path: `${PATH}/{out_return_no}`, family: 'other', handle: (call) => query(state, call) },
  ]
}

function giveBack(state: State, call: Call): Reply {
  const body = readReturn(call.body)
  call.seen.about = [body.out_return_no]
  const parties = sharingParties(state, call.merchant, body.sub_mchid)
  const share = shareOf(state, parties, body)
  const fingerprint = fingerprintOf(share.id, [body.return_mchid, body.amount])
  const id = shareId(call.merchant.mchid, body.out_return_no)
  const earlier = state.shareReturns.get(id)
  if (earlier) {
    if (earlier.fingerprint !== fingerprint) throw invalidRequest('请求参数与原请求不一致')
    return { status: 200, body: returnObject(earlier) }
  }
  checkLimits(state, share, body)
  const failReason = whyNot(state, body)
  const back: ShareReturn = {
    id,
    mchid: share.mchid,
    ...(share.subMchid !== undefined && { subMchid: share.subMchid }),
    shareId: share.id,
    orderId: share.orderId,
    outOrderNo: share.outOrderNo,
    outReturnNo: body.out_return_no,
    returnId: `308${state.world.ids.digits('share_return', 25)}`,
    returnMchid: body.return_mchid,
    amount: body.amount,
    description: body.description,
    result: failReason === undefined ? 'SUCCESS' : 'FAILED',
    ...(failReason !== undefined && { failReason }),
    fingerprint,
    createdAt: state.world.now(),
  }
  state.shareReturns.put(id, back)
  if (back.result === 'SUCCESS') settle(state, back)
  return { status: 200, body: returnObject(back) }
}

/** What comes back is the merchant's to dispose of; it cannot be shared a second time. */
function settle(state: State, back: ShareReturn): void {
  moveFunds(state, back.returnMchid, { available: -back.amount })
  moveFunds(state, back.subMchid ?? back.mchid, { available: back.amount })
  const url = state.merchants.get(back.returnMchid)?.sharingNotifyUrl
  if (url === undefined) return
  tell(state, { eventType: 'PROFITSHARING.RETURN', subject: back.id, outTradeNo: back.outOrderNo, url })
}

function query(state: State, { merchant, params, query: asked, seen }: Call): Reply {
  const outReturnNo = params['out_return_no'] ?? ''
  seen.about = [outReturnNo]
  const outOrderNo = requireParam(asked, 'out_order_no')
  const parties = sharingParties(state, merchant, subParam(asked, merchant.kind === 'provider'))
  const back = state.shareReturns.get(shareId(merchant.mchid, outReturnNo))
  const fits = back?.outOrderNo === outOrderNo && back.subMchid === parties.sub?.mchid
  if (!back || !fits) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '回退单不存在')
  return { status: 200, body: returnObject(back) }
}

function shareOf({ shares }: State, { caller, sub }: Parties, { order_id, out_order_no }: ReturnBody): Share {
  if (order_id === undefined && out_order_no === undefined) {
    throw fieldProblem('/out_order_no', '商户分账单号', '与微信分账单号必须二选一', undefined)
  }
  const share =
    out_order_no === undefined ? shares.by('orderId', order_id ?? '') : shares.get(shareId(caller.mchid, out_order_no))
  const own = share?.mchid === caller.mchid && share.subMchid === sub?.mchid
  if (!share || !own || (order_id !== undefined && order_id !== share.orderId)) {
    throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '分账单不存在')
  }
  return share
}

function checkLimits(state: State, share: Share, { return_mchid, amount }: ReturnBody): void {
  const part = share.parts.find(
    ({ account, type, unfrozen }) => type === 'MERCHANT_ID' && account === return_mchid && !unfrozen,
  )
  if (!part || part.result === 'CLOSED') throw invalidRequest('分账接收方不在原分账单中')
  if (part.result === 'PENDING') throw invalidRequest('订单处理中，请稍后重试')
  if (state.merchants.get(return_mchid)?.sharingReturns === false) throw noAuth('回退方没有开通分账回退权限')
  if (state.world.now() > share.createdAt + WITHIN_MS) throw invalidRequest('超过分账回退期限')
  const earlier = [...state.shareReturns.values()].filter(({ shareId: id }) => id === share.id)
  if (earlier.length >= RETURNS_AT_MOST) throw new Refusal(403, 'RULE_LIMIT', '分账回退次数超过限制')
  const returned = earlier
    .filter((one) => one.result === 'SUCCESS' && one.returnMchid === return_mchid)
    .reduce((sum, one) => sum + one.amount, 0)
  if (returned + amount > part.amount) throw invalidRequest('回退金额超过可回退金额')
}

function whyNot(state: State, { return_mchid, amount }: ReturnBody): string | undefined {
  if (isLimited(state.merchants.get(return_mchid), 'NO_TRANSACTION')) return 'ACCOUNT_ABNORMAL'
  return fundsOf(state, return_mchid).available < amount ? 'BALANCE_NOT_ENOUGH' : undefined
}
