import { ALIPAY_KEY, APP_ID, APP_KEY, rawGateway, spki } from '@ruzhu/alipay/testing/raw-gateway.ts'
import type { ProviderId } from '@ruzhu/domain/ids.ts'
import type { ProviderAccount } from '@ruzhu/domain/providers/providers.ts'
import { Secret } from '@ruzhu/domain/secret.ts'
import { openAlipay } from '../index.ts'

export const NOW = new Date('2026-11-23T02:00:00Z')
export { APP_ID }
export const PID = '2088511833207846'
/** A merchant who granted us something, and one who did not. */
export const MERCHANT = '2088102150527498'
export const STRANGER = '2088000000000009'
export const TOKEN = '201509BBeff9351ad1874306903e96b91d248A36'

const SETTINGS = { app_id: APP_ID, pid: PID, alipay_public_key: spki(ALIPAY_KEY) }

/** An account of published keys; `changes` of undefined take a value out. */
export function account(
  changes: Record<string, string | undefined> = {},
  secrets: Record<string, string> = {},
): ProviderAccount {
  const settings = Object.entries({ ...SETTINGS, ...changes }).filter(([, value]) => value !== undefined)
  const all = { private_key: APP_KEY.export({ type: 'pkcs8', format: 'pem' }).toString(), ...secrets }
  return {
    id: 'sp_000000000000000000000002' as ProviderId, // a test's own id
    channel: 'alipay',
    name: 'Ruzhu 示例服务商',
    settings: Object.fromEntries(settings.map(([name, value]) => [name, String(value)])),
    secrets: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, new Secret(name, value)])),
    createdAt: NOW,
    updatedAt: NOW,
  }
}

/** A channel over a server whose every answer the test writes. */
export async function openBefore(changes: Record<string, string> = {}) {
  const gateway = await rawGateway(() => NOW)
  const grants = new Map([[MERCHANT, new Secret('app_auth_token', TOKEN)]])
  const refused: string[] = []
  const open = openAlipay({
    baseUrl: gateway.baseUrl,
    now: () => NOW,
    findGrant: (_, subMchid) => Promise.resolve(grants.get(subMchid)),
    grantRefused: (_, subMchid) => refused.push(subMchid),
  })
  return {
    gateway,
    grants,
    /** Merchants whose token was refused. */
    refused,
    channel: await open(account(changes)),
    async close() {
      await gateway.close()
      await open.close()
    },
  }
}
