import { fieldProblem } from './fields.ts'
import { fingerprintOf } from './prepay.ts'
import { receiverId } from './receivers.ts'
import { Refusal, invalidRequest, noAuth } from './refusal.ts'
import { type Parties, checkAppid, checkSubAppid } from './relations.ts'
import { type Call, type Reply, type Route, serviceRoute } from './routing.ts'
import { openedField } from './sealed-fields.ts'
import { type Part, type Share, shareId, shareObject } from './share.ts'
import { type ShareBody, readShare, readUnfreeze } from './sharing-body.ts'
import { SHARE_DUE, SHARE_TAKES_MS, withoutFrozen } from './sharing-ends.ts'
import { sharingParties } from './sharing-parties.ts'
import type { State } from './state.ts'
import type { Trade } from './trade.ts'
import { requireParam } from './transactions.ts'

const PATH = '/v3/profitsharing'
const NOT_BEFORE_MS = 60_000
const REQUESTS_AT_MOST = 50
/** In ten-thousandths of the order; what a merchant has not been granted more than. */
export const DEFAULT_RATIO = 3000

/** https://pay.weixin.qq.com/doc/v3/partner/4012466849 and the pages beside it */
export function sharingRoutes(state: State): Route[] {
  return [
    serviceRoute('POST', `${PATH}/orders`, (call) => create(state, call)),
    serviceRoute('POST', `${PATH}/orders/unfreeze`, (call) => unfreeze(state, call)),
    serviceRoute('GET', `${PATH}/orders/{out_order_no}`, (call) => query(state, call)),
    serviceRoute('GET', `${PATH}/transactions/{transaction_id}/amounts`, (call) => amounts(state, call)),
    serviceRoute('GET', `${PATH}/merchant-configs/{sub_mchid}`, (call) => ratio(state, call)),
  ]
}

/** Accepted at once, done a moment later; what is asked for is taken out of what can be shared at once. */
function create(state: State, call: Call): Reply {
  const body = readShare(call.body)
  call.seen.about = [body.out_order_no]
  const parties = sharingParties(state, call.merchant, body.sub_mchid)
  checkReceivers(state, call, parties, body)
  const trade = sharedTrade(state, parties, body.transaction_id)
  call.seen.about = [body.out_order_no, trade.outTradeNo]
  const fingerprint = fingerprintOf(trade.id, [
    body.unfreeze_unsplit,
    body.receivers.map(({ type, account, amount }) => [type, account, amount]), // a name is encrypted anew each time
  ])
  const earlier = state.shares.get(shareId(call.merchant.mchid, body.out_order_no))
  if (earlier) {
    if (earlier.fingerprint !== fingerprint) throw invalidRequest('分账接收方与原请求不一致')
    return { status: 200, body: shareObject(earlier) }
  }
  const asked = body.receivers.reduce((sum, { amount }) => sum + amount, 0)
  checkLimits(state, parties, trade, asked)
  checkRelations(state, parties, body)
  const parts = body.receivers.map(({ type, account, amount, description }): Part => {
    return { type, account, amount, description, result: 'PENDING', detailId: detailId(state) }
  })
  const share = put(state, parties, trade, {
    outOrderNo: body.out_order_no,
    fingerprint,
    parts,
    isLast: body.unfreeze_unsplit,
  })
  return { status: 200, body: shareObject(share) }
}

/** Under a number of its own; that of an earlier request answers that one and changes nothing. */
function unfreeze(state: State, call: Call): Reply {
  const body = readUnfreeze(call.body)
  call.seen.about = [body.out_order_no]
  const parties = sharingParties(state, call.merchant, body.sub_mchid)
  const earlier = state.shares.get(shareId(call.merchant.mchid, body.out_order_no))
  if (earlier) return { status: 200, body: shareObject(earlier) }
  const trade = sharedTrade(state, parties, body.transaction_id)
  if (trade.frozen === undefined) throw new Refusal(403, 'NOT_ENOUGH', '分账已完结，没有可解冻的资金')
  checkAge(state, trade)
  const share = put(state, parties, trade, {
    outOrderNo: body.out_order_no,
    fingerprint: fingerprintOf(trade.id, 'unfreeze'),
    parts: [],
    isLast: true,
    description: body.description,
  })
  return { status: 200, body: shareObject(share) }
}

function query(state: State, { merchant, params, query: asked, seen }: Call): Reply {
  const outOrderNo = params['out_order_no'] ?? ''
  seen.about = [outOrderNo]
  const transactionId = requireParam(asked, 'transaction_id')
  const parties = sharingParties(state, merchant, subParam(asked, merchant.kind === 'provider'))
  const share = state.shares.get(shareId(merchant.mchid, outOrderNo))
  const fits = share?.transactionId === transactionId && share.subMchid === parties.sub?.mchid
  if (!share || !fits) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '分账单不存在')
  return { status: 200, body: shareObject(share) }
}

function amounts({ trades }: State, { merchant, params }: Call): Reply {
  const transaction_id = params['transaction_id'] ?? ''
  const trade = trades.by('transactionId', transaction_id)
  if (trade?.mchid !== merchant.mchid) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (!trade.profitSharing) throw invalidRequest('非分账订单不支持分账')
  return { status: 200, body: { transaction_id, unsplit_amount: trade.frozen ?? 0 } }
}

function ratio(state: State, { merchant, params }: Call): Reply {
  if (merchant.kind !== 'provider') throw noAuth('商户号无权限使用该接口')
  const { sub } = sharingParties(state, merchant, params['sub_mchid'])
  return { status: 200, body: { sub_mchid: sub?.mchid, max_ratio: sub?.sharingRatio ?? DEFAULT_RATIO } }
}

