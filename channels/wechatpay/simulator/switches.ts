import { type Static, Type } from 'typebox'

/** Where the gateway's documents leave a doubt; the defaults are the likelier reading. */
export const Switches = Type.Object(
  {
    sign_errors: Type.Boolean({
      description: 'Sign 4xx and 5xx too (the documents say so; the gateway was seen not to)',
    }),
    rate_limits: Type.Boolean({
      description: 'Refuse calls that come too often, by the known numbers; off, only the fault rate_limit does',
    }),
    pay_sign_error: Type.Enum(['签名错误', '错误的签名，验签失败'], {
      description: 'How the pay services say that a signature is wrong: as seen in 2026, or as older ones',
    }),
    bill_line_end: Type.Enum(['CRLF', 'LF'], { description: 'How lines of bills end; no page says' }),
    bill_bom: Type.Boolean({ description: 'Whether a bill begins with a byte order mark; no page says' }),
    refund_interval: Type.Boolean({
      description: 'Refuse a second partial refund of an order within one minute (a documented limit without an error)',
    }),
    image_limit_mb: Type.Integer({ minimum: 1, maximum: 5, description: 'The error text says 2, a newer page 5' }),
    time_expire_max_days: Type.Integer({
      minimum: 7,
      maximum: 15,
      description: 'The latest that time_expire may be: 7 days (Native) or 15 (partner pages); later is moved to it',
    }),
    order_paid_code: Type.Enum(['ORDERPAID', 'ORDER_PAID', 'INVALID_REQUEST'], {
      description: 'How a paid order that is ordered again or closed is refused, with 400',
    }),
    combine_orders_max: Type.Integer({ minimum: 2, maximum: 50, description: '50, or 10 for ordinary merchants' }),
    unpaid_payer: Type.Boolean({ description: 'Whether the query of an unpaid order has an empty payer' }),
    settlement_verify_result: Type.Boolean({
      description: 'Always tell verify_result of a settlement account, or only once it was changed or has failed',
    }),
    sub_mchid_when_to_be_signed: Type.Boolean({
      description: 'Tell sub_mchid from TO_BE_SIGNED on (2026), or only when FINISHED (older pages)',
    }),
    secapi_page: Type.Boolean({
      description:
        'APIv2 without a client certificate: the web server’s own page with HTTP 400, as often seen, or CA_ERROR',
    }),
  },
  { additionalProperties: false },
)
export type Switches = Static<typeof Switches>

export const DEFAULT_SWITCHES: Switches = {
  sign_errors: false,
  rate_limits: false,
  pay_sign_error: '签名错误',
  bill_line_end: 'CRLF',
  bill_bom: false,
  refund_interval: false,
  image_limit_mb: 2,
  time_expire_max_days: 7,
  order_paid_code: 'ORDERPAID',
  combine_orders_max: 50,
  unpaid_payer: false,
  settlement_verify_result: true,
  sub_mchid_when_to_be_signed: true,
  secapi_page: false,
}
