import type { Dispatcher } from 'undici'
import { isUnsent, whyLost } from './lost.ts'
import type { Lost, Outgoing, Received } from './transport.ts'

export type Limits = { timeoutMs: number; maxBytes: number; signal: AbortSignal | undefined }

/**
 * One request and its answer as a whole. undici's own `request()` makes a stream of the answer and a signal of the time,
 * which together take longer than everything that we do with a call but the signature.
 */
export function exchange(dispatcher: Dispatcher, request: Outgoing, limits: Limits): Promise<Received | Lost> {
  return new Promise((resolve) => {
    dispatcher.dispatch({ ...request, body: request.body ?? null }, new Exchange(limits, resolve))
  })
}

type Controller = Dispatcher.DispatchController
type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2]

class Exchange implements Dispatcher.DispatchHandler {
  readonly #limits: Limits
  readonly #resolve: (outcome: Received | Lost) => void
  readonly #timer: NodeJS.Timeout
  readonly #chunks: Buffer[] = []
  #size = 0
  #status = 0
  #headers: Headers = {}
  #controller: Controller | undefined
  /** Why it was ended by ourselves, if so. */
  #ended: Lost | undefined

  constructor(limits: Limits, resolve: (outcome: Received | Lost) => void) {
    this.#limits = limits
    this.#resolve = resolve
    const { timeoutMs, signal } = limits
    this.#timer = setTimeout(() => this.#end({ lost: `no answer within ${timeoutMs} ms` }), timeoutMs)
    if (signal?.aborted) this.#giveUp()
    else signal?.addEventListener('abort', this.#giveUp)
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller
    if (this.#ended) controller.abort(new Error(this.#ended.lost))
  }

  onResponseStart(_: Controller, status: number, headers: Headers): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_: Controller, chunk: Buffer): void {
    this.#size += chunk.length
    const { maxBytes } = this.#limits
    if (this.#size > maxBytes) this.#end({ lost: `the answer is larger than ${maxBytes} bytes` })
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const [first, ...more] = this.#chunks
    const body = more.length === 0 ? (first ?? NO_BODY) : Buffer.concat(this.#chunks)
    this.#settle(this.#ended ?? { status: this.#status, headers: firstValues(this.#headers), body })
  }

  onResponseError(_: Controller, error: Error): void {
    this.#settle(this.#ended ?? { lost: whyLost(error), ...(isUnsent(error) ? { unsent: true } : {}) })
  }

  readonly #giveUp = (): void => {
    this.#end({ lost: whyLost(this.#limits.signal?.reason), givenUp: true })
  }

  /** The caller hears of it at once, also while the request still waits for a connection. */
  #end(why: Lost): void {
    if (this.#ended) return
    this.#ended = why
    this.#settle(why)
    this.#controller?.abort(new Error(why.lost))
  }

  /** Only the first time counts. */
  #settle(outcome: Received | Lost): void {
    clearTimeout(this.#timer)
    this.#limits.signal?.removeEventListener('abort', this.#giveUp)
    this.#resolve(outcome)
  }
}

const NO_BODY = Buffer.alloc(0)

/** Of a header that comes twice, the first. */
export function firstValues(headers: Headers): Received['headers'] {
  const values: Record<string, string | undefined> = {}
  for (const name in headers) {
    const value = headers[name]
    values[name] = Array.isArray(value) ? value[0] : value
  }
  return values
}
