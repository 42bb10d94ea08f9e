import { request } from 'undici'
import type { Parts } from '../parts.ts'
import { save } from '../routes/provider-accounts.ts'

/** Where there is no account at a platform yet, the simulator opens one, so that a newcomer can begin with a client at once. */
export async function makeFirstAccount(parts: Parts, simulatorUrl: string): Promise<boolean> {
  if ((await parts.deps.store.read.providers.all()).length > 0) return false
  const { statusCode, body } = await request(new URL('/_sim/wechatpay/merchants', simulatorUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'provider', name: '示例服务商有限公司', keys: 'public_key' }),
    signal: AbortSignal.timeout(10_000),
  })
  const opened: unknown = await body.json()
  if (statusCode !== 201) throw new Error(`the simulator answered ${statusCode} when asked for a provider`)
  const given = (name: string) => textOf(opened, name)
  const account = {
    channel: 'wechatpay',
    name: '示例服务商（模拟器）',
    settings: {
      sp_mchid: given('mchid'),
      sp_appid: given('appid'),
      serial_no: given('serial_no'),
      public_key_id: given('public_key_id'),
      public_key: given('public_key'),
    },
    secrets: { private_key: given('private_key'), api_v3_key: given('api_v3_key') },
  }
  await save(parts, account, { name: '模拟器' })
  return true
}

function textOf(holder: unknown, name: string): string {
  const value = typeof holder === 'object' && holder !== null ? new Map(Object.entries(holder)).get(name) : undefined
  if (typeof value !== 'string') throw new Error(`the simulator's answer has no ${name}`)
  return value
}
