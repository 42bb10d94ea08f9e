import type { ClientId } from '../ids.ts'
import type { Scene } from '../payments/payments.ts'

/** A company that we onboard; 特约商户 once the platform has opened it. */
export type Client = {
  id: ClientId
  name: string
  shortName?: string
  /** 统一社会信用代码, unique among clients that are not archived. */
  creditCode?: string
  contactName: string
  contactPhone: string
  /** What it wants to be paid with and where. */
  wants: readonly { channel: string; scenes: readonly Scene[] }[]
  archivedAt?: Date
  createdAt: Date
  updatedAt: Date
}
