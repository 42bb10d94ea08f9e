import { type KeyObject, createPrivateKey, createPublicKey } from 'node:crypto'
import { AlipaySdk } from 'alipay-sdk'
import { AlipayKeys } from '@ruzhu/alipay/alipay-keys.ts'
import type { App } from '@ruzhu/alipay/app.ts'
import keys from '@ruzhu/channels/alipay/vectors/keys.json' with { type: 'json' }

type Published = 'NODE_SANDBOX_ALIPAY' | 'NODE_NOTIFY_V1'
const ownKey = keys.NET_MOCK_PRIVATE.private_key

export const privateKey = createPrivateKey({ key: Buffer.from(ownKey, 'base64'), format: 'der', type: 'pkcs1' })

export function publicKey(name: Published): KeyObject {
  return createPublicKey({ key: Buffer.from(keys[name].public_key, 'base64'), format: 'der', type: 'spki' })
}

/** An application whose answers and notices are signed with this published key. */
export function appOf(appId: string, name: Published): App {
  const alipayKeys = AlipayKeys.ofPublicKey(publicKey(name))
  return { appId, privateKey, alipayKeys, signType: 'RSA2', charset: 'utf-8' }
}

export function sdkOf(appId: string, name: Published): AlipaySdk {
  return new AlipaySdk({ appId, privateKey: ownKey, alipayPublicKey: keys[name].public_key })
}

/** A runner that fails would be the fastest of all. */
export function certain(right: boolean): void {
  if (!right) throw new Error('not verified')
}
