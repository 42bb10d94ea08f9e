import type { Describe, SubjectType } from '../descriptor.ts'
import type { Applyment } from './applyments.ts'

export function findSubjectType(describe: Describe, channel: string, type: string): SubjectType | undefined {
  return describe(channel)?.subjectTypes.find((subjectType) => subjectType.type === type)
}

/** The form that this applyment was begun with; it was known then. */
export function subjectTypeOf(describe: Describe, { id, channel, subjectType }: Applyment): SubjectType {
  const found = findSubjectType(describe, channel, subjectType)
  if (!found) throw new Error(`${id} is of ${channel} ${subjectType}, which no channel describes any more`)
  return found
}
