import { type Fen, ZERO, add, fen, subtract, yuanFromFen } from '@ruzhu/domain/money.ts'
import type { Instant } from '../../contract/simulator.ts'
import { type Biz, fieldsOf } from './fields.ts'
import { type KnownTrade, needTrade } from './finding.ts'
import type { Call, Method, Reply } from './methods.ts'
import { fingerprintOf, keep } from './orders.ts'
import { business } from './refusal.ts'
import { relationId } from './relations.ts'
import type { State } from './state.ts'
import { alipayTime } from './times.ts'
import { type Trade, isPaid, statusOf } from './trade.ts'

/** One sharing of a trade's money (分账). */
export type Settlement = {
  readonly id: string
  readonly settleNo: string
  readonly tradeId: string
  readonly outRequestNo: string
  readonly fingerprint: string
  readonly shares: readonly Share[]
  /** The rest is the merchant's; nothing can be shared after it. */
  readonly finishes: boolean
  readonly at: Instant
  readonly doneAt: Instant
}
export type Share = {
  readonly detailId: string
  readonly operation: 'transfer' | 'replenish' | 'transfer_refund'
  readonly transIn: string
  readonly transInType: string
  readonly transOut: string
  readonly amount: Fen
}

const TAKES_MS = 2000
/** What a merchant may give away, as by contract. */
export const MAX_RATIO_PERCENT = 30

/** https://opendocs.alipay.com/open/c3b24498_alipay.trade.order.settle and …/alipay.trade.order.settle.query */
export function settlingMethods(state: State): Method[] {
  const merchant = { caller: 'merchant', products: ['ROYALTY'] } as const
  return [
    { ...merchant, name: 'alipay.trade.order.settle', v3: { verb: 'POST' }, handle: (call) => settle(state, call) },
    { ...merchant, name: 'alipay.trade.order.settle.query', v3: { verb: 'GET' }, handle: (call) => query(state, call) },
    {
      ...merchant,
      name: 'alipay.trade.royalty.rate.query',
      v3: { verb: 'GET' },
      handle: ({ merchant: { pid } }) => ({ body: { user_id: pid, max_ratio: MAX_RATIO_PERCENT } }),
    },
  ]
}

function settle(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const outRequestNo = fields.need('out_request_no', 64)
  fields.need('trade_no', 64)
  const trade = needTrade(state, call, fields)
  const asked = fields.list('royalty_parameters')
  const extend = fields.record('extend_params')
  const finishes = extend !== undefined && fieldsOf(extend).flag('royalty_finish')
  const id = settlementId(trade.id, outRequestNo)
  const fingerprint = fingerprintOf([asked, finishes])
  const earlier = state.settlements.get(id)
  if (earlier) {
    if (earlier.fingerprint !== fingerprint) throw business('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求')
    return { body: { trade_no: trade.tradeNo, settle_no: earlier.settleNo } }
  }
  const shares = asked.map((one) => readShare(state, trade, one))
  if (shares.length === 0 && !finishes) throw fields.invalid('royalty_parameters不能为空')
  checkShares(state, trade, shares)
  const now = state.world.now()
  const settleNo = `${alipayTime(now).slice(0, 10).replaceAll('-', '')}002${state.world.ids.digits('settle_no', 17)}`
  const doneAt = fields.word('royalty_mode', ['sync', 'async']) === 'async' ? now + TAKES_MS : now
  keepSettlement(state, {
    id,
    settleNo,
    tradeId: trade.id,
    outRequestNo,
    fingerprint,
    shares,
    finishes,
    at: now,
    doneAt,
  })
  return { body: { trade_no: trade.tradeNo, settle_no: settleNo } }
}

/** What is refunded out of the receivers' shares, as `refund_royalty_parameters` asks. */
export function takeBack(state: State, trade: Trade, asked: readonly Biz[]): void {
  if (asked.length === 0) return
  const shares = asked.map((one) => {
    const fields = fieldsOf(one)
    const [transOut, amount] = [fields.need('trans_out', 64), fields.needAmount('amount')]
    if (amount > receivedBy(state, trade, transOut))
      throw business('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR', '分账金额校验错误')
    return share(state, 'transfer_refund', { transIn: trade.pid, transInType: 'userId', transOut, amount })
  })
  const now = state.world.now()
  const settleNo = `${alipayTime(now).slice(0, 10).replaceAll('-', '')}003${state.world.ids.digits('settle_no', 17)}`
  const id = settlementId(trade.id, settleNo)
  const common = { tradeId: trade.id, outRequestNo: settleNo, fingerprint: '', finishes: false, at: now, doneAt: now }
  keepSettlement(state, { id, settleNo, shares, ...common })
}

/** For `query_options` of a trade's query. */
export function settlementsOf(state: State, trade: Trade): Biz {
  const all = sharesOf(state, trade)
  return {
    trade_settle_detail_list: all.map(({ operation, at, ...one }) => ({
      operation_type: operation,
      operation_dt: alipayTime(at),
      trans_out: one.transOut,
      trans_in: one.transIn,
      amount: yuanFromFen(one.amount),
    })),
    trade_unsettled_amount: yuanFromFen(subtract(trade.total, given(all))),
  }
}