export function subParam(asked: URLSearchParams, isProvider: boolean): string | undefined {
  return isProvider ? requireParam(asked, 'sub_mchid') : undefined
}

function checkReceivers(state: State, call: Call, { caller, sub }: Parties, body: ShareBody): void {
  const accounts = new Set<string>()
  for (const [index, { type, account, name }] of body.receivers.entries()) {
    const field = `/receivers/${index}`
    if (accounts.has(account)) throw fieldProblem(`${field}/account`, '分账接收方账号', '不能重复', account)
    accounts.add(account)
    if (type === 'PERSONAL_OPENID') {
      if (body.appid === undefined) throw fieldProblem('/appid', '公众账号ID', MISSING, undefined)
      checkAppid(caller, body.appid)
    }
    if (type === 'PERSONAL_SUB_OPENID') {
      if (!sub) throw fieldProblem(`${field}/type`, '分账接收方类型', '枚举规则校验失败，取值不在有效范围内', type)
      if (body.sub_appid === undefined) throw fieldProblem('/sub_appid', '子商户公众账号ID', MISSING, undefined)
      checkSubAppid(sub, body.sub_appid)
    }
    const plain = name === undefined ? undefined : openedField(state, call, `${field}/name`, '分账个人接收方姓名', name)
    const owner = nameOf(state, type, account)
    if (plain !== undefined && owner !== undefined && owner !== plain) throw invalidRequest('分账接收方姓名不匹配')
  }
}

const MISSING = '必填性规则校验失败，此字段为必填项'

function nameOf({ merchants, openids, world }: State, type: Part['type'], account: string): string | undefined {
  if (type === 'MERCHANT_ID') return merchants.get(account)?.name
  return world.payers.get(openids.get(account)?.payerId ?? '')?.name
}

function sharedTrade({ trades }: State, { caller, sub }: Parties, transactionId: string): Trade {
  const trade = trades.by('transactionId', transactionId)
  if (!trade || trade.mchid !== caller.mchid || trade.subMchid !== sub?.mchid) throw invalidRequest('订单不存在')
  if (!trade.profitSharing) throw invalidRequest('非分账订单不支持分账')
  return trade
}

function checkAge({ world }: State, { paidAt = 0 }: Trade): void {
  if (world.now() < paidAt + NOT_BEFORE_MS) throw invalidRequest('订单处理中，请稍后重试')
}

function checkLimits(state: State, { caller, sub }: Parties, trade: Trade, asked: number): void {
  checkAge(state, trade)
  if (trade.refunded >= trade.total) throw invalidRequest('订单已全额退款，不支持分账')
  if (trade.frozen === undefined) throw new Refusal(403, 'NOT_ENOUGH', '分账金额不足')
  if ((trade.shareCount ?? 0) >= REQUESTS_AT_MOST) throw new Refusal(403, 'RULE_LIMIT', '分账次数超过限制')
  const cap = ((sub ?? caller).sharingRatio ?? DEFAULT_RATIO) * trade.total
  if (((trade.shared ?? 0) + asked) * 10_000 > cap) throw new Refusal(403, 'RULE_LIMIT', '超出最大分账比例')
  if (asked > trade.frozen) throw new Refusal(403, 'NOT_ENOUGH', '分账金额不足')
}

function checkRelations({ receivers }: State, { caller, sub }: Parties, body: ShareBody): void {
  const owner = sub?.mchid ?? caller.mchid
  const unknown = body.receivers.find(
    ({ type, account }) => !receivers.get(receiverId(caller.mchid, owner, type, account)),
  )
  if (unknown) throw invalidRequest('分账接收方关系不存在')
}

type Made = Pick<Share, 'outOrderNo' | 'fingerprint' | 'parts' | 'isLast'> & { description?: string }

function put(state: State, { caller, sub }: Parties, trade: Trade, made: Made): Share {
  const { world, shares, trades } = state
  const asked = made.parts.reduce((sum, { amount }) => sum + amount, 0)
  const left = (trade.frozen ?? 0) - asked
  const home: Part[] =
    made.isLast && left > 0 ? [unfrozen(state, sub?.mchid ?? caller.mchid, left, made.description)] : []
  const share: Share = {
    id: shareId(caller.mchid, made.outOrderNo),
    mchid: caller.mchid,
    ...(sub && { subMchid: sub.mchid }),
    tradeId: trade.id,
    transactionId: trade.transactionId ?? '',
    outOrderNo: made.outOrderNo,
    orderId: `300${world.ids.digits('share', 25)}`,
    parts: [...made.parts, ...home],
    isLast: made.isLast,
    state: 'PROCESSING',
    fingerprint: made.fingerprint,
    createdAt: world.now(),
  }
  const counted = { ...trade, shared: (trade.shared ?? 0) + asked, shareCount: (trade.shareCount ?? 0) + 1 }
  shares.put(share.id, share)
  trades.put(trade.id, made.isLast ? withoutFrozen(counted) : { ...counted, frozen: left })
  if (made.isLast) world.schedule.drop(`unfreeze:${trade.id}`)
  world.schedule.set({
    key: `share:${share.id}`,
    kind: SHARE_DUE,
    subject: share.id,
    at: share.createdAt + SHARE_TAKES_MS,
  })
  return share
}

function unfrozen(state: State, mchid: string, amount: number, description = '解冻给分账方'): Part {
  return {
    type: 'MERCHANT_ID',
    account: mchid,
    amount,
    description,
    result: 'PENDING',
    detailId: detailId(state),
    unfrozen: true,
  }
}

function detailId({ world }: State): string {
  return `360${world.ids.digits('share_detail', 25)}`
}
