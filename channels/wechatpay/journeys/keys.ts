import type { JourneyFacts } from '@ruzhu/domain/journeys/facts.ts'
import type { Known, StepPlan } from '@ruzhu/domain/journeys/plan.ts'
import { both } from '@ruzhu/domain/text.ts'
import { guide } from './guide.ts'
import { PUBLIC_KEY_ID, SERIAL_NO } from './values.ts'

const CERTIFICATES = 'https://pay.weixin.qq.com/doc/v3/merchant/4013053053'

export type Keys<Of extends JourneyFacts> = {
  after: readonly string[]
  platform: readonly [chinese: string, english: string]
  /** They are kept here, and a platform has answered to them. */
  kept: (facts: Of) => Date | boolean
  /** Accounts that have an APIv2 key and no other. */
  speaksV2?: (facts: Of) => boolean
}

/** The page API安全 of the platform: certificate, keys, and who may see it. */
export function keySteps<Of extends JourneyFacts>(keys: Keys<Of>): readonly StepPlan<Of>[] {
  const { after, platform, kept, speaksV2 = () => false } = keys
  const known: readonly Known[] = ['record', 'word']
  const speaksV3 = (facts: Of) => !speaksV2(facts)
  const security = {
    'zh-CN': `登录${platform[0]} → 账户中心 → API安全`,
    en: `Sign in to ${platform[1]} → Account center (账户中心) → API security (API安全)`,
  }
  return [
    {
      key: 'security_contact',
      name: both('把工程师设为安全联系人', 'Make the engineer a security contact'),
      owner: 'superAdmin',
      after,
      known,
      done: kept,
      guide: guide(
        [
          security['zh-CN'],
          '安全联系人 → 添加技术负责人',
          '用操作密码和短信确认',
          '超级管理员只认一个人的微信；其他员工只能做被授权的事',
        ],
        [
          security.en,
          'Security contacts (安全联系人) → add the engineer',
          'Confirm with operation password and SMS',
          'The super admin is one person’s WeChat; staff may do what they were granted',
        ],
        both(
          '密钥和证书只有超级管理员和安全联系人能设置。',
          'Only the super admin and security contacts can set keys and certificates.',
        ),
      ),
    },
    {
      key: 'api_certificate',
      name: both('申请商户 API 证书', 'Apply for the merchant API certificate'),
      owner: 'superAdmin',
      after,
      known,
      done: kept,
      values: [SERIAL_NO],
      guide: guide(
        [
          `${security['zh-CN']} → 商户API证书 → 申请证书（换证书时：管理证书 → 申请新证书；最多 3 张同时有效，旧的要自己作废）`,
          '下载证书工具，商户号和商户名称与平台显示的一字不差',
          '把证书请求串贴到平台，用操作密码和短信确认，再把证书串贴回工具；也可以用自己生成的证书请求串，那样没有 p12',
          '工具提示「证书与本地公私钥不匹配」：没有贴全，或者贴了别次申请的证书串',
          'cert/<商户号>_<日期>_cert 里有 apiclient_key.pem、apiclient_cert.pem、apiclient_cert.p12（密码是商户号）；私钥只有这一份，丢了就申请新证书并作废旧的',
          '管理证书 → 记下「证书序列号」，也能从 apiclient_cert.pem 里读出',
          '登录用的「操作证书」不是它；2018 年 6 月以前由微信签发的旧证书不能用于 v3',
        ],
        [
          `${security.en} → Merchant API certificate (商户API证书) → Apply (renewing: 管理证书 → 申请新证书; at most 3 are valid at once, and old ones are revoked by hand)`,
          'Fetch the certificate tool; enter number and name exactly as the platform shows them',
          'Paste its request into the platform, confirm with operation password and SMS, paste the certificate back; a request of your own will do as well, and leaves no p12',
          'The tool says 证书与本地公私钥不匹配: not all was pasted, or the answer to another request',
          'cert/<number>_<day>_cert holds apiclient_key.pem, apiclient_cert.pem and apiclient_cert.p12 (its password is the merchant number); the private key exists nowhere else: lost, apply anew and revoke the old certificate',
          'Manage (管理证书): note 证书序列号, which apiclient_cert.pem tells as well',
          'The certificate for signing in (操作证书) is another one; certificates that WeChat itself issued before June 2018 do not work with v3',
        ],
        both(
          '每个请求都用它的私钥签名；v2 的退款和撤销还要用证书建立连接。',
          'Every request is signed with its private key; refunds and reversals of v2 connect with the certificate as well.',
        ),
        CERTIFICATES,
      ),
    },
    {
      key: 'api_v3_key',
      name: both('设置 APIv3 密钥', 'Set the APIv3 key'),
      owner: 'superAdmin',
      after,
      known,
      needed: speaksV3,
      done: kept,
      guide: guide(
        [
          `${security['zh-CN']} → APIv3密钥 → 设置`,
          '32 位数字和字母，用操作密码和短信确认',
          '设置后看不到原文，直接填到这里；忘了只能重置，新通知立刻改用新密钥',
        ],
        [
          `${security.en} → APIv3 key (APIv3密钥) → Set`,
          '32 digits and letters; confirm with operation password and SMS',
          'It is not shown afterwards: enter it here at once; forgotten, it is set anew, and new notifications use that at once',
        ],
        both(
          '没有它，平台不发通知，v3 的请求都会被拒绝（401「商户未设置APIv3密钥。」）。',
          'Without it no notification is sent, and every v3 request is refused (401 商户未设置APIv3密钥。).',
        ),
      ),
    },
    {
      key: 'public_key',
      name: both('申请微信支付公钥', 'Apply for the WeChat Pay public key'),
      owner: 'superAdmin',
      after,
      known,
      needed: speaksV3,
      done: kept,
      values: [PUBLIC_KEY_ID],
      guide: guide(
        [
          `${security['zh-CN']} → 微信支付公钥 → 申请公钥`,
          '下载 pub_key.pem（有的叫 wxp_pub.pem），复制「公钥 ID」',
          '新商户号只有公钥；还在用平台证书的老商户号，程序会自动下载平台证书，要换公钥就点「开启公钥切换」',
        ],
        [
          `${security.en} → WeChat Pay public key (微信支付公钥) → Apply`,
          'Download pub_key.pem (also seen as wxp_pub.pem) and copy 公钥ID',
          'New numbers have nothing else. Older ones on platform certificates: those are fetched by themselves; 开启公钥切换 moves to the key',
        ],
        both(
          '用来验证应答和通知，并加密敏感字段。',
          'Answers and notifications are verified with it, sensitive fields sealed.',
        ),
      ),
    },
    {
      key: 'api_v2_key',
      name: both('设置 APIv2 密钥（只有用 v2 接口才需要）', 'Set the APIv2 key (only for v2 interfaces)'),
      owner: 'superAdmin',
      after,
      known,
      done: (facts) => speaksV2(facts) && kept(facts),
      optional: true,
      guide: guide(
        [`${security['zh-CN']} → APIv2密钥 → 设置`, '32 位数字和字母，不要与 APIv3 密钥相同'],
        [`${security.en} → APIv2 key (APIv2密钥) → Set`, '32 digits and letters; not the same as the APIv3 key'],
        both(
          '付款码和旧接口的签名、XML 退款通知的解密用它。',
          'Payment codes and older interfaces are signed with it, and XML refund notices opened.',
        ),
      ),
    },
  ]
}
