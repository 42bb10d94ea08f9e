import type { ClientId, MethodId, ProviderId } from '../ids.ts'
import type { Scene } from '../payments/payments.ts'
import type { MethodApp } from './apps.ts'

export type MethodState = 'draft' | 'active' | 'disabled'

/** Whose keys sign: ours, as the client's service provider, or those of an account that belongs to the client. */
export type MethodMode = 'provider' | 'direct'

/** A configured way to be paid (支付方式). Its keys are those of the account at `providerId`; see `ProviderAccount`. */
export type PaymentMethod = {
  id: MethodId
  clientId: ClientId
  providerId: ProviderId
  channel: string
  mode: MethodMode
  /** 1–50 where a Chinese character counts 2; unique per client. */
  name: string
  /** Whom the money goes to. In direct mode the number of the account itself. */
  subMchid: string
  /** One of a kind. Their AppSecrets are kept apart, and read by who signs in a payer. */
  apps: readonly MethodApp[]
  scenes: readonly Scene[]
  /** Among the methods of its client: the first that fits is taken where only the client is named. */
  place: number
  state: MethodState
  createdAt: Date
  updatedAt: Date
}

/** As they stand among each other; of the same place the older first. */
export function inOrder(methods: readonly PaymentMethod[]): readonly PaymentMethod[] {
  return methods.toSorted((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
}
