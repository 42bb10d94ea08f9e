import type { CloseSeen, PrepayOrder, PrepaySeen } from '../channel.ts'
import type { Fix, GatewayRefusal } from '../errors.ts'
import type { AppKind } from '../methods/apps.ts'
import type { ProviderAccount } from '../providers/providers.ts'
import type { Scene } from '../payments/payments.ts'
import type { Secret } from '../secret.ts'
import type { Sentence } from '../text.ts'
import type { CheckedMethod } from './offers.ts'

/**
 * What one check found. A refusal is explained by the channel's catalogue, like any other; what is said here stands before
 * that. `skipped`: there is nothing to look at.
 */
export type CheckSeen =
  | { state: 'pass'; note?: Sentence }
  | { state: 'fail' | 'warn'; reason?: Sentence; fix?: readonly Fix[]; refusal?: GatewayRefusal }
  | { state: 'unknown'; why: string }
  | { state: 'skipped'; reason: Sentence }

/** What became of an order that nobody is shown: what was said to it, and to its end. */
export type CheckOrderSeen = { outTradeNo: string; prepay: PrepaySeen; close?: CloseSeen }

/** What a channel is lent to check an account with, whether its keys are in use or are to be. */
export type AccountTools = { account: ProviderAccount; now: () => Date }

/** What a channel is lent to check a method with. */
export type CheckTools = AccountTools & {
  method: CheckedMethod
  notifyUrl: string
  appSecret(kind: AppKind): Promise<Secret<'app_secret'> | undefined>
  /** One fen in this scene: made, and closed at once. `besides`: what the scene cannot do without. */
  order(
    scene: Scene,
    besides?: Partial<Pick<PrepayOrder, 'payerOpenid' | 'payerClientIp' | 'authCode'>>,
  ): Promise<CheckOrderSeen>
}

/** Does one check by its name. Within one run the gateway is asked the same thing once. */
export type RunCheck = (name: string) => Promise<CheckSeen>
