import type { MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'
import { step } from '../../contract/step.ts'

/** What is said on the way to the payer's openid, before anything is paid. Its `errcode` are numbers of another service. */
export const LOGIN_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'login_code',
    numbers: ['40029', '40163'],
    says: /code been used|invalid code\b/,
    title: both(
      '登录用的 code 用过了、过期了，或是别的 AppID 的',
      'The login code was used, has ended, or is of another AppID',
    ),
    fix: [
      step(
        'developer',
        '每次付款前重新取 code，只换一次 openid；前端和后端的 AppID 要是同一个。',
        'Fetch a fresh code before each payment and exchange it once; page and server must use the same AppID.',
        PLACES.ourMethod,
      ),
    ],
  },
  {
    key: 'login_secret',
    numbers: ['40125'],
    says: /invalid appsecret/i,
    title: both('AppSecret 不对', 'The AppSecret is wrong'),
    fix: [
      step(
        'operator',
        'AppSecret 重置过的，把新的填到支付方式里；别把支付密钥当成 AppSecret。',
        'Where it was reset, enter the new one at the payment method; a payment key is no AppSecret.',
        PLACES.ourMethod,
      ),
    ],
  },
  {
    key: 'login_appid',
    numbers: ['40013'],
    says: /invalid appid/i,
    title: both('换 openid 用的 AppID 不对', 'The AppID used to fetch the openid is wrong'),
    fix: [
      step(
        'developer',
        '用支付方式里写的 AppID，前后没有空格。',
        'Use the AppID that stands at the payment method, without blanks around it.',
        PLACES.ourMethod,
      ),
    ],
  },
  {
    key: 'ip_not_listed',
    numbers: ['40164'],
    says: /invalid ip [\d.]{7,15}.{0,80}not in whitelist/,
    title: both('服务器的 IP 不在公众平台的白名单里', 'The server’s IP is not on the whitelist of the account'),
    fix: [
      step(
        'superAdmin',
        '在公众平台「设置与开发 → 基本配置 → IP 白名单」加上报错里的 IP。',
        'Add the IP of the message in the official account platform, under basic settings, IP whitelist.',
      ),
    ],
  },
  {
    key: 'login_domain',
    says: /redirect_uri.{0,12}域名与后台配置不一致/,
    title: both('网页授权域名没有登记', 'The domain of the page is not registered for login'),
    fix: [
      step(
        'superAdmin',
        '在公众平台「设置与开发 → 功能设置 → 网页授权域名」加上付款页面的域名。',
        'Register the domain of the paying page in the official account platform, under function settings.',
      ),
    ],
  },
]
