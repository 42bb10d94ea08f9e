import { type Static, Type } from 'typebox'

/** Where the gateway's documents leave a doubt; the defaults are the likelier reading. */
export const Switches = Type.Object(
  {
    empty_values_signed: Type.Boolean({
      description: 'Take a signature over parameters with an empty value too (the rule says to drop them)',
    }),
    timestamp_window_s: Type.Integer({
      minimum: 0,
      description: 'How far a v2 timestamp may be from the machine’s clock; 0 checks its form only',
    }),
    solution_links: Type.Boolean({
      description: 'End a gateway’s sub_msg with the address of its solution (production does, the sandbox does not)',
    }),
    subject_signs_refused: Type.Boolean({ description: 'Refuse a subject with one of / = & (a documented limit)' }),
    refund_notices: Type.Boolean({ description: 'Tell notify_url of refunds too (the pages contradict each other)' }),
    refund_takes_s: Type.Integer({
      minimum: 0,
      description: 'Above 0, a refund is first answered with fund_change N, and is done so many seconds later',
    }),
    precreate_at_most: Type.Integer({
      minimum: 1,
      description: 'How often one out_trade_no may be precreated (the page says once, a help page 20 times)',
    }),
    app_auth_tokens_expire: Type.Boolean({
      description: 'Let an app_auth_token end after expires_in (newer pages: it lives until it is revoked)',
    }),
  },
  { additionalProperties: false },
)
export type Switches = Static<typeof Switches>

export const DEFAULT_SWITCHES: Switches = {
  empty_values_signed: false,
  timestamp_window_s: 0,
  solution_links: true,
  subject_signs_refused: true,
  refund_notices: true,
  refund_takes_s: 0,
  precreate_at_most: 20,
  app_auth_tokens_expire: true,
}
