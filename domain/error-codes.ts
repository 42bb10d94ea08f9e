import { ACCESS_ERRORS } from './access/errors.ts'
import { APPLYMENT_ERRORS } from './applyments/errors.ts'
import { CLIENT_ERRORS } from './clients/errors.ts'
import { WEBHOOK_ERRORS } from './events/errors.ts'
import { GRANT_ERRORS } from './grants/errors.ts'
import { IMPORT_ERRORS } from './imports/errors.ts'
import { STEP_ERRORS } from './journeys/errors.ts'
import { KEY_ERRORS } from './keys/errors.ts'
import { LINK_ERRORS } from './links/errors.ts'
import { METHOD_ERRORS } from './methods/errors.ts'
import { PAYMENT_ERRORS } from './payments/errors.ts'
import { GATEWAY_ERRORS } from './problems/gateway-errors.ts'
import { REQUEST_ERRORS } from './problems/request-errors.ts'
import { PROVIDER_ERRORS } from './providers/errors.ts'
import { REFUND_ERRORS } from './refunds/errors.ts'
import { SETTLEMENT_ERRORS } from './settlement/errors.ts'

/** Every refusal of ours, with who mends it and how; each stands beside its noun. What a gateway refuses is explained by its channel's own catalogue. */
export const CODES = {
  ...REQUEST_ERRORS,
  ...ACCESS_ERRORS,
  ...IMPORT_ERRORS,
  ...CLIENT_ERRORS,
  ...PROVIDER_ERRORS,
  ...KEY_ERRORS,
  ...APPLYMENT_ERRORS,
  ...SETTLEMENT_ERRORS,
  ...GRANT_ERRORS,
  ...LINK_ERRORS,
  ...METHOD_ERRORS,
  ...STEP_ERRORS,
  ...PAYMENT_ERRORS,
  ...REFUND_ERRORS,
  ...WEBHOOK_ERRORS,
  ...GATEWAY_ERRORS,
} as const
