import type { ClientId, TimelineId } from '../ids.ts'
import type { Text } from '../text.ts'

/** 我方 · 客户 · 平台 · 客户系统 · 自动 */
export type TimelineSource = 'us' | 'client' | 'platform' | 'client_system' | 'system'

/** One sentence about what happened; never edited, a correction is a new entry. */
export type TimelineEntry = {
  id: TimelineId
  clientId: ClientId
  /** The object it is about: `pay_…`, `ap_…`, or the client itself. */
  subject: string
  at: Date
  source: TimelineSource
  /** The person, where one acted. */
  by?: string
  text: Text
  /** Bounded, without secrets: status, code, request id, milliseconds. */
  detail?: Readonly<Record<string, string | number>>
}
