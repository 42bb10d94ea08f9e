import type { Describe, SubjectType } from '../descriptor.ts'
import type { Applyment } from './applyments.ts'
import type { DeadlineDays } from './states.ts'

export function findSubjectType(describe: Describe, channel: string, type: string): SubjectType | undefined {
  return describe(channel)?.subjectTypes.find((subjectType) => subjectType.type === type)
}

/** The form that this applyment was begun with; it was known then. */
export function subjectTypeOf(describe: Describe, { id, channel, subjectType }: Applyment): SubjectType {
  const found = findSubjectType(describe, channel, subjectType)
  if (!found) throw new Error(`${id} is of ${channel} ${subjectType}, which no channel describes any more`)
  return found
}

/** Days that the platform gives to whom it asks, for an application of this kind. */
export function deadlineDaysOf(describe: Describe, { channel, subjectType }: Applyment): DeadlineDays | undefined {
  return findSubjectType(describe, channel, subjectType)?.deadlineDays ?? describe(channel)?.journeys.deadlineDays
}
