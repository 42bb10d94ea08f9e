import type { Explanation, MessageExplanation } from '../errors.ts'
import { both } from '@ruzhu/domain/text.ts'
import { PLACES } from './places.ts'

const KEY_AND_NUMBER = both(
  '私钥与证书序列号不是一对',
  'The private key and the certificate serial number do not belong together',
)

const RENEW = [
  {
    owner: 'superAdmin',
    do: both(
      '申请新的商户 API 证书，把新私钥和新序列号一起交给技术人员。',
      'Apply for a new merchant API certificate; hand over its private key and serial number together.',
    ),
    place: PLACES.certificate,
  },
  {
    owner: 'developer',
    do: both(
      '同时换上新的私钥和序列号，只换一个仍会报错。',
      'Replace private key and serial number in one go; one without the other fails again.',
    ),
    place: PLACES.ourAccount,
  },
] as const

export const SIGNING_CODES: Readonly<Record<string, Explanation>> = {
  WECHATPAY_KEY_MISMATCH: {
    title: both(
      '微信支付公钥或平台证书不对，应答验签不通过',
      'The public key or platform certificate of WeChat Pay is wrong: its answers do not fit it',
    ),
    fix: [
      {
        owner: 'developer',
        do: both(
          '重新下载微信支付公钥，连同同一页上的公钥 ID 一起填；每个商户号的公钥都不同。',
          'Download the WeChat Pay public key again and enter it with the id on the same page; each merchant number has a different one.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
  SIGN_ERROR: {
    title: both('微信支付验签没有通过', 'WeChat Pay did not accept our signature'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '核对私钥是不是序列号那张证书的；都对的话，检查出口代理有没有改动请求。',
          'Check that the private key is the one of the certificate with this serial number; if so, check that no outgoing proxy alters the request.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
}

export const SIGNING_MESSAGES: readonly MessageExplanation[] = [
  {
    key: 'clock',
    says: /timestamp与发起请求的时间/,
    title: both('服务器的时间不准', 'The clock of the server is wrong'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '用 NTP 校准服务器时间；和标准时间差 5 分钟以上，所有请求都会被拒绝。',
          'Synchronise the clock by NTP; beyond five minutes every request is refused.',
        ),
      },
    ],
  },
  {
    key: 'no_certificate',
    says: /未申请过证书/,
    title: both('这个商户号还没有 API 证书', 'This merchant number has no API certificate yet'),
    fix: RENEW,
  },
  {
    key: 'no_apiv3_key',
    says: /未设置APIv3密钥/,
    title: both('这个商户号还没有设置 APIv3 密钥', 'This merchant number has no APIv3 key yet'),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '设置 32 位的 APIv3 密钥，再填到这个账号里。',
          'Set an APIv3 key of 32 characters, then enter it here.',
        ),
        place: PLACES.apiV3Key,
      },
    ],
  },
  {
    key: 'certificate_serial',
    says: /证书序列号有误/,
    title: KEY_AND_NUMBER,
    fix: [
      {
        owner: 'developer',
        do: both(
          '填商户 API 证书的序列号（不是平台证书的，也不是子商户的），并换上同一张证书的私钥。',
          'Enter the serial number of the merchant API certificate (neither a platform certificate’s nor a sub-merchant’s) with the private key of that same certificate.',
        ),
        place: PLACES.ourAccount,
      },
    ],
  },
  {
    key: 'certificate_ended',
    says: /证书已过期|证书已作废|已更换证书/,
    title: both('商户 API 证书已失效', 'The merchant API certificate is no longer valid'),
    fix: RENEW,
  },
  {
    key: 'authorization_header',
    says: /认证类型不正确|Authorization值格式错误/,
    title: both('微信支付没有收到完整的签名头', 'The signature header did not arrive as it was sent'),
    fix: [
      {
        owner: 'developer',
        do: both(
          '检查出口代理或网关有没有删改 Authorization 请求头。',
          'Check that no outgoing proxy or gateway removes or rewrites the Authorization header.',
        ),
      },
    ],
  },
  {
    key: 'encryption_serial',
    says: /缺少微信支付平台证书序列号|Wechatpay-Serial错误|平台私钥解密失败/,
    title: both(
      '加密用的微信支付公钥或平台证书不对',
      'The key of WeChat Pay that we encrypt with is not the right one',
    ),
    fix: [
      {
        owner: 'developer',
        do: both(
          '重新下载微信支付公钥，连同公钥 ID 一起更新；不要填商户证书的序列号。',
          'Download the WeChat Pay public key again and update it with its id; the serial number of a merchant certificate does not belong there.',
        ),
        place: PLACES.publicKey,
      },
    ],
  },
  {
    key: 'no_platform_certificate',
    says: /无可用的平台证书|\/v3\/certificates[^\n]{0,300}证书不存在/,
    title: both(
      '这个商户号只用微信支付公钥，没有平台证书',
      'This merchant number has only the public key and no platform certificates',
    ),
    fix: [
      {
        owner: 'superAdmin',
        do: both(
          '申请微信支付公钥，把公钥文件和公钥 ID 填到这个账号里。',
          'Apply for the WeChat Pay public key; enter its file and its id here.',
        ),
        place: PLACES.publicKey,
        link: 'https://pay.weixin.qq.com/doc/v3/merchant/4012153196',
      },
    ],
  },
]
