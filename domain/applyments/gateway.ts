import type { GrantWords, PictureFile } from '../channel.ts'
import type { GatewayRefusal } from '../errors.ts'
import type { ApplymentForm, ApplymentState, FieldPath } from './applyments.ts'

/**
 * A form whose pictures are already the gateway's media ids, or ours where a form carries its pictures itself.
 *
 * @property applymentId  the gateway's number of the version before
 * @property begunId      its number of what was begun for this version by an earlier try, and not handed in
 */
export type ApplymentSubmission = {
  businessCode: string
  subjectType: string
  form: ApplymentForm
  applymentId?: string
  begunId?: string
}

/** What a channel needs of us while it hands a form in. */
export type SubmissionAid = {
  /** To be told the gateway's number, where it gives a new one to each version, before the call that hands the form in. */
  begun(number: string): Promise<void>
  /** A picture of ours, of a form that carries its pictures itself. */
  picture(id: string): Promise<PictureFile>
}

/** `applymentId` is the gateway's own number, once it is known. */
export type ApplymentRef = { businessCode: string; subjectType: string; applymentId?: string }

export type SubmitSeen =
  /** `grant`: the merchant had agreed beforehand to what is applied for. */
  | { state: 'accepted'; applymentId: string; grant?: GrantWords }
  | { state: 'refused'; refusal: GatewayRefusal }
  | { state: 'unknown'; why: string }

export type ApplymentSeen =
  | {
      state: ApplymentState
      raw: string
      message: string
      applymentId: string
      signUrl?: string
      subMchid?: string
      objections: readonly { field: string; fieldName: string; rejectReason: string; path?: FieldPath }[]
    }
  | { state: 'absent' }
  | { state: 'unreadable'; why: string }
