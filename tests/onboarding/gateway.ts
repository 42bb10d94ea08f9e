import type { Channel, PictureFile, UploadSeen } from '@ruzhu/domain/channel.ts'
import type { ApplymentState, Objection } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentSeen, ApplymentSubmission, SubmitSeen } from '@ruzhu/domain/applyments/gateway.ts'

/** What may happen to a request: it never arrives, its answer never does, or it is refused. */
export type Fault = 'lose_request' | 'lose_answer' | 'refuse'
export type Request = 'query' | 'upload' | 'submit'

type Held = {
  applymentId: string
  state: ApplymentState
  versions: ApplymentSubmission[]
  objections: readonly Objection[]
  signUrl: string
  subMchid?: string
}

export const REFUSAL = { channel: 'wechatpay', status: 400, code: 'PARAM_ERROR', message: '图片文件为空' } as const
const IN_PROGRESS = {
  channel: 'wechatpay',
  status: 400,
  code: 'PROCESSING',
  message: '存在流程进行中的申请单',
} as const

/** The platform's side of applyments, with a ledger of its own; it knows nothing of our code. */
export class ApplymentGateway {
  readonly applyments = new Map<string, Held>()
  readonly pictures: PictureFile[] = []
  readonly requests: Request[] = []
  /** Which fault this request meets. */
  fault: (request: Request) => Fault | undefined = () => undefined

  channel(): Channel {
    return {
      ...NO_MONEY,
      uploadPicture: (picture) => this.#upload(picture),
      submitApplyment: (submission) => this.#submit(submission),
      queryApplyment: ({ businessCode }) => this.#query(businessCode),
    }
  }

  /** The reviewer and the super admin. */
  move(businessCode: string, state: ApplymentState, more: Partial<Pick<Held, 'objections' | 'subMchid'>> = {}): void {
    const held = this.applyments.get(businessCode)
    if (!held) throw new Error(`nobody has submitted ${businessCode}`)
    Object.assign(held, { objections: [], ...more, state })
  }

  async #upload(picture: PictureFile): Promise<UploadSeen> {
    const fault = this.#hear('upload')
    if (fault === 'lose_request') return LOST
    if (fault === 'refuse') return { state: 'refused', refusal: REFUSAL }
    this.pictures.push(picture)
    return fault === 'lose_answer' ? LOST : { state: 'uploaded', mediaId: `media-${picture.sha256.slice(0, 8)}` }
  }

  async #submit(submission: ApplymentSubmission): Promise<SubmitSeen> {
    const fault = this.#hear('submit')
    if (fault === 'lose_request') return LOST
    if (fault === 'refuse') return { state: 'refused', refusal: REFUSAL }
    const held = this.applyments.get(submission.businessCode)
    if (held && held.state !== 'rejected' && held.state !== 'editting') {
      return { state: 'refused', refusal: IN_PROGRESS }
    }
    const taken = held ?? this.#begin(submission.businessCode)
    Object.assign(taken, { state: 'auditing', objections: [], versions: [...taken.versions, submission] })
    return fault === 'lose_answer' ? LOST : { state: 'accepted', applymentId: taken.applymentId }
  }

  #begin(businessCode: string): Held {
    const applymentId = String(2_000_002_124_775_691 + this.applyments.size)
    const signUrl = `https://pay.weixin.qq.com/public/apply4ec_sign/s?applymentId=${applymentId}`
    const held: Held = { applymentId, state: 'auditing', versions: [], objections: [], signUrl }
    this.applyments.set(businessCode, held)
    return held
  }

  async #query(businessCode: string): Promise<ApplymentSeen> {
    const fault = this.#hear('query')
    if (fault !== undefined) return { state: 'unreadable', why: fault }
    const held = this.applyments.get(businessCode)
    if (!held) return { state: 'absent' }
    const { state, applymentId, signUrl, subMchid, objections } = held
    const raw = state === 'unknown' ? 'APPLYMENT_STATE_NEW' : `APPLYMENT_STATE_${state.toUpperCase()}`
    return { state, raw, message: '', applymentId, signUrl, objections, ...(subMchid !== undefined && { subMchid }) }
  }

  #hear(request: Request): Fault | undefined {
    this.requests.push(request)
    return this.fault(request)
  }
}

const LOST = { state: 'unknown', why: 'the connection broke' } as const

/** No money moves in these tests. */
export const NO_MONEY: Channel = {
  prepay: async () => LOST,
  queryPayment: async () => LOST,
  refund: async () => LOST,
  queryRefund: async () => LOST,
  readNotification: async () => ({ verified: false, why: 'malformed' }),
  probe: async () => ({ state: 'ok', clockSkewMs: 0 }),
}
