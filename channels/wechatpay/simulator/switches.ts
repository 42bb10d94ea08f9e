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
    refund_interval: Type.Boolean({
      description: 'Refuse a second partial refund of an order within one minute (a documented limit without an error)',
    }),
    image_limit_mb: Type.Integer({ minimum: 1, maximum: 5, description: 'The error text says 2, a newer page 5' }),
    settlement_verify_result: Type.Boolean({
      description: 'Always tell verify_result of a settlement account, or only once it was changed or has failed',
    }),
    sub_mchid_when_to_be_signed: Type.Boolean({
      description: 'Tell sub_mchid from TO_BE_SIGNED on (2026), or only when FINISHED (older pages)',
    }),
  },
  { additionalProperties: false },
)
export type Switches = Static<typeof Switches>

export const DEFAULT_SWITCHES: Switches = {
  sign_errors: false,
  rate_limits: false,
  refund_interval: false,
  image_limit_mb: 2,
  settlement_verify_result: true,
  sub_mchid_when_to_be_signed: true,
}
