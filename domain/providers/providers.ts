import type { ProviderId } from '../ids.ts'
import type { Secret } from '../secret.ts'

/**
 * Our company's account at a platform (服务商). Which settings and secrets there are is the channel's to say
 * (`ChannelDescriptor.account`): for WeChat Pay `sp_mchid`, `sp_appid`, `serial_no`, … and `private_key`, `api_v3_key`.
 */
export type ProviderAccount = {
  id: ProviderId
  channel: string
  name: string
  settings: Readonly<Record<string, string>>
  secrets: Readonly<Record<string, Secret<string>>>
  createdAt: Date
  updatedAt: Date
}

/** What may be shown of a saved secret. */
export type SecretTrace = { field: string; length: number; fingerprint: string; setAt: Date; setBy: string }
