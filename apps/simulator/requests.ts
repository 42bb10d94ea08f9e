import type { HeaderList, RawAnswer, RawRequest, Verdict } from '@ruzhu/channels/contract/simulator.ts'

const KEPT_REQUESTS = 2000
const KEPT_BODY_BYTES = 16 * 1024

export type Trace = {
  id: number
  at: number
  gateway: string
  method: string
  target: string
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
  bodyBytes: number
  verdict: Verdict
  answer: { status: number; headers: HeaderList; body: string | Buffer } | undefined
  fault: string | undefined
  tookMs: number
}

/** The latest requests with what was found wrong with them. A trace for people, so it is short and not kept on disk. */
export class Requests {
  #traces: Trace[] = []
  #count = 0

  add(
    request: RawRequest,
    seen: { at: number; tookMs: number; gateway: string; fault: string | undefined; answer: RawAnswer; sent: boolean },
  ): void {
    this.#traces.push({
      id: ++this.#count,
      at: seen.at,
      gateway: seen.gateway,
      method: request.method,
      target: request.target,
      headers: request.headers,
      body: beginning(request.body),
      bodyBytes: request.body.length,
      verdict: seen.answer.verdict,
      answer: seen.sent ? short(seen.answer) : undefined,
      fault: seen.fault,
      tookMs: seen.tookMs,
    })
    // twice the limit, then the older half at once: no shifting of the list for each request
    if (this.#traces.length >= 2 * KEPT_REQUESTS) this.#traces = this.#traces.slice(-KEPT_REQUESTS)
  }

  since(id: number): Trace[] {
    return this.#traces.filter((trace) => trace.id > id)
  }

  about(number: string): Trace[] {
    return this.#traces.filter(({ verdict }) => verdict.about?.includes(number))
  }

  clear(): void {
    this.#traces = []
  }
}

/** Of a downloaded file only its beginning. */
function short(answer: RawAnswer): RawAnswer {
  return typeof answer.body === 'string' ? answer : { ...answer, body: beginning(answer.body) }
}

/** Copied where it is cut, so that a few lines do not hold megabytes of a picture. */
function beginning(body: Buffer): Buffer {
  return body.length > KEPT_BODY_BYTES ? Buffer.from(body.subarray(0, KEPT_BODY_BYTES)) : body
}
