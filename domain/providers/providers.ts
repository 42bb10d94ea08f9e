import type { ClientId, ProviderId } from '../ids.ts'
import type { Secret } from '../secret.ts'

/**
 * An account at a platform: our company's own (服务商), or one that belongs to a client who is paid under a number and with
 * keys of its own (直连商户). Which settings and secrets there are is the channel's to say (`ChannelDescriptor.account`
 * and `ownAccount`): for WeChat Pay `sp_mchid`, `sp_appid`, `serial_no`, … and `private_key`, `api_v3_key`.
 */
export type ProviderAccount = {
  id: ProviderId
  /** Whose it is; our company's where this is missing. It never changes hands. */
  clientId?: ClientId
  channel: string
  name: string
  settings: Readonly<Record<string, string>>
  secrets: Readonly<Record<string, Secret<string>>>
  createdAt: Date
  updatedAt: Date
}

/** What is known of an account without opening anything. */
export type AccountOutline = Omit<ProviderAccount, 'secrets'>

/** What may be shown of a saved secret. */
export type SecretTrace = { field: string; length: number; fingerprint: string; setAt: Date; setBy: string }
