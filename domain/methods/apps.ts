import type { Scene } from '../payments/payments.ts'

export const APP_KINDS = ['mini_program', 'official_account', 'mobile_app'] as const
export type AppKind = (typeof APP_KINDS)[number]

/** An application of the client's in which its payers pay. */
export type MethodApp = { kind: AppKind; appid: string }

/** Anywhere else than in an app an order still names one: the first of these that there is. */
const ANY: readonly AppKind[] = ['official_account', 'mini_program', 'mobile_app']

/** A payer's identity is another one in every app, so inside one only its own AppID will do. */
const PAID_IN: Readonly<Record<Scene, readonly AppKind[]>> = {
  mini_program: ['mini_program'],
  jsapi: ['official_account'],
  app: ['mobile_app'],
  native: ANY,
  h5: ANY,
  page: ANY,
  bar_code: ANY,
}

/** The AppID in which a payment of this scene is made, where the method has one for it. */
export function appidFor(apps: readonly MethodApp[], scene: Scene): string | undefined {
  const found = PAID_IN[scene].map((kind) => apps.find((app) => app.kind === kind))
  return found.find((app) => app !== undefined)?.appid
}

/** Any of these makes the scene payable. */
export function kindsFor(scene: Scene): readonly AppKind[] {
  return PAID_IN[scene]
}
