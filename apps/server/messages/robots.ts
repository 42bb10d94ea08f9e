import type { Letter } from '@ruzhu/domain/messages/courier.ts'
import type { RobotKind, RobotRoute } from '@ruzhu/domain/messages/routes.ts'
import { createHmac } from 'node:crypto'

/** What is posted where, so that a robot writes into its group. */
export type Posting = { url: string; body: unknown }

export type RobotAnswer = { code: number | undefined; said: string }

export type Robot = {
  post(route: RobotRoute, text: string, now: Date): Posting
  /** Codes by which it says that we send too fast; it listens again in so long. */
  tooFast: readonly number[]
  /** Codes of its own that may pass; every other one stays as it is until somebody changes the settings. */
  passing: readonly number[]
}

const LONGEST_BYTES = 2000

/** @see https://developer.work.weixin.qq.com/document/path/91770 text of at most 2048 bytes; errors at path/90313 */
const WECOM: Robot = {
  post: ({ url }, content) => ({ url: url.reveal(), body: { msgtype: 'text', text: { content } } }),
  tooFast: [45009, 45033],
  passing: [-1],
}

/**
 * The signature covers the milliseconds of now and stands in the address; the key is also the first line's neighbour.
 *
 * @see https://open.dingtalk.com/document/orgapp/customize-robot-security-settings
 */
const DINGTALK: Robot = {
  post({ url, signing }, content, now) {
    const address = new URL(url.reveal())
    if (signing) {
      const timestamp = String(now.getTime())
      const sign = createHmac('sha256', signing.reveal()).update(`${timestamp}\n${signing.reveal()}`).digest('base64')
      address.searchParams.set('timestamp', timestamp)
      address.searchParams.set('sign', sign)
    }
    return { url: address.href, body: { msgtype: 'text', text: { content } } }
  },
  tooFast: [130101, 410100],
  passing: [-1],
}

/**
 * Here the text to be covered is the key, and what is signed is empty; seconds, and both stand in the body.
 *
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
const FEISHU: Robot = {
  post({ url, signing }, text, now) {
    const body = { msg_type: 'text', content: { text } }
    if (!signing) return { url: url.reveal(), body }
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const sign = createHmac('sha256', `${timestamp}\n${signing.reveal()}`).update('').digest('base64')
    return { url: url.reveal(), body: { timestamp, sign, ...body } }
  },
  tooFast: [11232, 9499],
  passing: [],
}

export const ROBOTS: Readonly<Record<RobotKind, Robot>> = { wecom: WECOM, dingtalk: DINGTALK, feishu: FEISHU }

/** One text: robots know no subject. Where the group asks for a word, it is there; what is too long ends in an ellipsis. */
export function spoken({ keyword }: RobotRoute, { text }: Letter): string {
  const whole = keyword === undefined || text.includes(keyword) ? text : `${keyword}\n${text}`
  return shortened(whole, LONGEST_BYTES)
}

function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let kept = ''
  let used = Buffer.byteLength('…')
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) break
    kept += character
  }
  return `${kept}…`
}

/** Each puts its word under another name: `errcode`, or `code`, or in older answers `StatusCode`. */
export function readAnswer(body: string): RobotAnswer {
  const parsed = parse(body)
  const code = parsed['errcode'] ?? parsed['code'] ?? parsed['StatusCode']
  return { code: typeof code === 'number' ? code : undefined, said: body }
}

function parse(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {} // not JSON: no code is in it, and that is what the caller asks for
  }
}
