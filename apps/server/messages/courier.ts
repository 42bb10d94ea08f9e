import { type Courier, type Handed, type Letter, LONGEST_HANDING_MS } from '@ruzhu/domain/messages/courier.ts'
import type { MessageRoute, RobotRoute } from '@ruzhu/domain/messages/routes.ts'
import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { type AddressRule, AddressRefused, guardedLookup, mayReach } from '../webhooks/addresses.ts'
import { readAnswer, ROBOTS, spoken } from './robots.ts'
import { mail } from './smtp.ts'

const ANSWER_LIMIT_BYTES = 16 * 1024
const ROBOT_TIMEOUT_MS = 15_000
/** Who sent too fast is not heard for so long: DingTalk says ten minutes. */
const TOO_FAST_MS = 10 * 60_000

export type CourierOptions = { rule: AddressRule; now: () => Date; longestMs?: number }

/** Carries letters out of the house. Holds the connections to the robots. */
export class MessageCourier {
  readonly #agent: Agent
  readonly #rule: AddressRule
  readonly #now: () => Date
  readonly #longestMs: number

  constructor({ rule, now, longestMs = LONGEST_HANDING_MS }: CourierOptions) {
    this.#rule = rule
    this.#now = now
    this.#longestMs = longestMs
    this.#agent = new Agent({ connect: { lookup: guardedLookup(rule), timeout: 10_000 }, keepAliveTimeout: 10_000 })
  }

  readonly carry: Courier = (route, letter) => this.#carry(route, letter)

  close(): Promise<void> {
    return this.#agent.destroy()
  }

  #carry(route: MessageRoute, letter: Letter): Promise<Handed> {
    return route.kind === 'smtp' ? mail(route, letter, this.#longestMs) : this.#tellRobot(route, letter)
  }

  async #tellRobot(route: RobotRoute, letter: Letter): Promise<Handed> {
    const robot = ROBOTS[route.kind]
    const { url, body } = robot.post(route, spoken(route, letter), this.#now())
    let answer: { status: number; text: string }
    try {
      answer = await this.#post(url, JSON.stringify(body))
    } catch (error) {
      return notHeard(error)
    }
    if (answer.status >= 500) return { outcome: 'unknown', reason: `http ${answer.status}` }
    if (answer.status === 429) return { outcome: 'refused', reason: 'http 429', again: true, afterMs: TOO_FAST_MS }
    const { code } = readAnswer(answer.text)
    if (answer.status < 300 && code === 0) return { outcome: 'sent' }
    if (code === undefined) return { outcome: 'refused', reason: `http ${answer.status}`, again: false }
    if (robot.tooFast.includes(code)) {
      return { outcome: 'refused', reason: `too fast, errcode ${code}`, again: true, afterMs: TOO_FAST_MS }
    }
    return { outcome: 'refused', reason: `errcode ${code}`, again: robot.passing.includes(code) }
  }

  async #post(address: string, body: string): Promise<{ status: number; text: string }> {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // an address that is already a number is never looked up
    if (isIP(host) !== 0 && !mayReach(host, this.#rule)) throw new AddressRefused('the address is internal')
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Ruzhu' },
      body,
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(Math.min(ROBOT_TIMEOUT_MS, this.#longestMs)),
    })
    return { status: statusCode, text: await beginning(answer) }
  }
}

/** An answer without end is not read to its end. */
async function beginning(answer: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer) {
    chunks.push(chunk)
    size += chunk.length
    if (size > ANSWER_LIMIT_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT_BYTES).toString('utf8')
}

const NEVER_BEGAN = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** What never reached the other side was not said; anything else may have been. The address is a secret and in no word here. */
function notHeard(error: unknown): Handed {
  if (error instanceof AddressRefused) return { outcome: 'refused', reason: 'address_refused', again: false }
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (code !== undefined && NEVER_BEGAN.includes(code)) {
    return { outcome: 'refused', reason: code.toLowerCase(), again: true }
  }
  const timeout = error instanceof Error && error.name === 'TimeoutError'
  return { outcome: 'unknown', reason: timeout ? 'timeout' : (code?.toLowerCase() ?? 'failed') }
}
