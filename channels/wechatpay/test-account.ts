import { type TestAccount, textOf } from '../contract/test-account.ts'

export const testAccount: TestAccount = {
  async open(ask) {
    const order = { kind: 'provider', name: '示例服务商有限公司', keys: 'public_key' }
    const opened = await ask('POST', '/_sim/wechatpay/merchants', order)
    const given = (name: string) => textOf(opened, name)
    return {
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
  },
}
