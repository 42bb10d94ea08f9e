import type { NotificationId, ProviderId } from '../ids.ts'

/** What a gateway sent us: verified, stored raw, acknowledged; its work is done afterwards. */
export type Notification = {
  id: NotificationId
  providerId: ProviderId
  /** The gateway's own id, the same on every retry. */
  gatewayId: string
  headers: Readonly<Record<string, string>>
  body: string
  receivedAt: Date
  processedAt?: Date
}
