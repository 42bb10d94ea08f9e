import type { Api, Json } from '@ruzhu/cli/demo/api.ts'

/** What our account there is saved with, so that it can make the calls that want an APIv2 key and a certificate to be shown. */
export async function withV2Key(simulator: Api, account: Json): Promise<Json> {
  const { serial_no: _, ...settings } = account['settings'] as Record<string, string>
  const key = 'V2'.repeat(16)
  const made = await simulator.patch(`/_sim/wechatpay/merchants/${settings['sp_mchid']}`, {
    api_v2_key: key,
    rotate: 'merchant_certificate',
  })
  return {
    name: account['name'],
    settings: { ...settings, certificate: made['certificate'] },
    secrets: { api_v2_key: key, private_key: made['private_key'] },
  }
}
