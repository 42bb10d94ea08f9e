import { Agent, request } from 'undici'
import type {
  Collection,
  Fault,
  HeaderList,
  Ids,
  Instant,
  Letter,
  NotificationNote,
  NotificationOrder,
  Schedule,
  SimulatedGateway,
  Spoiling,
} from '@ruzhu/channels/contract/simulator.ts'
import type { Faults } from './faults.ts'

const ANSWER_WITHIN_MS = 5000
const KEPT_ANSWER_CHARS = 1000
const CONNECTIONS_PER_RECEIVER = 64
const LATE_BY_MS = 30_000

export type Attempt = {
  readonly at: Instant
  readonly tookMs: number
  readonly status?: number
  readonly answer?: string
  readonly error?: string
  readonly spoiling?: Spoiling
  readonly byHand?: boolean
}
export type Notification = NotificationNote & {
  /** `withheld`: never sent of its own accord, only by hand. */
  readonly state: 'waiting' | 'delivered' | 'given_up' | 'withheld'
  readonly attempts: readonly Attempt[]
  /** Failed attempts so far, which is the step of the ladder it stands on. */
  readonly failures: number
  readonly nextAt?: Instant
  readonly copiesLeft: number
  readonly spoiling?: Spoiling
}

type Deps = {
  notifications: Collection<Notification>
  gateway: (name: string) => SimulatedGateway
  faults: Faults
  schedule: Schedule
  ids: Ids
  now: () => Instant
  machineNow: () => number
  allowRemote: boolean
}

