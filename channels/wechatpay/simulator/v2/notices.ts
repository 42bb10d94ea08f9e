import type { Letter, NotificationNote, Spoiling } from '../../../contract/simulator.ts'
import type { Merchant } from '../merchants.ts'
import { spoil } from '../notices.ts'
import { type Refund, payerRefund, receivedBy } from '../refund.ts'
import type { State } from '../state.ts'
import type { Trade } from '../trade.ts'
import { type Written, namesOf, paidFields } from './order-fields.ts'
import { REFUND_STATUS, accountOf } from './refunds.ts'
import { sealReqInfo, signOf, stringToSign } from './signing.ts'
import { clockOf } from './times.ts'
import { pairsOf, readXml, writeXml } from './xml.ts'
import { XML_PAYMENT, XML_REFUND } from './xml-events.ts'

/*
 * What APIv2 tells by itself. https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_7 (payments, signed) and
 * https://pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_16 (refunds: hidden, and not signed)
 */

/** One attempt. The nonce comes from the seal, so that repeats are the same text. */
export async function xmlLetter(state: State, note: NotificationNote, spoiling: Spoiling): Promise<Letter> {
  const fields = note.eventType === XML_PAYMENT ? payment(state, note, spoiling) : refund(state, note, spoiling)
  const headers = [['Content-Type', 'text/xml'] as const, ['User-Agent', 'Mozilla/4.0'] as const]
  return { headers, body: writeXml(pairsOf(fields)) }
}

/** Only this word counts; a status alone does not. */
export function isXmlAccepted(status: number, body: string): boolean {
  const said = readXml(Buffer.from(body))
  return status === 200 && typeof said !== 'string' && said.get('return_code') === 'SUCCESS'
}

function payment(state: State, { subject, seal }: NotificationNote, spoiling: Spoiling): Written {
  const trade = state.trades.get(subject)
  const { merchant, key } = tellerOf(state, trade)
  if (!trade) throw new Error(`there is no order ${subject}`)
  const signType = trade.v2?.signType ?? 'MD5'
  const fields = {
    return_code: 'SUCCESS',
    ...namesOf(merchant, trade),
    nonce_str: seal,
    ...(signType !== 'MD5' && { sign_type: signType }),
    result_code: 'SUCCESS',
    ...paidFields(trade),
  }
  const sign = signOf(stringToSign(pairsOf(fields), key), signType, state.keys.aesKey(key))
  return { ...fields, sign: spoil(sign, spoiling) }
}

function refund(state: State, { subject, eventType, seal }: NotificationNote, spoiling: Spoiling): Written {
  const refund = state.refunds.get(subject)
  const trade = refund && state.trades.get(refund.tradeId)
  const { merchant, key } = tellerOf(state, trade)
  if (!trade) throw new Error(`there is no refund ${subject}`)
  const inner = writeXml(pairsOf(hidden(refund, trade, eventType.slice(XML_REFUND.length))), 'root')
  const req_info = spoil(sealReqInfo(inner, key), spoiling)
  return { return_code: 'SUCCESS', ...namesOf(merchant, trade), nonce_str: seal, req_info }
}

function hidden(refund: Refund, trade: Trade, end: string): Written {
  const status = end === 'SUCCESS' || end === 'ABNORMAL' || end === 'CLOSED' ? end : refund.status
  const { successAt } = refund
  return {
    out_refund_no: refund.outRefundNo,
    out_trade_no: trade.outTradeNo,
    refund_account: accountOf(refund.fundsAccount),
    refund_fee: refund.amount,
    refund_id: refund.refundId,
    refund_recv_accout: receivedBy(refund),
    refund_request_source: 'API',
    refund_status: REFUND_STATUS[status],
    settlement_refund_fee: refund.amount,
    settlement_total_fee: trade.total,
    success_time: successAt === undefined || status !== 'SUCCESS' ? undefined : clockOf(successAt),
    total_fee: trade.total,
    transaction_id: trade.transactionId,
    cash_refund_fee: payerRefund(refund),
  }
}

function tellerOf({ merchants }: State, trade: Trade | undefined): { merchant: Merchant; key: string } {
  const merchant = trade && merchants.get(trade.mchid)
  if (merchant?.apiV2Key === undefined) throw new Error(`nobody can tell of ${trade?.id}`)
  return { merchant, key: merchant.apiV2Key }
}
