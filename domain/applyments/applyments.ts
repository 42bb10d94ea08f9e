import type { ApplymentKey, ClientId, ProviderId, SubmissionId } from '../ids.ts'

/**
 * `submitting` is ours: pictures and form are on their way. The rest are the gateway's, in lower case and without the
 * prefix; `unknown` is a state it sent that we have no word for (kept raw in `gatewayState`).
 */
export type ApplymentState =
  | 'draft'
  | 'submitting'
  | 'editting'
  | 'auditing'
  | 'rejected'
  | 'to_be_confirmed'
  | 'to_be_signed'
  | 'signing'
  | 'finished'
  | 'canceled'
  | 'unknown'

export type FieldPath = string
export type FieldValue = string | readonly string[]
/** The form, flat: `subject_info.business_license_info.license_number` → value. Pictures are material ids. */
export type ApplymentForm = Readonly<Record<FieldPath, FieldValue>>

/** One thing the reviewer wants changed, in the gateway's words; `path` where we know the field. */
export type Objection = {
  field: string
  fieldName: string
  rejectReason: string
  path?: FieldPath
  /** A person looked and left the value as it is, and said why. */
  kept?: { note: string; by: string; at: Date }
}

export type Applyment = {
  id: ApplymentKey
  clientId: ClientId
  providerId: ProviderId
  channel: string
  subjectType: string
  businessCode: string
  state: ApplymentState
  stateAt: Date
  form: ApplymentForm
  /** Grows with each save; a save on an older version is refused. */
  version: number
  submissions: number
  objections: readonly Objection[]
  applymentId?: string
  /** The gateway's number of what was begun for a version and is not known to be handed in: asked under before all else. */
  begunId?: string
  gatewayState?: string
  gatewayStateMsg?: string
  signUrl?: string
  subMchid?: string
  /** Why the last submission was not taken, in the gateway's words. */
  submitProblem?: string
  checkedAt?: Date
  nextCheckAt?: Date
  createdAt: Date
  updatedAt: Date
}

/** One version as it was sent; never changed afterwards. */
export type Submission = {
  id: SubmissionId
  applymentId: ApplymentKey
  number: number
  form: ApplymentForm
  submittedAt: Date
  submittedBy: string
}
