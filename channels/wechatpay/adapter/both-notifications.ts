import type { Channel, NotificationSeen, RawNotification } from '@ruzhu/domain/channel.ts'
import { ACKNOWLEDGEMENT } from '@ruzhu/wechatpay/v2/notices.ts'
import { readNotification } from './notifications.ts'
import type { Provider } from './provider.ts'
import { isV2Notification, readV2Notification, type V2Reader } from './v2/notifications.ts'

/** What an account can tell the truth of: messages of APIv2, of v3, or of both. */
export type Readers = { v2: V2Reader | undefined; v3: Provider | undefined }

/**
 * To one address the gateway writes in both versions: an order is told of in the version it was made in, and some refunds
 * in XML whoever asked for them. Which it is the body tells: see docs/decisions/0025-apiv2-beside-v3.md
 */
export function readingBoth(calls: Omit<Channel, 'readNotification'>, readers: Readers): Channel {
  return {
    ...calls,
    readNotification: (raw) => readEither(readers, raw),
    // v3 reads the status only, and APIv2 goes on until it reads this
    ...(readers.v2 ? { acknowledgement: ACKNOWLEDGEMENT } : {}),
  }
}

async function readEither({ v2, v3 }: Readers, raw: RawNotification): Promise<NotificationSeen> {
  if (isV2Notification(raw)) return v2 ? readV2Notification(v2, raw) : { verified: false, why: 'unknown_key' }
  return v3 ? readNotification(v3, raw) : { verified: false, why: 'unknown_key' }
}
