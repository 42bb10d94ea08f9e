import type { Answer } from './answers.ts'
import type { CallOptions, WechatClient } from './client.ts'
import { at } from './paths.ts'
import { Fields } from './reading.ts'

/** Amounts are whole fen. */
export type ReturnRequest = {
  sub_mchid?: string
  /** Up to 64 of `[0-9A-Za-z_*@-]`; the same number is the same request. */
  out_return_no: string
  /** The merchant who gives back; it must have allowed that. Persons cannot. */
  return_mchid: string
  amount: number
  description: string
} & ({ out_order_no: string } | { order_id: string })

export type SharingReturn = {
  sub_mchid: string | undefined
  order_id: string | undefined
  out_order_no: string | undefined
  out_return_no: string
  return_id: string | undefined
  return_mchid: string | undefined
  amount: number | undefined
  description: string | undefined
  /** PROCESSING, SUCCESS or FAILED. */
  result: string
  /** BALANCE_NOT_ENOUGH, ACCOUNT_ABNORMAL, TIME_OUT_CLOSED and others. */
  fail_reason: string | undefined
  create_time: Date | undefined
  finish_time: Date | undefined
}

/**
 * Takes back what a merchant was given, within 180 days; what comes back cannot be shared again. Never sent twice by us:
 * ask with {@link queryReturn}. 100 a second.
 *
 * Errors: 403 NO_AUTH where the receiver does not allow it; 404 RESOURCE_NOT_EXISTS; 400 INVALID_REQUEST; 429.
 *
 * @see https://pay.weixin.qq.com/doc/v3/partner/4012466854
 */
export function returnShare(
  client: WechatClient,
  request: ReturnRequest,
  options?: CallOptions,
): Promise<Answer<SharingReturn>> {
  return client.call({ ...at('POST', '/v3/profitsharing/return-orders'), body: request, read: readReturn }, options)
}

/** 404 RESOURCE_NOT_EXISTS where there is none of that number. */
export function queryReturn(
  client: WechatClient,
  { outReturnNo, outOrderNo, subMchid }: { outReturnNo: string; outOrderNo: string; subMchid?: string },
  options?: CallOptions,
): Promise<Answer<SharingReturn>> {
  const values = { out_return_no: outReturnNo, out_order_no: outOrderNo, sub_mchid: subMchid }
  return client.call(
    { ...at('GET', '/v3/profitsharing/return-orders/{out_return_no}', values), read: readReturn },
    options,
  )
}

function readReturn(body: unknown): SharingReturn {
  const fields = new Fields(body)
  return {
    sub_mchid: fields.textIfAny('sub_mchid'),
    order_id: fields.textIfAny('order_id'),
    out_order_no: fields.textIfAny('out_order_no'),
    out_return_no: fields.text('out_return_no'),
    return_id: fields.textIfAny('return_id'),
    return_mchid: fields.textIfAny('return_mchid'),
    amount: fields.wholeIfAny('amount'),
    description: fields.textIfAny('description'),
    result: fields.text('result'),
    fail_reason: fields.textIfAny('fail_reason'),
    create_time: fields.instantIfAny('create_time'),
    finish_time: fields.instantIfAny('finish_time'),
  }
}
