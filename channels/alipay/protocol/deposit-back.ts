import type { AppMessage } from './messages.ts'
import { Unreadable } from './reading.ts'

export const DEPOSIT_BACK_NOTICE = 'alipay.trade.refund.depositback.completed'

/** A refund has arrived on the payer's card, or could not. Sent to the application's gateway where it was asked for. */
export type DepositBack = {
  trade_no: string
  out_trade_no: string | undefined
  out_request_no: string
  /** S arrived, F failed, P on its way. */
  dback_status: string
  dback_amount: string | undefined
  bank_ack_time: Date | undefined
}

/** Throws `Unreadable` where it is none. */
export function readDepositBack({ name, content }: AppMessage): DepositBack {
  if (name !== DEPOSIT_BACK_NOTICE) throw new Unreadable('no notice of a refund to a card')
  return {
    trade_no: content.text('trade_no'),
    out_trade_no: content.textIfAny('out_trade_no'),
    out_request_no: content.text('out_request_no'),
    dback_status: content.text('dback_status'),
    dback_amount: content.yuanIfAny('dback_amount'),
    bank_ack_time: content.timeIfAny('bank_ack_time'),
  }
}