/** Sends what a gateway has to say to its merchants, again and again by its ladder, and keeps every attempt. */
export class Notifier {
  readonly #deps: Deps
  readonly #agent = new Agent({ connections: CONNECTIONS_PER_RECEIVER, connectTimeout: ANSWER_WITHIN_MS })
  /** By out_trade_no: who waits to be overtaken. */
  readonly #held = new Map<string, string>()
  #closing = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  notify(order: NotificationOrder): void {
    const { faults, ids, now } = this.#deps
    const fault = faults.forNotification(order.url, order.outTradeNo)
    const made: Notification = {
      ...order,
      id: uuid(ids.hex('notification', 32)),
      createdAt: now(),
      state: 'waiting',
      attempts: [],
      failures: 0,
      copiesLeft: fault?.effect === 'notify_twice' ? 1 : 0,
      ...spoilt(fault),
    }
    if (fault?.effect === 'notify_none') this.#keep({ ...made, state: 'withheld' })
    else this.#plan(made, now() + lateness(fault))
    if (fault?.effect === 'notify_out_of_order') this.#held.set(order.outTradeNo, made.id)
  }

  /** What the schedule calls. */
  async attempt(id: string, at: Instant): Promise<void> {
    const note = this.#deps.notifications.get(id)
    if (!note || note.state !== 'waiting') return
    const attempt = await this.#send(note, { at, ...(note.spoiling && { spoiling: note.spoiling }) })
    const current = this.#deps.notifications.get(id)
    if (!attempt || !current) return
    this.#record(current, attempt)
    this.#letGo(note)
  }

  /** The one that was held back comes right behind the one that has overtaken it. */
  #letGo({ id, outTradeNo }: Notification) {
    const heldId = this.#held.get(outTradeNo)
    if (heldId === undefined) return
    this.#held.delete(outTradeNo)
    const held = this.#deps.notifications.get(heldId)
    if (held && heldId !== id) this.#plan(held, this.#deps.now())
  }

  async resend(id: string, spoiling: Spoiling): Promise<Notification | undefined> {
    const note = this.#deps.notifications.get(id)
    if (!note) return undefined
    const attempt = await this.#send(note, { at: this.#deps.now(), byHand: true, ...(spoiling && { spoiling }) })
    const current = this.#deps.notifications.get(id)
    if (!attempt || !current) return current
    const attempts = [...current.attempts, attempt]
    if (!this.#accepted(current, attempt)) return this.#keep({ ...current, attempts })
    this.#deps.schedule.drop(scheduleKey(id))
    return this.#keep(settled({ ...current, attempts }, 'delivered'))
  }

  close(): Promise<void> {
    this.#closing = true
    return this.#agent.destroy()
  }

  #record(note: Notification, attempt: Attempt) {
    const { ladderS } = this.#deps.gateway(note.gateway).notifications
    const { spoiling: _, ...rest } = note
    const told = { ...rest, attempts: [...note.attempts, attempt] }
    if (this.#accepted(note, attempt)) {
      if (note.copiesLeft > 0) this.#plan({ ...told, copiesLeft: note.copiesLeft - 1 }, attempt.at)
      else this.#keep(settled(told, 'delivered'))
      return
    }
    const failures = note.failures + 1
    const waitS =
      attempt.status === undefined && attempt.error === REMOTE
        ? undefined
        : (typeof ladderS === 'function' ? ladderS(note) : ladderS)[note.failures]
    if (waitS === undefined) this.#keep(settled({ ...told, failures }, 'given_up'))
    else this.#plan({ ...told, failures }, attempt.at + waitS * 1000)
  }

  /** A spoilt one does not count even where the receiver was fooled: the true one follows. */
  #accepted(note: Notification, { status, answer, spoiling }: Attempt): boolean {
    if (status === undefined || spoiling) return false
    return this.#deps.gateway(note.gateway).notifications.accepts(status, answer ?? '', note)
  }

  #plan(note: Notification, at: Instant) {
    this.#keep({ ...note, nextAt: at })
    this.#deps.schedule.set({ key: scheduleKey(note.id), kind: 'notification', subject: note.id, at })
  }

  #keep(note: Notification): Notification {
    this.#deps.notifications.put(note.id, note)
    return note
  }

  /** Undefined when the simulator ends meanwhile: the attempt is made again after the next start. */
  async #send(note: Notification, start: Pick<Attempt, 'at' | 'spoiling' | 'byHand'>): Promise<Attempt | undefined> {
    const begun = this.#deps.machineNow()
    const took = () => ({ tookMs: this.#deps.machineNow() - begun })
    if (!this.#deps.allowRemote && !isLoopback(new URL(note.url).hostname))
      return { ...start, tookMs: 0, error: REMOTE }
    try {
      const letter = await this.#deps.gateway(note.gateway).notifications.letter(note, start.spoiling)
      return { ...start, ...(await this.#post(note.url, letter)), ...took() }
    } catch (error) {
      if (this.#closing) return undefined
      return { ...start, error: sentence(error), ...took() }
    }
  }

  async #post(url: string, { headers, body }: Letter): Promise<{ status: number; answer: string }> {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const options = { method: 'POST' as const, headers: headerRecord(headers), body, signal, dispatcher: this.#agent }
    const answer = await request(url, options)
    return { status: answer.statusCode, answer: await beginning(answer.body) }
  }
}

const REMOTE = 'Not sent: the address is not on this machine. Start the simulator with --allow-remote to let it out.'

export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

/** Late by itself; out of order until another about the same payment has gone, or as long as if it were late. */
function lateness(fault: Fault | undefined): number {
  if (fault?.effect !== 'notify_late' && fault?.effect !== 'notify_out_of_order') return 0
  return fault.delayMs ?? LATE_BY_MS
}

function spoilt(fault: Fault | undefined): { spoiling?: Spoiling } {
  if (fault?.effect === 'notify_bad_signature') return { spoiling: 'bad_signature' }
  return fault?.effect === 'notify_probe' ? { spoiling: 'probe' } : {}
}

function settled(note: Notification, state: 'delivered' | 'given_up'): Notification {
  const { nextAt: _, ...rest } = note
  return { ...rest, state }
}

function scheduleKey(id: string): string {
  return `notification:${id}`
}

function uuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function headerRecord(headers: HeaderList): Record<string, string> {
  return Object.fromEntries(headers)
}

async function beginning(body: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of body) {
    text += chunk.toString()
    if (text.length >= KEPT_ANSWER_CHARS) break
  }
  return text.slice(0, KEPT_ANSWER_CHARS)
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `No answer within ${ANSWER_WITHIN_MS / 1000} s`
  return error.message || error.name
}
