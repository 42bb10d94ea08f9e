import type { Applyment, ApplymentForm, FieldValue, Objection } from './applyments.ts'

/** An objection with what was sent and what stands there now. */
export type ObjectionState = Objection & { valueSent?: FieldValue; valueNow?: FieldValue; changed: boolean }

/** @param sent  the form of the last submission; `now` the form as it counts today */
export function objectionStates(
  { objections }: Pick<Applyment, 'objections'>,
  sent: ApplymentForm,
  now: ApplymentForm,
): readonly ObjectionState[] {
  return objections.map((objection) => {
    if (objection.path === undefined) return { ...objection, changed: false }
    const valueSent = sent[objection.path]
    const valueNow = now[objection.path]
    return {
      ...objection,
      ...(valueSent === undefined ? {} : { valueSent }),
      ...(valueNow === undefined ? {} : { valueNow }),
      changed: !sameValue(valueSent, valueNow),
    }
  })
}

/** Settled is what was changed, or left as it is by a person who said why. */
export function settled(objection: ObjectionState): boolean {
  return objection.changed || objection.kept !== undefined
}

/** How many fields of a form read differently in another. */
export function changedPaths(before: ApplymentForm, after: ApplymentForm): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...paths].filter((path) => !sameValue(before[path], after[path]))
}

export function sameObjection(one: Objection, other: Objection): boolean {
  return one.field === other.field && one.fieldName === other.fieldName && one.rejectReason === other.rejectReason
}

export function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
