import { verify } from 'node:crypto'
import { openNotification } from '@ruzhu/alipay/notifications.ts'
import notifications from '@ruzhu/channels/alipay/vectors/notifications.json' with { type: 'json' }
import type { Contest } from '../measure.ts'
import { appOf, certain, publicKey, sdkOf } from './material.ts'

/** From the bytes of a payment's notice to its fields. The bare one is given the signed text and the signature ready made. */
export function alipayNotifications(): Contest {
  const [published] = notifications
  if (!published?.params || !published.genuine) throw new Error('no published notice')
  const { sign, app_id: appId } = published.params
  const body = Buffer.from(new URLSearchParams(Object.entries(published.params)).toString())
  const app = appOf(appId, 'NODE_NOTIFY_V1')
  const sdk = sdkOf(appId, 'NODE_NOTIFY_V1')
  const key = publicKey('NODE_NOTIFY_V1')
  const message = Buffer.from(published.text)
  const signature = Buffer.from(sign, 'base64')
  return {
    name: 'Alipay: check a notification',
    inFlight: 1,
    meter: 'processor',
    runners: [
      { name: 'node:crypto', run: () => certain(verify('sha256', message, key, signature)) },
      { name: 'ruzhu', run: () => certain(openNotification(body, app).genuine) },
      {
        name: 'alipay-sdk',
        run: () => certain(sdk.checkNotifySignV2(Object.fromEntries(new URLSearchParams(body.toString())))),
      },
    ],
  }
}
