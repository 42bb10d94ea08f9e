import type { Fix, GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { AUTHORIZATION_ERRORS } from './errors/authorization.ts'
import { BILL_ERRORS } from './errors/bills.ts'
import { CLIENT_SIDE_ERRORS } from './errors/client-side.ts'
import { GENERAL_ERRORS, UNHEARD_OF } from './errors/general.ts'
import { MATERIAL_ERRORS } from './errors/material.ts'
import { MERCHANT_ERRORS } from './errors/merchants.ts'
import { PARTICULAR_ERRORS } from './errors/particulars.ts'
import { PAYER_ERRORS } from './errors/payers.ts'
import { PAYMENT_ERRORS } from './errors/payments.ts'
import { PERMISSION_ERRORS } from './errors/permissions.ts'
import { PRODUCT_SIGNING_ERRORS } from './errors/product-signing.ts'
import { REFUND_ERRORS } from './errors/refunds.ts'
import { ROYALTY_ERRORS } from './errors/royalties.ts'
import { SIGNING_ERRORS } from './errors/signing.ts'
import { SUB_MERCHANT_ERRORS } from './errors/sub-merchants.ts'

export type Explanation = { title: Sentence; fix: readonly Fix[] }
/** Codes without the family in front: one cause has many names here, and often the same one under several families. */
export type CodeExplanation = Explanation & {
  codes: readonly string[]
  /** What tells it where no code is shown, as on the payer's screen. */
  says?: readonly RegExp[]
  /** Its name, where it has no code of its own. */
  key?: string
}

export const ALIPAY_ERRORS: readonly CodeExplanation[] = [
  ...SIGNING_ERRORS,
  ...MATERIAL_ERRORS,
  ...PERMISSION_ERRORS,
  ...AUTHORIZATION_ERRORS,
  ...PAYMENT_ERRORS,
  ...PAYER_ERRORS,
  ...MERCHANT_ERRORS,
  ...REFUND_ERRORS,
  ...ROYALTY_ERRORS,
  ...BILL_ERRORS,
  ...PRODUCT_SIGNING_ERRORS,
  ...SUB_MERCHANT_ERRORS,
  ...PARTICULAR_ERRORS,
  ...CLIENT_SIDE_ERRORS,
  ...GENERAL_ERRORS,
]

const BY_CODE = new Map(ALIPAY_ERRORS.flatMap(({ codes, title, fix }) => codes.map((code) => [code, { title, fix }])))

/** What a refusal means, and which step mends it. Only explains: what is done next never depends on a sentence. */
export function explainAlipay({ code }: Pick<GatewayRefusal, 'code'>): Explanation {
  return BY_CODE.get(withoutFamily(code)) ?? UNHEARD_OF
}

/** `isv.invalid-signature` of v2 is `invalid-signature` in v3; `AQC.` is how cancelling spells `ACQ.` at times. */
export function withoutFamily(code: string): string {
  return code.replace(/^(ACQ|AQC|isv|isp|aop)\./, '')
}
