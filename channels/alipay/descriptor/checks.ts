import type { Letter } from '@ruzhu/domain/checks/callback.ts'
import type { CheckOffer } from '@ruzhu/domain/checks/offers.ts'
import { both } from '@ruzhu/domain/text.ts'

/** What can be asked about a method, in this order; done in `adapter/checks`. */
export const CHECKS: readonly CheckOffer[] = [
  {
    name: 'validity',
    of: 'account',
    mend: 'account',
    title: both('应用证书在有效期内', 'The application’s certificate is in force'),
    after: [],
  },
  {
    name: 'clock',
    of: 'account',
    title: both('服务器时间准确', 'Our clock is right'),
    after: ['validity'],
  },
  { name: 'online', of: 'account', title: both('应用已上线', 'The application is online'), after: ['clock'] },
  {
    name: 'signature',
    of: 'account',
    mend: 'account',
    title: both('签名能通过平台验证', 'The platform takes our signature'),
    after: ['clock', 'online'],
  },
  {
    name: 'answer',
    of: 'account',
    mend: 'account',
    title: both('支付宝的应答能验签', 'Alipay’s answers can be verified'),
    after: ['signature'],
  },
  {
    name: 'platform_key',
    of: 'account',
    mend: 'account',
    title: both('支付宝公钥证书是现在用的', 'Alipay’s certificate is the current one'),
    after: ['signature', 'answer'],
  },
  {
    name: 'ip_whitelist',
    of: 'account',
    title: both('IP 白名单放行这台服务器', 'The IP whitelist lets this server in'),
    after: ['signature'],
  },
  {
    name: 'grant',
    title: both('商家授权有效', 'The merchant’s authorisation stands'),
    after: ['signature', 'ip_whitelist'],
    only: ({ mode }) => mode === 'provider',
  },
  {
    name: 'app',
    mend: 'settings',
    title: both('{app}的 APPID 已绑定商家', 'The APPID of the app is bound: {app}'),
    after: ['grant', 'answer', 'platform_key', 'ip_whitelist'],
    per: 'app',
  },
  {
    name: 'product',
    mend: 'settings',
    title: both('「{scene}」已签约并授权', 'Signed and granted: {scene}'),
    after: ['grant', 'answer', 'platform_key', 'ip_whitelist'],
    per: 'scene',
  },
  {
    name: 'order',
    title: both('「{scene}」能下单：¥0.01 试单已关闭', 'Takes orders: {scene}; ¥0.01, closed at once'),
    after: ['product'],
    per: 'scene',
  },
]

/** A form whose escapes come out otherwise once it is read and written again. */
export const LETTER: Letter = {
  headers: [['Content-Type', 'application/x-www-form-urlencoded; charset=UTF-8']],
  body: 'notify_type=ruzhu_check&subject=%e8%bf%9e%E6%8E%A5+%7e%2a&empty=&sign=c2lnbmVk%2Bbm90aGluZw%3D%3D',
}
