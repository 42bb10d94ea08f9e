import type { Scene } from '../../payments/payments.ts'
import type { Permission } from '../../permissions/permissions.ts'
import type { Facts } from '../facts.ts'

/*
 * Whether the product of a scene is open for a merchant: the gateway says so when it is asked, and shows it when the live
 * check orders one fen.
 */

/** Since when the gateway has taken, or named as in force, every one of these; false while any is doubtful. */
export function productsOpen(facts: Facts, scenes: readonly Scene[]): Date | false {
  const times = scenes.map((scene) => openSince(facts, scene))
  if (times.length === 0 || times.some((at) => at === undefined)) return false
  return new Date(Math.max(...times.map(Number)))
}

/** When the gateway last said no to any of these. */
export function productShut(facts: Facts, scenes: readonly Scene[]): Date | undefined {
  const times = scenes.map((scene) => shutAt(facts, scene)).filter((at) => at !== undefined)
  return times.length === 0 ? undefined : new Date(Math.max(...times.map(Number)))
}

/** The later word of the two counts. */
function openSince(facts: Facts, scene: Scene): Date | undefined {
  const granted = told(facts, scene)
  const found = checked(facts, scene)
  const shut = shutAt(facts, scene)
  const open = [
    granted?.state === 'granted' ? granted : undefined,
    found?.state === 'pass' ? { stateAt: found.at, checkedAt: found.at } : undefined,
  ].filter((one) => one !== undefined)
  return open.find(({ checkedAt }) => !shut || checkedAt > shut)?.stateAt
}

function shutAt(facts: Facts, scene: Scene): Date | undefined {
  const granted = told(facts, scene)
  const found = checked(facts, scene)
  const [at] = [
    ...(granted?.state === 'missing' ? [granted.checkedAt] : []),
    ...(found?.state === 'fail' ? [found.at] : []),
  ].toSorted((one, other) => +other - +one)
  return at
}

function told({ permissions }: Facts, scene: Scene): Permission | undefined {
  return permissions.find(({ what }) => what === scene)
}

function checked({ checked: run }: Facts, scene: Scene) {
  const result = run?.results.find(({ name }) => name === `product/${scene}`)
  return result && run?.endedAt && { state: result.state, at: run.endedAt }
}
