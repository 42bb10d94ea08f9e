import type { CloseSeen, PaymentRef, PaymentSeen } from '@ruzhu/domain/channel.ts'
import { closeTrade, queryTrade, type Trade } from '@ruzhu/alipay/trades.ts'
import { type TradeWords, tradeSeen } from './trade-seen.ts'
import {
  clientFor,
  isNoSuchTrade,
  notAsked,
  notAuthorized,
  notOk,
  otherPayment,
  type Provider,
  unanswered,
} from './provider.ts'

export async function queryPayment(provider: Provider, ref: PaymentRef): Promise<PaymentSeen> {
  const client = await clientFor(provider, ref.subMchid)
  if (!client) return notAsked()
  const answer = await queryTrade(client, { out_trade_no: ref.outTradeNo })
  if (answer.state !== 'ok') return isNoSuchTrade(answer) ? { state: 'absent' } : unanswered(answer)
  return answer.body.out_trade_no === ref.outTradeNo ? tradeSeen(wordsOf(answer.body), provider.now()) : otherPayment()
}

function wordsOf(trade: Trade): TradeWords {
  return { ...trade, payer: trade.buyer_open_id ?? trade.buyer_user_id, fund_channel: trade.fund_channels[0] }
}

/** A no leaves open why: it may be paid, closed, or never have begun. Whoever closes asks afterwards. */
export async function closePayment(provider: Provider, ref: PaymentRef): Promise<CloseSeen> {
  const client = await clientFor(provider, ref.subMchid)
  if (!client) return notAuthorized()
  const answer = await closeTrade(client, { out_trade_no: ref.outTradeNo })
  return answer.state === 'ok' ? { state: 'closed' } : notOk(answer)
}
