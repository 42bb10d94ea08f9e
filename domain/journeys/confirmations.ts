import type { ClientId, ConfirmationId } from '../ids.ts'

/** Our own company, where a step is ours and no client's. */
export const OUR_COMPANY = 'company'

/** A person's word that a step is done, kept as such: who, when, and what was noted. It can be taken back. */
export type Confirmation = {
  id: ConfirmationId
  about: ClientId | typeof OUR_COMPANY
  channel: string
  step: string
  values: Readonly<Record<string, string>>
  note?: string
  by: string
  at: Date
  withdrawn?: { by: string; at: Date }
}

/** By the key of their step. */
export type Confirmed = ReadonlyMap<string, Confirmation>

export function confirmedSteps(confirmations: readonly Confirmation[], channel: string): Confirmed {
  return new Map(confirmations.filter((one) => one.channel === channel).map((one) => [one.step, one]))
}

/** A value that somebody noted at any step, such as an AppID. */
export function noted(confirmed: Confirmed, name: string): string | undefined {
  for (const { values } of confirmed.values()) if (values[name] !== undefined) return values[name]
  return undefined
}

export function isNoted(confirmed: Confirmed, step: string, name: string, value: string): boolean {
  return confirmed.get(step)?.values[name] === value
}
