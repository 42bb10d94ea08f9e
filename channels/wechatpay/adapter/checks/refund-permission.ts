import type { Channel } from '@ruzhu/domain/channel.ts'
import type { CheckSeen, CheckTools } from '@ruzhu/domain/checks/asking.ts'
import { fen } from '@ruzhu/domain/money.ts'
import { both } from '@ruzhu/domain/text.ts'
import { type Blame, blameOf } from './blame.ts'
import { AN_EARLIER } from './orders.ts'

export type Refunding = Pick<Channel, 'refund'>

/** Asks to give back what nobody paid: whoever may not is told so first, whoever may is told that there is nothing. */
export async function checkRefund(
  { method, notifyUrl }: CheckTools,
  { refund }: Refunding,
  outTradeNo: string,
): Promise<CheckSeen> {
  const { subMchid } = method
  const seen = await refund({
    outTradeNo,
    outRefundNo: `${outTradeNo}R`,
    subMchid,
    amount: fen(1),
    total: fen(1),
    notifyUrl,
  })
  if (seen.state === 'unknown') return { state: 'unknown', why: seen.why }
  if (seen.state !== 'refused') return { state: 'pass' }
  if (NOTHING_THERE.test(`${seen.refusal.code} ${seen.refusal.message}`)) {
    return { state: 'pass', note: both('用没付款的试单验证', 'Shown by an order that nobody paid') }
  }
  return BEFORE.has(blameOf(seen.refusal))
    ? { state: 'skipped', reason: AN_EARLIER }
    : { state: 'fail', refusal: seen.refusal }
}

/** Who the money goes to, and in whose name it is asked: other checks tell of these. */
const BEFORE: ReadonlySet<Blame> = new Set<Blame>(['grant', 'appid', 'app'])

/** The order is not there, or was not paid. */
const NOTHING_THERE = /RESOURCE_NOT_EXISTS|ORDER_?NOT_?EXIST|TRADE_STATE_ERROR|订单不存在|未支付|ORDER_NOT_READY/
