import type { Objection } from '@ruzhu/domain/applyments/applyments.ts'
import type { ApplymentSeen, ApplymentSubmission, SubmissionAid, SubmitSeen } from '@ruzhu/domain/applyments/gateway.ts'
import type { Channel, PictureFile } from '@ruzhu/domain/channel.ts'
import { NO_MONEY } from './gateway.ts'

export type Fault = 'lose_request' | 'lose_answer' | 'refuse'
type Call = 'begin' | 'fill' | 'hand_in' | 'cancel' | 'query'
type Order = {
  number: string
  state: 'open' | 'cancelled' | 'auditing' | 'rejected'
  form?: ApplymentSubmission['form']
  pictures: readonly PictureFile[]
  objections: readonly Objection[]
}

const LOST = { state: 'unknown', why: 'the connection broke' } as const
const REFUSAL = { channel: 'wechatpay', status: 200, code: 'MCC_NOT_ALLOWED', message: '类目不符合要求' } as const

/**
 * A platform that gives a new number to each version and knows none of ours: an order is begun, filled and handed in, each
 * by a call of its own. Pictures come inside the form.
 */
export class VersionsGateway {
  readonly orders = new Map<string, Order>()
  fault: (call: Call) => Fault | undefined = () => undefined

  channel(): Channel {
    return {
      ...NO_MONEY,
      submitApplyment: (submission, aid) => this.#submit(submission, aid),
      queryApplyment: ({ applymentId }) => this.#query(applymentId),
    }
  }

  handedIn(): Order[] {
    return [...this.orders.values()].filter(({ state }) => state === 'auditing' || state === 'rejected')
  }

  reject(objections: readonly Objection[]): void {
    const order = this.handedIn().findLast(({ state }) => state === 'auditing')
    if (!order) throw new Error('nothing is reviewed')
    Object.assign(order, { state: 'rejected', objections })
  }

  /** As an adapter does it: what an earlier try left open is made sure never to be handed in. */
  async #submit({ form, begunId }: ApplymentSubmission, aid: SubmissionAid): Promise<SubmitSeen> {
    if (begunId !== undefined && this.#call('cancel', () => this.#cancel(begunId)) !== 'done') return LOST
    const number = `order-${this.orders.size + 1}`
    const begin = this.#call('begin', () => void this.orders.set(number, open(number)))
    if (begin !== 'done') return said(begin)
    await aid.begun(number)
    const ids = Object.values(form).flat()
    const pictures = await Promise.all(ids.filter((id) => id.startsWith('mt_')).map((id) => aid.picture(id)))
    const fill = this.#call('fill', () => this.#change(number, { form, pictures }))
    if (fill !== 'done') return said(fill)
    const handIn = this.#call('hand_in', () => this.#change(number, { state: 'auditing' }))
    return handIn === 'done' ? { state: 'accepted', applymentId: number } : said(handIn)
  }

  async #query(number: string | undefined): Promise<ApplymentSeen> {
    if (number === undefined) return { state: 'absent' }
    if (this.#call('query', () => undefined) !== 'done') return { state: 'unreadable', why: 'lost' }
    const order = this.orders.get(number)
    if (!order || order.state === 'open' || order.state === 'cancelled') return { state: 'absent' }
    const { state, objections } = order
    return { state, raw: state.toUpperCase(), message: '', applymentId: number, objections }
  }

  #cancel(number: string): void {
    if (this.orders.get(number)?.state === 'open') this.#change(number, { state: 'cancelled' })
  }

  #change(number: string, change: Partial<Order>): void {
    Object.assign(this.orders.get(number) ?? {}, change)
  }

  #call(call: Call, work: () => void): 'done' | Fault {
    const fault = this.fault(call)
    if (fault === undefined || fault === 'lose_answer') work()
    return fault ?? 'done'
  }
}

function open(number: string): Order {
  return { number, state: 'open', pictures: [], objections: [] }
}

function said(fault: Fault): SubmitSeen {
  return fault === 'refuse' ? { state: 'refused', refusal: REFUSAL } : LOST
}
