import type { ClientId, MethodId, ProviderId } from '../ids.ts'
import type { Scene } from '../payments/payments.ts'

export type MethodState = 'draft' | 'active' | 'disabled'

/** A configured way to be paid (支付方式). In provider mode its keys are the provider's; only `subMchid` is its own. */
export type PaymentMethod = {
  id: MethodId
  clientId: ClientId
  providerId: ProviderId
  channel: string
  mode: 'provider'
  /** 1–50 where a Chinese character counts 2; unique per client. */
  name: string
  subMchid: string
  subAppid?: string
  scenes: readonly Scene[]
  state: MethodState
  createdAt: Date
  updatedAt: Date
}
