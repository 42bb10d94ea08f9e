import type { OnboardingDeps } from '../deps.ts'
import type { MethodId } from '../ids.ts'
import { fen } from '../money.ts'
import { createPayment } from '../payments/create-payment.ts'
import type { PaymentRequest } from '../payments/payment-request.ts'
import type { Payment } from '../payments/payments.ts'

/** Whoever tries a method is known to it: a person, not the client's system. */
export type Trial = Pick<PaymentRequest, 'scene' | 'payerOpenid' | 'payerClientIp'> & {
  methodId: MethodId
  /** Given, so that a trial whose answer was lost can be repeated; a new number where it is not. */
  outTradeNo?: string
}

/** The smallest payment there is, real money where the gateway is real. Made also with a draft: it is what shows that it works. */
export function startTrial(deps: OnboardingDeps, trial: Trial, by: string): Promise<Payment> {
  const { outTradeNo = `T${deps.newId('pay').slice('pay_'.length)}` } = trial
  return createPayment(deps, { ...trial, outTradeNo, description: TRIAL_DESCRIPTION, amount: fen(1), trial: true }, by)
}

/** The payer reads it. */
export const TRIAL_DESCRIPTION = '测试付款'
