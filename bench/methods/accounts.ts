import type { ClientId, MethodId, ProviderId } from '@ruzhu/domain/ids.ts'
import type { PaymentMethod } from '@ruzhu/domain/methods/methods.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { ANSWERED_AT, PUBLIC_KEY_ID, PUBLIC_PEM } from '../wechatpay/answering.ts'

/** A few only: to make one takes longer than all that is measured, and each account parses its own text of it anyway. */
const PRIVATE_KEYS = Array.from({ length: 8 }, () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
)

export type OwnAccount = ProviderAccount & { clientId: ClientId }

/** What a client gives of its own merchant number. */
export function newAccount(id: ProviderId, clientId: ClientId, n: number): OwnAccount {
  return {
    id,
    clientId,
    channel: 'wechatpay',
    name: '总店',
    settings: {
      api_version: 'v3',
      mchid: String(1_600_000_000 + n),
      appid: 'wx8888888888888888',
      serial_no: randomBytes(20).toString('hex').toUpperCase(),
      public_key_id: PUBLIC_KEY_ID,
      public_key: PUBLIC_PEM,
    },
    secrets: {
      private_key: new Secret('private_key', PRIVATE_KEYS[n % PRIVATE_KEYS.length] ?? ''),
      api_v3_key: new Secret('api_v3_key', randomBytes(16).toString('hex')),
    },
    createdAt: ANSWERED_AT,
    updatedAt: ANSWERED_AT,
  }
}

export function newMethod(id: MethodId, account: OwnAccount): PaymentMethod {
  return {
    id,
    clientId: account.clientId,
    providerId: account.id,
    channel: account.channel,
    mode: 'direct',
    name: '直连收款',
    subMchid: account.settings['mchid'] ?? '',
    apps: [],
    scenes: ['jsapi'],
    place: 0,
    state: 'active',
    createdAt: ANSWERED_AT,
    updatedAt: ANSWERED_AT,
  }
}