function readShare(state: State, trade: KnownTrade, asked: Biz): Share {
  const fields = fieldsOf(asked)
  const operation = fields.word('royalty_type', ['transfer', 'replenish']) ?? 'transfer'
  const transInType = fields.word('trans_in_type', ['userId', 'loginName', 'openId']) ?? 'userId'
  const transIn = fields.need('trans_in', 128)
  const percent = fields.text('amount_percentage', 3)
  const amount = fields.amount('amount') ?? (percent === undefined ? undefined : partOf(trade.total, Number(percent)))
  if (amount === undefined || amount <= 0) throw fields.invalid('amount不能为空')
  if (transIn === trade.pid) throw business('ACQ.ROYALTY_ACCOUNTS_EQUAL', '分账收入方不能为交易收款方')
  if (!state.relations.get(relationId(trade.pid, transInType, transIn))) {
    throw business('ACQ.ROYALTY_RECEIVER_INVALID', '分账收款方无效，请先绑定分账关系')
  }
  return share(state, operation, { transIn, transInType, transOut: fields.text('trans_out', 64) ?? trade.pid, amount })
}

function share({ world }: State, operation: Share['operation'], rest: Omit<Share, 'detailId' | 'operation'>): Share {
  return { detailId: world.ids.digits('settle_detail', 20), operation, ...rest }
}

function checkShares(state: State, trade: KnownTrade, shares: readonly Share[]): void {
  const status = statusOf(trade, state.world.now())
  if (!isPaid(status)) throw business('ACQ.TRADE_STATUS_ERROR', '交易状态不合法')
  if (trade.refunded > 0) throw business('ACQ.ALLOC_REFUSE_AFTER_REFUND', '交易已退款，不允许分账')
  const earlier = sharesOf(state, trade)
  if (earlier.some(({ finishes }) => finishes) || finished(state, trade)) {
    throw business('ACQ.ALREADY_FINISH_ALLOC', '分账已完结')
  }
  if (add(given(earlier), given(shares)) > partOf(trade.total, MAX_RATIO_PERCENT)) {
    throw business('ACQ.ALLOC_AMOUNT_VALIDATE_ERROR', '分账金额超过最大分账比例')
  }
}

function query(state: State, call: Call): Reply {
  const fields = fieldsOf(call.biz)
  const settleNo = fields.text('settle_no', 64)
  const found = settleNo === undefined ? byRequest(state, call) : state.settlements.by('settleNo', settleNo)
  const trade = found && state.trades.get(found.tradeId)
  if (!found || trade?.pid !== call.merchant.pid) throw business('ACQ.TRADE_SETTLE_NOT_EXIST', '分账单不存在')
  const done = state.world.now() >= found.doneAt
  return {
    body: {
      out_request_no: found.outRequestNo,
      operation_dt: alipayTime(found.at),
      royalty_detail_list: found.shares.map((one) => ({
        operation_type: one.operation,
        state: done ? 'SUCCESS' : 'PROCESSING',
        detail_id: one.detailId,
        trans_out: one.transOut,
        trans_out_type: 'userId',
        trans_in: one.transIn,
        trans_in_type: one.transInType,
        amount: yuanFromFen(one.amount),
        ...(done && { execute_dt: alipayTime(found.doneAt) }),
      })),
    },
  }
}

function byRequest(state: State, call: Call): Settlement | undefined {
  const fields = fieldsOf(call.biz)
  return state.settlements.get(settlementId(needTrade(state, call, fields).id, fields.need('out_request_no', 64)))
}

function settlementId(tradeId: string, outRequestNo: string): string {
  return `${tradeId}/${outRequestNo}`
}

function finished(state: State, trade: Trade): boolean {
  return ofTrade(state, trade).some(({ finishes }) => finishes)
}

type Dated = Share & { at: Instant; finishes: boolean }

function sharesOf(state: State, trade: Trade): Dated[] {
  return ofTrade(state, trade).flatMap(({ shares, at, finishes }) => shares.map((one) => ({ ...one, at, finishes })))
}

function ofTrade(state: State, { id }: Trade): Settlement[] {
  const ids = state.trades.get(id)?.settlementIds ?? []
  return ids.flatMap((one) => state.settlements.get(one) ?? [])
}

function keepSettlement(state: State, settlement: Settlement): void {
  state.settlements.put(settlement.id, settlement)
  const trade = state.trades.get(settlement.tradeId)
  if (trade) keep(state, { ...trade, settlementIds: [...trade.settlementIds, settlement.id] })
}

function given(shares: readonly Share[]): Fen {
  return shares.reduce<Fen>((sum, { operation, amount }) => {
    if (operation === 'replenish') return sum
    return operation === 'transfer' ? add(sum, amount) : subtract(sum, amount)
  }, ZERO)
}

function receivedBy(state: State, trade: Trade, account: string): Fen {
  return given(sharesOf(state, trade).filter(({ transIn, transOut }) => transIn === account || transOut === account))
}

function partOf(total: Fen, percent: number): Fen {
  return fen(Math.floor((total * percent) / 100))
}
