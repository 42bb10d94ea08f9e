import { get } from './json.ts'

/** The two calls that a shop needs. Everything else is at `/docs` of the server. */
export type Ruzhu = {
  createPayment(order: { methodId: string; no: string; item: string; amountFen: number }): Promise<NewPayment>
  createRefund(refund: { paymentId: string; no: string; amountFen: number; reason: string }): Promise<{ state: string }>
}
export type NewPayment = { id: string; codeUrl: string }

const TIMEOUT_MS = 20_000
const ATTEMPTS = 3

export function connectRuzhu({ url, apiKey }: { url: string; apiKey: string }): Ruzhu {
  return {
    async createPayment({ methodId, no, item, amountFen }) {
      const payment = await post('/v1/payments', no, {
        method_id: methodId,
        scene: 'native',
        out_trade_no: no,
        description: item,
        amount_fen: amountFen,
      })
      return { id: get(payment, 'id'), codeUrl: get(get(payment, 'pay', 'object'), 'code_url') }
    },
    async createRefund({ paymentId, no, amountFen, reason }) {
      const refund = await post('/v1/refunds', no, {
        payment_id: paymentId,
        out_refund_no: no,
        amount_fen: amountFen,
        reason,
      })
      return { state: get(refund, 'state') }
    },
  }

  /** The key makes repeating safe: the same key and body are done once, and answered alike each time. */
  async function post(path: string, idempotencyKey: string, body: object): Promise<object> {
    let problem = ''
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const answer = await send(path, idempotencyKey, body).catch((error: unknown) => `${path}: ${String(error)}`)
      if (typeof answer !== 'string' && answer.ok) return asObject(await answer.json())
      problem = typeof answer === 'string' ? answer : `${path}: ${answer.status} ${await answer.text()}`
      if (typeof answer !== 'string' && answer.status < 500) break
    }
    throw new Error(problem)
  }

  function send(path: string, idempotencyKey: string, body: object): Promise<Response> {
    return fetch(new URL(path, url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  }
}

function asObject(value: unknown): object {
  if (value === null || typeof value !== 'object') throw new TypeError('the answer is not an object')
  return value
}
