import type { ApplymentSeen } from '@ruzhu/domain/applyments/gateway.ts'

type Objections = Extract<ApplymentSeen, { raw: string }>['objections']

/** Reviewers at Alipay name no fields: each reason once, with what it is about as far as that is said. */
export function objectionsOf(said: readonly { about: string; reason: string | undefined }[]): Objections {
  const reasons = new Map<string, string>()
  for (const { about, reason } of said) if (reason !== undefined && !reasons.has(reason)) reasons.set(reason, about)
  return [...reasons].map(([rejectReason, fieldName]) => ({ field: '', fieldName, rejectReason }))
}
