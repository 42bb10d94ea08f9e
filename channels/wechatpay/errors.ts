import type { Fix, GatewayRefusal } from '@ruzhu/domain/errors.ts'
import type { Sentence } from '@ruzhu/domain/text.ts'
import { APPLYMENT_CODES, APPLYMENT_MESSAGES } from './errors/applyments.ts'
import { BILL_CODES } from './errors/bills.ts'
import { CLIENT_SIDE_MESSAGES } from './errors/client-side.ts'
import { GENERAL_CODES, GENERAL_MESSAGES, UNHEARD_OF } from './errors/general.ts'
import { H5_AND_NATIVE_MESSAGES } from './errors/h5-and-native.ts'
import { LOGIN_MESSAGES } from './errors/login.ts'
import { MATERIAL_MESSAGES } from './errors/material.ts'
import { PARAMETER_MESSAGES } from './errors/parameters.ts'
import { PAYMENT_CODES, PAYMENT_MESSAGES } from './errors/payments.ts'
import { PERMISSION_CODES, PERMISSION_MESSAGES } from './errors/permissions.ts'
import { REFUND_CODES, REFUND_MESSAGES } from './errors/refunds.ts'
import { SIGNING_CODES, SIGNING_MESSAGES } from './errors/signing.ts'
import { V2_FORM_CODES } from './errors/v2-form.ts'
import { V2_CODES } from './errors/v2.ts'

export type Explanation = { title: Sentence; fix: readonly Fix[] }
/** What a code means where its message says this. */
export type MessageExplanation = Explanation & {
  key: string
  says: RegExp
  numbers?: readonly string[]
}

/** By the gateway's code, as it is spelled today. */
export const WECHATPAY_ERRORS: Readonly<Record<string, Explanation>> = {
  ...GENERAL_CODES,
  ...SIGNING_CODES,
  ...PERMISSION_CODES,
  ...PAYMENT_CODES,
  ...REFUND_CODES,
  ...APPLYMENT_CODES,
  ...BILL_CODES,
  ...V2_CODES,
  ...V2_FORM_CODES,
}

/** By the gateway's sentence: one code stands for many causes, and one cause comes under several codes. */
export const WECHATPAY_MESSAGES: readonly MessageExplanation[] = [
  ...SIGNING_MESSAGES,
  ...PERMISSION_MESSAGES,
  ...PAYMENT_MESSAGES,
  ...REFUND_MESSAGES,
  ...APPLYMENT_MESSAGES,
  ...PARAMETER_MESSAGES,
  ...CLIENT_SIDE_MESSAGES,
  ...H5_AND_NATIVE_MESSAGES,
  ...LOGIN_MESSAGES,
  ...MATERIAL_MESSAGES,
  ...GENERAL_MESSAGES,
]

/** What a refusal means, and which step mends it. Only explains: what is done next never depends on a sentence. */
export function explainWechatpay(refusal: Pick<GatewayRefusal, 'code' | 'message'>): Explanation {
  const code = SPELLINGS.get(refusal.code) ?? refusal.code
  const byMessage = WECHATPAY_MESSAGES.find(({ says }) => says.test(refusal.message))
  const byCode = Object.hasOwn(WECHATPAY_ERRORS, code) ? WECHATPAY_ERRORS[code] : undefined
  const { title, fix } = byMessage ?? byCode ?? UNHEARD_OF
  return { title, fix }
}

/** Spellings of services that are older, or were written in a hurry. */
export const SPELLINGS = new Map([
  ['NOAUTH', 'NO_AUTH'],
  ['RULELIMIT', 'RULE_LIMIT'],
  ['ORDERNOTEXIST', 'ORDER_NOT_EXIST'],
  ['ORDERCLOSED', 'ORDER_CLOSED'],
  ['ORDER_PAID', 'ORDERPAID'],
  ['NOTENOUGH', 'NOT_ENOUGH'],
  ['ACCOUNTERROR', 'USER_ACCOUNT_ABNORMAL'],
  ['SYSTEMERROR', 'SYSTEM_ERROR'],
  ['BIZERR_NEED_RETRY', 'SYSTEM_ERROR'],
  ['MCHID_NOT_EXIST', 'MCH_NOT_EXISTS'],
  ['REFUNDNOTEXIST', 'RESOURCE_NOT_EXISTS'],
  ['CERT_ERROR', 'CA_ERROR'],
  ['INVALID_REQ_TOO_MUCH', 'FREQUENCY_LIMITED'],
  ['APPLYMENT_NOTEXIST', 'APPLYMENT_NOT_EXIST'],
  ['RATELIMIT_EXCEEDED', 'FREQUENCY_LIMITED'],
  ['RATE_LIMITED', 'FREQUENCY_LIMITED'],
  ['FREQUENCY_LIMIT_EXCEED', 'FREQUENCY_LIMITED'],
  ['FREQENCY_LIMIT', 'FREQUENCY_LIMITED'],
])
