import { later, MINUTE_MS } from '../time.ts'
import type { RouteKind } from './routes.ts'

/**
 * Messages that a robot takes in a minute. Who sends more is not heard for ten minutes.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770 20 a minute
 * @see https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages 20 a minute
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot 100 a minute and 5 a second; 20 keep within both
 */
const A_MINUTE: Readonly<Record<RouteKind, number>> = { wecom: 20, dingtalk: 20, feishu: 20, smtp: 60, sms: 60 }

/** When the next may start: at once, or when the oldest of a full minute is a minute old. */
export function freeAt(kind: RouteKind, starts: readonly Date[], now: Date): Date {
  const recent = starts.filter((start) => later(start, MINUTE_MS) > now)
  const most = A_MINUTE[kind]
  const oldest = recent.at(-most)
  return oldest === undefined ? now : later(oldest, MINUTE_MS)
}

/** Kept for the next: as many as a minute may hold, oldest first. */
export function withStart(starts: readonly Date[], now: Date): readonly Date[] {
  return [...starts.filter((start) => later(start, MINUTE_MS) > now), now].slice(-Math.max(...Object.values(A_MINUTE)))
}
