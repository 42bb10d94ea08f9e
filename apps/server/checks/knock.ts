import type { Arrived, Knock, KnockSeen } from '@ruzhu/domain/checks/callback.ts'
import { lookup } from 'node:dns/promises'
import { Agent, request } from 'undici'
import { mayReach } from '../webhooks/addresses.ts'

const TIMEOUT_MS = 10_000
/** What comes back holds what was sent, in Base64. */
const ANSWER_LIMIT_BYTES = 64 * 1024

/** Sends letters to ourselves, as a platform would: over the network, by the public address, following nothing. */
export class Knocker {
  readonly #agent = new Agent({ connect: { timeout: TIMEOUT_MS }, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS })
  readonly #isLive: boolean

  constructor({ isLive }: { isLive: boolean }) {
    this.#isLive = isLive
  }

  readonly knock: Knock = async (address, { headers, body }) => {
    const url = new URL(address)
    const start = performance.now()
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: headers.flat(),
        body,
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const { statusCode: status } = answer
      if (status >= 300 && status < 400) {
        await answer.body.dump({ limit: ANSWER_LIMIT_BYTES })
        return { state: 'redirected', status, to: originOf(answer.headers['location'], url) }
      }
      const arrived = status === 200 ? readArrived(await textOf(answer.body)) : undefined
      if (!arrived) {
        await answer.body.dump({ limit: ANSWER_LIMIT_BYTES })
        return { state: 'elsewhere', status }
      }
      const durationMs = Math.round(performance.now() - start)
      const inside = this.#isLive ? await internalAddressOf(url.hostname) : undefined
      return { state: 'arrived', arrived, durationMs, ...(inside !== undefined && { inside }) }
    } catch (error) {
      return lost(error)
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy()
  }
}

/** What the entrance answers to a letter; anything else was answered by somebody else. */
export type ArrivedView = { ruzhu_letter: 1; headers: [string, string][]; body_base64: string }

export function arrivedView(rawHeaders: readonly string[], bytes: Uint8Array): ArrivedView {
  const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [pair(name, rawHeaders[index + 1])] : []))
  return { ruzhu_letter: 1, headers: pairs, body_base64: Buffer.from(bytes).toString('base64') }
}

function pair(name: string, value = ''): [string, string] {
  return [name, value]
}

function readArrived(text: string): Arrived | undefined {
  const view = parsed(text)
  if (!isArrivedView(view)) return undefined
  return { headers: view.headers, bytes: new Uint8Array(Buffer.from(view.body_base64, 'base64')) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function isArrivedView(value: unknown): value is ArrivedView {
  if (typeof value !== 'object' || value === null || !('ruzhu_letter' in value)) return false
  return (
    'headers' in value &&
    Array.isArray(value.headers) &&
    'body_base64' in value &&
    typeof value.body_base64 === 'string'
  )
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > ANSWER_LIMIT_BYTES) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Never the path: what stands there is nobody's business. */
function originOf(location: string | string[] | undefined, base: URL): string {
  return URL.parse(String(location ?? ''), base)?.origin ?? '?'
}

async function internalAddressOf(hostname: string): Promise<string | undefined> {
  try {
    const { address } = await lookup(hostname.replace(/^\[|\]$/g, ''))
    return mayReach(address, { loopback: false }) ? undefined : address
  } catch {
    return undefined // it was reached, however the name came to it
  }
}

function lost(error: unknown): KnockSeen {
  if (!(error instanceof Error)) return { state: 'lost', why: 'failed' }
  if (error.name === 'TimeoutError') return { state: 'lost', why: `no answer within ${TIMEOUT_MS} ms` }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return TLS.test(code) ? { state: 'untrusted', code } : { state: 'lost', why: code }
}

const TLS = /CERT|SIGNATURE|SELF_SIGNED|ALTNAME|TLS|SSL/
