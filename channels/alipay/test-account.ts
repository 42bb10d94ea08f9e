import { type TestAccount, textOf } from '../contract/test-account.ts'

/** A third-party application; with its two addresses entered, as merchants' returns and messages need them. */
export const testAccount: TestAccount = {
  async open(ask) {
    const opened = await ask('POST', '/_sim/alipay/apps', { kind: 'isv', name: '示例服务商有限公司' })
    const given = (name: string) => textOf(opened, name)
    return {
      name: '示例服务商（模拟器）',
      settings: { app_id: given('app_id'), pid: given('seller_id'), alipay_public_key: given('alipay_public_key') },
      secrets: { private_key: given('app_private_key') },
    }
  },
  async enter(ask, { app_id }, { notifyUrl, redirectUri }) {
    await ask('PATCH', `/_sim/alipay/apps/${app_id}`, { gateway_url: notifyUrl, redirect_uris: [redirectUri] })
  },
}
