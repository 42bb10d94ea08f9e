import type { MethodApp } from '../methods/apps.ts'
import type { PaymentMethod } from '../methods/methods.ts'
import type { Scene } from '../payments/payments.ts'
import { compose, type Sentence } from '../text.ts'
import type { Fix } from '../errors.ts'

/** What decides which checks a method has. */
export type CheckedMethod = Pick<PaymentMethod, 'id' | 'mode' | 'subMchid' | 'scenes' | 'apps'>

/** A check that there is for methods of a channel. */
export type CheckOffer = {
  name: string
  /** Said of the thing that is checked, so that it reads well under any sign: 「证书与私钥匹配」. `{scene}` or `{app}` is filled. */
  title: Sentence
  /** Checks without which this one tells nothing: it waits until they are mended. */
  after: readonly string[]
  /** About the account alone: it is asked too with keys that do not serve any method yet. */
  of?: 'account'
  /** Done for each scene, or each app, of the method by itself. */
  per?: 'scene' | 'app'
  /** Only for methods like this; for all where it is missing. */
  only?: (method: CheckedMethod & { scene?: Scene; app?: MethodApp }) => boolean
  /** The platform tells nobody: a person says that it is done, and this says where. */
  manual?: readonly Fix[]
  /** Where with us it is mended, where it is: among the settings of the method, or the keys of its account. */
  mend?: 'settings' | 'account'
}

/** One check of one method. */
export type PlannedCheck = Pick<CheckOffer, 'title' | 'after' | 'manual' | 'mend'> & {
  name: string
  /** `native` of `product/native`. */
  about?: string
}

type Labels = {
  scenes: readonly { scene: Scene; label: Sentence }[]
  apps: readonly { kind: MethodApp['kind']; label: Sentence }[]
}

/** Those that are about an account alone, in the order in which they are done. */
export function planAccountChecks(offers: readonly CheckOffer[]): readonly PlannedCheck[] {
  return offers.filter(({ of }) => of === 'account').map((offer) => planned(offer))
}

/** The checks of one method, in the order in which they are done. */
export function planChecks(
  offers: readonly CheckOffer[],
  method: CheckedMethod,
  labels: Labels,
): readonly PlannedCheck[] {
  return offers.flatMap((offer) => {
    if (offer.per === 'scene') return method.scenes.flatMap((scene) => ofScene(offer, method, scene, labels))
    if (offer.per === 'app') return method.apps.flatMap((app) => ofApp(offer, method, app, labels))
    return offer.only?.(method) === false ? [] : [planned(offer)]
  })
}

function ofScene(offer: CheckOffer, method: CheckedMethod, scene: Scene, { scenes }: Labels): PlannedCheck[] {
  if (offer.only?.({ ...method, scene }) === false) return []
  const label = scenes.find((one) => one.scene === scene)?.label ?? { 'zh-CN': scene, en: scene }
  return [planned(offer, scene, compose(offer.title, { scene: label }))]
}

function ofApp(offer: CheckOffer, method: CheckedMethod, app: MethodApp, { apps }: Labels): PlannedCheck[] {
  if (offer.only?.({ ...method, app }) === false) return []
  const label = apps.find(({ kind }) => kind === app.kind)?.label ?? { 'zh-CN': app.kind, en: app.kind }
  return [planned(offer, app.kind, compose(offer.title, { app: label }))]
}

function planned({ name, title, after, manual, mend }: CheckOffer, about?: string, filled = title): PlannedCheck {
  return {
    name: about === undefined ? name : `${name}/${about}`,
    title: filled,
    after,
    ...(about !== undefined && { about }),
    ...(manual && { manual }),
    ...(mend && { mend }),
  }
}

/** Checks with all that they stand on. */
export function neededFor(plan: readonly PlannedCheck[], names: readonly string[]): ReadonlySet<string> {
  const needed = new Set(names)
  // whatever it stands on comes before it
  for (const { name: one, after, about } of plan.toReversed()) {
    if (!needed.has(one)) continue
    for (const before of after) {
      for (const other of plan) {
        if (other.name === before || other.name === `${before}/${about}`) needed.add(other.name)
      }
    }
  }
  return needed
}
