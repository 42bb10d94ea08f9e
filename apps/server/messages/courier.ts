import { type Courier, type Handed, type Letter, LONGEST_HANDING_MS } from '@ruzhu/domain/messages/courier.ts'
import type { MessageRoute, RobotRoute, SmsRoute } from '@ruzhu/domain/messages/routes.ts'
import { isIP } from 'node:net'
import { Agent, request } from 'undici'
import { type AddressRule, AddressRefused, guardedLookup, mayReach } from '../webhooks/addresses.ts'
import { readAnswer, ROBOTS, spoken } from './robots.ts'
import { readSmsAnswer, type SmsPosting, smsPosting } from './sms.ts'
import { mail } from './smtp.ts'

const ANSWER_LIMIT_BYTES = 16 * 1024
const ROBOT_TIMEOUT_MS = 15_000
/** Somebody may be looking at a page that waits for it. */
const SMS_TIMEOUT_MS = 8_000
/** The company's own gateway may stand beside us. */
const SMS_RULE: AddressRule = { loopback: true, inside: true }
/** Who sent too fast is not heard for so long: DingTalk says ten minutes. */
const TOO_FAST_MS = 10 * 60_000

export type CourierOptions = { rule: AddressRule; now: () => Date; longestMs?: number }

/** Carries letters out of the house. Holds the connections to the robots and to gateways for text messages. */
export class MessageCourier {
  readonly #agent: Agent
  readonly #smsAgent: Agent
  readonly #rule: AddressRule
  readonly #now: () => Date
  readonly #longestMs: number

  constructor({ rule, now, longestMs = LONGEST_HANDING_MS }: CourierOptions) {
    this.#rule = rule
    this.#now = now
    this.#longestMs = longestMs
    this.#agent = agent(rule, 10_000)
    this.#smsAgent = agent(SMS_RULE, 4_000)
  }

  readonly carry: Courier = (route, letter) => this.#carry(route, letter)

  async close(): Promise<void> {
    await Promise.all([this.#agent.destroy(), this.#smsAgent.destroy()])
  }

  #carry(route: MessageRoute, letter: Letter): Promise<Handed> {
    if (route.kind === 'smtp') return mail(route, letter, this.#longestMs)
    return route.kind === 'sms' ? this.#tellGateway(route, letter) : this.#tellRobot(route, letter)
  }

  async #tellGateway(route: SmsRoute, letter: Letter): Promise<Handed> {
    try {
      const { status, text } = await this.#post(smsPosting(route, letter, this.#now()), {
        rule: SMS_RULE,
        dispatcher: this.#smsAgent,
        timeoutMs: SMS_TIMEOUT_MS,
      })
      return readSmsAnswer(status, text)
    } catch (error) {
      return notHeard(error)
    }
  }

  async #tellRobot(route: RobotRoute, letter: Letter): Promise<Handed> {
    const robot = ROBOTS[route.kind]
    const { url, body } = robot.post(route, spoken(route, letter), this.#now())
    let answer: { status: number; text: string }
    try {
      answer = await this.#post(
        { url, headers: {}, body: JSON.stringify(body) },
        { rule: this.#rule, dispatcher: this.#agent, timeoutMs: ROBOT_TIMEOUT_MS },
      )
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

  async #post(posting: SmsPosting, { rule, dispatcher, timeoutMs }: By): Promise<{ status: number; text: string }> {
    const url = new URL(posting.url)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // an address that is already a number is never looked up
    if (isIP(host) !== 0 && !mayReach(host, rule)) throw new AddressRefused('the address is internal')
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Ruzhu', ...posting.headers },
      body: posting.body,
      dispatcher,
      signal: AbortSignal.timeout(Math.min(timeoutMs, this.#longestMs)),
    })
    return { status: statusCode, text: await beginning(answer) }
  }
}

type By = { rule: AddressRule; dispatcher: Agent; timeoutMs: number }

function agent(rule: AddressRule, connectMs: number): Agent {
  return new Agent({ connect: { lookup: guardedLookup(rule), timeout: connectMs }, keepAliveTimeout: 10_000 })
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
