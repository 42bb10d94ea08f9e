import { type Promotion, readPromotions } from './promotions.ts'
import { Fields } from './reading.ts'

/** As a query and a notification give it; amounts in fen. All sub-orders are paid, or none. */
export type CombinedTransaction = {
  combine_appid: string | undefined
  combine_mchid: string | undefined
  combine_out_trade_no: string
  device_id: string | undefined
  openid: string | undefined
  sub_orders: readonly CombinedPart[]
}
export type CombinedPart = {
  mchid: string
  sub_mchid: string | undefined
  sub_appid: string | undefined
  sub_openid: string | undefined
  out_trade_no: string
  /** Refunds are made by this number. */
  transaction_id: string | undefined
  trade_type: string | undefined
  /** A `TradeState`, or a word newer than this. */
  trade_state: string
  bank_type: string | undefined
  attach: string | undefined
  success_time: Date | undefined
  amount: {
    total_amount: number | undefined
    payer_amount: number | undefined
    currency: string | undefined
    payer_currency: string | undefined
  }
  promotion_detail: readonly Promotion[]
}

export function readCombined(body: unknown): CombinedTransaction {
  const fields = new Fields(body)
  return {
    combine_appid: fields.textIfAny('combine_appid'),
    combine_mchid: fields.textIfAny('combine_mchid'),
    combine_out_trade_no: fields.text('combine_out_trade_no'),
    device_id: fields.objectIfAny('scene_info')?.textIfAny('device_id'),
    openid: fields.objectIfAny('combine_payer_info')?.textIfAny('openid'),
    sub_orders: fields.list('sub_orders').map(readPart),
  }
}

function readPart(part: Fields): CombinedPart {
  const amount = part.objectIfAny('amount')
  return {
    mchid: part.text('mchid'),
    sub_mchid: part.textIfAny('sub_mchid'),
    sub_appid: part.textIfAny('sub_appid'),
    sub_openid: part.textIfAny('sub_openid'),
    out_trade_no: part.text('out_trade_no'),
    transaction_id: part.textIfAny('transaction_id'),
    trade_type: part.textIfAny('trade_type'),
    trade_state: part.text('trade_state'),
    bank_type: part.textIfAny('bank_type'),
    attach: part.textIfAny('attach'),
    success_time: part.instantIfAny('success_time'),
    amount: {
      total_amount: amount?.wholeIfAny('total_amount'),
      payer_amount: amount?.wholeIfAny('payer_amount'),
      currency: amount?.textIfAny('currency'),
      payer_currency: amount?.textIfAny('payer_currency'),
    },
    promotion_detail: readPromotions(part),
  }
}
