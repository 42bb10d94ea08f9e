import { ControlProblem } from '../../../contract/simulator.ts'
import type { Merchant } from '../merchants.ts'

/** Both keys are set by hand, and are not shown again. https://pay.weixin.qq.com/doc/v3/merchant/4013053267 */
export type NewKeys = { readonly api_v2_key?: string | null; readonly api_v3_key?: string | null }

const KEY = /^[0-9A-Za-z]{32}$/

/** With the keys that were given; `null` takes one away, as with a merchant that has never set it. */
export function withKeys(merchant: Merchant, { api_v2_key, api_v3_key }: NewKeys): Merchant {
  const { apiV2Key, apiV3Key, ...rest } = merchant
  const v2 = api_v2_key === undefined ? apiV2Key : checked('api_v2_key', api_v2_key)
  const v3 = api_v3_key === undefined ? apiV3Key : checked('api_v3_key', api_v3_key)
  return { ...rest, ...(v2 !== undefined && { apiV2Key: v2 }), ...(v3 !== undefined && { apiV3Key: v3 }) }
}

function checked(name: string, key: string | null): string | undefined {
  if (key === null) return undefined
  if (KEY.test(key)) return key
  throw new ControlProblem(400, `${name} has to be exactly 32 digits and letters.`, '密钥必须是 32 位数字或字母。')
}
