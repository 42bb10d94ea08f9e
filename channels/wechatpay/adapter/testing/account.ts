import { createPublicKey } from 'node:crypto'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { API_V3_KEY, PUBLIC_KEY_ID, rawGateway } from '@ruzhu/wechatpay/testing/raw-gateway.ts'
import keys from '../../vectors/keys.json' with { type: 'json' }
import { openWechatpay } from '../index.ts'

export const NOW = new Date('2026-11-23T02:00:00Z')
export const SP_MCHID = '1900007291'
export const SP_APPID = 'wx8888888888888888'
export const SUB_MCHID = '1900000109'

const SETTINGS = {
  sp_mchid: SP_MCHID,
  sp_appid: SP_APPID,
  serial_no: '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
  public_key_id: PUBLIC_KEY_ID,
  public_key: createPublicKey(keys.G1.pem).export({ type: 'spki', format: 'pem' }).toString(),
  platform_certificates: JSON.stringify([{ serial_no: 'D7CE59D1F522D701', certificate: keys['G1-cert-A'].pem }]),
}

/** A provider account of published keys; `changes` of undefined take a value out. */
export function account(
  changes: Record<string, string | undefined> = {},
  secrets: Record<string, string> = {},
): ProviderAccount {
  const settings = Object.entries({ ...SETTINGS, ...changes }).filter(([, value]) => value !== undefined)
  const all = { private_key: keys.K1.pem, api_v3_key: API_V3_KEY, ...secrets }
  return {
    id: 'sp_000000000000000000000001' as ProviderId, // a test's own id
    channel: 'wechatpay',
    name: 'Ruzhu 示例服务商',
    settings: Object.fromEntries(settings.map(([name, value]) => [name, String(value)])),
    secrets: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, new Secret(name, value)])),
    createdAt: NOW,
    updatedAt: NOW,
  }
}

/** A channel over a server whose every answer the test writes. */
export async function openBefore() {
  const gateway = await rawGateway(() => NOW)
  const open = openWechatpay({ baseUrl: gateway.baseUrl, now: () => NOW })
  return {
    gateway,
    channel: await open(account()),
    async close() {
      await gateway.close()
      await open.close()
    },
  }
}
