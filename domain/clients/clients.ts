import type { ClientId, UserId } from '../ids.ts'
import type { Scene } from '../payments/payments.ts'

/** `path`: the journey of the channel by which it comes there; the channel's usual one where it is not said. */
export type Want = { channel: string; scenes: readonly Scene[]; path?: string }

/** A company that we onboard; 特约商户 once the platform has opened it. */
export type Client = {
  id: ClientId
  name: string
  shortName?: string
  /** 统一社会信用代码, unique among clients that are not archived. */
  creditCode?: string
  contactName: string
  contactPhone: string
  /** Where messages reach it, if it is to be written to at all. */
  contactEmail?: string
  /** 负责人: the member of ours who looks after it. */
  ownerId?: UserId
  /** What it wants to be paid with and where. */
  wants: readonly Want[]
  archivedAt?: Date
  createdAt: Date
  updatedAt: Date
}
