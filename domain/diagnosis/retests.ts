import type { Dossier } from './dossier.ts'

/**
 * What can be done at once to see whether it is mended: ask the gateway about the object, or a harmless call with the
 * keys of the account. Each is an operation of the API; who may not call it is not offered it.
 */
export type Retest = {
  test: 'ask_payment' | 'ask_refund' | 'ask_applyment' | 'probe_account' | 'probe_client_account'
  id: string
}

export function retestsOf({ payment, refund, applyment, account }: Dossier): readonly Retest[] {
  const own = account?.outline.clientId !== undefined
  return [
    ...(payment ? [{ test: 'ask_payment', id: payment.id } as const] : []),
    ...(refund ? [{ test: 'ask_refund', id: refund.id } as const] : []),
    ...(applyment ? [{ test: 'ask_applyment', id: applyment.id } as const] : []),
    ...(account ? [{ test: own ? 'probe_client_account' : 'probe_account', id: account.outline.id } as const] : []),
  ]
}
